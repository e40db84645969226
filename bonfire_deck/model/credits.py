"""Picture credits from a picture's own file, and the cleaning of these untrusted texts."""

import re
from dataclasses import dataclass

from bonfire_deck.model.text import repaired

LONGEST = 500
"""Maximum characters of a credit, a licence or a source."""
LONGEST_CAPTION = 4_000
UNCHECKED_TAG = "description-from-file"
"""The tag of a card whose description is the caption from its file, until somebody has checked it."""

# Control characters, marks that change text direction, and invisible characters.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_CREATIVE_COMMONS = re.compile(
    r"^https?://(?:www\.)?creativecommons\.org/(licenses|publicdomain)/([a-z+-]{2,20})/(\d\.\d)(?:/|$)", re.IGNORECASE
)


@dataclass(frozen=True)
class Credits:
    """Cleaned credits from a picture's own file; "" where it says nothing."""

    credit: str = ""
    licence: str = ""
    source: str = ""
    caption: str = ""

    @property
    def is_given(self) -> bool:
        """Whether it names the author or the licence."""
        return bool(self.credit or self.licence)


def cleaned(text: str, longest: int = LONGEST) -> str:
    """Return an untrusted text as one line that is safe to display, with an ellipsis if it is too long."""
    # Cut first, so that megabytes of text cost nothing.
    line = " ".join(_UNSEEN.sub(" ", repaired(text[: 4 * longest])).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def licence_of(url: str) -> str:
    """Return the short name of a Creative Commons licence, such as `CC BY-SA 4.0`; "" for any other address."""
    found = _CREATIVE_COMMONS.match(url.strip())
    if found is None:
        return ""
    kind, name, version = found[1].lower(), found[2].lower(), found[3]
    if kind == "publicdomain":
        return {"zero": f"CC0 {version}", "mark": f"Public Domain Mark {version}"}.get(name, "")
    return f"CC {name.upper()} {version}"


def tags_without(tags: str, tag: str) -> str:
    """Return `tags` without `tag`; unchanged if it is not among them."""
    kept = [one.strip() for one in tags.split(",")]
    return ", ".join(one for one in kept if one and one != tag) if tag in kept else tags


def is_unchecked(tags: str) -> bool:
    """Return whether a card's description is still the unchecked caption from its file."""
    return UNCHECKED_TAG in [one.strip() for one in tags.split(",")]
