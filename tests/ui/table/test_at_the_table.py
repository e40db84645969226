"""What people at a table can and can't do: see others' words, lose their own, get out by accident."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget

from bonfire_deck.files import library
from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.files.reading import Reader
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.table.table_window import TableWindow
from tests.files.builders import LAPTOP
from tests.patience import bring_up, until_exposed
from tools.looks.look import until_still

Key = Qt.Key
NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
LEAST = 44
"""Pixels that a finger needs."""


def press(qtbot, key, modifiers=NONE):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def type_on(qtbot, words):
    for letter in words:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def keep(qtbot, words):
    type_on(qtbot, words)
    press(qtbot, Key.Key_Return)


def click(qtbot, widget):
    assert widget.isVisible()
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def everything_said(window):
    """All that can be read on the page, by eye or by a screen reader."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible():
            found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            for reads in ("text", "toPlainText"):
                if hasattr(widget, reads):
                    found.append(getattr(widget, reads)())
    return "\n".join(found)


def laid(window):
    return [card for card in window.page.laid.cards if card.isVisible()]


@pytest.mark.parametrize("choosing", ["show", "free"])
def test_others_words_are_nowhere_while_a_group_is_at_work_nor_between(table, qtbot, choosing):
    window = table.start(choosing=choosing).pass_round()
    press(qtbot, Key.Key_Return)
    if choosing == "free":
        click(qtbot, laid(window)[0])
    keep(qtbot, "a secret of the first")
    type_on(qtbot, "half a secret")
    assert "a secret of the first" in everything_said(window)
    click(qtbot, window.page.buttons["hand-on"])
    assert window.pass_page.isVisible()
    assert "secret" not in everything_said(window)
    assert table.session.groups[1].name in everything_said(window)
    press(qtbot, Key.Key_Return)
    if choosing == "free":
        click(qtbot, laid(window)[0])
    assert "secret" not in everything_said(window)
    keep(qtbot, "the second says")
    assert "secret" not in everything_said(window)
    assert "has 1" in everything_said(window), "how much others said may be seen"


def test_half_typed_words_wait_for_their_own_group(table, qtbot):
    window = table.start(groups=2).pass_round()
    press(qtbot, Key.Key_Return)
    type_on(qtbot, "not yet fini")
    click(qtbot, window.page.buttons["hand-on"])
    press(qtbot, Key.Key_Return)
    assert window.page.words.field.toPlainText() == ""
    press(qtbot, Key.Key_Q, CTRL | SHIFT)
    run = table.app.windows[-1]
    assert isinstance(run, RunWindow)
    bring_up(run)
    run.choose_group(1)
    window = table.pass_round()
    press(qtbot, Key.Key_Return)
    assert window.page.words.field.toPlainText() == "not yet fini"
    keep(qtbot, "shed")
    assert [r.text for r in table.session.reactions] == ["not yet finished"]


def test_nothing_but_the_chord_leads_out(table, qtbot):
    window = table.start().pass_round()
    press(qtbot, Key.Key_Return)
    keys = (
        (Key.Key_Escape, NONE), (Key.Key_Q, CTRL), (Key.Key_W, CTRL), (Key.Key_B, CTRL), (Key.Key_F5, NONE),
        (Key.Key_F6, NONE), (Key.Key_F8, NONE), (Key.Key_F3, NONE), (Key.Key_F4, ALT), (Key.Key_F11, NONE),
        (Key.Key_G, CTRL), (Key.Key_R, CTRL), (Key.Key_N, CTRL), (Key.Key_Space, CTRL),
    )  # fmt: skip
    for key, modifiers in keys:
        press(qtbot, key, modifiers)
        assert table.app.tables.window is window
        assert window.isVisible()
        assert [other for other in table.app.windows if other.isVisible()] == [window]
    window.showMinimized()
    qtbot.waitUntil(lambda: bool(window.windowState() & Qt.WindowState.WindowFullScreen))
    assert window.isVisible()
    bring_up(window)
    press(qtbot, Key.Key_Q, CTRL | SHIFT)
    assert table.app.tables.window is None
    assert isinstance(table.app.windows[-1], RunWindow)


def too_small(window):
    return [
        f"{widget.objectName() or type(widget).__name__} {widget.width()}x{widget.height()}"
        for widget in window.findChildren(QAbstractButton)
        if widget.isVisible() and min(widget.width(), widget.height()) < LEAST
    ]


