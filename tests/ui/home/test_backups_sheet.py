"""Backups and recovery in the windows, by keys: looked into, restored as a new file, a damaged file read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bonfire_deck.files import library
from bonfire_deck.files.backups import Backups
from bonfire_deck.files.opening import close, open_for_writing
from bonfire_deck.files.restoring import places_of
from bonfire_deck.paths import Paths
from bonfire_deck.ui.app import App
from bonfire_deck.ui.home.backups_sheet import BackupsSheet
from bonfire_deck.ui.home.tiles import SessionRow, entry_menu
from bonfire_deck.ui.run.run_window import RunWindow
from tests.files.builders import session_at
from tests.files.wrecks import bytes_at, texts_in, with_reactions


@pytest.fixture
def backed_up(home: Paths) -> Path:
    """A session of ours with three lines, backed up with two of them and with all."""
    home.files.mkdir(parents=True, exist_ok=True)
    path = session_at(home.files / "A day together.bonfire", groups=3, cards=4)
    path.with_name(f"{path.stem}-deck.bonfiredeck").unlink()
    library.register(path, home)
    for texts, reason in ((("One word", "Two words"), "kept"), (("Three words",), "closed")):
        with_reactions(path, *texts)
        connection = open_for_writing(path)
        Backups(home).make(connection, path, reason)
        close(connection)
    return path


@pytest.fixture
def at_home(app: App, backed_up: Path, qtbot: QtBot) -> App:
    app.home.kindle()
    app.show_home()
    qtbot.waitUntil(lambda: bool(app.home.findChildren(SessionRow)))
    return app


def in_dialog(name: str, act: Callable[[QDialog], bool]) -> list[str]:
    """Once the dialog called `name` is up, let `act` try until it says that it is done; return where its words come."""
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.objectName() == name:
            words = [label.text() for label in dialog.findChildren(QLabel)]
            if act(dialog):
                seen.extend(words)
                return
        QTimer.singleShot(30, look)

    QTimer.singleShot(30, look)
    return seen


def pressed(button: str) -> Callable[[QDialog], bool]:
    def act(dialog: QDialog) -> bool:
        found = dialog.findChild(QPushButton, button)
        assert found is not None
        found.click()
        return True

    return act


def shown(sheet: BackupsSheet) -> list[str]:
    return [label.text() for label in sheet.preview.findChildren(QLabel) if label.isVisible()]


def rows(sheet: BackupsSheet) -> list[str]:
    tree = sheet.tree
    heads = [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]
    role = Qt.ItemDataRole.AccessibleTextRole
    return [
        str(item.data(0, role))
        for head in heads
        if head is not None
        for item in (head, *(head.child(place) for place in range(head.childCount())))
        if item is not None
    ]


@pytest.fixture
def sheet(at_home: App, backed_up: Path, qtbot: QtBot) -> BackupsSheet:
    made = BackupsSheet(at_home.home, at_home.librarian, places_of(backed_up, at_home.paths))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.restore.isEnabled)
    return made


def test_a_look_inside_before_anything_is_restored(sheet: BackupsSheet, qtbot: QtBot) -> None:
    said = rows(sheet)
    assert said[0] == "2 backups: A day together"
    assert said[1].endswith("when it was closed · 3 reactions · 4 cards")
    assert said[2].endswith("while it was open · 2 reactions · 4 cards")
    qtbot.waitUntil(lambda: "Three words" in shown(sheet))
    words = shown(sheet)
    assert {"A day together", "Three words", "Two words", "One word"} <= set(words)
    assert any("Hall" in text and "1 March 2026" in text and "3 reactions" in text for text in words)
    assert any(text.startswith("Amber · Card 0 · We see") for text in words)
    qtbot.keyClick(sheet.tree, Qt.Key.Key_Down)
    assert not sheet.restore.isEnabled()
    qtbot.waitUntil(sheet.restore.isEnabled)
    qtbot.waitUntil(lambda: "Two words" in shown(sheet))
    assert "Three words" not in shown(sheet)


def test_pictures_that_are_gone_are_named_before(at_home: App, qtbot: QtBot) -> None:
    for picture in (at_home.paths.backups / "pictures").rglob("*.zip"):
        picture.unlink()
    sheet = BackupsSheet(at_home.home, at_home.librarian)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitUntil(sheet.restore.isEnabled)
    qtbot.waitUntil(lambda: any("4 pictures are missing" in t and "Card 3" in t for t in shown(sheet)))


def test_a_backup_that_is_damaged_says_so_and_is_not_restored(at_home: App, qtbot: QtBot) -> None:
    newest = at_home.librarian.backups.all()[0][0]
    newest.path.write_bytes(b"x" * 9000)
    sheet = BackupsSheet(at_home.home, at_home.librarian)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitUntil(lambda: any("is not a Bonfire Deck file" in text for text in shown(sheet)))
    assert not sheet.restore.isEnabled()
    qtbot.keyClick(sheet.tree, Qt.Key.Key_Down)
    qtbot.waitUntil(sheet.restore.isEnabled)


def test_keys_alone_restore_an_older_state_as_a_new_file(at_home: App, backed_up: Path, qtbot: QtBot) -> None:
    before = backed_up.read_bytes()
    steps = [Qt.Key.Key_Down, Qt.Key.Key_Return]

    def walk(dialog: QDialog) -> bool:
        assert isinstance(dialog, BackupsSheet)
        if dialog.restore.isEnabled():
            qtbot.keyClick(dialog.tree, steps.pop(0))
        return not steps

    in_dialog("backups-sheet", walk)
    qtbot.keyClick(at_home.home, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(at_home.windows))
    window = at_home.windows[-1]
    assert isinstance(window, RunWindow)
    path = window.workbench.path
    assert path.parent == backed_up.parent
    assert path.stem.startswith("A day together (backup from ")
    assert [r.text for r in window.workbench.reader.session().reactions] == ["One word", "Two words"]
    assert backed_up.read_bytes() == before


def test_on_stage_the_restored_file_waits_on_the_home_page(at_home: App, backed_up: Path, qtbot: QtBot) -> None:
    at_home.open_any(backed_up)
    qtbot.waitUntil(lambda: bool(at_home.windows))
    window = at_home.windows[-1]
    assert isinstance(window, RunWindow)
    window.stage.set(live=True)

    def restore(dialog: QDialog) -> bool:
        assert isinstance(dialog, BackupsSheet)
        dialog.restore.click()
        return dialog.restore.isEnabled()

    in_dialog("backups-sheet", restore)
    window.table.do("backups")
    qtbot.waitUntil(lambda: "on the home page" in window.line.text())
    assert at_home.windows == [window]
    assert window.workbench.path == backed_up
    assert len(list(backed_up.parent.glob("*(backup from *"))) == 1


def test_where_there_is_no_backup_a_sentence_stands(app: App, qtbot: QtBot) -> None:
    sheet = BackupsSheet(app.home, app.librarian)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitUntil(lambda: "There are no backups yet." in shown(sheet))
    assert not sheet.restore.isEnabled()


def test_every_file_leads_to_its_backups(at_home: App) -> None:
    row = at_home.home.findChildren(SessionRow)[0]
    texts = [action.text() for action in entry_menu(row, row.entry, at_home.doors).actions()]
    assert "Backups…" in texts
    assert at_home.home.findChild(QPushButton, "all-backups") is not None


@pytest.mark.parametrize("place", [0, 4096], ids=["its head", "its inside"])
def test_a_damaged_file_of_ours_offers_what_can_be_read(
    at_home: App, backed_up: Path, qtbot: QtBot, place: int
) -> None:
    bytes_at(place, b"\xa5" * 4096)(backed_up)
    before = backed_up.read_bytes()
    asked, told = in_dialog("damaged-dialog", pressed("yes")), []

    def tell(dialog: QDialog) -> bool:
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        return pressed("yes")(dialog)

    in_dialog("trouble-dialog", tell)
    at_home.open_any(backed_up)
    qtbot.waitUntil(lambda: bool(told))
    assert any("“A day together.bonfire” is damaged" in text for text in asked)
    assert "4 cards and 3 reactions were recovered." in told
    assert any("was merged in" in text and "was not changed" in text for text in told)
    window = at_home.windows[-1]
    assert isinstance(window, RunWindow)
    assert window.workbench.path.name == "A day together (recovered).bonfire"
    assert backed_up.read_bytes() == before
    at_home.show_home()
    at_home.keeper.wait(window.workbench.path)
    assert texts_in(window.workbench.path) == ["One word", "Two words", "Three words"]


def test_a_damaged_file_leads_to_its_backups_and_closing_changes_nothing(
    at_home: App, backed_up: Path, qtbot: QtBot
) -> None:
    bytes_at(0, b"x" * 4096)(backed_up)
    in_dialog("damaged-dialog", pressed("no"))
    at_home.open_any(backed_up)
    qtbot.waitUntil(lambda: not at_home.opener.is_busy)
    assert list(backed_up.parent.glob("*.bonfire")) == [backed_up]
    seen: list[int] = []

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, BackupsSheet)
        if dialog.restore.isEnabled():
            seen.append(dialog.tree.topLevelItemCount())
            dialog.reject()
        return bool(seen)

    in_dialog("damaged-dialog", pressed("its-backups"))
    in_dialog("backups-sheet", look)
    at_home.open_any(backed_up)
    qtbot.waitUntil(lambda: seen == [1])
    assert not at_home.windows
