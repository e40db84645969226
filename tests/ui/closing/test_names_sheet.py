import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from bonfire_deck.ui.closing.exporting import form_named
from bonfire_deck.ui.names_sheet import NamesSheet
from tests.patience import bring_up, until_exposed
from tests.ui.closing.test_closing_window import about, button, seen

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def named(window, say):
    """A session in which somebody said a name and an address."""
    say("then Marigold rang somebody@example.org")
    bring_up(window)
    return window


def opened(window, qtbot):
    """The list, once it is there and everything was looked through."""
    qtbot.waitUntil(lambda: any(sheet.list.count() for sheet in window.findChildren(NamesSheet)))
    (sheet,) = window.findChildren(NamesSheet)
    until_exposed(sheet)
    return sheet


def asked_where(window, qtbot):
    """The dialog that asks for a file."""
    qtbot.waitUntil(lambda: window.findChild(QFileDialog, "export-dialog") is not None)
    return window.findChild(QFileDialog, "export-dialog")


def rows(sheet):
    return [sheet.list.item(place).text().split("\n")[0] for place in range(sheet.list.count())]


def test_before_an_export_what_may_tell_is_asked_one_key_each(named, qtbot, tmp_path):
    named.table.do("export-html")
    sheet = opened(named, qtbot)
    assert rows(sheet) == [
        "somebody@example.org · An email address · undecided", "Marigold · Possibly a name · undecided",
    ]  # fmt: skip

    qtbot.keyClick(sheet.list, Qt.Key.Key_M)
    qtbot.keyClick(sheet.list, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: sheet.findChild(QLabel, "names-line").text() == "0 are undecided.")
    assert (about(named).masked, about(named).allowed) == ("somebody@example.org", "Marigold")
    assert "then Marigold rang […]" in seen(named)

    qtbot.mouseClick(button(sheet, "names-done"), Qt.MouseButton.LeftButton)
    asked_where(named, qtbot).reject()
    named.export_to(tmp_path / "w.csv", form_named("csv"))
    qtbot.waitUntil(lambda: named.exported is not None)
    assert "then Marigold rang […]" in (tmp_path / "w.csv").read_text("utf-8")


def test_what_was_decided_is_undone_by_its_key_and_not_asked_again(named, qtbot):
    named.table.do("names")
    sheet = opened(named, qtbot)
    qtbot.keyClick(sheet.list, Qt.Key.Key_M)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: about(named).masked == "")

    sheet.list.setCurrentRow(0)
    qtbot.keyClick(sheet.list, Qt.Key.Key_A)
    qtbot.keyClick(sheet.list, Qt.Key.Key_A)
    sheet.reject()
    named.table.do("export-html")

    asked_where(named, qtbot).reject()


def test_under_a_confidential_rule_nothing_is_asked(named, qtbot):
    with named.workbench.edit("Edit the details") as edit:
        edit.change("about", about(named).id, ground_rule="confidential")

    named.table.do("export-html")

    asked_where(named, qtbot).reject()
    assert named.findChildren(NamesSheet) == []
