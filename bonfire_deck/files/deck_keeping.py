"""Keep an imported deck: as a new deck, or merged into the same deck on this computer."""

from dataclasses import dataclass
from pathlib import Path

from bonfire_deck.files.backups import Backups
from bonfire_deck.files.bringing import ENDINGS, Verify, bring_in, free_path, read_aside
from bonfire_deck.files.index import Index
from bonfire_deck.files.library import checked_for_writing, register
from bonfire_deck.files.merging import merge
from bonfire_deck.files.opening import close, open_for_reading, said_plainly
from bonfire_deck.files.reading import Reader
from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Session, StoredPicture
from bonfire_deck.paths import Paths, make_private


@dataclass(frozen=True)
class Brought:
    """An imported deck, checked and rebuilt but not kept yet."""

    path: Path
    session: Session
    thumbnails: dict[str, bytes]
    """By card id."""
    own: Path | None
    """The same deck on this computer, if there is one."""
    own_session: Session | None

    @property
    def new_cards(self) -> tuple[Card, ...]:
        """Its cards that are missing here or differ from the ones here."""
        here = set(self.own_session.cards) if self.own_session else set()
        return tuple(card for card in self.session.cards if card not in here)

    @property
    def is_known(self) -> bool:
        """Whether everything in it is already here."""
        own = self.own_session
        return own is not None and not self.new_cards and own.about.deck_revision >= self.session.about.deck_revision


def bring_deck(path: Path, paths: Paths, verify: Verify) -> Brought:
    """Check and read an untrusted deck without keeping it. Raises `Trouble` like `bring_in`."""
    brought = bring_in(path, paths, verify, make_private(paths.incoming))
    session, small = _seen(brought)
    own = own_deck(session.about.id, paths)
    return Brought(brought, session, small, own, _seen(own)[0] if own else None)


def _seen(path: Path) -> tuple[Session, dict[str, bytes]]:
    connection = open_for_reading(path)
    try:
        with said_plainly(path):
            reader = Reader(connection)
            session = reader.session()
            return session, {c.id: reader.thumbnail(c.picture_id) or b"" for c in session.cards if c.picture_id}
    finally:
        close(connection)


def own_deck(deck_id: str, paths: Paths) -> Path | None:
    """Return the path of the deck with this id on this computer, `None` if it has none."""
    for entry in Index(paths).entries():
        if entry.thing == "deck" and entry.id == deck_id and not entry.trouble and entry.path.exists():
            return entry.path
    return None


def keep(brought: Brought, paths: Paths, laptop: str) -> Path:
    """Keep an imported deck and return its path; if the same deck is already here, merge into it.

    A backup is made before a merge. If `Trouble` is raised, nothing was kept.
    """
    if brought.own is None:
        paths.files.mkdir(parents=True, exist_ok=True)
        target = free_path(paths.files, brought.session.about.title or _("Untitled"), ENDINGS["deck"])
        brought.path.replace(target)
        register(target, paths)
        return target
    with checked_for_writing(brought.own, laptop) as (history, _reader):
        Backups(paths).make(history.connection, history.path, "gather")
        have = {str(row[0]) for row in history.connection.execute("SELECT id FROM pictures")}
        merge(history, read_aside(brought.path, paths, have, _checked_already), brought.path.name)
    register(brought.own, paths)
    let_go(brought)
    return brought.own


def _checked_already(_picture: StoredPicture) -> None:
    """Accept every picture: all were verified during the import."""


def let_go(brought: Brought) -> None:
    """Discard an imported deck."""
    brought.path.unlink(missing_ok=True)
