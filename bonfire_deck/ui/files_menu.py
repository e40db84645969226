"""File commands that ask before they act: open, start, rename, delete, copy, merge."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from bonfire_deck.errors import Damaged, NotOurs, Trouble
from bonfire_deck.files.bringing import ENDINGS
from bonfire_deck.files.index import Entry, look_at
from bonfire_deck.files.making import NewGroup, NewSession
from bonfire_deck.files.opening import damaged
from bonfire_deck.files.read_back import ENDING as DATA_ENDING
from bonfire_deck.files.recovering import Recovered
from bonfire_deck.files.restoring import BroughtBack, places_of, recovered_sentences
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.plan import as_planned
from bonfire_deck.model.text import safe_file_name, with_ending
from bonfire_deck.pictures.collect import Refused
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.gathered import gathered_sentence
from bonfire_deck.ui.home.home_window import HomeWindow
from bonfire_deck.ui.home.start_session import StartSessionDialog
from bonfire_deck.ui.librarian import Librarian
from bonfire_deck.ui.opener import Then, nothing_more
from bonfire_deck.ui.starter import Starter
from bonfire_deck.ui.studio.lending import discard_empty, share
from bonfire_deck.ui.studio.studio_window import StudioWindow
from bonfire_deck.ui.workbench import Workbench

MOST_REFUSED_SHOWN = 12


class Host(Protocol):
    """What the menu needs from the app."""

    @property
    def librarian(self) -> Librarian:
        """The worker for whole-file operations."""

    @property
    def starter(self) -> Starter:
        """The provider of the starter deck."""

    @property
    def home(self) -> HomeWindow:
        """The home window."""

    @property
    def front(self) -> QWidget:
        """The parent window for dialogs."""

    @property
    def workbench(self) -> Workbench | None:
        """The open file."""

    @property
    def is_live(self) -> bool:
        """Whether the room sees anything on the projector."""

    def open_any(self, path: Path, then: Then = nothing_more) -> None:
        """Open a file, importing it first if it is not ours."""

    def show_home(self) -> None:
        """Close the open file."""

    def say(self, line: str) -> None:
        """Show a short status line."""


class FilesMenu:
    """Asks over the frontmost window, then hands the work to the librarian."""

    def __init__(self, app: Host) -> None:
        """Act on behalf of `app`."""
        self._app = app

    def start_session(self, deck: Path | None = None, like: NewSession | None = None) -> None:
        """Ask for the session's details, with `deck` preselected, then create and open it."""
        self._ask_session(deck or self._app.starter.making.path, like)

    def _ask_session(self, deck: Path | None, like: NewSession | None) -> None:
        app = self._app
        listed = app.starter.complete(app.librarian.index.entries())
        entries = [e for e in listed if not e.trouble and (e.thing == "deck" or e.path == deck)]
        is_open = app.workbench is not None and app.workbench.path == deck
        opened = app.workbench.reader.session() if app.workbench is not None and is_open else None
        dialog = StartSessionDialog(app.front, entries, app.starter, deck, like, opened)
        if dialog.exec() == StartSessionDialog.DialogCode.Accepted:
            chosen, new = dialog.answer()
            if app.workbench is not None:
                app.show_home()
            app.librarian.start_session(app.home, chosen, new, app.open_any)
        dialog.deleteLater()

    def open_entry(self, entry: Entry) -> None:
        """Open a listed file; open the starter deck as soon as it is ready."""
        if entry.is_waiting:
            self._app.starter.need(self._app.front, self._app.open_any)
        else:
            self._app.open_any(entry.path)

    def new_like(self, entry: Entry) -> None:
        """Ask for a new session with the pictures, groups and plan of an earlier one."""
        self._told(lambda: self._ask_like(entry))

    def _ask_like(self, entry: Entry) -> None:
        session, _cover, sentence = look_at(entry.path)
        if session is None:
            raise Trouble(sentence)
        rounds = tuple(as_planned(round_) for round_ in session.rounds)
        groups = tuple(NewGroup(g.name, g.size, g.colour, g.shape) for g in session.groups)
        about = session.about
        like = NewSession(about.title, groups, rounds, about.place, "", about.ground_rule, about.question)
        self._ask_session(entry.path, like)

    def choose_file(self) -> None:
        """Ask for a deck or session from elsewhere and import it."""
        name, _kind = QFileDialog.getOpenFileName(
            self._app.front, _("Import a file"), "", _("Decks, sessions and data (*.bonfire *.bonfiredeck *.json)")
        )
        if name:
            self._app.open_any(Path(name))

    def choose_pictures(self) -> None:
        """Ask for pictures and make a deck of them."""
        names, _kind = QFileDialog.getOpenFileNames(
            self._app.front, _("New deck from pictures"), "", _("All files (*)")
        )  # fmt: skip
        if names:
            self._new_deck([Path(name) for name in names])

    def take(self, given: Sequence[Path]) -> None:
        """Handle dropped files: import decks and sessions, and make a deck of anything else."""
        ours = [path for path in given if path.suffix.lower() in (*ENDINGS.values(), DATA_ENDING)]
        rest = [path for path in given if path not in ours]
        for path in ours:
            self._app.open_any(path)
        if rest:
            self._new_deck(rest)

    def _new_deck(self, given: Sequence[Path]) -> None:
        """Create and open a deck, then import its pictures there one by one, in view."""
        title = given[0].stem if len(given) == 1 else _("New deck")

        def bring(_workbench: Workbench) -> None:
            studio = self._app.front
            if isinstance(studio, StudioWindow):
                studio.bringing.add(given, self._nothing_came)

        self._app.librarian.new_deck(self._app.front, title, lambda path: self._app.open_any(path, bring))

    def _nothing_came(self, refused: Sequence[Refused]) -> None:
        """Delete the empty deck when none of the files was a picture, and say why each was refused."""
        app = self._app
        if app.workbench is None or app.workbench.reader.session().cards:
            return
        path = app.workbench.path
        lines = [f"{item.name}: {item.sentence}" for item in refused[:MOST_REFUSED_SHOWN]]
        app.show_home()
        discard_empty(app.home, app.librarian, path)
        sentence = _("None of these files could be used as a picture.")
        troubles.tell(app.home, Trouble(sentence, "\n".join(lines)))

    def rename(self, entry: Entry) -> None:
        """Ask for a new title."""
        title, given = QInputDialog.getText(
            self._app.home, _("Rename"), _("Title"), QLineEdit.EchoMode.Normal, entry.title
        )  # fmt: skip
        if given and title.strip():
            self._app.librarian.rename(self._app.home, entry, title.strip())

    def delete(self, entry: Entry) -> None:
        """Say what will be deleted, then move it to the system's bin."""
        question = _("Move “{title}” to the bin?").format(title=entry.title)
        hint = ngettext(
            "{count} reaction goes with it. You can restore it from the system's bin.",
            "{count} reactions go with it. You can restore it from the system's bin.",
            entry.reactions,
        )
        if troubles.ask(self._app.home, question, hint, _("Move to the bin"), _("Keep it")):
            self._told(lambda: self._app.librarian.delete(entry))

    def backups(self, path: Path) -> None:
        """Show the backups of the file at `path` before those of other files."""
        self._show_backups(places_of(path, self._app.librarian.paths))

    def all_backups(self) -> None:
        """Show the backups of all files."""
        self._show_backups(None)

    def _show_backups(self, places: frozenset[str] | None) -> None:
        """Let the user preview backups and restore the chosen one as a new file."""
        from bonfire_deck.ui.home.backups_sheet import BackupsSheet

        app = self._app
        sheet = BackupsSheet(app.front, app.librarian, places)
        if sheet.exec() == BackupsSheet.DialogCode.Accepted and sheet.chosen is not None:
            app.librarian.restore(app.front, sheet.chosen, self._show_restored)
        sheet.deleteLater()

    def _show_restored(self, made: BroughtBack) -> None:
        missing = [f"{card.number} {card.title}" for card in made.missing[:MOST_REFUSED_SHOWN]]
        sentence = ngettext(
            "{count} picture was missing from the backups.", "{count} pictures were missing from the backups.",
            len(made.missing),
        )  # fmt: skip
        if self._app.is_live:
            # Never switch files in the middle of a live session.
            done = _("The backup is in “{name}”, on the home page.").format(name=made.path.stem)
            self._app.say(f"{done} {sentence}" if missing else done)
            return

        def tell(_workbench: Workbench) -> None:
            if missing:
                troubles.tell(self._app.front, Trouble(sentence, "\n".join(missing)))

        self._app.open_any(made.path, tell)

    def not_opened(self, path: Path, trouble: Trouble, *, is_ours: bool) -> None:
        """Say why a file did not open; offer recovery if it is one of ours and damaged."""
        app = self._app
        if not is_ours or not isinstance(trouble, Damaged | NotOurs):
            troubles.tell(app.front, trouble)
            return
        sentence = trouble.message if isinstance(trouble, Damaged) else damaged(path).message
        answer = troubles.ask_damaged(app.front, sentence)
        if answer == "read":
            app.librarian.recover(app.front, path, self._show_recovered)
        elif answer == "backups":
            self.backups(path)

    def _show_recovered(self, made: Recovered) -> None:
        cards = ngettext("{count} card", "{count} cards", made.cards)
        reactions = ngettext("{count} reaction", "{count} reactions", made.reactions)
        sentence = _("{cards} and {reactions} were recovered.").format(cards=cards, reactions=reactions)
        told = Trouble(sentence, "\n".join(recovered_sentences(made)))
        self._app.open_any(made.path, lambda _workbench: troubles.tell(self._app.front, told))

    def _told(self, act: Callable[[], None]) -> None:
        with troubles.told(self._app.front):
            act()

    def opened(self, entry: Entry, act: Callable[[Workbench], None]) -> None:
        """Open a session from the home page, then call `act` with it."""

        def then(workbench: Workbench) -> None:
            # Skip this for a foreign file that had replaced it and was imported.
            if workbench.path == entry.path:
                act(workbench)

        self._app.open_any(entry.path, then)

    def save_copy(self, workbench: Workbench) -> None:
        """Ask for a location and write a copy of the open session there."""
        title = safe_file_name(workbench.reader.session().about.title, _("Session"))
        name, _kind = QFileDialog.getSaveFileName(
            self._app.front, _("Save a copy"), f"{title}.bonfire", _("Sessions (*.bonfire)")
        )
        if name:
            target = with_ending(Path(name), ENDINGS["session"])
            done = _("A copy is in {file}.").format(file=target)
            self._app.librarian.save_copy(self._app.front, workbench, target, lambda _path: self._app.say(done))

    def share_deck(self, workbench: Workbench) -> None:
        """Say what the open deck contains, then export it to a file for others."""
        share(
            self._app.front, self._app.librarian, workbench,
            lambda path: self._app.say(_("The deck is in {file}.").format(file=path)),
        )  # fmt: skip

    def make_table_files(self, workbench: Workbench) -> None:
        """Ask for a folder or USB stick and write a table file for each group there."""
        name = QFileDialog.getExistingDirectory(self._app.front, _("Choose a folder for the table files"))
        if name:
            folder = Path(name)

            def done(paths: list[Path]) -> None:
                count = ngettext("{count} table file", "{count} table files", len(paths))
                self._app.say(_("{files} saved in {folder}.").format(files=count, folder=folder))

            self._app.librarian.make_table_files(self._app.front, workbench, folder, done)

    def gather(self, workbench: Workbench) -> None:
        """Ask for table files and copies, merge them, and report what was added and what conflicted."""
        names, _kind = QFileDialog.getOpenFileNames(
            self._app.front, _("Merge table files"), "", _("Sessions (*.bonfire)")
        )  # fmt: skip
        if names:
            self._app.librarian.gather(
                self._app.front,
                workbench,
                [Path(name) for name in names],
                lambda results: troubles.tell(self._app.front, Trouble(*gathered_sentence(results))),
            )
