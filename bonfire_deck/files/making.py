"""Create a deck from pictures and a session from a deck. A session starts as a copy of its deck, pictures included."""

import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from bonfire_deck.files.atomic import atomic_path
from bonfire_deck.files.carrying import carry_rows, copy_pictures
from bonfire_deck.files.erased import is_erased_picture
from bonfire_deck.files.history import Edit, History
from bonfire_deck.files.opening import close, create, said_plainly
from bonfire_deck.files.schema import Value
from bonfire_deck.files.stamps import derived_id, new_id, now
from bonfire_deck.i18n import _
from bonfire_deck.model.credits import UNCHECKED_TAG, Credits
from bonfire_deck.model.plan import PlannedRound
from bonfire_deck.model.session import Session, StoredPicture
from bonfire_deck.model.words import GROUND_RULES, marks

NOBODY = ""
"""The laptop id for the edits that create a file: none, so that no laptop can undo them."""

NO_PLANS: Mapping[str, Sequence[PlannedRound]] = MappingProxyType({})

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LONGEST_KEY = 10_000
"""A limit that our own keys never reach: each extra digit is enough for dozens of rows in the same gap."""


@dataclass(frozen=True)
class NewCard:
    """A card to create, and its picture."""

    picture: StoredPicture
    title: str = ""
    alt_text: str = ""
    tags: str = ""
    credit: str = ""
    licence: str = ""
    section: str = ""
    """The title of its section; "" for a card without a section."""
    source: str = ""


@dataclass(frozen=True)
class NewGroup:
    """A group to create; `colour` and `shape` are indexes into the twelve marks, 0 to 11."""

    name: str
    size: int
    colour: int
    shape: int


@dataclass(frozen=True)
class NewSession:
    """A session to create."""

    title: str
    groups: tuple[NewGroup, ...]
    rounds: tuple[PlannedRound, ...]
    place: str = ""
    date: str = ""
    ground_rule: str = GROUND_RULES[0]
    question: str = ""


def usual_groups(count: int, size: int = 5) -> tuple[NewGroup, ...]:
    """Return `count` groups, with marks in standard order."""
    return tuple(NewGroup(mark.name, size, index, index) for index, mark in enumerate(marks()[:count]))


