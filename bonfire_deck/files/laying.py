"""Which cards are in play in a session: set aside, added live, or added from another deck."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from bonfire_deck.errors import Trouble
from bonfire_deck.files.carrying import stored_pictures
from bonfire_deck.files.erased import is_erased_picture
from bonfire_deck.files.history import History
from bonfire_deck.files.making import add_picture, said_by_file, sort_key
from bonfire_deck.files.opening import said_plainly
from bonfire_deck.files.schema import Value
from bonfire_deck.i18n import _
from bonfire_deck.model.credits import Credits
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Session, StoredPicture

CARRIED = (
    "title", "question", "alt_text", "tags", "credit", "source", "licence", "words", "picture_id", "crop_x", "crop_y",
    "crop_width", "crop_height", "rotation", "focal_x", "focal_y", "people_shown", "people_agreed",
)  # fmt: skip
"""Fields copied with a card of another deck; it gets a new number, since a number identifies one card only."""
NOTHING_TOLD: Mapping[str, Credits] = MappingProxyType({})
MOST_NUMBER = 2**31
"""The highest card number; if a foreign file already used it, later cards share it."""


def set_aside(history: History, card_id: str, *, aside: bool = True) -> None:
    """Set a card aside for this session, or bring it back into play; the deck is unchanged."""
    with history.edit(_("Set a card aside") if aside else _("Bring back a card")) as edit:
        edit.change("cards", card_id, set_aside=int(aside))


def set_people(history: History, card_id: str, people: str) -> None:
    """Record whom a card's picture shows, one of `PEOPLE`; without consent it appears in no output."""
    with history.edit(_("Record who is in a picture")) as edit:
        edit.change("cards", card_id, people_shown=int(people != "nobody"), people_agreed=int(people == "agreed"))


def add_live(
    history: History,
    session: Session,
    pictures: Iterable[StoredPicture],
    title: str = "",
    said: Mapping[str, Credits] = NOTHING_TOLD,
) -> list[str]:
    """Add pictures taken in the room, such as the flip chart, after all other cards; return the cards' ids.

    Without a `title` each gets a neutral one that reveals nothing about the picture. `said` maps picture ids to the
    credits in their files: the author stays with the card, but not the caption, which nobody has time to check now.
    """
    number, key = last_number(history), _last_key(session)
    live = sum(card.added_live for card in session.cards)
    added: list[str] = []
    with history.edit(_("Add a picture")) as edit:
        for picture in pictures:
            if is_erased_picture(history.connection, picture.id):
                raise Trouble(
                    _("This picture was permanently erased from this session."),
                    _("Use another picture, or crop this one differently."),
                )
            # In the same transaction, so that no picture is left without a card.
            add_picture(history.connection, picture)
            number, key, live = min(number + 1, MOST_NUMBER), sort_key(key, ""), live + 1
            named = title or _("Live picture {number}").format(number=live)
            own = said_by_file(replace(said.get(picture.id, Credits()), caption=""))
            added.append(
                edit.add("cards", number=number, title=named, picture_id=picture.id, added_live=1, sort=key, **own)
            )  # fmt: skip
    return added


def cards_to_add(session: Session, other: Session) -> tuple[Card, ...]:
    """Return the cards of another deck that are not yet in a session."""
    return tuple(card for card in other.cards if not card.retired and card.id not in session.card_by_id)


def bring_pictures(
    history: History,
    deck: sqlite3.Connection,
    cards: Sequence[Card],
    told: Callable[[int], bool] = lambda _done: True,
) -> None:
    """Copy the pictures of `cards` from a deck one at a time, so that typing is hardly delayed.

    May run on any thread. `told` is called with the number copied so far; returning false stops the copy. Raises
    `Unsound`.
    """
    wanted = {card.picture_id for card in cards}
    with history.turn():
        wanted -= {row[0] for row in history.connection.execute("SELECT id FROM pictures")}
    others = {row[0] for row in deck.execute("SELECT id FROM pictures")} - wanted
    for done, picture in enumerate(stored_pictures(deck, others), 1):
        with history.turn(), said_plainly(history.path):
            add_picture(history.connection, picture)
        if not told(done):
            return


def add_cards(history: History, session: Session, other: Session, cards: Sequence[Card]) -> list[int]:
    """Add `cards` of another deck, with pictures already copied, after all others; return their numbers here.

    They keep their ids, so that adding a deck again, or on another laptop, creates no duplicates.
    """
    number, key = last_number(history), _last_key(session)
    were_there = dict(history.connection.execute("SELECT id, number FROM cards WHERE removed = 1"))
    numbers: list[int] = []
    with history.edit(_("Add the cards of a deck")) as edit:
        for card in cards:
            key = sort_key(key, "")
            if card.id not in were_there:
                number = min(number + 1, MOST_NUMBER)
            numbers.append(were_there.get(card.id, number))
            edit.put("cards", card.id, **_fields(card, other), number=numbers[-1], sort=key, set_aside=0)
    return numbers


def _fields(card: Card, other: Session) -> dict[str, Value]:
    fields: dict[str, Value] = {name: getattr(card, name) for name in CARRIED}
    fields["credit"] = card.credit or other.about.credit
    fields["licence"] = card.licence or other.about.licence
    fields["deck_id"] = card.deck_id or other.about.id
    return fields


def last_number(history: History) -> int:
    """Return the highest number that any card has ever had here, 0 if there is none."""
    # Includes removed cards: a number is never reused.
    return int(history.connection.execute("SELECT coalesce(max(number), 0) FROM cards").fetchone()[0])


def _last_key(session: Session) -> str:
    return max((card.sort for card in session.cards), default="")
