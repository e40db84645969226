"""Search for duplicate pictures in a deck, on another thread, with cached comparisons."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _
from bonfire_deck.model.deck_check import Pair, pairs_in
from bonfire_deck.model.rows import Card
from bonfire_deck.pictures.likeness import Fingerprint, alike, fingerprint
from bonfire_deck.ui import tasks
from bonfire_deck.ui.tasks import Progress
from bonfire_deck.ui.workbench import Workbench


class Comparing(QObject):
    """Finds similar pictures in an open deck."""

    changed = Signal()

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Compare for `window`; start idle."""
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._prints: dict[str, Fingerprint] = {}
        self._alike: tuple[tuple[str, str, str], ...] = ()
        self._compared: frozenset[str] = frozenset()
        self._progress: Progress | None = None

    @property
    def is_busy(self) -> bool:
        """Whether pictures are being compared."""
        return self._progress is not None

    def look(self, cards: Iterable[Card]) -> None:
        """Compare the pictures of `cards` unless that is already done."""
        wanted = frozenset(card.picture_id for card in cards if card.picture_id and not card.retired)
        if self.is_busy or wanted == self._compared:
            return
        bench, prints = self._workbench, dict(self._prints)

        def work(progress: Progress) -> tuple[dict[str, Fingerprint], tuple[tuple[str, str, str], ...]]:
            for picture_id in sorted(wanted - prints.keys()):
                if progress.stopped:
                    break
                with bench.borrowed(), bench.history.turn():
                    small = bench.reader.thumbnail(picture_id)
                if small:
                    prints[picture_id] = fingerprint(small)
            mine = {name: print_ for name, print_ in sorted(prints.items()) if name in wanted}
            return prints, tuple(alike(mine, lambda: progress.stopped))

        def done(found: tuple[dict[str, Fingerprint], tuple[tuple[str, str, str], ...]]) -> None:
            self._progress = None
            self._prints, self._alike = found
            self._compared = wanted
            self.changed.emit()

        task = tasks.run(self._window, _("Comparing pictures"), work, done, self._failed, is_quiet=True)
        self._progress = task.progress

    def _failed(self, _trouble: Trouble) -> None:
        # Nothing to do here: the next write to this file reports the error.
        self._progress = None

    def pairs(self, cards: Iterable[Card]) -> tuple[Pair, ...]:
        """Return the cards with similar pictures, as far as compared."""
        return pairs_in(cards, self._alike)

    def stop(self) -> None:
        """Stop comparing."""
        if self._progress is not None:
            self._progress.stop()
