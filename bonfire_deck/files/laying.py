"""Which cards lie on the table in a session: set aside, added live, or brought from another deck."""

import sqlite3

from bonfire_deck.files.carrying import copy_pictures
from bonfire_deck.files.history import History
from bonfire_deck.files.making import add_picture, sort_key
from bonfire_deck.files.schema import Value
from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Session, StoredPicture

CARRIED = (
    "title", "question", "alt_text", "tags", "credit", "source", "licence", "words", "picture_id", "crop_x", "crop_y",
    "crop_width", "crop_height", "rotation", "focal_x", "focal_y", "people_shown", "people_agreed",
)  # fmt: skip
"""What a card of another deck keeps; its number is given anew, since a number stands for one card alone."""
MOST_NUMBER = 2**31
"""The highest a card may have; where a stranger gave it away, later cards have it too."""


def set_aside(history: History, card_id: str, *, aside: bool = True) -> None:
    """Leave a card out of this session, or lay it on the table again; the deck stays as it is."""
    with history.edit(_("Set a card aside") if aside else _("Lay a card on the table")) as edit:
        edit.change("cards", card_id, set_aside=int(aside))


def add_live(history: History, session: Session, picture: StoredPicture, title: str) -> str:
    """Add a picture that was taken in the room, such as the flip chart, behind all others; return the card's id."""
    with history.edit(_("Add a picture")) as edit:
        # In the same transaction, so that a picture without a card never stays.
        add_picture(history.connection, picture)
        return edit.add(
            "cards", number=min(_last_number(session) + 1, MOST_NUMBER), title=title, picture_id=picture.id,
            added_live=1, sort=sort_key(_last_key(session), ""),
        )  # fmt: skip


def add_deck(history: History, session: Session, deck: sqlite3.Connection, other: Session) -> int:
    """Add the cards of another deck, open as `deck` and read as `other`, behind all others; return how many came.

    They keep their ids, so that a card is there once however often its deck is added, and on every laptop.
    """
    there = {row[0] for row in history.connection.execute("SELECT id FROM cards WHERE removed = 0")}
    new = [card for card in other.cards if not card.retired and card.id not in there]
    number, key = _last_number(session), _last_key(session)
    with history.edit(_("Add the cards of a deck")) as edit:
        copy_pictures(deck, history.connection)
        for card in new:
            number, key = min(number + 1, MOST_NUMBER), sort_key(key, "")
            edit.put("cards", card.id, **_fields(card, other), number=number, sort=key, deck_id=other.about.id)
    return len(new)


def _fields(card: Card, other: Session) -> dict[str, Value]:
    fields: dict[str, Value] = {name: getattr(card, name) for name in CARRIED}
    fields["credit"] = card.credit or other.about.credit
    fields["licence"] = card.licence or other.about.licence
    return fields


def _last_number(session: Session) -> int:
    return max((card.number for card in session.cards), default=0)


def _last_key(session: Session) -> str:
    return max((card.sort for card in session.cards), default="")
