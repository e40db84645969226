"""Adding cards while the session runs: files dropped, pasted or chosen (such as a photo of the room), other decks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files import laying, library
from bonfire_deck.files.bringing import ENDINGS
from bonfire_deck.files.deck_keeping import bring_deck, keep
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.credits import Credits
from bonfire_deck.model.session import StoredPicture
from bonfire_deck.pictures.collect import Refused, collect
from bonfire_deck.pictures.intake import Decoded, PictureWorkers
from bonfire_deck.ui import tasks
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.dropped import files_in, has_words, picture_in
from bonfire_deck.ui.run.capture import CaptureField
from bonfire_deck.ui.run.deck_sheet import DeckSheet
from bonfire_deck.ui.run.stage import Stage
from bonfire_deck.ui.run.strip import CardStrip
from bonfire_deck.ui.tasks import Progress

MOST_PICTURES = 20
"""Limit per import, since all pictures are held in memory until the last is read; for more, make a deck."""
MOST_TOLD = 12


@dataclass(frozen=True)
class Came:
    """The outcome of reading the pictures that were added."""

    pictures: list[StoredPicture]
    refused: list[Refused]
    credits: dict[str, Credits]
    """The credits found in the files, by picture id."""


class Adding(QObject):
    """Add cards to a stage's session. New cards are private until they are put up like any other card."""

    def __init__(
        self, stage: Stage, strip: CardStrip, field: CaptureField, window: QWidget, say: Callable[[str], None]
    ) -> None:
        """Accept drops on `window` and pastes into `field`; `say` receives status messages."""
        super().__init__(window)
        self._stage = stage
        self._strip = strip
        self._window = window
        self._say = say
        field.takes = self.take_pasted
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept dropped files and pictures."""
        if event.type() == QEvent.Type.Show:
            # A dropped file is a picture wherever it lands; its name is never typed as words.
            for field in (*self._window.findChildren(QLineEdit), *self._window.findChildren(QPlainTextEdit)):
                field.setAcceptDrops(False)
        elif isinstance(event, QDropEvent):
            mime = event.mimeData()
            if event.type() != QEvent.Type.Drop:
                event.setAccepted(bool(files_in(mime) or picture_in(mime)))
            elif self.take_files(files_in(mime)) or self.take_picture(picture_in(mime)):
                event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    def take_pasted(self, mime: QMimeData) -> bool:
        """Accept copied files, or a picture without text; return whether there were any."""
        return self.take_files(files_in(mime)) or (not has_words(mime) and self.take_picture(picture_in(mime)))

    def take_files(self, files: Sequence[Path]) -> bool:
        """Accept pictures, or a deck; return whether there were any files."""
        decks = [path for path in files if path.suffix.lower() == ENDINGS["deck"]]
        sessions = [path for path in files if path.suffix.lower() == ENDINGS["session"]]
        pictures = [path for path in files if path not in (*decks, *sessions)]
        if sessions:
            self._say(_("That is a session. To add what was said in it, use “Merge table files…” in the menu."))
        for deck in decks[:1]:
            self._bring_in(deck)
        if pictures:
            self.add(pictures)
        return bool(files)

    def take_picture(self, data: bytes) -> bool:
        """Accept the bytes of a picture; return whether there were any."""
        if data:
            self.add([data])
        return bool(data)

    def paste(self) -> None:
        """Paste from the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if not self.take_pasted(mime):
            self._say(_("There is no picture on the clipboard."))

    def choose(self) -> None:
        """Ask for pictures in a file dialog."""
        names, _kind = QFileDialog.getOpenFileNames(self._window, _("Add pictures"), "", _("All files (*)"))
        if names:
            self.add([Path(name) for name in names])

    def add(self, given: Sequence[Path | bytes]) -> None:
        """Read pictures in the usual workers, off this thread, and make cards of them."""
        self._say(_("Reading the picture…") if len(given) == 1 else _("Reading the pictures…"))

        def work(progress: Progress) -> Came:
            return _read(given, progress)

        # While live, no dialog may cover the capture field: the result is a status message.
        tasks.run(
            self._window, _("Adding pictures"), work, self._came, self._failed, is_quiet=self._stage.live
        )  # fmt: skip

    def _failed(self, trouble: Trouble) -> None:
        self._say(str(trouble))

    def _came(self, came: Came) -> None:
        stage = self._stage
        if came.pictures:
            try:
                added = laying.add_live(stage.workbench.history, stage.session, came.pictures, said=came.credits)
            except Trouble as trouble:
                self._failed(trouble)
                return
            numbers = [stage.session.card_by_id[card_id].number for card_id in added]
            self._show(added[0])
            self._say(_added(numbers, is_up=stage.card_id == added[0]))
        if came.refused:
            self._tell(came)

    def _show(self, card_id: str) -> None:
        """Show a new card to the facilitator; the room's view does not change."""
        stage = self._stage
        shows_card = stage.mode == "picture" or (stage.mode == "choices" and stage.showing.view == "words")
        if not (stage.live and shows_card and stage.showing.frozen is None):
            stage.set(card=card_id)
        self._strip.bring_into_sight(card_id)

    def _tell(self, came: Came) -> None:
        sentence = ngettext("{count} file was not added.", "{count} files were not added.", len(came.refused))
        lines = [f"{item.name}: {item.sentence}" for item in came.refused[:MOST_TOLD]]
        if len(came.refused) == 1:
            sentence, lines = came.refused[0].sentence, []
        if self._stage.live:
            self._say(sentence)
        else:
            if not came.pictures:
                self._say("")
            troubles.tell(self._window, Trouble(sentence, "\n".join(lines)))

    def _bring_in(self, path: Path) -> None:
        """Import a deck file from elsewhere, then offer its cards."""
        paths, laptop = self._stage.workbench.paths, self._stage.workbench.laptop

        def work(_progress: Progress) -> Path:
            # Show the contents before any card is added.
            with PictureWorkers() as workers:
                return keep(bring_deck(path, paths, workers.verify), paths, laptop)

        if library.is_ours(path, paths):
            self.open_decks(path)
        else:
            tasks.run(self._window, _("Importing a file"), work, self.open_decks, is_quiet=self._stage.live)

    def open_decks(self, path: Path | None = None) -> None:
        """Show the decks on this laptop, with the one at `path` selected."""
        sheet = DeckSheet(self._window, self._stage.workbench, self._say, path)
        sheet.open()


