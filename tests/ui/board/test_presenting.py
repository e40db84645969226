"""Locked for presenting: one looks, zooms and goes on, and nothing can be moved or changed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from bonfire_deck.model.words import PARTS
from bonfire_deck.paper.canvas import qrect
from bonfire_deck.ui.audience.wall import plain, wall_from, wall_of
from bonfire_deck.ui.board.board_window import BoardWindow
from bonfire_deck.ui.board.presenting import CHANGES_NOTHING
from bonfire_deck.ui.run.stage import Stage
from tests.ui.board.conftest import say
from tests.ui.board.test_board_window import drag, labels, where


@pytest.fixture
def locked(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F5)
    return window


def seen(window):
    return window.view.mapToScene(window.view.viewport().rect()).boundingRect()


def on_screen(window, rect):
    return window.view.mapFromScene(qrect(rect)).boundingRect()


def test_a_mark_says_so_and_the_same_key_unlocks(window, qtbot):
    mark = window.findChild(QLabel, "lock-mark")
    assert not mark.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert mark.isVisible()
    assert "F5" in mark.text()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert not mark.isVisible()


def test_nothing_can_be_moved_by_hand_or_keys_until_it_is_unlocked(locked, bench, qtbot):
    count, before = len(labels(bench)), dict(locked.laid_out.rects)

    drag(qtbot, locked, where(locked, bench.ids[0]), QPoint(60, 30))
    locked.selection.choose((bench.ids[0], bench.ids[3]))
    qtbot.keyClick(locked.view, Qt.Key.Key_Right)
    locked.toggle_outline()
    locked.selection.choose((bench.ids[0], bench.ids[3]))
    qtbot.keyClick(locked.outline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert len(labels(bench)) == count
    assert locked.laid_out.rects == before == locked.view.layer.laid_out.rects
    locked.toggle_outline()
    qtbot.keyClick(locked, Qt.Key.Key_F5)
    locked.view.fit()
    drag(qtbot, locked, where(locked, bench.ids[0]), QPoint(60, 30))
    assert labels(bench)[count:] == ["Move 2 items"]


def test_no_key_changes_anything_while_locked(locked, bench):
    locked.selection.choose(bench.ids[:3])
    count, before = len(labels(bench)), bench.reader.session()
    for action in locked.table.actions:
        if action.name not in CHANGES_NOTHING:
            locked.table.do(action.name)
            assert QApplication.activeModalWidget() is QApplication.activePopupWidget() is None, action.name
            assert "Locked" in locked.foot._line.text(), action.name

    assert len(labels(bench)) == count
    assert bench.reader.session() == before
    assert {action.name for action in locked.table.actions} >= CHANGES_NOTHING
    assert not locked.theme_panel.isEnabled()


def test_the_left_button_pans_and_the_wheel_keys_zoom(locked, bench, qtbot):
    qtbot.keyClick(locked.view, Qt.Key.Key_Plus)
    qtbot.keyClick(locked.view, Qt.Key.Key_Plus)
    before = seen(locked)

    drag(qtbot, locked, where(locked, bench.ids[0]), QPoint(-40, -20))

    moved = seen(locked).topLeft() - before.topLeft()
    assert moved.x() > 5
    assert moved.y() > 5


@pytest.mark.parametrize("by", ["picture", "free", "group"])
def test_page_keys_go_from_picture_to_picture_with_what_was_said_on_it(locked, bench, qtbot, by):
    locked.show_by(by)
    boxes = [(box, picture) for box in locked.laid_out.sections for picture in box.pictures]
    for box, picture in boxes:
        qtbot.keyClick(locked.view, Qt.Key.Key_PageDown)
        notes = [note.rect for note in box.notes if note.line.reaction.card_id == picture.card.id]
        assert all(seen(locked).contains(qrect(rect)) for rect in [picture.rect, *notes])
        assert not locked.presenting.mark.geometry().intersects(on_screen(locked, picture.rect))
        assert locked.view.transform().m11() >= 0.749
    last = seen(locked)
    qtbot.keyClick(locked.view, Qt.Key.Key_PageDown)
    assert seen(locked) == last
    qtbot.keyClick(locked.view, Qt.Key.Key_PageUp)
    assert seen(locked) != last
    qtbot.keyClick(locked.view, Qt.Key.Key_Escape)
    assert seen(locked).contains(qrect(locked.laid_out.area).adjusted(1, 1, -1, -1))


def test_all_that_was_said_on_a_picture_is_gone_through_in_letters_that_can_be_read(locked, bench, qtbot):
    said = say(bench, [(0, 1 + n % 4, "see", 0, f"Line {n} of the very many words said here") for n in range(120)])
    left, shown = set(said), 0
    while left:
        qtbot.keyClick(locked.view, Qt.Key.Key_PageDown)
        left -= {item for item in left if seen(locked).contains(qrect(locked.laid_out.rects[item]))}
        assert locked.view.transform().m11() >= 0.749
        shown += 1
        assert shown < 60
    assert shown > 2


def test_the_wall_follows_while_live_and_then_shows_what_it_showed(bench, qtbot):
    stage = Stage(bench)
    window = BoardWindow(bench)
    qtbot.addWidget(window)
    window.presenting.lead(stage)
    cards = [box.pictures[0].card.id for box in window.laid_out.sections]
    mode, card = stage.mode, stage.card_id
    window.presenting.toggle()
    window.presenting.step(1)
    assert (stage.mode, stage.card_id) == (mode, card)
    window.presenting.toggle()

    stage.go_live()
    stage.set(mode="board")
    window.presenting.toggle()
    for expected in cards:
        window.presenting.step(1)
        assert (stage.mode, stage.card_id) == ("picture", expected)
    window.presenting.toggle()
    assert stage.mode == "board"


def test_the_board_comes_on_the_wall_from_here_and_its_pages_turn(window, qtbot):
    stage = Stage(window.workbench)
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert "not live" in window.foot._line.text()
    window.presenting.lead(stage)
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert "not live" in window.foot._line.text()

    stage.go_live()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert (stage.mode, window.foot._line.text()) == ("board", "The room sees the board.")
    qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert stage.quote_page == 1
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert (stage.mode, stage.quote_page) == ("picture", 0)


def test_the_rooms_board_turns_with_this_one_and_goes_on_with_the_rounds(bench, qtbot):
    stage = Stage(bench)
    window = BoardWindow(bench)
    qtbot.addWidget(window)
    window.turned.connect(stage.turn_board)
    stage.go_live()
    stage.set(mode="board", quote_page=1)
    assert wall_of(stage).board == ("now", "picture")

    window.show_by("theme")
    assert (wall_of(stage).board, stage.quote_page) == (("now", "theme"), 0)
    window.show_part("want")
    assert wall_of(stage).board == ("want", "theme")
    window.show_by("free")
    assert wall_of(stage).board == ("want", "picture")
    window.show_by("group")
    assert wall_of(Stage(bench)).board == ("want", "group")
    assert wall_from(plain(wall_of(stage)), stage.session).board == ("want", "group")

    stage.step_round(1)
    assert wall_of(stage).board == (stage.round.part, "group")


@pytest.mark.parametrize("kept", [["x", "y"], ["now", "free"], ["now"], "now", 7, None, [["now"], {"by": 1}]])
def test_what_a_broken_desk_says_of_the_rooms_board_counts_for_nothing(bench, kept):
    part, by = kept if isinstance(kept, list) and len(kept) == 2 else (kept, kept)
    for name, value in (("board_part", part), ("board_by", by)):
        bench.desk.set(name, value)
    stage = Stage(bench)

    assert wall_of(stage).board[1] == "picture"
    assert wall_of(stage).board[0] in PARTS
    assert wall_from({**plain(wall_of(stage)), "board": kept}, stage.session).board == ("now", "picture")
