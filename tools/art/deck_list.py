"""The list of the starter deck, `cards.toml`: what each card shows, and what its makers think of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIST = HERE / "cards.toml"
SCENES = HERE / "cards"
PICTURES = HERE.parent.parent / "assets/images"
DECK = PICTURES / "deck.toml"

TOPICS = (
    "systems", "trust", "measurement", "change", "learning", "space", "culture", "story", "feedback", "layers",
)  # fmt: skip
LEANINGS = ("hope", "struggle")
WORLDS = ("nature", "machine", "place", "play", "people-traces")
HOURS = ("night", "dusk", "dawn", "noon")
HAND = 12
"""Cards in a section of the deck: any that many in a row make a usable hand."""


@dataclass(frozen=True)
class CardEntry:
    """One card as the list has it; its number is its place in the list."""

    slug: str
    """The name of its picture and of its scene's module."""
    title: str
    alt_text: str
    tags: tuple[str, ...]
    hour: str
    holds_open: str
    """What may be read into it: for us, never shown in the app."""
    mark: float
    """Of 10, by its makers."""
    mended: str
    """The last fault that was mended, or none."""

    @property
    def picture(self) -> Path:
        """Where its picture lies."""
        return PICTURES / f"{self.slug}.jpg"

    @property
    def scene(self) -> Path:
        """Where its scene's module lies."""
        return SCENES / f"{self.slug}.py"


def read_cards(path: Path = LIST) -> tuple[CardEntry, ...]:
    """Read the list, in the order of the cards' numbers."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(CardEntry(**{**card, "tags": tuple(card["tags"])}) for card in content["cards"])


def deck_text(cards: tuple[CardEntry, ...], head: str) -> str:
    """Return `deck.toml` as the app reads it: `head` is kept, and of each card what a user sees."""
    parts = [head.rstrip() + "\n"]
    for place, card in enumerate(cards):
        lines = (
            "[[cards]]",
            f'file = "{card.slug}.jpg"',
            f'title = "{card.title}"',
            f'alt_text = "{card.alt_text}"',
            f'tags = "{", ".join(card.tags)}"',
            f'section = "Hand {place // HAND + 1}"',
        )
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def head_of(deck: str) -> str:
    """Return what stands in `deck.toml` above its cards: the deck's own words and its plans."""
    return deck.partition("[[cards]]")[0]
