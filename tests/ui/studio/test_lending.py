"""A deck given away and brought in again: what is inside is shown first, and the same deck stays one."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from bonfire_deck.files import decking, library
from bonfire_deck.files.making import usual_groups
from bonfire_deck.files.revisions import publish
from bonfire_deck.paths import Paths
from bonfire_deck.ui.app import App
from bonfire_deck.ui.home.start_session import StartSessionDialog
from bonfire_deck.ui.home.tiles import SessionRow
from bonfire_deck.ui.keeping import KeepSheet
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.studio.lending import ShareSheet
from bonfire_deck.ui.studio.studio_window import StudioWindow
from tests.files.builders import deck_at
from tests.journeys.conftest import app
from tests.ui.home.test_home import at_home, opened

__all__ = ["app", "at_home"]


def answer(kind: type[QDialog], button: str, seen: list[str]) -> None:
    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            seen.extend(dialog.lines if isinstance(dialog, KeepSheet | ShareSheet) else ())
            found = dialog.findChild(QPushButton, button)
            assert found is not None
            found.click()
        else:
            QTimer.singleShot(40, look)

    QTimer.singleShot(40, look)


def decks(app: App) -> list[str]:
    return sorted(entry.title for entry in app.librarian.index.entries() if entry.thing == "deck")


def changed(path: Path) -> None:
    with library.checked_for_writing(path, "another laptop") as (history, reader):
        first = reader.session().cards[0]
        decking.change_cards(history, [first.id], title="Seen elsewhere")
        publish(history)


def test_what_is_inside_is_shown_before_it_is_kept_and_the_same_deck_stays_one(
    at_home: App, home: Paths, qtbot: QtBot, tmp_path: Path
) -> None:
    strange = deck_at(tmp_path / "from a stick.bonfiredeck", 4)
    before = strange.read_bytes()
    seen: list[str] = []
    answer(KeepSheet, "leave", seen)
    at_home.files.take([strange])
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] == "4 cards"
    assert not list(home.files.glob("Plain*"))
    assert not list(home.incoming.glob("*"))
    answer(KeepSheet, "keep", seen)
    at_home.files.take([strange])
    page = opened(at_home, qtbot, StudioWindow)
    assert isinstance(page, StudioWindow)
    mine = page.workbench.path
    assert mine.parent == home.files
    at_home.show_home()
    changed(strange)
    seen.clear()
    answer(KeepSheet, "keep", seen)
    at_home.files.take([strange])
    page = opened(at_home, qtbot, StudioWindow)
    assert isinstance(page, StudioWindow)
    assert any("1 card is new or changed" in line for line in seen)
    assert page.workbench.path == mine
    session = page.workbench.reader.session()
    assert (session.cards[0].title, session.about.deck_revision) == ("Seen elsewhere", 2)
    at_home.show_home()
    seen.clear()
    answer(KeepSheet, "keep", seen)
    at_home.files.take([strange])
    opened(at_home, qtbot, StudioWindow)
    assert "You already have this deck, with everything that is in this file." in seen
    assert decks(at_home).count("Plain sheets") == 1
    assert before != strange.read_bytes()


def test_a_deck_is_tried_and_then_open_again_and_a_newer_revision_is_told_of(
    at_home: App, home: Paths, qtbot: QtBot, tmp_path: Path
) -> None:
    path = deck_at(home.files / "ours.bonfiredeck", 4)
    library.register(path, home)
    at_home.open_any(path)
    page = opened(at_home, qtbot, StudioWindow)
    assert isinstance(page, StudioWindow)
    decking.add_plan(page.workbench.history, page.workbench.reader.session(), "Ours", usual_plan())
    offered: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, StartSessionDialog):
            offered.append(dialog.plan.itemText(0))
            dialog.reject()
        else:
            QTimer.singleShot(40, look)

    QTimer.singleShot(40, look)
    page.table.do("start")
    qtbot.waitUntil(lambda: bool(offered))
    assert offered == ["Ours (from this deck) · 3 rounds · 36 min"]
    page.table.do("try-it")
    run = opened(at_home, qtbot, RunWindow)
    assert isinstance(run, RunWindow)
    assert [round_.title for round_ in run.workbench.reader.session().rounds] == ["What?", "So what?", "Now what?"]
    assert run.workbench.is_throw_away
    run.doors.home()
    page = opened(at_home, qtbot, StudioWindow)
    assert isinstance(page, StudioWindow)
    assert page.workbench.path == path
    at_home.show_home()
    dialog = StartSessionDialog(at_home.home, at_home.librarian.index.entries(), at_home.starter, path)
    qtbot.addWidget(dialog)
    assert dialog.plan.itemText(0) == "Ours (from this deck) · 3 rounds · 36 min"
    _deck, new = dialog.answer()
    assert [round_.title for round_ in new.rounds] == ["What?", "So what?", "Now what?"]
    assert len(new.groups) == len(usual_groups(5))
    at_home.librarian.start_session(at_home.home, path, new, at_home.open_any)
    opened(at_home, qtbot, RunWindow)
    at_home.show_home()
    qtbot.waitUntil(lambda: bool(shown(at_home)))
    assert not any("newer revision" in row.accessibleName() for row in shown(at_home))
    at_home.keeper.wait(path)
    changed(path)
    library.register(path, home)
    at_home.librarian.list_now()
    qtbot.waitUntil(lambda: any("newer revision" in row.accessibleName() for row in shown(at_home)))


def usual_plan():  # type: ignore[no-untyped-def]
    from bonfire_deck.model.plan import ready_plan

    return ready_plan("what-so-what")


def shown(app: App) -> list[SessionRow]:
    return [row for row in app.home.findChildren(SessionRow) if row.isVisible()]


def test_what_is_in_the_deck_is_said_before_it_is_given_away(studio, qtbot) -> None:  # type: ignore[no-untyped-def]
    window = studio()
    window.acts.change([card.id for card in window.workbench.reader.session().cards[:2]], {"alt_text": ""})
    sheet = ShareSheet(window, window.workbench)
    qtbot.addWidget(sheet)
    assert sheet.lines[0] == "5 cards"
    assert sheet.lines[-1] == "Revision 2"
    assert sheet.warnings == ("2 pictures without a description",)
