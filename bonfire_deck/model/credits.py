"""Whose a picture is, as its own file says, and the cleaning of such texts: they are a stranger's."""

import re
from dataclasses import dataclass

from bonfire_deck.model.text import repaired

LONGEST = 500
"""Characters of a credit, a licence or a source."""
LONGEST_CAPTION = 4_000
UNCHECKED_TAG = "description-from-file"
"""The tag of a card whose description is the file's own caption, until somebody has checked it."""

# Controls, marks that turn the direction of what follows, and what shows nothing at all.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_CREATIVE_COMMONS = re.compile(
    r"^https?://(?:www\.)?creativecommons\.org/(licenses|publicdomain)/([a-z+-]{2,20})/(\d\.\d)(?:/|$)", re.IGNORECASE
)


@dataclass(frozen=True)
class Credits:
    """What a picture's own file says of it, cleaned; "" where it says nothing."""

    credit: str = ""
    licence: str = ""
    source: str = ""
    caption: str = ""

    @property
    def is_given(self) -> bool:
        """Whether it says whose the picture is, or under which licence."""
        return bool(self.credit or self.licence)


def cleaned(text: str, longest: int = LONGEST) -> str:
    """Return a stranger's text as one line that can be shown anywhere, cut with dots where it is too long."""
    # Cut first, so that a text of megabytes costs nothing.
    line = " ".join(_UNSEEN.sub(" ", repaired(text[: 4 * longest])).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def licence_of(url: str) -> str:
    """Return a Creative Commons licence by its short name, such as `CC BY-SA 4.0`; "" for any other address."""
    found = _CREATIVE_COMMONS.match(url.strip())
    if found is None:
        return ""
    kind, name, version = found[1].lower(), found[2].lower(), found[3]
    if kind == "publicdomain":
        return {"zero": f"CC0 {version}", "mark": f"Public Domain Mark {version}"}.get(name, "")
    return f"CC {name.upper()} {version}"


def tags_with(tags: str, tag: str) -> str:
    """Return `tags`, which commas separate, with one more."""
    kept = [one.strip() for one in tags.split(",") if one.strip()]
    return ", ".join([*kept, tag] if tag not in kept else kept)


def tags_without(tags: str, tag: str) -> str:
    """Return `tags` without one of them; untouched where it is not among them."""
    kept = [one.strip() for one in tags.split(",")]
    return ", ".join(one for one in kept if one and one != tag) if tag in kept else tags


def is_unchecked(tags: str) -> bool:
    """Tell whether a card's description is still the file's own caption, unread by anybody."""
    return UNCHECKED_TAG in [one.strip() for one in tags.split(",")]
