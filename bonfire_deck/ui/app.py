"""The composition root: the one place where things are made and handed in."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files.bringing import forget_leftovers
from bonfire_deck.files.index import look_at
from bonfire_deck.files.making import NewSession, usual_groups
from bonfire_deck.i18n import _
from bonfire_deck.model.plan import ready_plan
from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths, assets
from bonfire_deck.settings import change_setting, laptop_id, read_settings
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.about import AboutDialog
from bonfire_deck.ui.audience.screens import Screens
from bonfire_deck.ui.board.board_window import BoardWindow
from bonfire_deck.ui.closing.closing_window import ClosingWindow
from bonfire_deck.ui.files_menu import FilesMenu
from bonfire_deck.ui.home.doors import HomeDoors
from bonfire_deck.ui.home.home_window import HomeWindow
from bonfire_deck.ui.home.session_sheet import SessionSheet
from bonfire_deck.ui.librarian import Librarian, forget_folder, throw_away_folder
from bonfire_deck.ui.run.doors import RunDoors
from bonfire_deck.ui.run.plan_sheet import PlanSheet
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.starting import Doorbell, begin_log, hand_over, need_a_screen
from bonfire_deck.ui.studio.deck_page import DeckPage
from bonfire_deck.ui.workbench import Workbench

OPEN_SESSION = "open_session"
AUDIENCE_SCREEN = "audience_screen"


class App(QObject):
    """The windows of one run of the program, and which file is open."""

    def __init__(self, paths: Paths) -> None:
        """Make the home window; nothing is shown yet."""
        super().__init__()
        self.paths = paths
        self.librarian = Librarian(paths, laptop_id(paths), self)
        self.screens = Screens(str(read_settings(paths).get(AUDIENCE_SCREEN, "")), self._remember_screen, self)
        self.workbench: Workbench | None = None
        self.windows: list[QMainWindow] = []
        """The windows on the open file, the newest last."""
        self._throw_away: list[Path] = []
        self.files = FilesMenu(self)
        hero = QPixmap(str(assets() / "images" / "bonfire.jpg"))
        self.home = HomeWindow(hero, self._home_doors())
        self.librarian.listed.connect(self.home.show_entries)

    def _remember_screen(self, name: str) -> None:
        change_setting(self.paths, AUDIENCE_SCREEN, name)

    def _home_doors(self) -> HomeDoors:
        return HomeDoors(
            start_session=lambda: self.files.start_session(None),
            just_show=self.just_show,
            sample=self.open_sample,
            open_entry=lambda entry: self.open_any(entry.path),
            open_board=lambda entry: self.open_board_of(entry.path),
            take_files=self.files.take,
            choose_pictures=self.files.choose_pictures,
            choose_file=self.files.choose_file,
            rename=self.files.rename,
            duplicate=lambda entry: self.librarian.duplicate(self.home, entry),
            new_like=self.files.new_like,
            save_copy=lambda entry: self.files.opened(entry, self.files.save_copy),
            make_table_files=lambda entry: self.files.opened(entry, self.files.make_table_files),
            gather=lambda entry: self.files.opened(entry, self.files.gather),
            archive=lambda entry: self.librarian.archive(entry, not entry.archived),
            delete=self.files.delete,
            about=lambda: self._ask(AboutDialog(self.home)),
        )

    @property
    def front(self) -> QWidget:
        """The facilitator's window that is in front: dialogs belong to it."""
        return self.windows[-1] if self.windows else self.home

    @property
    def is_live(self) -> bool:
        """Whether the room is being shown something."""
        return any(isinstance(window, RunWindow) and window.stage.live for window in self.windows)

    def start(self, file: Path | None, *, sample: bool) -> None:
        """Show the first window."""
        forget_leftovers(self.paths)
        self.librarian.list_now()
        left_open = read_settings(self.paths).get(OPEN_SESSION)
        if sample:
            self.open_sample()
        elif file is not None:
            self.open_any(file)
        elif isinstance(left_open, str) and Path(left_open).exists():
            # The last run did not end by itself: go on where it stood.
            self.open_any(Path(left_open))
        if not self.windows:
            self.show_home()
        QTimer.singleShot(0, lambda: self.librarian.starter(self.home, lambda _path: self._look_again()))

    def _look_again(self) -> None:
        self.librarian.look_again(self.home)

    def show_home(self) -> None:
        """Close what is open and show the home window."""
        self._close_file()
        self.librarian.list_now()
        self.home.showMaximized()
        self.home.activateWindow()

    def open_any(self, path: Path) -> None:
        """Open one of our files; anything else is brought in first."""
        if self.workbench is not None and path.exists() and path.samefile(self.workbench.path):
            self.front.activateWindow()
            return
        try:
            session, _cover, sentence = look_at(path)
            if session is None:
                raise Trouble(sentence)
        except Trouble as trouble:
            troubles.tell(self.front, trouble)
            return
        if self.librarian.index.is_ours(path.absolute(), session.about.id):
            self._open(path.absolute())
        else:
            self.librarian.bring_in(self.front, path, self._open)

    def _open(self, path: Path, *, throw_away: bool = False) -> None:
        self._close_file()
        try:
            self.workbench = Workbench(path, self.paths, self.librarian.laptop, self, is_throw_away=throw_away)
        except Trouble as trouble:
            troubles.tell(self.home, trouble)
            self.home.showMaximized()
            return
        if self.workbench.reader.session().about.thing == "deck":
            self._show(self._deck_page(self.workbench))
        else:
            if not throw_away:
                change_setting(self.paths, OPEN_SESSION, str(path))
            self._show(self._run_window(self.workbench))
        self.home.hide()

    def _show(self, window: QMainWindow) -> None:
        self.windows.append(window)
        window.showMaximized()
        window.activateWindow()

    def _deck_page(self, workbench: Workbench) -> DeckPage:
        page = DeckPage(workbench)
        page.home_wanted.connect(self.show_home)
        page.start_wanted.connect(lambda: self.files.start_session(workbench.path))
        return page

    def _run_window(self, workbench: Workbench) -> RunWindow:
        doors = RunDoors(
            home=self.show_home,
            board=self.open_board,
            write_up=self.open_write_up,
            change_session=lambda: self._ask(SessionSheet(self.front, workbench)),
            change_plan=lambda: self._ask(PlanSheet(self.front, workbench)),
            save_copy=lambda: self.files.save_copy(workbench),
            make_table_files=lambda: self.files.make_table_files(workbench),
            gather=lambda: self.files.gather(workbench),
            swap_screens=self.screens.swap,
        )
        window = RunWindow(workbench, self.screens, doors)
        window.closed.connect(lambda: QTimer.singleShot(0, self._on_run_closed))
        return window

    def _on_run_closed(self) -> None:
        if self.workbench is not None and not any(w.isVisible() for w in self.windows):
            self.show_home()

    def _ask(self, sheet: QDialog) -> None:
        sheet.exec()
        sheet.deleteLater()

    def open_board(self) -> None:
        """Open the board of the open session."""
        if self.workbench is not None:
            run = next((window for window in self.windows if isinstance(window, RunWindow)), None)
            part = run.stage.round.part if run is not None and run.stage.round is not None else "now"
            window = BoardWindow(self.workbench, part)
            window.session_wanted.connect(lambda: self._back_to_session(window))
            self._show(window)

    def open_board_of(self, path: Path) -> None:
        """Open a session and its board."""
        self.open_any(path)
        if self.workbench is not None and self.workbench.path == path:
            self.open_board()

    def open_write_up(self) -> None:
        """Open the write-up of the open session."""
        if self.workbench is not None:
            window = ClosingWindow(self.workbench)
            window.session_wanted.connect(lambda: self._back_to_session(window))
            self._show(window)

    def _back_to_session(self, window: QMainWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
        window.close()
        window.deleteLater()
        self.front.activateWindow()

    def just_show(self) -> None:
        """From here to the first picture: a session of one group with the starter deck, begun at once."""
        new = NewSession(_("Just pictures"), usual_groups(1, 0), ready_plan("own"))
        self.librarian.starter(
            self.front, lambda deck: self.librarian.start_session(self.home, deck, new, self._open)
        )  # fmt: skip

    def open_sample(self) -> None:
        """Open the sample session on a throw-away copy."""
        folder = throw_away_folder()
        self._throw_away.append(folder)
        self.librarian.sample(self.home, folder, lambda path: self._open(path, throw_away=True))

    def _close_file(self) -> None:
        windows, self.windows = self.windows, []
        workbench, self.workbench = self.workbench, None
        for window in reversed(windows):
            window.blockSignals(True)
            window.close()
            window.deleteLater()
        if workbench is not None:
            workbench.close()
            change_setting(self.paths, OPEN_SESSION, "")
            self.librarian.remember(workbench)
            workbench.deleteLater()

    def rang(self, file: Path | None) -> None:
        """A second start handed its file over."""
        if file is not None:
            self.open_any(file)
        self.front.activateWindow()
        self.front.raise_()

    def say(self, line: str) -> None:
        """Say a quiet line where there is a run window."""
        for window in self.windows:
            if isinstance(window, RunWindow):
                window.say(line)

    def end(self) -> None:
        """Close everything; throw-away sessions are gone."""
        self._close_file()
        for folder in self._throw_away:
            forget_folder(folder)


def run(paths: Paths, file: Path | None, *, sample: bool = False) -> int:
    """Run the app until its last window is closed, and return the exit status; raises `Trouble` without a screen."""
    need_a_screen()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Bonfire Deck")
    application.setDesktopFileName("bonfire-deck")
    application.setStyle("Fusion")
    if not sample and hand_over(paths, file):
        return 0
    register_fonts()
    begin_log(paths)
    app = App(paths)
    catcher = troubles.BugCatcher(lambda: app.is_live, app.say, app)
    catcher.install()
    bell = Doorbell(paths, app.rang, app)
    try:
        app.start(file, sample=sample)
        return application.exec()
    finally:
        bell.close()
        app.end()
        sys.excepthook = sys.__excepthook__
