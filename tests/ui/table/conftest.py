"""The whole app on a temporary home, with a session of five groups that is ours."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bonfire_deck.files import library
from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.files.reading import Reader
from bonfire_deck.ui.app import App
from bonfire_deck.ui.table.table_window import TableWindow
from tests.files.builders import LAPTOP, session_at


class Table:
    """An app, its session, and the table window once the laptop goes round."""

    def __init__(self, paths, folder, qtbot):
        self.paths, self.folder, self.qtbot = paths, folder, qtbot
        self.app = None

    def start(self, *, choosing="show", groups=5, **fields):
        """Make a session whose first round is chosen so, and open it in the run window."""
        path = self.paths.files / "day.bonfire"
        path.parent.mkdir(parents=True, exist_ok=True)
        session_at(self.folder / "day.bonfire", groups, 12).rename(path)
        with library.checked_for_writing(path, LAPTOP) as (history, reader), history.edit("Plan") as edit:
            edit.change("rounds", reader.session().rounds[0].id, choosing=choosing, **fields)
        self.open_app()
        connection = open_for_reading(path)
        self.app.librarian.index.remember(path, Reader(connection).session(), b"")
        close(connection)
        self.app.open_any(path)
        self.qtbot.waitUntil(lambda: bool(self.app.windows))
        return self

    def open_app(self):
        self.app = App(self.paths)

    def pass_round(self):
        """Let the laptop go round by the run window's key."""
        run = self.app.windows[0]
        self.qtbot.waitUntil(run.isActiveWindow)
        run.table.do("pass-the-laptop")
        return self.window

    @property
    def window(self):
        window = self.app.tables.window
        assert isinstance(window, TableWindow)
        self.qtbot.waitUntil(window.isActiveWindow)
        return window

    @property
    def session(self):
        return self.app.workbench.reader.session()

    def crash(self):
        """End the app as a kill would, and start it again: with the desk as it was on the disk."""
        desk = self.app.workbench.desk
        desk.flush()
        kept, settings = desk.path.read_bytes(), self.paths.settings
        left = {path: path.read_bytes() for path in settings.rglob("*") if path.is_file()}
        self.end()
        desk.path.write_bytes(kept)
        for path, data in left.items():
            path.write_bytes(data)
        self.open_app()
        self.app.start(None, sample=False)
        self.qtbot.waitUntil(lambda: bool(self.app.windows))
        return self.window

    def end(self):
        if self.app is not None:
            self.app.end()
            self.app.home.close()
            self.app.home.deleteLater()
            self.app.deleteLater()
            self.app = None
            QApplication.processEvents()


@pytest.fixture
def table(tmp_path: Path, home, qtbot):
    table = Table(home, tmp_path, qtbot)
    yield table
    table.end()