@pytest.mark.parametrize("choosing", ["show", "free", "deal", "spread"])
def test_every_target_is_large_enough_for_a_finger(table, qtbot, choosing):
    window = table.start(choosing=choosing).pass_round()
    assert too_small(window) == []
    press(qtbot, Key.Key_Return)
    assert too_small(window) == []
    if laid(window):
        press(qtbot, Key.Key_Return)
        until_still()
        assert too_small(window) == []
        if laid(window):
            press(qtbot, Key.Key_Return)
    keep(qtbot, "and a line of our own")
    assert too_small(window) == []


@pytest.mark.parametrize("way", ["mouse", "keys", "touch"])
def test_a_card_is_taken_by_mouse_keys_or_finger(table, qtbot, way):
    window = table.start(choosing="free").pass_round()
    press(qtbot, Key.Key_Return)
    if way == "mouse":
        click(qtbot, laid(window)[2])
    elif way == "keys":
        for key in (Key.Key_Right, Key.Key_Right, Key.Key_Return):
            press(qtbot, key)
    else:
        finger = QTest.createTouchDevice()
        card = laid(window)[2]
        QTest.touchEvent(card, finger).press(0, card.rect().center(), card).commit()
        QTest.touchEvent(card, finger).release(0, card.rect().center(), card).commit()
    (choice,) = table.session.choices
    assert table.session.card_by_id[choice.card_id].number == 3
    assert choice.group_id == table.session.groups[0].id
    assert window.page.words.isVisible()
    keep(qtbot, "on the third card")
    (line,) = table.session.reactions
    assert line.card_id == choice.card_id


def test_dealt_cards_lie_face_down_are_turned_and_drawn_again_once(table, qtbot):
    window = table.start(choosing="deal", cards_each=2).pass_round()
    press(qtbot, Key.Key_Return)
    assert len(table.session.choices) == 10
    mine = [c for c in table.session.choices if c.group_id == table.session.groups[0].id]
    numbers = {table.session.card_by_id[c.card_id].number for c in mine}
    assert not any(f"Card {number}," in everything_said(window) for number in numbers), "face down is unseen"
    click(qtbot, laid(window)[0])
    until_still()
    # Turned, and now taken up.
    click(qtbot, laid(window)[0])
    again = window.page.buttons["draw-again"]
    before = {c.id: c.card_id for c in table.session.choices}
    click(qtbot, again)
    changed = [c for c in table.session.choices if before.get(c.id) != c.card_id]
    assert [c.group_id for c in changed] == [table.session.groups[0].id]
    assert not again.isVisible(), "once is enough"
    assert len({c.card_id for c in table.session.choices}) == 10


def test_a_pass_is_kept_as_a_pass_and_can_be_taken_back(table, qtbot):
    window = table.start(choosing="free").pass_round()
    press(qtbot, Key.Key_Return)
    click(qtbot, window.page.buttons["pass-turn"])
    (choice,) = table.session.choices
    assert choice.passed
    assert "That is fine" in everything_said(window)
    click(qtbot, window.page.buttons["take-back-pass"])
    assert table.session.choices == ()
    assert laid(window)


def test_now_and_wanted_are_two_cards(table, qtbot):
    window = table.start(choosing="free", now_and_wanted=1).pass_round()
    press(qtbot, Key.Key_Return)
    click(qtbot, laid(window)[0])
    click(qtbot, window.page.buttons["next-place"])
    qtbot.waitUntil(lambda: len(laid(window)) > 4)
    click(qtbot, laid(window)[4])
    numbers = {c.slot: table.session.card_by_id[c.card_id].number for c in table.session.choices}
    assert numbers == {"now": 1, "want": 5}


def test_undo_takes_back_only_what_this_group_did(table, qtbot):
    window = table.start(groups=2).pass_round()
    press(qtbot, Key.Key_Return)
    keep(qtbot, "of the first")
    click(qtbot, window.page.buttons["hand-on"])
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_Z, CTRL)
    assert "nothing to undo" in window.page.said.text()
    keep(qtbot, "of the second")
    press(qtbot, Key.Key_Z, CTRL)
    assert [r.text for r in table.session.reactions] == ["of the first"]
    press(qtbot, Key.Key_Z, CTRL)
    assert [r.text for r in table.session.reactions] == ["of the first"]


