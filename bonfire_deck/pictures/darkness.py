"""Which pictures are too dark to print."""

import io

from PIL import Image

DARK_MEAN, DARK_TONE, DARK_SHARE = 0.2, 0.12, 0.6
"""Of 1: toner fills the gaps of a screen of dots where less than about an eighth of the paper shows through, so that
tones below it run together; a picture of which most lies there, or that is dark as a whole, loses what it shows."""


def is_too_dark(thumbnail: bytes) -> bool:
    """Tell by its small rendition, one of ours, whether a picture will be lost in print: `DARK_MEAN` and below."""
    with Image.open(io.BytesIO(thumbnail), formats=("JPEG", "PNG")) as opened:
        counts = opened.convert("L").histogram()
    every = sum(counts)
    mean = sum(tone * count for tone, count in enumerate(counts)) / every / 255
    dark = sum(counts[: round(DARK_TONE * 255)]) / every
    return mean < DARK_MEAN or dark > DARK_SHARE
