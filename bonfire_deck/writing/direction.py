"""Text direction, by the first letter that has one, as in the Unicode algorithm."""

import unicodedata


def runs_leftward(text: str) -> bool:
    """Return whether `text` runs from right to left (UAX 9, rules P2 and P3, except for isolates)."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction == "L":
            return False
        if direction in ("R", "AL"):
            return True
    return False