def test_after_a_crash_the_same_group_the_same_card_and_the_half_typed_words(table, qtbot):
    window = table.start(choosing="free").pass_round()
    press(qtbot, Key.Key_Return)
    click(qtbot, laid(window)[3])
    type_on(qtbot, "half a senten")
    card, group = window.turns.card.id, window.turns.group.id
    again = table.crash()
    assert isinstance(again, TableWindow)
    assert again.page.isVisible()
    assert (again.turns.card.id, again.turns.group.id) == (card, group)
    assert again.page.words.field.toPlainText() == "half a senten"
    again.page.words.field.setFocus()
    keep(qtbot, "ce")
    assert [(r.text, r.card_id, r.group_id) for r in table.session.reactions] == [("half a sentence", card, group)]


def test_lines_are_changed_and_taken_back_by_their_own_group(table, qtbot):
    window = table.start().pass_round()
    press(qtbot, Key.Key_Return)
    keep(qtbot, "one line")
    keep(qtbot, "another lin")
    newest = window.turns.lines()[0]
    window.page.words.change(newest.id)
    assert window.page.words.field.toPlainText() == "another lin"
    press(qtbot, Key.Key_End)
    keep(qtbot, "e")
    assert [line.text for line in window.turns.lines()] == ["another line", "one line"]
    window.page.words.take_back(newest.id)
    assert [line.text for line in window.turns.lines()] == ["one line"]
    assert [r.text for r in table.session.bin] == ["another line"]


def test_a_table_file_opens_here_for_its_group_and_again_after_a_restart(table, qtbot):
    table.start()
    path = table.app.workbench.path
    group = table.session.groups[2]
    table.end()
    target = path.with_name("table 3.bonfire")
    library.copy_session(path, target, table.paths, for_group=group.id)
    library.register(target, table.paths)
    table.open_app()
    table.app.open_any(target)
    qtbot.waitUntil(lambda: bool(table.app.windows))
    window = table.window
    assert window.is_locked
    assert window.turns.group.id == group.id
    assert group.name in everything_said(window)
    keep(qtbot, "from our own table")
    assert [(r.text, r.group_id) for r in table.session.reactions] == [("from our own table", group.id)]
    again = table.crash()
    assert again.turns.group.id == group.id
    table.end()
    with library.checked_for_writing(path, LAPTOP) as (_history, reader):
        assert reader.session().reactions == ()
    connection = open_for_reading(target)
    assert Reader(connection).for_group() == group.id
    close(connection)


def test_a_small_team_is_one_click_from_the_first_picture(table, qtbot):
    table.open_app()
    app = table.app
    app.start(None, sample=False)
    until_exposed(app.home)
    qtbot.mouseClick(app.home.findChild(QAbstractButton, "small-team"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.tables.window is not None)
    window = table.window
    assert window.page.isVisible()
    assert window.turns.card is not None
    assert not window.is_locked
    assert len(table.session.groups) == 1
    field = window.findChild(QPlainTextEdit, "table-field")
    field.setFocus()
    assert field.viewport().height() >= 2 * field.fontMetrics().lineSpacing(), "no room for what is typed"
    keep(qtbot, "what we see")
    first = window.turns.card
    press(qtbot, Key.Key_PageDown)
    assert window.turns.card != first
    press(qtbot, Key.Key_F3)
    keep(qtbot, "on one drawn by chance")
    assert [r.group_id for r in table.session.reactions] == [table.session.groups[0].id] * 2
    assert too_small(window) == []
    for name in ("board", "write-up"):
        click(qtbot, window.page.buttons[name])
        assert app.windows[-1] is not window
        app.windows[-1].close()
        qtbot.waitUntil(lambda: app.windows[-1] is window)
    click(qtbot, window.page.buttons["home"])
    qtbot.waitUntil(app.home.isVisible)
    assert app.workbench is None


def test_on_one_screen_the_wall_goes_dark_before_the_laptop_goes_round(table):
    table.start()
    run = table.app.windows[0]
    run.go_live()
    assert run.projector.one_screen
    bring_up(run)
    run.table.do("pass-the-laptop")
    assert table.window.isVisible()
    assert not run.projector.window.isVisible()
