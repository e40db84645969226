"""The sheets of the studio: plans against the time there is, and pages that are the PDF."""

import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from bonfire_deck.model.deck import plans, rounds_of
from bonfire_deck.settings import read_settings
from bonfire_deck.ui.studio.plans_sheet import PlansSheet
from bonfire_deck.ui.studio.print_sheet import PrintSheet
from tests.ui.home.test_home import press_in_dialog
from tests.ui.studio.test_studio import answer


@pytest.fixture
def window(studio):
    return studio()


def shown(window, qtbot, kind):
    sheet = kind(window, window.workbench)
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet


def test_a_plan_begins_with_a_set_of_questions_and_is_weighed_against_the_time(window, qtbot):
    sheet = shown(window, qtbot, PlansSheet)
    session = window.workbench.reader.session
    assert sheet.rounds() == ()
    sheet.new.menu().actions()[1].trigger()
    assert plans(session()) == ("Where are we now, and the four Ds",)
    assert "16 to spare" in sheet.total.text()
    sheet.minutes_there.setValue(60)
    assert "14 too long" in sheet.total.text()
    sheet.minutes.setValue(5)
    sheet.minutes.editingFinished.emit()
    assert "1 to spare" in sheet.total.text()
    QTest.mouseClick(sheet.findChild(type(sheet.new), "round-down"), Qt.MouseButton.LeftButton)
    assert [round_.title for round_ in sheet.rounds()][:2] == ["Discover", "Where are we now?"]
    sheet.new.menu().actions()[4].trigger()
    assert len(plans(session())) == 2
    assert [round_.title for round_ in sheet.rounds()] == ["What?", "So what?", "Now what?"]
    sheet.add()
    assert len(sheet.rounds()) == 4

    def name(dialog):
        dialog.setTextValue("Short")
        dialog.accept()

    answer(name, QInputDialog)
    sheet.rename_plan()
    assert plans(session()) == ("Where are we now, and the four Ds", "Short")
    assert sheet.plan() == "Short"
    sheet.remove_plan()
    assert plans(session()) == ("Where are we now, and the four Ds",)
    window.workbench.undo()
    assert len(rounds_of(session(), "Short")) == 4


def test_the_preview_is_the_pdf(window, qtbot, tmp_path):
    sheet = shown(window, qtbot, PrintSheet)
    qtbot.waitUntil(lambda: sheet._is_ready)
    assert sheet.told.text() == "Page 1 of 2"
    QTest.mouseClick(sheet.after, Qt.MouseButton.LeftButton)
    assert sheet.told.text() == "Page 2 of 2"
    sheet.backs.setChecked(False)
    assert sheet.told.text() == "Page 1 of 1"
    before = sheet.preview.grab().toImage()
    sheet.grey.setChecked(True)
    after = sheet.preview.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert before != after
    pixel = after.pixelColor(after.rect().center())
    assert pixel.red() == pixel.green() == pixel.blue()
    sheet.size_of.setCurrentIndex(sheet.size_of.findData("a5"))
    assert sheet.told.text() == "Page 1 of 5"
    press_in_dialog("trouble-dialog", "yes", seen := [])
    sheet.make(tmp_path / "cards.pdf")
    qtbot.waitUntil(lambda: bool(seen))
    with pikepdf.open(tmp_path / "cards.pdf") as made:
        assert len(made.pages) == 5
    assert "5 pages are in cards.pdf." in seen


def test_what_does_not_belong_to_what_is_printed_is_not_asked_and_the_printers_offset_is_remembered(window, qtbot):
    sheet = shown(window, qtbot, PrintSheet)
    sheet.right.setValue(0.8)
    sheet.right.editingFinished.emit()
    assert read_settings(window.workbench.paths)["printer_offset"] == [0.8, 0.0]
    assert shown(window, qtbot, PrintSheet).job().options.offset == (0.8, 0.0)
    sheet.kind.setCurrentIndex(sheet.kind.findData("slips"))
    assert sheet.count.isVisible()
    assert not sheet.size_of.isVisible()
    assert sheet.told.text() == "Page 1 of 4"
    sheet.kind.setCurrentIndex(sheet.kind.findData("group-sheets"))
    assert sheet.groups.isVisible()
    assert sheet.told.text() == "Page 1 of 5"
    ids = [card.id for card in window.workbench.reader.session().cards]
    sheet.kind.setCurrentIndex(0)
    sheet.offer_chosen(frozenset(ids[:2]))
    sheet.chosen_only.setChecked(True)
    assert len(sheet.job().card_ids) == 2
    window.acts.change(ids, {"retired": 1})
    nothing = shown(window, qtbot, PrintSheet)
    assert not nothing.write.isEnabled()
    assert "no cards to print" in nothing.dark.text()


def test_a_picture_that_is_too_dark_is_told_by_its_number(window, qtbot, tmp_path):
    Image.new("RGB", (300, 200), (14, 12, 16)).save(tmp_path / "night.png")
    with qtbot.waitSignal(window.bringing.arrivals.ended):
        window.bringing.add([tmp_path / "night.png"])
    sheet = shown(window, qtbot, PrintSheet)
    qtbot.waitUntil(lambda: sheet.dark.text().endswith(" 6."))
    sheet.kind.setCurrentIndex(sheet.kind.findData("slips"))
    assert not sheet.dark.isVisible()
