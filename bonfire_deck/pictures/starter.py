"""The starter deck's list, `deck.toml`: its plans, and the titles, alt texts and tags of its pictures."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bonfire_deck.model.plan import PlannedRound, planned


@dataclass(frozen=True)
class StarterCard:
    """One card of the starter deck."""

    file: Path
    title: str
    alt_text: str
    tags: str
    """Comma-separated."""
    section: str


@dataclass(frozen=True)
class StarterDeck:
    """The deck that comes with the app."""

    title: str
    question: str
    credit: str
    licence: str
    cards: tuple[StarterCard, ...]
    plans: dict[str, tuple[PlannedRound, ...]]
    """By name, in order."""


def read_starter(folder: Path) -> StarterDeck:
    """Read `deck.toml` in `folder` (`paths.assets() / "images"`); it is our own, so an error in it is a bug."""
    content: dict[str, Any] = tomllib.loads((folder / "deck.toml").read_text(encoding="utf-8"))
    return StarterDeck(
        title=content["title"],
        question=content["question"],
        credit=content["credit"],
        licence=content["licence"],
        cards=tuple(
            StarterCard(folder / card["file"], card["title"], card["alt_text"], card["tags"], card["section"])
            for card in content["cards"]
        ),
        plans={
            plan["title"]: tuple(planned(number, entry) for number, entry in enumerate(plan["rounds"], 1))
            for plan in content["plans"]
        },
    )
