"""Find pictures that are too dark to print."""

import io

from PIL import Image

DARK_MEAN, DARK_TONE, DARK_SHARE = 0.2, 0.12, 0.6
"""Fractions of 1.

In a halftone, toner fills the gaps where less than about an eighth of the paper shows through, so darker tones run
together. A picture that is mostly that dark, or dark overall, loses its content.
"""


def is_too_dark(thumbnail: bytes) -> bool:
    """Return whether a picture will be lost in print, judging by its thumbnail, which we made: see `DARK_MEAN`."""
    with Image.open(io.BytesIO(thumbnail), formats=("JPEG", "PNG")) as opened:
        counts = opened.convert("L").histogram()
    every = sum(counts)
    mean = sum(tone * count for tone, count in enumerate(counts)) / every / 255
    dark = sum(counts[: round(DARK_TONE * 255)]) / every
    return mean < DARK_MEAN or dark > DARK_SHARE
