"""Spelling in the run window: dotted lines, offers, and nothing by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from bonfire_deck.settings import change_setting, read_settings
from bonfire_deck.spelling import SPELLING

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
DOTS = QTextCharFormat.UnderlineStyle.DotLine


@pytest.fixture
def spelled(window, paths, qtbot):
    """A run window that spells in English."""
    change_setting(paths, SPELLING, "en_US")
    window.spelling._begin()
    qtbot.waitUntil(lambda: window.spelling.speller is not None)
    return window


def underlined(field):
    blocks = [field.document().findBlockByNumber(number) for number in range(field.document().blockCount())]
    return [
        block.text()[part.start : part.start + part.length]
        for block in blocks
        for part in block.layout().formats()
        if part.format.underlineStyle() == DOTS
    ]


def answer(qtbot, key):
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    QTest.keyClick(QApplication.activePopupWidget(), key)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_the_word_under_the_fingers_is_left_alone_until_it_is_left(spelled, qtbot):
    field = spelled.side.field
    qtbot.keyClicks(field, "the raod")
    assert underlined(field) == []
    qtbot.keyClicks(field, " is")
    assert underlined(field) == ["raod"]
    assert field.toPlainText() == "the raod is", "nothing is ever changed by itself"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [r.text for r in spelled.stage.session.reactions][-1] == "the raod is"
    assert underlined(field) == []


def test_a_suggestion_is_taken_by_two_keys_and_undone_by_one(spelled, qtbot):
    field = spelled.side.field
    qtbot.keyClicks(field, "a spaghetti junctoin")
    qtbot.keyClick(field, Qt.Key.Key_F7, CTRL)
    answer(qtbot, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: field.toPlainText() == "a spaghetti junction")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.toPlainText() == "a spaghetti junctoin"


def test_a_word_is_kept_from_the_menu(spelled, paths, qtbot):
    field = spelled.side.field
    qtbot.keyClicks(field, "zzgrumph is near ")
    assert underlined(field) == ["zzgrumph"]
    field.moveCursor(QTextCursor.MoveOperation.Start)
    spelled.spelling.ask(field)
    menu = QApplication.activePopupWidget()
    keep = next(action for action in menu.actions() if "zzgrumph" in action.text())
    keep.trigger()
    menu.close()
    assert underlined(field) == []
    assert read_settings(paths)["kept_words"] == ["zzgrumph"]


def test_shift_f7_turns_it_off_and_the_next_start_remembers(spelled, paths, qtbot):
    field = spelled.side.field
    qtbot.keyClicks(field, "nowhree near")
    assert underlined(field) == ["nowhree"]
    qtbot.keyClick(field, Qt.Key.Key_F7, SHIFT)
    qtbot.waitUntil(lambda: underlined(field) == [])
    assert "off" in spelled.line.text()
    assert read_settings(paths)[SPELLING] == "off"
    qtbot.keyClick(field, Qt.Key.Key_F7, SHIFT)
    assert read_settings(paths)[SPELLING] == ""


def test_notes_are_looked_at_too_and_a_text_too_long_is_not(spelled, qtbot):
    notes = spelled.side.notes
    notes.setPlainText("remmember the keys")
    assert underlined(notes) == ["remmember"]
    spelled.side.field.setPlainText("nowhree near " * 2_000)
    assert underlined(spelled.side.field) == []


def test_where_no_unknown_word_stands_it_says_so(spelled, qtbot):
    qtbot.keyClicks(spelled.side.field, "all is well ")
    qtbot.keyClick(spelled.side.field, Qt.Key.Key_F7, CTRL)
    assert "no unknown word" in spelled.line.text()
