"""Sources of pictures for a deck: files, folders, the clipboard, drag and drop."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from bonfire_deck.files.bringing import ENDINGS
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.pictures.collect import Refused
from bonfire_deck.ui.dropped import files_in, has_words, picture_in
from bonfire_deck.ui.studio.acts import CardActs
from bonfire_deck.ui.studio.arrivals import Arrivals
from bonfire_deck.ui.studio.grid import CardGrid
from bonfire_deck.ui.studio.refused_sheet import RefusedSheet
from bonfire_deck.ui.studio.rooms import StudioRooms


def is_taken(mime: QMimeData) -> bool:
    """Return whether the dragged data can be dropped here."""
    return bool(files_in(mime) or picture_in(mime))


class Bringing(QObject):
    """Passes what the user gives to the import and shows its progress."""

    def __init__(self, window: QWidget, arrivals: Arrivals, acts: CardActs) -> None:
        """Ask over `window`."""
        super().__init__(window)
        self.arrivals = arrivals
        self._window = window
        self._acts = acts
        self._nothing_came: Callable[[Sequence[Refused]], None] | None = None

    def lay_out(self, grid: CardGrid, rooms: StudioRooms, refresh: Callable[[], None]) -> None:
        """Show arriving pictures in `grid` and progress in `rooms`; `refresh` redraws the deck when all are there."""
        self._grid, self._rooms, self._refresh = grid, rooms, refresh
        self.arrivals.came.connect(grid.cards.arrive)
        self.arrivals.moved.connect(lambda done, total: rooms.show_progress(done, total, is_busy=True))
        self.arrivals.ended.connect(self._arrived)

    def choose_pictures(self) -> None:
        """Ask for pictures and import them."""
        names, _kind = QFileDialog.getOpenFileNames(self._window, _("Add pictures"), "", _("All files (*)"))
        self.add([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and import its pictures."""
        name = QFileDialog.getExistingDirectory(self._window, _("Add a folder of pictures"))
        self.add([Path(name)] if name else [])

    def paste(self) -> None:
        """Import from the clipboard: files, or a picture that comes without text."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self._rooms.say(_("There is no picture on the clipboard."))

    def take(self, mime: QMimeData) -> bool:
        """Import dropped or pasted files or a picture; return whether there was any."""
        files = [path for path in files_in(mime) if path.suffix.lower() not in ENDINGS.values()]
        data = b"" if files or has_words(mime) else picture_in(mime)
        self.add([*files, *([data] if data else [])])
        return bool(files or data)

    def add(
        self, given: Sequence[Path | bytes], nothing_came: Callable[[Sequence[Refused]], None] | None = None
    ) -> None:
        """Import pictures after the others in the selected card's section.

        `nothing_came` is called if none could be used, instead of showing the list of refused files.
        """
        if given:
            self._nothing_came = nothing_came
            section = self._acts.section()
            self.arrivals.add(given, section.id if section else None)
            self._rooms.show_progress(0, 0, is_busy=True)
            self._rooms.empty.hide()

    def _arrived(self, added: Sequence[str], refused: Sequence[Refused], credited: int) -> None:
        self._rooms.show_progress(0, 0, is_busy=False)
        self._grid.cards.all_arrived()
        self._refresh()
        told = ngettext("{count} picture added.", "{count} pictures added.", len(added))
        if credited:
            found = ngettext("Credits found in {count} file.", "Credits found in {count} files.", credited)
            told = _("{pictures} {credits}").format(pictures=told, credits=found)
        self._rooms.say(_("{came} Ctrl+Z removes them.").format(came=told) if added else told)
        if added:
            self._grid.choose([added[0]])
        if not added and self._nothing_came is not None and self._window.isVisible():
            self._nothing_came(refused)
        elif refused and self._window.isVisible():
            RefusedSheet(self._window, refused).show()
