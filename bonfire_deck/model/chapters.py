"""The chapters of a write-up: their order, and which are left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from bonfire_deck.i18n import _
from bonfire_deck.model.words import PARTS, part_label

CHAPTERS = ("favourites", *PARTS, "unsorted", "steps", "parked", "people")
LEFT_OUT = "-"


@dataclass(frozen=True)
class Wanted:
    """A chapter and whether it is included."""

    key: str
    """One of `CHAPTERS`."""
    is_in: bool = True


def wanted_chapters(written: str) -> tuple[Wanted, ...]:
    """Return every chapter once, in the order that `written` gives.

    `written` is the value of `About.chapters`: keys separated by spaces, with a hyphen before those left out. Chapters
    that it omits follow at the end, in the usual order; unknown keys are ignored.
    """
    found: dict[str, Wanted] = {}
    for word in written.split():
        key = word.removeprefix(LEFT_OUT)
        if key in CHAPTERS:
            found.setdefault(key, Wanted(key, is_in=not word.startswith(LEFT_OUT)))
    return (*found.values(), *(Wanted(key) for key in CHAPTERS if key not in found))


def written_down(chapters: Iterable[Wanted]) -> str:
    """Return the text that `wanted_chapters` parses to these chapters; "" for the usual ones."""
    chapters = tuple(chapters)
    if chapters == wanted_chapters(""):
        return ""
    return " ".join(f"{'' if chapter.is_in else LEFT_OUT}{chapter.key}" for chapter in chapters)


def chapter_label(key: str) -> str:
    """Return the heading of a chapter."""
    if key in PARTS:
        return part_label(key)
    return {
        "favourites": _("Favourites"),
        "unsorted": _("Not sorted yet"),
        "steps": _("Next steps"),
        "parked": _("Parked"),
        "people": _("Who was here"),
    }[key]
