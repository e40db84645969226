"""What asks before it acts on whole files: choosing, starting, renaming, deleting, copying, gathering."""

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
    """What the menu needs of the app."""

    @property
    def librarian(self) -> Librarian:
        """Who works on whole files."""

    @property
    def starter(self) -> Starter:
        """What knows of the starter deck."""

    @property
    def home(self) -> HomeWindow:
        """The home window."""

    @property
    def front(self) -> QWidget:
        """The window that dialogs belong to."""

    @property
    def workbench(self) -> Workbench | None:
        """The open file."""

    @property
    def is_live(self) -> bool:
        """Whether the room is being shown something."""

    def open_any(self, path: Path, then: Then = nothing_more) -> None:
        """Open a file, brought in first if it is not ours."""

    def show_home(self) -> None:
        """Close what is open."""

    def say(self, line: str) -> None:
        """Say a quiet line."""


class FilesMenu:
    """Asks over the window that is in front, then lets the librarian work."""

    def __init__(self, app: Host) -> None:
        """Act for `app`."""
        self._app = app

    def start_session(self, deck: Path | None = None, like: NewSession | None = None) -> None:
        """Ask what the session is, with `deck` chosen, then make it and open it."""
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
        """Open a file that is listed; the starter deck as soon as it is made."""
        if entry.is_waiting:
            self._app.starter.need(self._app.front, self._app.open_any)
        else:
            self._app.open_any(entry.path)

    def new_like(self, entry: Entry) -> None:
        """Ask for a new session with the pictures, groups and plan of an older one."""
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
        """Ask for a deck or session from elsewhere, and bring it in."""
        name, _kind = QFileDialog.getOpenFileName(
            self._app.front, _("Import a file"), "", _("Decks, sessions and data (*.bonfire *.bonfiredeck *.json)")
        )
        if name:
            self._app.open_any(Path(name))

    def choose_pictures(self) -> None:
        """Ask for pictures, and make a deck of them."""
        names, _kind = QFileDialog.getOpenFileNames(
            self._app.front, _("New deck from pictures"), "", _("All files (*)")
        )  # fmt: skip
        if names:
            self._new_deck([Path(name) for name in names])

    def take(self, given: Sequence[Path]) -> None:
        """Take what was dropped: decks and sessions are brought in, anything else is made into a deck."""
        ours = [path for path in given if path.suffix.lower() in (*ENDINGS.values(), DATA_ENDING)]
        rest = [path for path in given if path not in ours]
        for path in ours:
            self._app.open_any(path)
        if rest:
            self._new_deck(rest)

    def _new_deck(self, given: Sequence[Path]) -> None:
        """Make a deck and open it; its pictures come in there, one by one in sight."""
        title = given[0].stem if len(given) == 1 else _("New deck")

        def bring(_workbench: Workbench) -> None:
            studio = self._app.front
            if isinstance(studio, StudioWindow):
                studio.bringing.add(given, self._nothing_came)

        self._app.librarian.new_deck(self._app.front, title, lambda path: self._app.open_any(path, bring))

    def _nothing_came(self, refused: Sequence[Refused]) -> None:
        """Leave no empty deck behind of files of which none is a picture, and say why each is none."""
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
        """Ask for another title."""
        title, given = QInputDialog.getText(
            self._app.home, _("Rename"), _("Title"), QLineEdit.EchoMode.Normal, entry.title
        )  # fmt: skip
        if given and title.strip():
            self._app.librarian.rename(self._app.home, entry, title.strip())

    def delete(self, entry: Entry) -> None:
        """Say what goes, then put it into the system's bin."""
        question = _("Move “{title}” to the bin?").format(title=entry.title)
        hint = ngettext(
            "{count} reaction goes with it. You can restore it from the system's bin.",
            "{count} reactions go with it. You can restore it from the system's bin.",
            entry.reactions,
        )
        if troubles.ask(self._app.home, question, hint, _("Move to the bin"), _("Keep it")):
            self._told(lambda: self._app.librarian.delete(entry))

    def backups(self, path: Path) -> None:
        """Show the backups of the file at `path` before those of others."""
        self._show_backups(places_of(path, self._app.librarian.paths))

    def all_backups(self) -> None:
        """Show the backups of all files."""
        self._show_backups(None)

    def _show_backups(self, places: frozenset[str] | None) -> None:
        """Let a backup be looked at, and make a new file of the one that is chosen."""
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
            # On stage nothing is taken from under anybody's hands.
            done = _("The backup is in “{name}”, on the home page.").format(name=made.path.stem)
            self._app.say(f"{done} {sentence}" if missing else done)
            return

        def tell(_workbench: Workbench) -> None:
            if missing:
                troubles.tell(self._app.front, Trouble(sentence, "\n".join(missing)))

        self._app.open_any(made.path, tell)

    def not_opened(self, path: Path, trouble: Trouble, *, is_ours: bool) -> None:
        """Say why a file was not opened; one of ours that is damaged can be recovered."""
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
        """Open a session of the home page, then do `act` with it."""

        def then(workbench: Workbench) -> None:
            # Not with a stranger's file that lay in its place and was brought in.
            if workbench.path == entry.path:
                act(workbench)

        self._app.open_any(entry.path, then)

    def save_copy(self, workbench: Workbench) -> None:
        """Ask where to, and write a copy of the open session there."""
        title = safe_file_name(workbench.reader.session().about.title, _("Session"))
        name, _kind = QFileDialog.getSaveFileName(
            self._app.front, _("Save a copy"), f"{title}.bonfire", _("Sessions (*.bonfire)")
        )
        if name:
            target = with_ending(Path(name), ENDINGS["session"])
            done = _("A copy is in {file}.").format(file=target)
            self._app.librarian.save_copy(self._app.front, workbench, target, lambda _path: self._app.say(done))

    def share_deck(self, workbench: Workbench) -> None:
        """Write the open deck to a file for others, after saying what is in it."""
        share(
            self._app.front, self._app.librarian, workbench,
            lambda path: self._app.say(_("The deck is in {file}.").format(file=path)),
        )  # fmt: skip

    def make_table_files(self, workbench: Workbench) -> None:
        """Ask for a folder or stick, and write a table file for each group there."""
        name = QFileDialog.getExistingDirectory(self._app.front, _("Choose a folder for the table files"))
        if name:
            folder = Path(name)

            def done(paths: list[Path]) -> None:
                count = ngettext("{count} table file", "{count} table files", len(paths))
                self._app.say(_("{files} saved in {folder}.").format(files=count, folder=folder))

            self._app.librarian.make_table_files(self._app.front, workbench, folder, done)

    def gather(self, workbench: Workbench) -> None:
        """Ask for table files and copies, merge them, and say what came and what differed."""
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
