import json
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from bonfire_deck.ui.closing.details import understood_date
from bonfire_deck.ui.closing.exporting import form_named, forms
from bonfire_deck.writing.plain import printable
from tests.writing.sessions import NAUGHTY

ISOLATES = {0x2068: None, 0x2069: None}
BEGINNINGS = {"docx": b"PK", "pptx": b"PK", "xlsx": b"PK", "pdf": b"%PDF"}
"""Of formats in which words can't be read as they are."""


def seen(window):
    """What the preview shows, as words."""
    return window.preview.document().toPlainText().translate(ISOLATES)


def about(window):
    return window.workbench.reader.session().about


def button(window, name):
    return window.findChild(QAbstractButton, name)


def line(window):
    return window.findChild(QLabel, "closing-line").text()


def choose(window, rule):
    chooser = window.rule.choice
    chooser.setCurrentIndex(chooser.findData(rule))
    chooser.activated.emit(chooser.currentIndex())


def test_the_write_up_is_seen_as_it_will_be(window):
    text = seen(window)

    assert "A day together" in text
    assert "1 March 2026 · Hall · 5 groups" in text
    assert "You only see the pattern from the air" in text
    assert "Where are we now?" in text


def test_what_is_said_meanwhile_shows(window, say):
    say("Busy, and still nobody arrives")

    assert "Busy, and still nobody arrives" in seen(window)


@pytest.mark.parametrize("text", [text for text in NAUGHTY if text.strip() and len(text) < 500])
def test_what_was_typed_is_seen_as_it_was_typed(say, window, text):
    say(text)

    # Runs of blanks aside, which a plain text of a document does not tell apart.
    wanted = [" ".join(one.split()) for one in printable(text).split("\n") if one.strip()]
    found = " ".join(seen(window).split())
    assert all(one in found for one in wanted)


def test_the_preview_loads_nothing_but_pictures_of_the_session(window, tmp_path):
    secret = tmp_path / "secret.png"
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(secret))
    kind = 2

    assert not window.preview.loadResource(kind, QUrl("picture:0")).isNull()
    for address in (QUrl.fromLocalFile(str(secret)), QUrl("http://127.0.0.1/x.png"), QUrl("picture:9"), QUrl("")):
        assert window.preview.loadResource(kind, address).isNull()
    assert not window.preview.openLinks()
    assert not window.preview.openExternalLinks()


def test_the_introduction_is_kept_when_its_field_is_left(window, qtbot):
    field = window.details.introduction
    field.setFocus()
    qtbot.keyClicks(field, "We met for a day.")
    assert about(window).introduction == ""

    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert about(window).introduction == "We met for a day."
    assert "We met for a day." in seen(window)


def test_the_introduction_is_kept_when_typing_pauses(window, qtbot):
    window.details.introduction.setFocus()
    qtbot.keyClicks(window.details.introduction, "We met.")

    qtbot.waitUntil(lambda: about(window).introduction == "We met.")

    assert window.details.introduction.textCursor().position() == len("We met.")


def test_closing_keeps_what_is_half_typed(window, qtbot):
    window.details.introduction.setFocus()
    qtbot.keyClicks(window.details.introduction, "Half")

    window.close()

    assert about(window).introduction == "Half"


