"""Add cards of another deck to an open session: preview the deck first, then add all or some of its cards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files import laying
from bonfire_deck.files.carrying import Unsound
from bonfire_deck.files.history import History
from bonfire_deck.files.library import card_with_number, checked_connection
from bonfire_deck.files.opening import damaged
from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Session
from bonfire_deck.paths import Paths


@dataclass(frozen=True)
class SeenDeck:
    """The content of another deck, read at one moment."""

    path: Path
    session: Session
    thumbnails: dict[str, bytes]
    """By card id; a word card has none."""


def look_through(path: Path, paths: Paths) -> SeenDeck:
    """Read the cards of a deck and their thumbnails; raises `Trouble`."""
    with checked_connection(path, paths) as (_connection, reader):
        session = reader.session()
        small = {card.id: reader.thumbnail(card.picture_id) or b"" for card in session.cards if card.picture_id}
    return SeenDeck(path, session, small)


def bring_pictures(
    history: History, deck: SeenDeck, cards: Sequence[Card], paths: Paths, told: Callable[[int], bool] = lambda _n: True
) -> None:
    """Copy the pictures of `cards` into an open session, on any thread; raises `Trouble`.

    `told` is called with the number copied so far; returning false stops the copy.
    """
    with checked_connection(deck.path, paths) as (connection, _reader):
        try:
            laying.bring_pictures(history, connection, cards, told)
        except Unsound as error:
            raise damaged(deck.path, str(error)) from error


def add_deck(history: History, session: Session, path: Path, paths: Paths, numbers: Sequence[int] = ()) -> list[int]:
    """Add a deck's cards, or those with `numbers`, to a session; return their numbers there.

    Cards that are already there stay unchanged. Raises `Trouble` for a number that no card of the deck has.
    """
    deck = look_through(path, paths)
    cards = laying.cards_to_add(session, deck.session)
    if numbers:
        wanted = {card_with_number(deck.session, number).id for number in numbers}
        cards = tuple(card for card in cards if card.id in wanted)
    if not cards:
        raise Trouble(_("All these cards are already in the session."), _("Nothing was added."))
    bring_pictures(history, deck, cards, paths)
    return laying.add_cards(history, session, deck.session, cards)
