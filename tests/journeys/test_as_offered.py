"""A session made exactly as it is offered, by Enter: every file that leaves the room has its groups and no name."""

import csv
import io
import json
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bonfire_deck.ui.app import App
from bonfire_deck.ui.closing.closing_window import ClosingWindow
from bonfire_deck.ui.closing.exporting import Form, forms
from tests.journeys.test_main_job import start_a_session, type_line
from tests.paper.test_report import words_in
from tests.writing.test_ground_rules import words_of

GROUP, SAID, SPEAKER = "Sky", "One blocked lane", "Zebedee"


@pytest.fixture
def closing(app: App, qtbot: QtBot) -> ClosingWindow:
    """The write-up of such a session, in which the second group said something; who it was got in before."""
    window = start_a_session(app, qtbot)
    assert window.workbench.reader.session().about.ground_rule == "groups"
    qtbot.keyClick(window.side.field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    type_line(qtbot, window, SAID)
    (reaction,) = window.workbench.reader.session().reactions
    with window.workbench.edit("As if it had been attributed once") as edit:
        edit.change("reactions", reaction.id, said_by=SPEAKER)
    qtbot.keyClick(window.side.field, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    shown = app.windows[-1]
    assert isinstance(shown, ClosingWindow)
    return shown


def exported(closing: ClosingWindow, form: Form, folder: Path, qtbot: QtBot) -> Path:
    target = folder / f"{form.name}{form.ending}"
    closing.export_to(target, form)
    qtbot.waitUntil(lambda: closing.exported == target)
    return target


def test_every_export_has_the_groups_and_no_name(closing: ClosingWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for form in forms():
        target = exported(closing, form, tmp_path, qtbot)
        words = words_of(target, tmp_path)
        assert SAID in words, form.name
        assert GROUP in words, form.name
        assert SPEAKER not in words, form.name
    (row,) = csv.DictReader(io.StringIO((tmp_path / "csv.csv").read_text(encoding="utf-8-sig")))
    assert (row["group"], row["group_name"], row["said_by"]) == ("2", GROUP, "")
    content = json.loads((tmp_path / "json.json").read_bytes())
    (said,) = content["reactions"]
    assert [group["name"] for group in content["groups"] if group["id"] == said["group_id"]] == [GROUP]
    assert said["said_by"] == ""
    assert "Ground rule: Words and groups, no names." in words_in((tmp_path / "pdf.pdf").read_bytes(), tmp_path)
    assert any("Ground rule: Words" in line.text for line in docx.Document(str(tmp_path / "word.docx")).paragraphs)