def _read(given: Sequence[Path | bytes], progress: Progress) -> Came:
    """Return the stored form of each picture, and a message for each one that can't be used."""
    came = Came([], [], {})
    with PictureWorkers() as workers:
        for data in given:
            if isinstance(data, bytes):
                try:
                    taken = workers.take(data)
                    came.pictures.append(taken.picture)
                    came.credits[taken.picture.id] = taken.credits
                except Trouble as trouble:
                    came.refused.append(Refused("", str(trouble)))
        found = collect(path for path in given if isinstance(path, Path))
        came.refused.extend(found.refused)

        def on_result(result: Decoded) -> None:
            progress.step(result.done, result.total, result.path.name)
            if result.picture is not None:
                came.pictures.append(result.picture)
                came.credits[result.picture.id] = result.credits
            elif result.trouble is not None:
                came.refused.append(Refused(result.path.name, str(result.trouble)))

        workers.decode_many(found.files[:MOST_PICTURES], on_result, lambda: progress.stopped)
    left = found.files[MOST_PICTURES:]
    if left:
        sentence = _("You can add {count} pictures at a time. Make a deck from the others, and add its cards.")
        came.refused.extend(Refused(path.name, sentence.format(count=MOST_PICTURES)) for path in left)
    return came


def _added(numbers: Sequence[int], *, is_up: bool) -> str:
    if len(numbers) > 1:
        text = _("Added as cards {first} to {last}. Undo removes them.")
        return text.format(first=numbers[0], last=numbers[-1])
    text = _("Added as card {number}. Undo removes it.")
    if not is_up:
        text = _("Added as card {number}. The room has not seen it yet: F4, {number}, Enter shows it.")
    return text.format(number=numbers[0])


def adding_actions(adding: Adding) -> tuple[Action, ...]:
    """Return the actions that add cards."""
    return (
        Action("add-picture", _("Add a picture…"), ("Ctrl+Shift+I",), adding.choose),
        Action("paste-picture", _("Add the picture from the clipboard"), (), adding.paste),
        Action("add-deck", _("Cards from another deck…"), ("Ctrl+Shift+M",), adding.open_decks),
    )
