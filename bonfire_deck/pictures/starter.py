"""The starter deck as its list `deck.toml` has it: titles, alt texts and tags of its pictures."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class StarterCard:
    """One card of the starter deck."""

    file: Path
    title: str
    alt_text: str
    tags: str
    """Separated by commas."""


@dataclass(frozen=True)
class StarterDeck:
    """The deck that comes with the app."""

    title: str
    question: str
    credit: str
    licence: str
    cards: tuple[StarterCard, ...]


def read_starter(folder: Path) -> StarterDeck:
    """Read `deck.toml` in `folder` (`paths.assets() / "images"`); it is our own, so an error in it is our bug."""
    content: dict[str, Any] = tomllib.loads((folder / "deck.toml").read_text(encoding="utf-8"))
    return StarterDeck(
        title=content["title"],
        question=content["question"],
        credit=content["credit"],
        licence=content["licence"],
        cards=tuple(
            StarterCard(folder / card["file"], card["title"], card["alt_text"], card["tags"])
            for card in content["cards"]
        ),
    )
