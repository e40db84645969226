"""The laptop goes round: by keys, mouse and touch, in the real window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from bonfire_deck.ui.run.run_window import RunWindow

NONE = Qt.KeyboardModifier.NoModifier
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def press(qtbot, key, modifiers=NONE):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def type_on(qtbot, words):
    for letter in words:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def keep(qtbot, words):
    type_on(qtbot, words)
    press(qtbot, Qt.Key.Key_Return)


def click(qtbot, widget):
    assert widget.isVisible()
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def laid(window):
    return [card for card in window.page.laid.cards if card.isVisible()]


def test_the_laptop_goes_from_group_to_group_and_back(table, qtbot):
    window = table.start().pass_round()
    assert not table.app.windows[0].isVisible()
    for group in table.session.groups:
        assert window.pass_page.isVisible()
        assert group.name in window.pass_page.findChild(QPushButton, "begin").text()
        press(qtbot, Qt.Key.Key_Return)
        assert window.page.isVisible()
        keep(qtbot, f"{group.name} says so")
        click(qtbot, window.page.buttons["hand-on"])
    assert window.pass_page.isVisible()
    assert not window.pass_page.begin.isVisible()
    press(qtbot, Qt.Key.Key_Q, CHORD)
    assert table.app.tables.window is None
    run = table.app.windows[-1]
    assert isinstance(run, RunWindow)
    qtbot.waitUntil(run.isActiveWindow)
    names = {g.id: g.name for g in table.session.groups}
    rounds = table.session.rounds
    assert [(names[r.group_id], r.text, r.round_id) for r in table.session.reactions] == [
        (name, f"{name} says so", rounds[0].id) for name in names.values()
    ]
