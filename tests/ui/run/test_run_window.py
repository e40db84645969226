"""The run window by keys and mouse, on a real file."""

import json
import sqlite3

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton

from bonfire_deck.files import gathering
from bonfire_deck.files.schema import Value
from bonfire_deck.model.words import KINDS
from bonfire_deck.ui.plan_sheet import PlanSheet
from bonfire_deck.ui.run.bin import BinDialog

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def texts(window):
    return [reaction.text for reaction in window.workbench.reader.session().reactions]


def type_line(qtbot, window, text, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClicks(window.side.field, text)
    qtbot.keyClick(window.side.field, Qt.Key.Key_Return, modifier)


def test_a_line_goes_to_the_group_and_kind_of_the_chord_before_it(window, qtbot):
    session = window.workbench.reader.session()
    for number, group in enumerate(session.groups, 1):
        qtbot.keyClick(window.side.field, Qt.Key(Qt.Key.Key_0 + number), CTRL)
        qtbot.keyClick(window.side.field, Qt.Key(Qt.Key.Key_0 + number), ALT)
        type_line(qtbot, window, f"Said by {group.name}")
    kept = window.workbench.reader.session().reactions
    assert [r.group_id for r in kept] == [group.id for group in session.groups]
    assert [r.kind for r in kept] == list(KINDS[:5])
    assert {r.card_id for r in kept} == {session.cards[0].id}
    assert not any(r.shown for r in kept)
    assert window.side.saved.text().startswith("✓")


def test_plain_letters_are_never_commands_and_land_in_the_field_wherever_the_focus_is(window, qtbot):
    chip = window.findChild(QPushButton, "kind-chip-feel")
    chip.setFocus()
    qtbot.keyClicks(chip, "bsv.")
    assert window.side.field.toPlainText() == "bsv."
    assert not window.stage.black


def test_enter_shift_and_empty(window, qtbot):
    qtbot.keyClick(window.side.field, Qt.Key.Key_Return)
    assert texts(window) == []
    qtbot.keyClicks(window.side.field, "one")
    qtbot.keyClick(window.side.field, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClicks(window.side.field, "two")
    qtbot.keyClick(window.side.field, Qt.Key.Key_Return, CTRL)
    assert texts(window) == ["one\ntwo"]
    assert window.workbench.reader.session().reactions[0].shown


def test_clicker_keys_move_pictures_also_from_the_field_and_stop_at_the_ends(window, qtbot):
    cards = window.workbench.reader.session().cards
    for _time in range(len(cards) + 2):
        qtbot.keyClick(window.side.field, Qt.Key.Key_PageDown)
    assert window.stage.card == cards[-1]
    for _time in range(len(cards) + 2):
        qtbot.keyClick(window.side.field, Qt.Key.Key_PageUp)
    assert window.stage.card == cards[0]


def test_live_black_board_and_leaving_on_one_screen(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.stage.live
    room = window.projector.window
    qtbot.waitUntil(room.isVisible)
    qtbot.keyClick(room, Qt.Key.Key_F7)
    assert room.grab().toImage().pixelColor(5, 5).name() == "#000000"
    qtbot.keyClick(room, Qt.Key.Key_F7)
    qtbot.keyClick(room, Qt.Key.Key_PageDown)
    assert window.stage.card == window.workbench.reader.session().cards[1]
    qtbot.keyClick(room, Qt.Key.Key_F6)
    assert window.stage.mode == "board"
    qtbot.keyClick(room, Qt.Key.Key_F6)
    qtbot.keyClicks(room, "typed blind")
    assert window.side.field.toPlainText() == "typed blind"
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    assert (window.stage.live, window.stage.mode) == (True, "holding")
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    assert not window.stage.live
    assert not room.isVisible()
    assert window.cover.isVisible()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Space, CTRL)
    assert not window.cover.isVisible()


def test_only_what_was_shown_is_on_the_wall_three_at_a_time(window, qtbot):
    for number in range(5):
        type_line(qtbot, window, f"Line {number}", CTRL if number != 2 else Qt.KeyboardModifier.NoModifier)
    assert [r.text for r in window.stage.shown_here()] == ["Line 0", "Line 1", "Line 3", "Line 4"]
    qtbot.keyClick(window.side.field, Qt.Key.Key_A, CTRL | SHIFT)
    assert len(window.stage.shown_here()) == 5


def test_changing_a_line_can_move_it_and_gives_the_half_typed_words_back(window, qtbot):
    type_line(qtbot, window, "Wrong table")
    qtbot.keyClicks(window.side.field, "half a li")
    qtbot.keyClick(window.side.field, Qt.Key.Key_F2)
    assert window.side.field.toPlainText() == "Wrong table"
    qtbot.keyClick(window.side.field, Qt.Key.Key_3, CTRL)
    window.side.field.selectAll()
    type_line(qtbot, window, "Right table")
    session = window.workbench.reader.session()
    assert [(r.text, r.group_id) for r in session.reactions] == [("Right table", session.groups[2].id)]
    assert window.side.field.toPlainText() == "half a li"
    assert window.stage.group_id == session.groups[0].id
    qtbot.keyClick(window.side.field, Qt.Key.Key_F2)
    qtbot.keyClick(window.side.field, Qt.Key.Key_Escape)
    assert window.side.field.toPlainText() == "half a li"
    assert texts(window) == ["Right table"]


def test_the_list_bins_shows_finds_and_the_bin_gives_back(window, qtbot):
    for words in ("An apple", "A pear"):
        type_line(qtbot, window, words)
    lines = window.side.list
    qtbot.waitUntil(lambda: lines.lines.rowCount() == 2)
    lines.setCurrentIndex(lines.lines.index(0))
    qtbot.keyClick(lines, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [r.text for r in window.stage.shown_here()] == ["A pear"]
    qtbot.keyClick(lines, Qt.Key.Key_Delete)
    assert texts(window) == ["An apple"]
    assert "bin" in window.line.text()
    dialog = BinDialog(window, window.workbench)
    qtbot.addWidget(dialog)
    assert dialog.list.count() == 1
    dialog.bring_back()
    assert sorted(texts(window)) == ["A pear", "An apple"]
    qtbot.keyClick(window.side.field, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(window.side.find_field, "pple")
    assert [row.reaction.text for row in lines.lines.rows] == ["An apple"]
    qtbot.keyClick(window.side.find_field, Qt.Key.Key_Escape)
    assert lines.lines.rowCount() == 2


def test_undo_takes_typing_first_then_the_session_and_says_which(window, qtbot):
    type_line(qtbot, window, "Kept")
    qtbot.keyClicks(window.side.field, "typing")
    qtbot.keyClick(window.side.field, Qt.Key.Key_Z, CTRL)
    assert window.side.field.toPlainText() == ""
    assert texts(window) == ["Kept"]
    qtbot.keyClick(window.side.field, Qt.Key.Key_Z, CTRL)
    assert texts(window) == []
    assert "Add a reaction" in window.line.text()


def test_two_versions_are_marked_and_one_key_chooses(window, qtbot, tmp_path):
    type_line(qtbot, window, "First words")
    reaction = window.workbench.reader.session().reactions[0]
    connection: sqlite3.Connection = window.workbench.history.connection
    gathering.reword(window.workbench.history, reaction.id, "Mine")
    # As a merge brings it: an edit that replaced the same words, made elsewhere at the same time.
    first = connection.execute("SELECT edit_id FROM history WHERE row_id = ? AND was IS NULL LIMIT 1", (reaction.id,))
    values: tuple[Value, ...] = (json.dumps([first.fetchone()[0]]), reaction.id)
    other = "01a00000-0000-7000-8000-000000000001"
    connection.execute(
        "INSERT INTO edits VALUES (?, '000000000001-0000-aaaaaaaaaaaaaaaa-00000001', 'elsewhere', '', NULL, '')",
        (other,),
    )
    connection.execute(
        "INSERT INTO history VALUES (?, 'reactions', ?, 'text', '\"First words\"', '\"Theirs\"', ?)",
        (other, values[1], values[0]),
    )
    window.workbench.reader.forget_all()
    window.refresh()
    assert window.side.list.lines.rows[0].two_versions
    window.side.list.setCurrentIndex(window.side.list.lines.index(0))
    qtbot.keyClick(window.side.list, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert texts(window) == ["Theirs"]
    assert not window.side.list.lines.rows[0].two_versions


def test_when_the_disk_refuses_the_words_stay_and_go_to_the_rescue_file(window, qtbot, tmp_path):
    window.workbench.history.connection.execute("PRAGMA query_only=ON")
    type_line(qtbot, window, "Not to be lost")
    assert window.side.field.toPlainText() == "Not to be lost"
    rescued = list(window.workbench.paths.rescue.glob("*.jsonl"))
    assert json.loads(rescued[0].read_text())["text"] == "Not to be lost"
    assert window.side.saved.text() == "not saved"
    assert str(rescued[0]) in window.line.text()
    window.workbench.history.connection.execute("PRAGMA query_only=OFF")
    qtbot.keyClick(window.side.field, Qt.Key.Key_Return)
    assert texts(window) == ["Not to be lost"]


def test_pins_by_mouse_and_by_arrows(window, qtbot):
    target = window.picture.target()
    qtbot.mouseClick(window.picture, Qt.MouseButton.LeftButton, pos=target.topLeft().toPoint() + QPoint(1, 1))
    assert window.side.pin == pytest.approx((0.0, 0.0), abs=0.01)
    qtbot.keyClick(window.side.field, Qt.Key.Key_Escape)
    assert window.side.pin is None
    window.picture.setFocus()
    qtbot.keyClick(window.picture, Qt.Key.Key_Right)
    qtbot.keyClick(window.picture, Qt.Key.Key_Down)
    # The first key sets it in the middle; a step is as long downwards as to the right, on a picture of 3:2.
    assert window.side.pin == pytest.approx((0.5, 0.5 + 0.015 * 1.5), abs=0.001)
    type_line(qtbot, window, "Here")
    assert window.workbench.reader.session().reactions[0].pin == pytest.approx((0.5, 0.5 + 0.015 * 1.5), abs=0.001)


def test_rounds_timer_and_plan(window, qtbot):
    rounds = window.workbench.reader.session().rounds
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.stage.round == rounds[1]
    assert window.stage.timer.remaining(window.stage.now()) == pytest.approx(rounds[1].minutes * 60, abs=1)
    qtbot.keyClick(window, Qt.Key.Key_F8, SHIFT)
    assert window.stage.round == rounds[0]
    qtbot.keyClick(window.side.field, Qt.Key.Key_Up, CTRL)
    assert window.bar.time.text() == "21:00"
    sheet = PlanSheet(window, window.workbench)
    qtbot.addWidget(sheet)
    sheet.add()
    sheet.title.setText("An extra one")
    sheet.title.editingFinished.emit()
    assert window.workbench.reader.session().rounds[1].title == "An extra one"
    sheet.remove()
    assert len(window.workbench.reader.session().rounds) == len(rounds)


def test_own_notes_are_kept_for_each_picture_and_never_on_the_wall(window, qtbot):
    qtbot.keyClicks(window.side.notes, "Ask about the cup")
    qtbot.keyClick(window.side.field, Qt.Key.Key_PageDown)
    assert window.side.notes.toPlainText() == ""
    qtbot.keyClick(window.side.field, Qt.Key.Key_PageUp)
    assert window.side.notes.toPlainText() == "Ask about the cup"
    assert [note.text for note in window.workbench.reader.session().notes] == ["Ask about the cup"]


def test_the_wall_never_has_small_letters_and_shows_the_picture_whole(window, qtbot):
    for number in range(3):
        type_line(qtbot, window, f"A rather long line that somebody at table {number} said about it", CTRL)
    window.stage.go_live()
    room = window.projector.window
    room.resize(960, 540)
    image = room.grab().toImage()
    assert isinstance(image, QImage)
    shown = window.images.whole(window.stage.card.picture_id).pixelColor(10, 10)
    inside = image.pixelColor(int(image.width() * 0.3), int(image.height() * 0.4))
    assert abs(inside.red() - shown.red()) < 12
    window.stage.leave_live()