def sort_key(before: str, behind: str) -> str:
    """Return a text key that sorts between two neighbours; "" stands for an open end on either side.

    Keys are base-36 fractions that never end in 0, so there is always room in between. A character from another program
    counts as the digit below it: no row is rejected because of its key.
    """
    key = ""
    while len(key) < LONGEST_KEY:
        low = _digit(before[len(key)]) if len(key) < len(before) else 0
        high = _digit(behind[len(key)]) if len(key) < len(behind) else len(DIGITS)
        if high - low > 1:
            return key + DIGITS[(low + high) // 2]
        key += DIGITS[low]
        if high > low:
            behind = ""
    return key


def _digit(letter: str) -> int:
    return max(0, bisect_right(DIGITS, letter) - 1)


def even_keys(count: int) -> list[str]:
    """Return `count` keys in order, evenly spread, with room between them and at both ends."""
    return [_base36((index + 1) * 36**4 // (count + 1) * 36 + 18) for index in range(count)]


def _base36(value: int) -> str:
    digits = ""
    for _place in range(5):
        value, digit = divmod(value, 36)
        digits = DIGITS[digit] + digits
    return digits


def round_fields(planned: PlannedRound) -> dict[str, Value]:
    """Return the fields of a round row for a planned round."""
    return {
        "title": planned.title,
        "question": planned.question,
        "part": planned.part,
        "phase": planned.phase,
        "place": planned.place,
        "choosing": planned.choosing,
        "minutes": planned.minutes,
        "may_drop": planned.may_drop,
        "cards_each": planned.cards_each,
        "now_and_wanted": planned.now_and_wanted,
        "hidden_choices": planned.hidden_choices,
    }


def make_deck(
    path: Path,
    title: str,
    produce: Callable[[Callable[[NewCard], None]], None],
    *,
    question: str = "",
    credit: str = "",
    licence: str = "",
    deck_id: str = "",
    plans: Mapping[str, Sequence[PlannedRound]] = NO_PLANS,
) -> int:
    """Create a deck file at `path` atomically and return its number of cards.

    `produce` is called with a function that adds one card, so that memory holds one picture at a time; what it raises
    propagates, and no file is made. Sections are ordered by their first card. `deck_id` is for a deck that is the same
    everywhere, such as the starter deck; `plans` maps plan names to rounds.
    """
    with atomic_path(path) as temporary:
        connection = create(temporary)
        try:
            pictures: list[dict[str, Value]] = []
            sections: dict[str, str] = {}
            about_id = deck_id or new_id()

            def add(card: NewCard) -> None:
                with said_plainly(path):
                    add_picture(connection, card.picture)
                if card.section and card.section not in sections:
                    sections[card.section] = derived_id("sections", about_id, card.section)
                pictures.append({**_card_fields(card), "section_id": sections.get(card.section)})

            produce(add)
            history = History(connection, temporary, NOBODY)
            with history.edit(_("Make the deck")) as edit:
                edit.put(
                    "about", about_id,
                    thing="deck", title=title, question=question, credit=credit, licence=licence,
                )  # fmt: skip
                for (section, row_id), key in zip(sections.items(), even_keys(len(sections)), strict=True):
                    edit.put("sections", row_id, title=section, sort=key)
                for number, (card, key) in enumerate(zip(pictures, even_keys(len(pictures)), strict=True), 1):
                    edit.put("cards", derived_id("cards", about_id, str(number)), number=number, sort=key, **card)
                _put_plans(edit, about_id, plans)
            mark_copy(connection, "")
        finally:
            close(connection)
    return len(pictures)


def _put_plans(edit: Edit, about_id: str, plans: Mapping[str, Sequence[PlannedRound]]) -> None:
    rounds = [(plan, one) for plan, all_of_it in plans.items() for one in all_of_it]
    for number, ((plan, one), key) in enumerate(zip(rounds, even_keys(len(rounds)), strict=True), 1):
        edit.put("rounds", derived_id("rounds", about_id, str(number)), **round_fields(one), plan=plan, sort=key)


def _card_fields(card: NewCard) -> dict[str, Value]:
    return {
        "picture_id": card.picture.id,
        "title": card.title,
        "alt_text": card.alt_text,
        "tags": card.tags,
        "credit": card.credit,
        "licence": card.licence,
        "source": card.source,
    }


def said_by_file(said: Credits) -> dict[str, str]:
    """Return the card fields that are filled from the credits in the picture's own file.

    The caption becomes the description, with a tag that marks it as unchecked until somebody confirms it.
    """
    fields = {"credit": said.credit, "licence": said.licence, "source": said.source}
    if said.caption:
        fields |= {"alt_text": said.caption, "tags": UNCHECKED_TAG}
    return fields


def add_picture(connection: sqlite3.Connection, picture: StoredPicture) -> None:
    """Store a picture under its hash; if it is already there, it stays unchanged.

    A picture that was permanently erased from this file is not stored again.
    """
    if is_erased_picture(connection, picture.id):
        return
    connection.execute(
        "INSERT OR IGNORE INTO pictures (id, format, width, height, data, thumbnail) VALUES (?, ?, ?, ?, ?, ?)",
        (picture.id, picture.format, picture.width, picture.height, picture.data, picture.thumbnail),
    )


def make_session(deck: sqlite3.Connection, deck_session: Session, path: Path, new: NewSession) -> str:
    """Create a session file at `path` from an open, checked deck or session and return the session's id.

    `deck` is the connection, `deck_session` the content that a reader returned. Retired cards are left out.
    """
    about = deck_session.about
    with atomic_path(path) as temporary:
        connection = create(temporary)
        try:
            with said_plainly(path):
                copy_pictures(deck, connection)
            history = History(connection, temporary, NOBODY)
            session_id = new_id()
            with history.edit(_("Start the session")) as edit:
                edit.put(
                    "about", session_id,
                    thing="session", title=new.title, place=new.place, date=new.date, ground_rule=new.ground_rule,
                    question=new.question or about.question, credit=about.credit, licence=about.licence,
                    deck_id=about.deck_id or about.id, deck_title=about.deck_title or about.title,
                    deck_revision=about.deck_revision,
                )  # fmt: skip
                carry_rows(deck, edit, "sections")
                carry_rows(deck, edit, "cards", leave_out="retired = 1 OR added_live = 1")
                _add_groups(edit, session_id, new.groups)
                for planned, key in zip(new.rounds, even_keys(len(new.rounds)), strict=True):
                    edit.add("rounds", **round_fields(planned), sort=key)
            mark_copy(connection, "")
        finally:
            close(connection)
    return session_id


def _add_groups(edit: Edit, session_id: str, groups: tuple[NewGroup, ...]) -> None:
    for number, group in enumerate(groups, 1):
        row_id = derived_id("groups", session_id, str(number))
        edit.put(
            "groups", row_id, number=number, name=group.name, size=group.size, colour=group.colour, shape=group.shape
        )  # fmt: skip


def mark_copy(connection: sqlite3.Connection, for_group: str) -> None:
    """Record in a new file that it is a separate copy, and the group that it was made for, if any."""
    connection.execute(
        "INSERT INTO this_copy (id, for_group, made_at) VALUES (?, ?, ?)", (new_id(), for_group or None, now())
    )
