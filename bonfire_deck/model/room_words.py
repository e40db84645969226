"""Mask words in everything that people said: the search for names and the masking cover the same places."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from bonfire_deck.model.session import Session

MASK = "[…]"
REACTION = ("text", "second_text")
THEME = ("title", "description")
STEP = ("text",)
"""Not who does it or for whom: those people agreed in the open."""
PARKED = ("text",)
LIVE_CARD = ("title", "words", "alt_text", "credit", "licence", "source")
"""Whose a photo is comes from its file, and the camera may be a participant's."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that people said or wrote, and its row."""

    row_id: str
    text: str


def room_words(session: Session) -> Iterator[Wording]:
    """Yield the texts that may leave the room: quotes first, then themes, next steps, parked items, live cards."""
    told = [reaction for reaction in session.reactions if not reaction.withdrawn]
    live = [card for card in session.cards if card.added_live]
    kinds: tuple[tuple[Sequence[Any], tuple[str, ...]], ...] = (
        (told, REACTION), (session.themes, THEME), (session.next_steps, STEP), (session.parked, PARKED),
        (live, LIVE_CARD),
    )  # fmt: skip
    for rows, fields in kinds:
        for row in rows:
            text = "\n".join(written for name in fields if (written := getattr(row, name)))
            if text.strip():
                yield Wording(row.id, text)


def masked_session(session: Session) -> Session:
    """Return the session with its masked words hidden in all such texts."""
    words = listed(session.about.masked)
    if not words:
        return session

    def hidden(row: Row, fields: tuple[str, ...]) -> Row:
        changed = {name: text for name in fields if (text := masked(getattr(row, name), words)) != getattr(row, name)}
        return replace(row, **changed) if changed else row  # type: ignore[type-var]

    return replace(
        session,
        reactions=tuple(hidden(row, REACTION) for row in session.reactions),
        themes=tuple(hidden(row, THEME) for row in session.themes),
        next_steps=tuple(hidden(row, STEP) for row in session.next_steps),
        parked=tuple(hidden(row, PARKED) for row in session.parked),
        cards=tuple(hidden(card, LIVE_CARD) if card.added_live else card for card in session.cards),
        versions={name: tuple(masked(text, words) for text in texts) for name, texts in session.versions.items()},
    )


def listed(written: str) -> tuple[str, ...]:
    """Return the words in `About.masked` or `About.allowed`, which hold one per line."""
    return tuple(line for line in written.split("\n") if line.strip())


def written_with(written: str, text: str) -> str:
    """Return the list with `text` added."""
    return "\n".join(dict.fromkeys((*listed(written), text)))


def written_without(written: str, text: str) -> str:
    """Return the list without `text`."""
    return "\n".join(line for line in listed(written) if plain(line) != plain(text))


def masked(text: str, words: Sequence[str]) -> str:
    """Return `text` with `MASK` in place of each of `words`, whole words only, ignoring case and spacing."""
    for word in sorted(words, key=len, reverse=True):
        pattern = r"\s+".join(re.escape(part) for part in word.split())
        if pattern:
            text = re.sub(rf"(?<!\w){pattern}(?!\w)", lambda _found: MASK, text, flags=re.IGNORECASE)
    return text


def plain(text: str) -> str:
    """Return text normalised for comparison: letter forms, case and spaces."""
    return unicodedata.normalize("NFC", " ".join(text.split())).casefold()
