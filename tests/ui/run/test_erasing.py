"""Withdrawn by one key, undone by another, and erased for good from the bin."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from bonfire_deck.files import gathering
from bonfire_deck.files.checking import check
from bonfire_deck.ui.run.bin import BinDialog
from tests.patience import when
from tests.ui.conftest import opened, paths, window

__all__ = ["opened", "paths", "window"]

SAID = "Something that is taken back"


@pytest.fixture
def line(window):
    window.side.field.put(SAID)
    window.side.keep(True)
    QApplication.processEvents()
    return window.stage.session.reactions[0].id


def answer(name):
    """Press a button of the question that comes next."""

    def press(question):
        assert question.objectName() == "ask-dialog"
        question.findChild(QPushButton, name).click()

    when(QApplication.activeModalWidget, press)


def erased_in_the_bin(window, qtbot, how="yes"):
    dialog = BinDialog(window, window.workbench)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.list.count() == 1
    answer(how)
    dialog.findChild(QPushButton, "erase-for-good").click()
    return dialog


def test_one_key_withdraws_a_line_and_undo_or_the_bin_lets_it_be_used_again(window, line, qtbot):
    lines = window.side.list
    lines.setCurrentIndex(lines.lines.index(0))
    qtbot.keyClick(lines, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    reaction = window.stage.session.reactions[0]
    assert (reaction.withdrawn, reaction.shown) == (True, False)
    assert "left out of every output" in window.line.text()
    QApplication.processEvents()
    assert "withdrawn" in lines.lines.rows[0].details
    window.undo()
    reaction = window.stage.session.reactions[0]
    assert (reaction.withdrawn, reaction.shown) == (False, True)
    gathering.withdraw_reactions(window.workbench.history, [line])
    dialog = BinDialog(window, window.workbench)
    qtbot.addWidget(dialog)
    assert dialog.list.item(0).text().endswith(f"{SAID} (withdrawn)")
    dialog.bring_back()
    assert not window.stage.session.reactions[0].withdrawn
    assert dialog.list.count() == 0


@pytest.mark.parametrize("away", ["bin", "withdraw"])
def test_the_bin_erases_for_good_and_nothing_brings_it_back(window, line, paths, qtbot, away):
    window.workbench.desk.set("draft", SAID)
    if away == "bin":
        gathering.bin_reaction(window.workbench.history, line)
    else:
        gathering.withdraw_reactions(window.workbench.history, [line])
    dialog = erased_in_the_bin(window, qtbot)
    qtbot.waitUntil(lambda: dialog.list.count() == 0)
    assert "It was erased from this file" in dialog.line.text()
    assert dialog.erased == {line}
    assert window.stage.session.reactions == window.stage.session.bin == ()
    while window.workbench.undo() is not None:
        pass
    while window.workbench.redo() is not None:
        pass
    path = window.workbench.path
    window.workbench.desk.flush()
    window.workbench.close()
    assert check(path).problems == ()
    files = [file for file in (path, *paths.files.parent.rglob("*")) if file.is_file()]
    assert [file for file in files if SAID.encode() in file.read_bytes()] == []


def test_a_no_changes_nothing(window, line, qtbot):
    gathering.bin_reaction(window.workbench.history, line)
    dialog = erased_in_the_bin(window, qtbot, "no")
    assert dialog.list.count() == 1
    assert [reaction.text for reaction in window.stage.session.bin] == [SAID]


def test_enter_alone_erases_nothing(window, line, qtbot):
    gathering.bin_reaction(window.workbench.history, line)
    dialog = BinDialog(window, window.workbench)
    qtbot.addWidget(dialog)
    dialog.show()
    when(QApplication.activeModalWidget, lambda question: qtbot.keyClick(question, Qt.Key.Key_Return))
    dialog.erase()
    assert [reaction.text for reaction in window.stage.session.bin] == [SAID]


def test_the_picture_that_is_up_is_erased(window, line, qtbot):
    card = window.stage.card
    answer("yes")
    window.table.do("erase-picture")
    qtbot.waitUntil(lambda: card.id not in window.stage.session.card_by_id)
    assert window.workbench.reader.picture(card.picture_id) is None
    qtbot.waitUntil(lambda: window.stage.card is None or window.stage.card.id != card.id)
    assert "It was erased from this file" in window.line.text()
    assert [reaction.text for reaction in window.stage.session.reactions] == [SAID]
