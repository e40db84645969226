"""Which way typed words run: by their first letter that has a direction, as the Unicode algorithm has it."""

import unicodedata


def runs_leftward(text: str) -> bool:
    """Tell whether `text` runs from right to left (UAX 9, rules P2 and P3, but for isolates)."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction == "L":
            return False
        if direction in ("R", "AL"):
            return True
    return False
