"""Which pictures are alike: the same one resized, recompressed, turned, cropped a little, or mirrored.

A difference hash (Krawetz, "Kind of Like That", 2013) of 16 x 16 steps: a bit says whether a spot is brighter than its
left neighbour. Beside the whole picture stand hashes of what a small crop would leave, and of the eight ways to turn
and mirror it, so that comparing two pictures is no more than counting differing bits.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from PIL import Image, ImageStat

STEPS = 16
GREY = STEPS * 4
"""Side of the small grey picture that all hashes of one picture are made from, but those of crops."""
CLEARLY = 1
"""Grey levels by which a neighbour has to be brighter: in a plain sky only the noise of a JPEG differs."""
CUTS = (0.03, 0.05)
"""What a small crop takes off some of the edges: one of up to 5 in a hundred is near one of these, or near none."""
SAME, ALIKE = 0, 36
"""At most so many of the 256 bits differ; `tests/pictures/test_likeness.py` measures what that finds and mistakes."""
SAME_SHADE, OTHER_SHADE = 3, 48
"""Of 255, by which the mean of a colour differs: hardly anything packs or cuts it so far away."""
TURNS = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)
MIRRORS = (
    Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM, Image.Transpose.TRANSPOSE,
    Image.Transpose.TRANSVERSE,
)  # fmt: skip


@dataclass(frozen=True)
class Fingerprint:
    """Hashes of 256 bits each, and the mean colour: plain sheets have no steps to tell them apart by."""

    whole: int
    crops: tuple[int, ...]
    turned: tuple[int, ...]
    mirrored: tuple[int, ...]
    colour: tuple[int, int, int]
    """Red, green and blue, 0 to 255."""


def fingerprint(thumbnail: bytes) -> Fingerprint:
    """Return the fingerprint of a stored picture, from its thumbnail, which was made by us."""
    with Image.open(io.BytesIO(thumbnail), formats=("JPEG", "PNG")) as opened:
        shown = opened.convert("RGB") if opened.mode != "RGBA" else _on_white(opened)
    grey = shown.convert("L")
    red, green, blue = (round(level) for level in ImageStat.Stat(shown).mean)
    across, down = grey.size
    small = grey.resize((GREY, GREY), Image.Resampling.BOX)
    cuts = [edges for cut in CUTS for edges in product((0.0, cut), repeat=4) if any(edges)]
    boxes = [(left * across, top * down, (1 - right) * across, (1 - low) * down) for left, top, right, low in cuts]
    return Fingerprint(
        _hash(small),
        tuple(_hash(grey.resize((GREY, GREY), Image.Resampling.BOX, box)) for box in boxes),
        tuple(_hash(small.transpose(turn)) for turn in TURNS),
        tuple(_hash(small.transpose(mirror)) for mirror in MIRRORS),
        (red, green, blue),
    )


def _on_white(picture: Image.Image) -> Image.Image:
    sheet = Image.new("RGBA", picture.size, (255, 255, 255, 255))
    sheet.alpha_composite(picture)
    return sheet.convert("RGB")


def _hash(grey: Image.Image) -> int:
    tiny = grey.resize((STEPS + 1, STEPS), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(STEPS):
        line = tiny[row * (STEPS + 1) : (row + 1) * (STEPS + 1)]
        for left, right in pairwise(line):
            bits = bits << 1 | (right > left + CLEARLY)
    return bits


def likeness(one: Fingerprint, other: Fingerprint) -> str:
    """Return `same`, `near` or `mirrored`, or "" for pictures that are not alike; turned and cropped ones are near."""
    shades = max(abs(level - level_there) for level, level_there in zip(one.colour, other.colour, strict=True))
    if shades > OTHER_SHADE:
        return ""
    whole = _apart(one.whole, other.whole)
    if whole <= SAME and shades <= SAME_SHADE:
        return "same"
    upright = min(whole, _nearest(one.whole, (*other.crops, *other.turned)), _nearest(other.whole, one.crops))
    mirrored = _nearest(one.whole, other.mirrored)
    if min(upright, mirrored) > ALIKE:
        return ""
    return "near" if upright <= mirrored else "mirrored"


def _apart(one: int, other: int) -> int:
    return (one ^ other).bit_count()


def _nearest(one: int, others: tuple[int, ...]) -> int:
    return min((one ^ other).bit_count() for other in others)


def alike(
    prints: Mapping[str, Fingerprint], should_stop: Callable[[], bool] = lambda: False
) -> Iterator[tuple[str, str, str]]:
    """Go through all pairs of pictures that are alike: their names, and how."""
    for (one, first), (other, second) in combinations(prints.items(), 2):
        if should_stop():
            return
        how = likeness(first, second)
        if how:
            yield one, other, how
