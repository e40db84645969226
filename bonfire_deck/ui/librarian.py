"""Operations on whole files: each runs off the GUI thread, with progress and Stop where it may take long."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files import erasing, gathering, library, read_back, restoring
from bonfire_deck.files.backups import Backup, Backups
from bonfire_deck.files.bringing import ENDINGS, bring_in, free_path, read_aside
from bonfire_deck.files.copying import write_copy
from bonfire_deck.files.deck_keeping import Brought, bring_deck
from bonfire_deck.files.desk import move_desk
from bonfire_deck.files.history import History
from bonfire_deck.files.index import Entry, Index
from bonfire_deck.files.making import NewSession, make_deck
from bonfire_deck.files.merging import Merged, merge
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.recovering import Recovered
from bonfire_deck.files.restoring import BroughtBack, Inside, Shelf
from bonfire_deck.files.sample import make_sample
from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Group
from bonfire_deck.model.session import StoredPicture
from bonfire_deck.model.text import safe_file_name
from bonfire_deck.model.times import clock_time, day_here
from bonfire_deck.paths import Paths
from bonfire_deck.pictures.intake import PictureWorkers
from bonfire_deck.ui import tasks
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.keeping import ask_to_keep
from bonfire_deck.ui.tasks import Progress
from bonfire_deck.ui.workbench import Workbench
from bonfire_deck.writing.plain import date_in_words

T = TypeVar("T")
Then = Callable[[Path], None]
MOST_TITLE = 44
"""Letters of a title in the name of a file that says more: such a name has at most 80."""


@dataclass(frozen=True)
class Gathered:
    """The result of a merge: for each file what it added or why it was refused, and the session read afresh."""

    results: list[tuple[str, Merged | Trouble]]
    fresh: Reader
    edits_made: int


class Librarian(QObject):
    """Creates, imports, copies, renames and deletes decks and sessions, and maintains the index."""

    listed = Signal(object)
    """The list of `files.index.Entry`, whenever it may have changed."""

    def __init__(self, paths: Paths, laptop: str, parent: QObject | None = None) -> None:
        """Work in the folders of `paths`, as the computer `laptop`."""
        super().__init__(parent)
        self.paths = paths
        self.laptop = laptop
        self.index = Index(paths)
        self.backups = Backups(paths)
        self.wait_for: Callable[[Path], None] = lambda _path: None
        """Returns when a file is no longer being closed; called off the GUI thread."""

    def list_now(self) -> None:
        """Emit the index as it is, without reading any deck or session."""
        self.listed.emit(self.index.entries())

    def look_again(self, parent: QWidget) -> None:
        """Refresh the index in the background and emit the result."""

        def work(progress: Progress) -> bool:
            erasing.finish(self.paths)
            return self.index.refresh(lambda: progress.stopped)

        tasks.run(parent, _("Checking your sessions"), work, lambda _changed: self.list_now())

    def sample(self, parent: QWidget, deck: Path, folder: Path, then: Then) -> None:
        """Create the sample session from the starter deck in a temporary folder, then call `then` with its path."""

        def work(progress: Progress) -> Path:
            target = free_path(folder, _("Sample session"), ENDINGS["session"])
            self.wait_for(deck)
            make_sample(deck, target)
            return _unless_stopped(progress, target)

        self._run(parent, _("Getting the sample session ready"), work, then)

    def start_session(self, parent: QWidget, deck: Path, new: NewSession, then: Then) -> None:
        """Create a session from a deck, then call `then` with its path."""

        def work(progress: Progress) -> Path:
            self.paths.files.mkdir(parents=True, exist_ok=True)
            target = free_path(self.paths.files, new.title, ENDINGS["session"])
            self.wait_for(deck)
            library.new_session(deck, target, new, self.paths)
            return _unless_stopped(progress, target)

        self._run(parent, _("Getting the session ready"), work, then)

    def new_deck(self, parent: QWidget, title: str, then: Then) -> None:
        """Create a deck without cards, then call `then` with its path."""

        def work(_progress: Progress) -> Path:
            self.paths.files.mkdir(parents=True, exist_ok=True)
            target = free_path(self.paths.files, title, ENDINGS["deck"])
            make_deck(target, title, lambda _add: None)
            library.register(target, self.paths)
            return target

        self._run(parent, _("Creating a deck"), work, then)

    def bring_in(self, parent: QWidget, path: Path, then: Then) -> None:
        """Import a foreign file into one of ours, then call `then` with its path."""
        if read_back.is_one(path):
            self._read_back(parent, path, then)
            return

        def work(progress: Progress) -> Path | Brought:
            progress.step(0, 0, path.name)

            def verify(picture: StoredPicture) -> None:
                if progress.stopped:
                    raise _stopped()
                workers.verify(picture)

            with PictureWorkers() as workers:
                if path.suffix.lower() == ENDINGS["deck"]:
                    brought = bring_deck(path, self.paths, verify)
                    _unless_stopped(progress, brought.path)
                    return brought
                target = bring_in(path, self.paths, verify)
            _unless_stopped(progress, target)
            library.register(target, self.paths)
            return target

        def kept(target: Path) -> None:
            self.list_now()
            then(target)

        def done(found: Path | Brought) -> None:
            if isinstance(found, Brought):
                ask_to_keep(parent, found, self.paths, self.laptop, kept)
            else:
                kept(found)

        tasks.run(parent, _("Importing a file"), work, done)

    def _read_back(self, parent: QWidget, path: Path, then: Then) -> None:
        def work(progress: Progress) -> tuple[Path, int]:
            progress.step(0, 0, path.name)
            self.paths.files.mkdir(parents=True, exist_ok=True)
            target = free_path(self.paths.files, path.stem, ENDINGS["session"])
            lost = library.read_back(path, target, self.paths)
            self._unless_stopped(progress, target)
            return target, lost

        def done(made: tuple[Path, int]) -> None:
            target, lost = made
            if lost:
                hint = _("Import the deck that has them, then import the data again.")
                troubles.tell(parent, Trouble(read_back.pictures_lost(lost), hint))
            then(target)

        self._run(parent, _("Importing a file"), work, done)

    def rename(self, parent: QWidget, entry: Entry, title: str) -> None:
        """Change a file's title, and its file name to match."""

        def work(_progress: Progress) -> Path:
            self.wait_for(entry.path)
            with library.checked_for_writing(entry.path, self.laptop) as (history, reader):
                gathering.change_about(history, reader.session().about.id, title=title)
            target = entry.path.with_name(f"{safe_file_name(title, _('Untitled'))}{entry.path.suffix}")
            if target != entry.path and not target.exists():
                entry.path.rename(target)
                self.index.move(entry.path, target)
                move_desk(self.paths, entry.id, entry.path, target)
                self.backups.move(entry.id, entry.path, target)
            else:
                target = entry.path
            library.register(target, self.paths)
            return target

        self._run(parent, _("Renaming"), work, lambda _path: None)

    def duplicate(self, parent: QWidget, entry: Entry) -> None:
        """Make a second file with the same contents."""

        def work(progress: Progress) -> Path:
            target = free_path(self.paths.files, _("{title} (copy)").format(title=entry.title), entry.path.suffix)
            self.wait_for(entry.path)
            library.copy_session(entry.path, target, self.paths)
            _unless_stopped(progress, target)
            library.register(target, self.paths)
            return target

        self._run(parent, _("Duplicating"), work, lambda _path: None)

    def save_copy(self, parent: QWidget, workbench: Workbench, target: Path, then: Then) -> None:
        """Write a verified copy of an open session to `target`."""
        self._write_copies(parent, workbench, [(target, "")], lambda: then(target))

    def make_table_files(
        self, parent: QWidget, workbench: Workbench, folder: Path, then: Callable[[list[Path]], None]
    ) -> None:
        """Write a table file for each group of an open session into `folder`."""
        session = workbench.reader.session()
        targets = [(free_path(folder, _table_name(session.about.title, g), ".bonfire"), g.id) for g in session.groups]
        self._write_copies(parent, workbench, targets, lambda: then([path for path, _group in targets]))

    def _write_copies(
        self, parent: QWidget, workbench: Workbench, targets: list[tuple[Path, str]], then: Callable[[], None]
    ) -> None:
        history = workbench.history

        def work(progress: Progress) -> None:
            with workbench.borrowed():
                for done, (target, group_id) in enumerate(targets):
                    if progress.stopped:
                        break
                    progress.step(done, len(targets), target.name)
                    write_copy(history.connection, workbench.path, target, for_group=group_id, turn=history.turn)

        tasks.run(parent, _("Writing copies"), work, lambda _nothing: then())

    def gather(
        self,
        parent: QWidget,
        workbench: Workbench,
        others: Sequence[Path],
        then: Callable[[list[tuple[str, Merged | Trouble]]], None],
    ) -> None:
        """Merge table files and copies into an open session; each is merged completely or refused."""
        history = workbench.history

        def work(progress: Progress) -> Gathered:
            with workbench.borrowed(), PictureWorkers() as workers:
                results: list[tuple[str, Merged | Trouble]] = []
                self.backups.make(history.connection, workbench.path, "gather", history.turn)
                for done, other in enumerate(others):
                    if progress.stopped:
                        break
                    progress.step(done, len(others), other.name)
                    try:
                        results.append((other.name, self._merge_one(history, other, workers)))
                    except Trouble as trouble:
                        results.append((other.name, trouble))
                # Read here on the worker thread, so that the windows get their new contents without reading the file.
                fresh = Reader(history.connection)
                with history.turn():
                    fresh.session()
                    return Gathered(results, fresh, history.edits_made)

        def done(gathered: Gathered) -> None:
            changes = [result.change for _name, result in gathered.results if isinstance(result, Merged)]
            if changes:
                is_latest = gathered.edits_made == history.edits_made
                workbench.take_in(changes, gathered.fresh if is_latest else None)
            then(gathered.results)

        tasks.run(parent, _("Merging table files"), work, done)

    def _merge_one(self, history: History, other: Path, workers: PictureWorkers) -> Merged:
        # Opening our own open file through a second handle would release its lock.
        if other.exists() and other.samefile(history.path):
            raise Trouble(_("“{name}” is this session itself.").format(name=other.name))
        with history.turn():
            have = {str(row) for row in Reader(history.connection).picture_sizes()}
        return merge(history, read_aside(other, self.paths, have, workers.verify), other.name)

    def list_backups(self, parent: QWidget, then: Callable[[list[Shelf]], None]) -> None:
        """List all backups, without a panel: `parent` shows that it is waiting."""
        tasks.run(
            parent,
            _("Looking for backups"),
            lambda progress: restoring.shelves(self.paths, lambda: progress.stopped),
            then,
            is_quiet=True,
        )

    def look_inside(
        self, parent: QWidget, backup: Backup, then: Callable[[Inside], None], failed: Callable[[Trouble], None]
    ) -> None:
        """Read the contents of a backup, without a panel: `parent` shows that it is waiting."""
        tasks.run(
            parent,
            _("Looking inside"),
            lambda _progress: restoring.inside(backup, self.paths),
            then,
            failed,
            is_quiet=True,
        )

    def restore(self, parent: QWidget, backup: Backup, then: Callable[[BroughtBack], None]) -> None:
        """Restore a backup as a new file beside the others, then call `then` with the result."""

        def work(progress: Progress) -> BroughtBack:
            about = self.backups.look_inside(backup).about
            progress.step(0, 0, about.title)
            self.paths.files.mkdir(parents=True, exist_ok=True)
            target = free_path(self.paths.files, _restored_title(about.title, backup.made_at), ENDINGS[about.thing])
            made = restoring.bring_back(backup, target, self.paths)
            self._unless_stopped(progress, target)
            return made

        self._run(parent, _("Restoring a backup"), work, then)

    def recover(self, parent: QWidget, path: Path, then: Callable[[Recovered], None]) -> None:
        """Recover what is readable in a damaged file into a new one, then call `then` with the result."""

        def work(progress: Progress) -> Recovered:
            progress.step(0, 0, path.name)
            self.paths.files.mkdir(parents=True, exist_ok=True)
            ending = path.suffix if path.suffix in ENDINGS.values() else ENDINGS["session"]
            target = free_path(self.paths.files, _("{title} (recovered)").format(title=path.stem[:MOST_TITLE]), ending)
            self.wait_for(path)
            made = library.recover(path, target, self.paths)
            self._unless_stopped(progress, target)
            return made

        self._run(parent, _("Recovering what can be read"), work, then)

    def _unless_stopped(self, progress: Progress, made: Path) -> None:
        """If Stop was pressed meanwhile, delete the new file, which is already listed, and say so."""
        if progress.stopped:
            self.index.forget(made)
            _unless_stopped(progress, made)

    def archive(self, entry: Entry, archived: bool) -> None:
        """Archive a file in the list, or unarchive it."""
        self.index.archive(entry.path, archived)
        self.list_now()

    def delete(self, entry: Entry) -> None:
        """Move a file to the system's bin; raise `Trouble` if there is none."""
        from send2trash import send2trash

        try:
            send2trash(entry.path)
        except OSError as error:
            raise Trouble(
                _("“{name}” could not be moved to the bin.").format(name=entry.path.name),
                _("Nothing was deleted. You can delete the file yourself; it is in the folder {folder}.").format(
                    folder=entry.path.parent
                ),
            ) from error
        self.index.forget(entry.path)
        self.list_now()

    def _run(self, parent: QWidget, title: str, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        def done(result: T) -> None:
            self.list_now()
            then(result)

        tasks.run(parent, title, work, done)


def _stopped() -> Trouble:
    return Trouble(_("Stopped."), _("Nothing was created or changed."))


def _unless_stopped(progress: Progress, made: Path) -> Path:
    """Return the new file's path; if Stop was pressed meanwhile, delete the file and say so."""
    if progress.stopped:
        made.unlink(missing_ok=True)
        raise _stopped()
    return made


def _restored_title(title: str, made_at: str) -> str:
    moment = f"{date_in_words(day_here(made_at))} {clock_time(made_at).replace(':', '.')}"
    return _("{title} (backup from {moment})").format(title=title[:MOST_TITLE], moment=moment)


def _table_name(title: str, group: Group) -> str:
    return _("{title} – table {number} {name}").format(title=title, number=group.number, name=group.name)