def test_undo_in_the_empty_field_takes_back_the_last_edit(window, say, qtbot):
    say("One more")
    window.details.introduction.setFocus()

    qtbot.keyClick(window.details.introduction, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert "One more" not in seen(window)
    assert line(window) == "Undone: What was said"

    qtbot.keyClick(window.details.introduction, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    button(window, "redo-button").click()
    assert "One more" in seen(window)


def test_the_ground_rule_is_chosen_here_and_obeyed_at_once(window):
    assert "1 Amber" in seen(window)

    choose(window, "attributed")
    assert "1 Amber" in seen(window)

    choose(window, "chatham")
    assert "Amber" not in seen(window)
    assert "You only see" in seen(window)

    choose(window, "confidential")
    assert "You only see" not in seen(window)
    assert about(window).ground_rule == "confidential"

    button(window, "undo-button").click()
    assert about(window).ground_rule == "chatham"
    assert window.rule.choice.rule() == "chatham"
    assert line(window) == "Undone: Change the ground rule"


def test_one_line_above_the_preview_says_what_is_left_out_and_the_rule_is_changed_beside_it_by_keys(window, qtbot):
    window.resize(1366, 700)
    told = {
        "groups": "the names of the people who spoke", "attributed": "Nothing is left out",
        "chatham": "names, groups and the order", "confidential": "the words of 1 reaction",
    }  # fmt: skip
    qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    chooser, said = window.rule.choice, window.rule.line
    qtbot.waitUntil(chooser.hasFocus)

    for number, (rule, words) in enumerate(told.items()):
        if number:
            qtbot.keyClick(chooser, Qt.Key.Key_Down)
        assert about(window).ground_rule == rule
        assert words in said.text()
        for control in (chooser, said):
            assert control.visibleRegion().boundingRect() == control.rect()
        assert said.heightForWidth(said.width()) < 2 * said.fontMetrics().height()
        assert chooser.mapTo(window, chooser.rect().center()).y() == pytest.approx(
            said.mapTo(window, said.rect().center()).y(), abs=1
        )
    for rule in reversed(list(told)[:-1]):
        window.undo()
        assert (about(window).ground_rule, told[rule] in said.text()) == (rule, True)


def test_scrolling_past_the_ground_rule_changes_nothing(window, qtbot):
    chooser = window.rule.choice
    centre = QPointF(chooser.rect().center())
    turned = QWheelEvent(
        centre, chooser.mapToGlobal(centre), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chooser, turned)

    assert about(window).ground_rule == "groups"


def test_title_place_and_date_are_changed_here(window, qtbot):
    for field, typed in (
        (window.details.title, "Two days"),
        (window.details.place, "Barn"),
        (window.details.date, "2026-04-30"),
    ):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert (about(window).title, about(window).place, about(window).date) == ("Two days", "Barn", "2026-04-30")
    assert "30 April 2026 · Barn" in seen(window)


def test_a_date_that_is_none_is_not_kept(window, qtbot):
    field = window.details.date
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "soon")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert about(window).date == "2026-03-01"
    assert field.text() == "2026-03-01"
    assert "soon" in line(window)


def test_dates_are_understood():
    assert understood_date("2026-01-25") == "2026-01-25"
    assert understood_date("") == ""
    assert understood_date("2026-02-30") is None


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("export-html", "html"),
        ("export-markdown", "md"),
        ("export-csv", "csv"),
        ("export-json", "json"),
        ("export-word", "docx"),
        ("export-pdf", "pdf"),
        ("export-slides", "pptx"),
        ("export-workbook", "xlsx"),
    ],
)
def test_it_is_written_where_one_wants_it(window, qtbot, tmp_path, name, ending):
    with window.workbench.edit("Change the title") as edit:
        edit.change("about", about(window).id, title="Team: a/b day?")
    window.table.do(name)
    qtbot.waitUntil(lambda: window.findChild(QFileDialog, "export-dialog") is not None)
    dialog = window.findChild(QFileDialog, "export-dialog")
    (suggested,) = dialog.selectedFiles()
    assert suggested == str(tmp_path / f"Team a b day.{ending}")

    dialog.accept()
    qtbot.waitUntil(lambda: window.exported is not None)

    assert (tmp_path / f"Team a b day.{ending}").read_bytes().startswith(BEGINNINGS.get(ending, b""))
    if ending not in BEGINNINGS:
        assert "You only see the pattern from the air" in (tmp_path / f"Team a b day.{ending}").read_text("utf-8")
    assert line(window) == f"Saved as Team a b day.{ending}"
    assert button(window, "show-in-folder").isVisible()


def test_the_page_written_holds_its_pictures(window, qtbot, tmp_path):
    window.export_to(tmp_path / "w.html", form_named("html"))
    qtbot.waitUntil(lambda: window.exported is not None)

    assert "data:image/jpeg;base64," in (tmp_path / "w.html").read_text("utf-8")


def test_the_photo_report_has_a_page_for_each_picture(window, qtbot, tmp_path):
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.findChild(QFileDialog, "export-dialog") is not None)
    dialog = window.findChild(QFileDialog, "export-dialog")
    assert Path(dialog.selectedFiles()[0]).name.endswith("in pictures.pdf")
    dialog.reject()
    window.export_to(tmp_path / "w.pdf", form_named("photo-report"))
    qtbot.waitUntil(lambda: window.exported is not None)

    shown = {reaction.card_id for reaction in window.workbench.reader.session().reactions}
    with pikepdf.open(tmp_path / "w.pdf") as made:
        assert len(made.pages) == len(shown)


def test_what_is_half_typed_is_in_the_export(window, qtbot, tmp_path):
    window.details.introduction.setFocus()
    qtbot.keyClicks(window.details.introduction, "Just typed")

    window.export_to(tmp_path / "w.json", form_named("json"))
    qtbot.waitUntil(lambda: window.exported is not None)

    assert json.loads((tmp_path / "w.json").read_text("utf-8"))["about"]["introduction"] == "Just typed"


def test_a_place_that_cannot_be_written_is_told_of(window, qtbot, tmp_path):
    told = []

    def answer():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.objectName() == "trouble-dialog":
            told.append(dialog.accessibleName())
            dialog.accept()

    look = QTimer()
    look.timeout.connect(answer)
    look.start(20)
    window.export_to(tmp_path / "nowhere" / "w.html", form_named("html"))
    qtbot.waitUntil(lambda: bool(told))
    look.stop()

    assert "w.html" in told[0]
    assert window.exported is None


def test_every_control_has_a_name(window):
    for kind in (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit):
        for control in window.findChildren(kind):
            if control.objectName().startswith("qt_"):
                continue
            assert control.accessibleName(), control
            assert control.objectName(), control
    assert window.preview.accessibleName()


def test_everything_is_reached_by_tab(window, qtbot):
    reached = set()
    for _step in range(40):
        QApplication.focusWidget() and reached.add(QApplication.focusWidget().objectName())
        window.focusNextChild()

    assert {
        "writeup-preview", "back", "title-field", "place-field", "date-field", "rule-chooser", "introduction-field",
        "chapters-button", *(f"export-{form.name}-button" for form in forms()[:5]), "more-forms", "undo-button",
    } <= reached  # fmt: skip
