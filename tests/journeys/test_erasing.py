"""Erasing that was cut off is finished by the next start; in a rehearsal nothing is erased for good."""

import json

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from bonfire_deck.files import gathering, library
from bonfire_deck.files.stamps import new_id
from bonfire_deck.paths import make_private
from bonfire_deck.ui.run.bin import BinDialog
from tests.files.builders import session_at
from tests.files.wrecks import session_in, texts_in, with_reactions
from tests.patience import when

SAID = "Half erased when the light went out"


@pytest.fixture
def day(home):
    path = session_at(home.files / "day.bonfire")
    library.register(path, home)
    with_reactions(path, SAID, "This stays")
    return path


def cut_off(home, path):
    """Leave what an erasing leaves that was ended right after its beginning."""
    session = session_in(path)
    line = next(reaction for reaction in session.reactions if reaction.text == SAID)
    note = {"file": str(path), "session": session.about.id, "rows": [["reactions", line.id]]}
    (make_private(home.erasing) / f"{new_id()}.json").write_text(json.dumps(note))


def test_opening_a_file_finishes_it(app, home, day, qtbot):
    cut_off(home, day)
    app.open_any(day)
    qtbot.waitUntil(lambda: app.workbench is not None)
    assert [reaction.text for reaction in app.workbench.reader.session().reactions] == ["This stays"]
    assert list(home.erasing.iterdir()) == []


def test_the_home_window_finishes_it_too(app, home, day, qtbot):
    cut_off(home, day)
    app.start(None, sample=False)
    qtbot.waitUntil(lambda: list(home.erasing.iterdir()) == [])
    assert texts_in(day) == ["This stays"]
    assert SAID.encode() not in day.read_bytes()


def test_in_a_copy_that_nobody_keeps_nothing_is_erased(app, home, day, qtbot):
    app.throw_aways.open(day)
    qtbot.waitUntil(lambda: app.workbench is not None)
    line = app.workbench.reader.session().reactions[0].id
    gathering.bin_reaction(app.workbench.history, line)
    dialog = BinDialog(app.front, app.workbench)
    qtbot.addWidget(dialog)
    when(QApplication.activeModalWidget, lambda question: question.findChild(QPushButton, "yes").click())
    dialog.erase()
    assert [reaction.id for reaction in app.workbench.reader.session().bin] == [line]
    assert not home.erasing.exists()
