"""When the table window opens: on request from the run or home window, for a table file, or after a restart."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QWidget

from bonfire_deck.files.desk import Plain
from bonfire_deck.files.making import NewSession, usual_groups
from bonfire_deck.i18n import _
from bonfire_deck.model.plan import ready_plan
from bonfire_deck.ui.audience.screens import Screens
from bonfire_deck.ui.librarian import Librarian
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.starter import Starter
from bonfire_deck.ui.table.table_window import TableDoors, TableWindow
from bonfire_deck.ui.table.turns import DESK, FILE, ROUND, TEAM
from bonfire_deck.ui.workbench import Workbench

STAYS = ("drafts", "turned", "kind")
"""What carries over to the next sitting: a group's drafts and turned cards."""


class Host(Protocol):
    """What the table needs from the app."""

    windows: list[QMainWindow]
    librarian: Librarian
    starter: Starter
    screens: Screens
    workbench: Workbench | None

    @property
    def front(self) -> QWidget:
        """The topmost window."""

    def open_any(self, path: Path) -> None:
        """Open any file of this app."""

    def open_board(self) -> None:
        """Open the board."""

    def open_write_up(self) -> None:
        """Open the write-up."""

    def show_home(self) -> None:
        """Close the open session and show the home window."""


class Tables(QObject):
    """Open and leave the table window; while it is open, the facilitator's windows are hidden."""

    def __init__(self, app: Host, watcher: QObject) -> None:
        """Work for `app`; `watcher` is notified when its windows are closed."""
        super().__init__(watcher)
        self._app = app
        self._watcher = watcher
        self._team: Path | None = None
        """The session to open for a small team."""

    @property
    def window(self) -> TableWindow | None:
        """The table window, if it is open."""
        return next((window for window in self._app.windows if isinstance(window, TableWindow)), None)

    @property
    def is_locked(self) -> bool:
        """Whether the laptop is in the hands of people other than the facilitator."""
        return self.window is not None and self.window.is_locked

    def take_over(self, run: RunWindow) -> bool:
        """Open the table instead of `run`, if a table file or the previous run of the program asks for it."""
        mode = TEAM if self._team == run.workbench.path else _mode_of(run.workbench)
        self._team = None
        if not mode:
            return False
        self._app.windows.append(run)
        run.installEventFilter(self._watcher)
        self._open(mode)
        # A wall that was live before the program ended returns, while the run window stays hidden.
        QTimer.singleShot(0, run.projector.sync)
        return True

    def pass_round(self) -> None:
        """Pass the laptop round, beginning with the group selected in the run window."""
        run = next((window for window in self._app.windows if isinstance(window, RunWindow)), None)
        if run is None or self.window is not None:
            return
        stage, desk = run.stage, run.workbench.desk
        groups = stage.session.groups
        if not groups:
            run.say(_("There is no group to pass the laptop to. Ctrl+G adds one."))
            return
        run.side.notes.keep()
        mode = FILE if run.workbench.reader.for_group() else TEAM if len(groups) == 1 else ROUND
        before = desk.get(DESK)
        stays: dict[str, Plain] = {n: before[n] for n in STAYS if n in before} if isinstance(before, dict) else {}
        group = stage.group.id if stage.group else groups[0].id
        card = stage.card.id if stage.card else ""
        desk.set(DESK, {**stays, "mode": mode, "group": group, "round": stage.round_id, "card": card})
        if stage.live and run.projector.one_screen:
            stage.leave_live()
        self._open(mode)

    def small_team(self) -> None:
        """Go from the home window straight to the first picture: one group, one screen, the starter deck."""
        app = self._app
        new = NewSession(_("Small team"), usual_groups(1, 0), ready_plan("own"))
        app.starter.need(
            app.front, lambda deck: app.librarian.start_session(app.front, deck, new, self._open_team)
        )  # fmt: skip

    def _open_team(self, path: Path) -> None:
        self._team = path
        self._app.open_any(path)

    def _open(self, mode: str) -> None:
        app = self._app
        if app.workbench is None:
            return
        doors = TableDoors(self.leave, app.show_home, app.open_board, app.open_write_up)
        window = TableWindow(app.workbench, mode, doors)
        below = list(app.windows)
        app.windows.append(window)
        window.installEventFilter(self._watcher)
        screen = app.screens.facilitator()
        window.create()
        window.windowHandle().setScreen(screen)
        window.setGeometry(screen.availableGeometry())
        if window.is_locked:
            window.showFullScreen()
        else:
            window.showMaximized()
        window.raise_()
        window.activateWindow()
        for other in below:
            other.hide()

    def leave(self) -> None:
        """Return to the run window; only the facilitator can do this."""
        window = self.window
        if window is None:
            return
        window.turns.keep_open(is_open=False)
        self._app.windows.remove(window)
        for other in self._app.windows:
            other.showMaximized()
        self._app.front.activateWindow()
        window.close()
        window.deleteLater()


def _mode_of(workbench: Workbench) -> str:
    """Return the table mode that the session opens in, "" if none."""
    if workbench.reader.for_group() in workbench.reader.session().group_by_id:
        return FILE
    kept = workbench.desk.get(DESK)
    mode = kept.get("mode") if isinstance(kept, dict) and kept.get("open") is True else ""
    return str(mode) if mode in (ROUND, TEAM) else ""
