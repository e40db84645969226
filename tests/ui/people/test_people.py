"""The contact sheet by real keys: typed, changed in place, undone, and written to a file of its own."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton

from bonfire_deck.files import people
from bonfire_deck.ui.closing import exporting
from bonfire_deck.ui.people.people_window import PeopleWindow
from tests.patience import bring_up
from tests.ui.closing.conftest import bench, fonts, say, window
from tests.ui.run.test_erasing import answer

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key

__all__ = ["bench", "fonts", "say", "window"]


@pytest.fixture
def sheet(window, qtbot):
    return opened(window, qtbot)


def opened(window, qtbot):
    bring_up(window)
    qtbot.keyClick(window, Key.Key_G, CONTROL | SHIFT)
    found = window.findChild(PeopleWindow, "people-window")
    bring_up(found)
    return found


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def type_on(qtbot, words):
    qtbot.keyClicks(QApplication.focusWidget(), words)


def known(bench):
    return [(p.name, p.contact, p.role, p.shares_contact) for p in bench.reader.people()]


def add(sheet, qtbot, *named):
    for name, shares in named:
        people.add_person(sheet._workbench.history, name, contact=f"{name}@example.org", shares_contact=int(shares))
    qtbot.waitUntil(lambda: sheet.table.rowCount() == len(sheet._workbench.reader.people()))


def at(sheet, row, column):
    sheet.table.setFocus()
    sheet.table.setCurrentCell(row, column)


def test_people_are_typed_in_by_keys_alone(sheet, bench, qtbot):
    assert sheet.entry.fields["name"].hasFocus()
    for words in ("Ada Porter", "ada@example.org", "porter"):
        type_on(qtbot, words)
        press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Space)
    press(qtbot, Key.Key_Return)
    assert known(bench) == [("Ada Porter", "ada@example.org", "porter", True)]
    first = bench.reader.session().groups[0]
    assert bench.reader.people()[0].group_id == first.id
    assert sheet.entry.fields["name"].hasFocus()
    assert sheet.entry.fields["name"].text() == ""
    assert not sheet.entry.shares.isChecked()
    type_on(qtbot, "Bo")
    press(qtbot, Key.Key_Return)
    assert [name for name, *_rest in known(bench)] == ["Ada Porter", "Bo"]
    qtbot.waitUntil(lambda: sheet.table.rowCount() == 2)
    assert "2 people, 1 of them" in sheet.line.text()
    press(qtbot, Key.Key_Z, CONTROL)
    assert [name for name, *_rest in known(bench)] == ["Ada Porter"]
    assert "Undone: Add a person" in sheet.line.text()


def test_without_a_name_a_line_says_so(sheet, bench, qtbot):
    press(qtbot, Key.Key_Tab)
    type_on(qtbot, "ada@example.org")
    press(qtbot, Key.Key_Return)
    assert known(bench) == []
    assert "needs a name" in sheet.line.text()
    assert sheet.entry.fields["contact"].text() == "ada@example.org"


def test_half_typed_it_waits_on_the_desk(window, sheet, bench, qtbot):
    type_on(qtbot, "Ada Por")
    press(qtbot, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(PeopleWindow) is None)
    bench.desk.flush()
    assert "Ada Por" in bench.desk.path.read_text()
    again = opened(window, qtbot)
    assert again.entry.fields["name"].text() == "Ada Por"


def test_a_cell_is_changed_in_place_and_the_order_by_name_follows(sheet, bench, qtbot):
    add(sheet, qtbot, ("Ada", False), ("Bo", True))
    at(sheet, 0, 0)
    press(qtbot, Key.Key_Return)
    editor = sheet.table.findChild(QLineEdit)
    editor.setFocus()
    editor.selectAll()
    type_on(qtbot, "Zoe")
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.table.item(1, 0).text() == "Zoe")
    assert [name for name, *_rest in known(bench)] == ["Bo", "Zoe"]
    assert sheet.chosen().name == "Zoe"
    at(sheet, 1, 2)
    press(qtbot, Key.Key_F2)
    type_on(qtbot, "cook")
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: known(bench)[1] == ("Zoe", "Ada@example.org", "cook", False))
    qtbot.waitUntil(lambda: sheet.table.item(1, 2).text() == "cook" and not sheet._redraw.isActive())
    at(sheet, 1, 2)
    press(qtbot, Key.Key_Z, CONTROL)
    press(qtbot, Key.Key_Z, CONTROL)
    assert [name for name, *_rest in known(bench)] == ["Ada", "Bo"]
    press(qtbot, Key.Key_Z, CONTROL | SHIFT)
    assert [name for name, *_rest in known(bench)] == ["Bo", "Zoe"]


def test_a_name_taken_away_comes_back_with_a_sentence(sheet, bench, qtbot):
    add(sheet, qtbot, ("Ada", False))
    sheet.table.item(0, 0).setText("  ")
    qtbot.waitUntil(lambda: sheet.table.item(0, 0).text() == "Ada")
    assert "needs a name" in sheet.line.text()
    assert known(bench)[0][0] == "Ada"


def test_the_space_bar_says_whether_the_others_may_have_it_and_a_group_is_chosen(sheet, bench, qtbot):
    add(sheet, qtbot, ("Ada", False))
    at(sheet, 0, 4)
    press(qtbot, Key.Key_Space)
    assert known(bench)[0][3] is True
    qtbot.waitUntil(lambda: sheet.table.item(0, 4).text() == "yes")
    at(sheet, 0, 3)
    press(qtbot, Key.Key_Return)
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    assert "Ada" in box.accessibleName()
    press(qtbot, Key.Key_Down)
    assert bench.reader.people()[0].group_id == bench.reader.session().groups[0].id


def test_its_own_export_holds_those_who_agreed_and_the_write_up_none(window, sheet, bench, tmp_path, qtbot):
    add(sheet, qtbot, ("=Ada", True), ("Bo <b>", False))
    table, page, all_of_them = (tmp_path / name for name in ("c.csv", "c.html", "all.csv"))
    sheet.export_to(table)
    assert "1 person is in c.csv" in sheet.line.text()
    rows = list(csv.reader(table.read_text("utf-8-sig").splitlines()))
    assert rows == [["Name", "Contact", "Role"], ["'=Ada", "'=Ada@example.org", ""]]
    sheet.everybody.setChecked(True)
    sheet.export_to(page)
    assert "Bo &lt;b&gt;" in page.read_text("utf-8")
    assert "<b>" not in page.read_text("utf-8")
    sheet.export_to(all_of_them)
    assert [row[-1] for row in csv.reader(all_of_them.read_text("utf-8-sig").splitlines())][1:] == ["yes", "no"]
    sheet.close()
    forms = {"w.html": "html", "r.csv": "csv", "r.json": "json", "w.md": "markdown"}
    for name, form in forms.items():
        window.export_to(tmp_path / name, exporting.form_named(form))
        qtbot.waitUntil((tmp_path / name).exists)
        qtbot.waitUntil(lambda name=name: window.exported == tmp_path / name)
        assert "Ada" not in (tmp_path / name).read_text("utf-8")


def test_an_ending_of_another_kind_is_refused(sheet, tmp_path):
    sheet.export_to(tmp_path / "c.txt")
    assert "ends in a format" in sheet.line.text()
    assert list(tmp_path.glob("c.txt")) == []


def test_everything_has_a_name_for_those_who_hear_it(sheet):
    controls = [w for kind in (QPushButton, QCheckBox, QComboBox, QLineEdit) for w in sheet.findChildren(kind)]
    assert len(controls) >= 8
    assert [control.objectName() for control in controls if not control.accessibleName()] == []


def test_somebody_is_erased_for_good_after_a_question(sheet, bench, qtbot):
    add(sheet, qtbot, ("Ada", True), ("Bo", False))
    at(sheet, 0, 0)
    answer("no")
    qtbot.keyClick(sheet.table, Key.Key_Delete)
    assert [name for name, *_rest in known(bench)] == ["Ada", "Bo"]

    answer("yes")
    sheet.findChild(QPushButton, "erase-person").click()
    qtbot.waitUntil(lambda: [name for name, *_rest in known(bench)] == ["Bo"])
    qtbot.waitUntil(lambda: sheet.line.text().startswith("It was erased from this file"))
    assert sheet.table.rowCount() == 1

    qtbot.keyClick(sheet.table, Key.Key_Z, CONTROL)
    assert b"Ada" not in bench.path.read_bytes()


def test_without_anybody_chosen_nothing_is_erased(sheet):
    sheet.findChild(QPushButton, "erase-person").click()

    assert sheet.line.text() == "Select a person in the table first."
