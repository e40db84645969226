"""The composition root: builds the objects and wires them together. Only the home window may exist before it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files.bringing import forget_leftovers
from bonfire_deck.files.index import cover_of
from bonfire_deck.files.making import NewSession, usual_groups
from bonfire_deck.i18n import _
from bonfire_deck.model.plan import ready_plan
from bonfire_deck.paths import Paths
from bonfire_deck.settings import OPEN_SESSION, change_setting, laptop_id, read_settings
from bonfire_deck.ui.about import AboutDialog
from bonfire_deck.ui.audience.screens import Screens
from bonfire_deck.ui.board.board_window import BoardWindow
from bonfire_deck.ui.closing.closing_window import ClosingWindow
from bonfire_deck.ui.files_menu import FilesMenu
from bonfire_deck.ui.home.doors import HomeDoors
from bonfire_deck.ui.home.home_window import HomeWindow
from bonfire_deck.ui.home.session_sheet import SessionSheet
from bonfire_deck.ui.keeper import Keeper
from bonfire_deck.ui.legible import next_size, toggle_contrast
from bonfire_deck.ui.librarian import Librarian
from bonfire_deck.ui.opener import Opener, Then, nothing_more
from bonfire_deck.ui.plan_sheet import PlanSheet
from bonfire_deck.ui.run.doors import RunDoors
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.starter import Starter
from bonfire_deck.ui.studio.doors import StudioDoors
from bonfire_deck.ui.studio.studio_window import StudioWindow
from bonfire_deck.ui.table.tables import Tables
from bonfire_deck.ui.throw_aways import ThrowAways
from bonfire_deck.ui.workbench import Workbench

AUDIENCE_SCREEN = "audience_screen"


class App(QObject):
    """The windows of one run of the app, and the open file."""

    def __init__(self, paths: Paths, home: HomeWindow | None = None) -> None:
        """Use `home`, or create it; show nothing yet."""
        super().__init__()
        self.paths = paths
        # Before anything else can be running there.
        forget_leftovers(paths)
        self.librarian = Librarian(paths, laptop_id(paths), self)
        self.starter = Starter(paths, self)
        audience = str(read_settings(paths).get(AUDIENCE_SCREEN, ""))
        self.screens = Screens(audience, lambda name: change_setting(paths, AUDIENCE_SCREEN, name), self)
        self.workbench: Workbench | None = None
        self.windows: list[QMainWindow] = []
        """The windows on the open file, the newest last."""
        self.keeper = Keeper(self.librarian.backups, self)
        self.keeper.put_away.connect(self._on_put_away)
        self.keeper.refused.connect(self.say)
        self.librarian.wait_for = self.keeper.wait
        self.files = FilesMenu(self)
        self.opener = Opener(self, self)
        self.tables = Tables(self, self)
        self.throw_aways = ThrowAways(self, self.opener.open_throw_away)
        self.doors = _home_doors(self)
        self.home = home or HomeWindow(self.doors)
        self.home.installEventFilter(self)
        self.librarian.listed.connect(self.starter.tell_list)
        self.starter.completed.connect(self.home.show_entries)
        self.starter.told.connect(self.home.tell_of_waiting)

    @property
    def front(self) -> QWidget:
        """Return the facilitator's frontmost window, the parent for dialogs."""
        return self.windows[-1] if self.windows else self.home

    @property
    def is_live(self) -> bool:
        """Whether the room sees anything on the projector."""
        return any(isinstance(window, RunWindow) and window.stage.live for window in self.windows)

    def start(self, file: Path | None, *, sample: bool) -> None:
        """Show the first window."""
        self.home.kindle()
        self.librarian.list_now()
        left_open = read_settings(self.paths).get(OPEN_SESSION)
        if sample:
            self.open_sample()
        elif file is not None:
            self.open_any(file)
        elif isinstance(left_open, str) and left_open and Path(left_open).is_file():
            # The last run was cut off: resume where it was.
            self.open_any(Path(left_open))
        if not self.windows and not self.opener.is_busy:
            self.show_home()

    def look_after_files(self) -> None:
        """Create the starter deck if it is missing, and refresh the index, in the background."""
        self.librarian.list_now()
        self.starter.begin(self.home, lambda _path: self.librarian.look_again(self.home))

    def show_home(self) -> None:
        """Close the open file and show the home window."""
        self._close_file()
        self.librarian.list_now()
        self.home.showMaximized()
        self.home.activateWindow()
        QTimer.singleShot(0, self.look_after_files)

    def open_any(self, path: Path, then: Then = nothing_more) -> None:
        """Open one of our files, then call `then` with it; import any other file first."""
        self.opener.open_any(path, then)

    def not_opened(self, path: Path, trouble: Trouble, *, is_ours: bool) -> None:
        """Show why a file did not open, with a window behind the dialog."""
        if not self.windows and not self.home.isVisible():
            self.show_home()
        self.files.not_opened(path, trouble, is_ours=is_ours)

    def show_open(self, workbench: Workbench) -> None:
        """Close the open file and show `workbench` instead."""
        self._close_file()
        self.workbench = workbench
        self.keeper.watch(workbench)
        if workbench.reader.session().about.thing == "deck":
            self._show(self._studio(workbench))
        else:
            if not workbench.is_throw_away:
                change_setting(self.paths, OPEN_SESSION, str(workbench.path))
            run = self._run_window(workbench)
            if not self.tables.take_over(run):
                self._show(run)
        self.home.hide()

    def _show(self, window: QMainWindow) -> None:
        self.windows.append(window)
        window.installEventFilter(self)
        window.showMaximized()
        window.activateWindow()

    def _studio(self, workbench: Workbench) -> StudioWindow:
        return StudioWindow(
            workbench,
            StudioDoors(
                home=self.show_home,
                start=lambda: self.files.start_session(workbench.path),
                try_it=lambda: self.throw_aways.try_deck(workbench),
                share=lambda: self.files.share_deck(workbench),
                backups=lambda: self.files.backups(workbench.path),
            ),
        )

    def _run_window(self, workbench: Workbench) -> RunWindow:
        doors = RunDoors(
            home=self.throw_aways.leave(workbench.path, self.show_home),
            rehearse=lambda: self.throw_aways.rehearse(workbench),
            board=self.open_board,
            write_up=self.open_write_up,
            change_session=lambda: self.ask(SessionSheet(self.front, workbench)),
            change_plan=lambda: self.ask(PlanSheet(self.front, workbench)),
            save_copy=lambda: self.files.save_copy(workbench),
            make_table_files=lambda: self.files.make_table_files(workbench),
            gather=lambda: self.files.gather(workbench),
            backups=lambda: self.files.backups(workbench.path),
            pass_round=self.tables.pass_round,
            swap_screens=self.screens.swap,
        )
        return RunWindow(workbench, self.screens, doors, rehearsal=self.throw_aways.is_rehearsal(workbench.path))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When a window closes, by whatever means, raise the one below it, or the home window."""
        if event.type() == QEvent.Type.Close and isinstance(watched, QMainWindow):
            if watched is self.home:
                QTimer.singleShot(0, QApplication.quit)
            elif watched in self.windows:
                QTimer.singleShot(0, lambda: self._closed(watched))
        return False

    def _closed(self, window: QMainWindow) -> None:
        if window not in self.windows or window.isVisible():
            # Already closed, or it refused to close.
            return
        if window is self.windows[0]:
            if isinstance(window, RunWindow):
                window.doors.home()
            else:
                self.show_home()
            return
        self.windows.remove(window)
        window.deleteLater()
        self.front.activateWindow()

    def ask(self, sheet: QDialog) -> None:
        """Show a modal sheet until it is answered."""
        sheet.exec()
        sheet.deleteLater()

    def open_board(self) -> None:
        """Open the board of the open session."""
        if self.workbench is not None:
            run = next((window for window in self.windows if isinstance(window, RunWindow)), None)
            part = run.stage.round.part if run is not None and run.stage.round is not None else "now"
            window = BoardWindow(self.workbench, part)
            if run is not None:
                window.presenting.lead(run.stage)
                window.turned.connect(run.stage.turn_board)
            window.session_wanted.connect(window.close)
            self._show(window)

    def open_write_up(self) -> None:
        """Open the write-up of the open session."""
        if self.workbench is not None:
            window = ClosingWindow(self.workbench)
            window.session_wanted.connect(window.close)
            self._show(window)

    def just_show(self) -> None:
        """Go straight to the first picture: start a session with one group and the starter deck."""
        new = NewSession(_("Just pictures"), usual_groups(1, 0), ready_plan("own"))
        self.starter.need(
            self.front, lambda deck: self.librarian.start_session(self.home, deck, new, self.open_any)
        )  # fmt: skip

    def open_sample(self) -> None:
        """Open the sample session as a throw-away copy."""
        folder, open_it = self.throw_aways.folder(), self.throw_aways.open
        self.starter.need(self.home, lambda deck: self.librarian.sample(self.home, deck, folder, open_it))

    def _close_file(self) -> None:
        windows, self.windows = self.windows, []
        workbench, self.workbench = self.workbench, None
        for window in reversed(windows):
            window.blockSignals(True)
            window.close()
            window.deleteLater()
        if workbench is not None:
            self._put_away(workbench)

    def _put_away(self, workbench: Workbench) -> None:
        path, session = workbench.path, workbench.reader.session()
        cover = cover_of(workbench.reader, session)
        index = self.librarian.index
        if workbench.is_throw_away:
            self.keeper.close(workbench, lambda: None)
            return
        change_setting(self.paths, OPEN_SESSION, "")

        def remember() -> None:
            index.remember(path, session, cover)
            index.note_opened(path)

        self.keeper.close(workbench, remember)

    def _on_put_away(self, workbench: Workbench) -> None:
        workbench.deleteLater()
        self.librarian.list_now()

    def rang(self, file: Path | None) -> None:
        """Handle a second start of the app, which passed on `file`."""
        if file is not None and not self.tables.is_locked:
            self.open_any(file)
        self.front.activateWindow()
        self.front.raise_()

    def say(self, line: str) -> None:
        """Show a short status line in the run window or the studio, if one is open."""
        for window in self.windows:
            if isinstance(window, RunWindow | StudioWindow):
                window.say(line)

    def end(self) -> None:
        """Close everything and delete throw-away sessions."""
        self._close_file()
        self.starter.end()
        self.keeper.end()
        self.throw_aways.end()


def _home_doors(app: App) -> HomeDoors:
    return HomeDoors(
        start_session=lambda: app.files.start_session(None),
        just_show=app.just_show,
        small_team=app.tables.small_team,
        sample=app.open_sample,
        open_entry=app.files.open_entry,
        open_board=lambda entry: app.files.opened(entry, lambda _workbench: app.open_board()),
        take_files=app.files.take,
        choose_pictures=app.files.choose_pictures,
        choose_file=app.files.choose_file,
        rename=app.files.rename,
        duplicate=lambda entry: app.librarian.duplicate(app.home, entry),
        new_like=app.files.new_like,
        rehearse=lambda entry: app.files.opened(entry, app.throw_aways.rehearse),
        save_copy=lambda entry: app.files.opened(entry, app.files.save_copy),
        make_table_files=lambda entry: app.files.opened(entry, app.files.make_table_files),
        gather=lambda entry: app.files.opened(entry, app.files.gather),
        backups_of=lambda entry: app.files.backups(entry.path),
        all_backups=app.files.all_backups,
        archive=lambda entry: app.librarian.archive(entry, not entry.archived),
        delete=app.files.delete,
        about=lambda: app.ask(AboutDialog(app.home, app.paths)),
        larger_text=lambda: next_size(app.paths),
        high_contrast=lambda: toggle_contrast(app.paths),
    )
