"""This computer's starter deck: made once, in the background, for any number of waiting callers."""

import threading
from collections.abc import Callable
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files.bringing import free_path
from bonfire_deck.files.index import Entry, Index
from bonfire_deck.files.library import Told, register
from bonfire_deck.files.making import NewCard, make_deck
from bonfire_deck.paths import Paths, assets
from bonfire_deck.pictures.intake import Decoded, PictureWorkers
from bonfire_deck.pictures.starter import StarterDeck, read_starter

STARTER_ID = "b0f1e000-0000-8000-8000-000000000002"
"""The starter deck's id, the same on every computer.

Card ids are derived from it and the numbers, so a deck with other pictures under the same numbers needs another id.
"""
LOOK_SECONDS = 0.03
"""How often a waiting caller checks the progress and whether it should stop."""


def starter_path(paths: Paths) -> Path | None:
    """Return the path of the starter deck, `None` until it is made."""
    for entry in Index(paths).entries():
        if entry.id == STARTER_ID and entry.thing == "deck" and entry.path.exists():
            return entry.path
    return None


def make_starter_deck(paths: Paths, told: Told, should_stop: Callable[[], bool] = lambda: False) -> Path | None:
    """Return the starter deck's file in our folder, making it if needed; `None`, with nothing made, if stopped."""
    made = starter_path(paths)
    if made is not None:
        return made
    paths.files.mkdir(parents=True, exist_ok=True)
    starter = read_starter(assets() / "images")
    target = free_path(paths.files, starter.title, ".bonfiredeck")
    try:
        make_deck(
            target, starter.title, lambda add: _produce(starter, add, told, should_stop),
            question=starter.question, credit=starter.credit, licence=starter.licence, deck_id=STARTER_ID,
            plans=starter.plans,
        )  # fmt: skip
    except _Stopped:
        return None
    register(target, paths)
    return target


class _Stopped(Exception):
    """Aborts the making of a file, so that none is created."""


def _produce(starter: StarterDeck, add: Callable[[NewCard], None], told: Told, should_stop: Callable[[], bool]) -> None:
    files = {card.file: card for card in starter.cards}
    came = 0

    def on_result(result: Decoded) -> None:
        nonlocal came
        if result.picture is None:
            raise result.trouble or Trouble(result.path.name)
        card = files[result.path]
        add(
            NewCard(result.picture, card.title, card.alt_text, card.tags, starter.credit, starter.licence, card.section)
        )
        came += 1
        told(result.done, result.total, card.title)

    with PictureWorkers() as workers:
        workers.decode_many(tuple(files), on_result, should_stop)
    if came < len(files):
        raise _Stopped


class StarterMaking:
    """Makes the starter deck on a background thread. Callers wait from any thread; the first one starts it.

    A caller that stops waiting does not stop the making: the deck is needed anyway, and the next caller finds it
    further on.
    """

    def __init__(self, paths: Paths) -> None:
        """Make it where `paths` says; nothing starts yet."""
        self._paths = paths
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._ends = threading.Event()
        self._path: Path | None = None
        self._error: BaseException | None = None
        self.done, self.total = 0, 0
        """How many pictures are done, and the total; both 0 before the first one."""

    @property
    def path(self) -> Path | None:
        """The file once it is made; checked again if it was deleted."""
        if self._path is None or not self._path.exists():
            self._path = starter_path(self._paths)
        return self._path

    @property
    def is_under_way(self) -> bool:
        """Whether the deck is being made right now."""
        return self._thread is not None and self._thread.is_alive()

    def wait(self, told: Callable[[int, int], None], should_stop: Callable[[], bool]) -> Path | None:
        """Return the deck's file once it is made, or `None` as soon as `should_stop` returns true.

        Raises any error that stopped the making; the next call tries again.
        """
        with self._lock:
            if not self.is_under_way:
                if (made := self.path) is not None:
                    return made
                self._begin()
            thread = self._thread
        while thread is not None and thread.is_alive():
            if should_stop():
                return None
            told(self.done, self.total)
            thread.join(LOOK_SECONDS)
        if self._error is not None:
            raise self._error
        return self._path

    def _begin(self) -> None:
        self._error = None
        self.done, self.total = 0, 0
        # At exit the workers end too; what they had written is not a complete file.
        self._thread = threading.Thread(target=self._make, name="starter-deck", daemon=True)
        self._thread.start()

    def _make(self) -> None:
        def told(done: int, total: int, _title: str) -> None:
            self.done, self.total = done, total

        try:
            self._path = make_starter_deck(self._paths, told, self._ends.is_set)
        except BaseException as error:  # noqa: BLE001 - passed to the waiting caller, who tells trouble from bugs
            self._error = error

    def end(self) -> None:
        """Stop the making and wait until it has ended, when the app closes."""
        self._ends.set()
        if self._thread is not None:
            self._thread.join()


def waiting_entry() -> tuple[Entry, StarterDeck]:
    """Return the starter deck's list entry while it is not made, and what its list says about it.

    Its cover is the packaged picture.
    """
    starter = read_starter(assets() / "images")
    cover = starter.cards[0].file.read_bytes()
    entry = Entry(
        Path(), "deck", STARTER_ID, starter.title, "", "", 0, len(starter.cards), 0, cover, archived=False, trouble="",
        opened_at="", changed_at=0, is_foreign=False, deck_id=STARTER_ID, is_waiting=True,
    )  # fmt: skip
    return entry, starter
