"""Find similar pictures: the same one resized, recompressed, turned, slightly cropped, or mirrored.

A difference hash (Krawetz, "Kind of Like That", 2013) of 16 x 16 steps: each bit says whether a spot is brighter than
its left neighbour. Each picture also has hashes of small crops and of its eight rotations and reflections, so that
comparing two pictures only means counting differing bits.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from PIL import Image, ImageStat

STEPS = 16
GREY = STEPS * 4
"""Side in pixels of the grey image from which all hashes of a picture are made, except those of crops."""
CLEARLY = 1
"""Grey levels by which a neighbour must be brighter, so that JPEG noise in a plain sky is ignored."""
CUTS = (0.03, 0.05)
"""Fractions cropped from some of the edges: any crop of up to 5 % is close to one of these, or to none."""
SAME, ALIKE = 0, 36
"""Maximum differing bits of 256; `tests/pictures/test_likeness.py` measures hits and false matches."""
SAME_SHADE, OTHER_SHADE = 3, 48
"""Maximum difference of a mean colour, of 255; compression or cropping hardly ever shifts it further."""
TURNS = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)
MIRRORS = (
    Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM, Image.Transpose.TRANSPOSE,
    Image.Transpose.TRANSVERSE,
)  # fmt: skip


@dataclass(frozen=True)
class Fingerprint:
    """256-bit hashes, and the mean colour, which tells plain pictures apart that have no edges to hash."""

    whole: int
    crops: tuple[int, ...]
    turned: tuple[int, ...]
    mirrored: tuple[int, ...]
    colour: tuple[int, int, int]
    """Red, green and blue, 0 to 255."""


def fingerprint(thumbnail: bytes) -> Fingerprint:
    """Return the fingerprint of a stored picture, from its thumbnail, which we made."""
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
    """Return `same`, `near` (which includes turned and cropped) or `mirrored`, or "" for different pictures."""
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
    """Yield all pairs of similar pictures: their names, and how they are similar."""
    for (one, first), (other, second) in combinations(prints.items(), 2):
        if should_stop():
            return
        how = likeness(first, second)
        if how:
            yield one, other, how
