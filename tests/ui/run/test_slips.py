"""Paper slips by keys alone: into any round, never on the wall, and the half-typed one survives."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bonfire_deck.ui.run.slips import SlipSheet
from tests.patience import bring_up, until_exposed

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def type_on(qtbot, words):
    for letter in words:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def opened_sheet(window, qtbot):
    window.side.field.setFocus()
    press(qtbot, Qt.Key.Key_N, CONTROL | SHIFT)
    sheet = window.findChild(SlipSheet)
    until_exposed(sheet)
    bring_up(sheet)
    return sheet


def fill(qtbot, *values):
    for value in values:
        type_on(qtbot, value)
        press(qtbot, Qt.Key.Key_Return)


def reactions(window):
    return window.workbench.reader.session().reactions


def test_a_slip_goes_where_its_numbers_say_and_is_not_shown(window, qtbot):
    press(qtbot, Qt.Key.Key_F5)
    sheet = opened_sheet(window, qtbot)
    sheet.fields["round"].setFocus()
    sheet.fields["round"].selectAll()
    fill(qtbot, "3", "2", "4", "2", "from paper")
    session = window.workbench.reader.session()
    (kept,) = session.reactions
    card = next(card for card in session.cards if card.number == 2)
    assert (kept.round_id, kept.card_id, kept.group_id, kept.kind, kept.text, kept.shown) == (
        session.rounds[2].id, card.id, session.groups[3].id, "feel", "from paper", False,
    )  # fmt: skip
    assert sheet.fields["card"].hasFocus()
    assert [sheet.fields[name].text() for name in ("round", "card", "group", "kind")] == ["3", "2", "4", "2"]
    assert window.stage.round == session.rounds[0]


def test_thirty_slips(window, qtbot):
    opened_sheet(window, qtbot)
    for number in range(30):
        fill(qtbot, str(number % 6 + 1), str(number % 5 + 1), str(number % 3 + 1), f"slip {number}")
    session = window.workbench.reader.session()
    assert [r.text for r in session.reactions] == [f"slip {number}" for number in range(30)]
    assert {r.round_id for r in session.reactions} == {session.rounds[0].id}
    numbers = {card.id: card.number for card in session.cards}
    groups = {group.id: group.number for group in session.groups}
    assert [(numbers[r.card_id], groups[r.group_id]) for r in session.reactions] == [
        (number % 6 + 1, number % 5 + 1) for number in range(30)
    ]
    assert [r.kind for r in session.reactions[:3]] == ["see", "feel", "mean"]


def test_a_wrong_number_is_named_and_nothing_is_kept(window, qtbot):
    sheet = opened_sheet(window, qtbot)
    fill(qtbot, "99", "1", "1", "words")
    assert reactions(window) == ()
    assert "99" in sheet._meaning.text()
    assert sheet.fields["words"].text() == "words"


def test_no_card_and_no_group_are_everybody_without_a_picture(window, qtbot):
    sheet = opened_sheet(window, qtbot)
    for name in ("card", "group"):
        sheet.fields[name].clear()
    fill(qtbot, "", "", "1", "all of us")
    assert (reactions(window)[0].card_id, reactions(window)[0].group_id) == (None, None)


def test_the_half_typed_row_is_back_after_a_crash(opened, qtbot):
    window = opened()
    opened_sheet(window, qtbot)
    fill(qtbot, "3", "2", "2")
    type_on(qtbot, "half a sl")
    again = opened()
    sheet = opened_sheet(again, qtbot)
    assert [field.text() for field in sheet.fields.values()] == ["1", "3", "2", "2", "half a sl"]
    press(qtbot, Qt.Key.Key_End)
    type_on(qtbot, "ip")
    press(qtbot, Qt.Key.Key_Return)
    assert reactions(again)[0].text == "half a slip"


def test_undo_takes_the_last_slip_back_and_delete_bins_one(window, qtbot):
    sheet = opened_sheet(window, qtbot)
    fill(qtbot, "1", "1", "1", "one")
    fill(qtbot, "1", "1", "1", "two")
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert [r.text for r in reactions(window)] == ["one"]
    sheet.list.setFocus()
    sheet.list.setCurrentRow(0)
    press(qtbot, Qt.Key.Key_Delete)
    assert reactions(window) == ()


def test_the_disk_refuses_and_the_row_stays(window, paths, qtbot):
    sheet = opened_sheet(window, qtbot)
    window.workbench.history.connection.execute("PRAGMA query_only=ON")
    try:
        fill(qtbot, "1", "1", "1", "precious")
    finally:
        window.workbench.history.connection.execute("PRAGMA query_only=OFF")
    assert sheet.fields["words"].text() == "precious"
    assert "precious" in (paths.rescue / "day.jsonl").read_text()
