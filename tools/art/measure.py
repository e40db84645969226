"""What can be measured of a picture: how light it is, how much of it is lost in white or black, how alike two are.

Plain Pillow and Python: the app's own tests measure with it too, without Blender.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

SIZE = (1920, 1280)
LEAST_BYTES, MOST_BYTES = 150_000, 450_000
MOST_BYTES_OF_ALL = 25_000_000
DARKEST, LIGHTEST = 0.2, 0.7
"""Mean luminance, of 1: outside, a weak projector swallows the shadows or the lights."""
MOST_CLIPPED = 0.08
BLACK, WHITE = 2, 253
"""Tones, of 255, from which nothing is left to see."""
LEAST_APART = 12
"""Bits of 64 in which the difference hashes of any two pictures differ at least."""

HASH_SIDE = 8
SRGB_KNEE = 0.04045
# What the two commonest kinds of colour-blind eyes see, in linear light: Viénot, Brettel and Mollon (1999),
# "Digital video colourmaps for checking the legibility of displays by dichromats".
DEUTERANOPE = (0.29275, 0.70725, 0, 0, 0.29275, 0.70725, 0, 0, -0.02234, 0.02234, 1, 0)
PROTANOPE = (0.11238, 0.88762, 0, 0, 0.11238, 0.88762, 0, 0, 0.00401, -0.00401, 1, 0)
SEEN_GREY = "grey"
SMALL = (384, 256)
"""The means are taken of a small copy: exact to the third digit, and fast."""
LEAST_CONTRAST = 0.09
"""Standard deviation of the lightness, of 1, that keeps a picture readable where its colours are gone."""


@dataclass(frozen=True)
class Measured:
    """The figures of one picture."""

    size: tuple[int, int]
    count: int
    """Bytes of its file."""
    luminance: float
    """Mean of the light it sends out, as an eye weighs it, by the sRGB curve: 0 black, 1 white."""
    clipped: float
    """Share of its pixels that are pure black or pure white in every channel."""
    contrast: float
    """How much its lightness varies in grey."""
    difference_hash: int

    def faults(self) -> list[str]:
        """Return what is outside its bounds, in words; none is good."""
        found = []
        if self.size != SIZE:
            found.append(f"is {self.size[0]} x {self.size[1]}")
        if not LEAST_BYTES <= self.count <= MOST_BYTES:
            found.append(f"has {self.count // 1000} KB")
        if not DARKEST <= self.luminance <= LIGHTEST:
            found.append(f"has a mean luminance of {self.luminance:.2f}")
        if self.clipped > MOST_CLIPPED:
            found.append(f"is {self.clipped:.0%} clipped")
        if self.contrast < LEAST_CONTRAST:
            found.append(f"has a contrast of {self.contrast:.2f} in grey")
        return found


def measure(path: Path) -> Measured:
    """Measure the picture in a file."""
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    small = picture.resize(SMALL, Image.Resampling.BOX)
    grey = small.convert("L")
    lightness = grey.histogram()
    return Measured(
        picture.size, path.stat().st_size, _mean(lightness), _clipped(small), _spread(lightness), difference_hash(grey)
    )


def difference_hash(picture: Image.Image) -> int:
    """Return 64 bits, each of which tells whether a ninth of a row is lighter than the one to its right."""
    pixels = picture.convert("L").resize((HASH_SIDE + 1, HASH_SIDE), Image.Resampling.LANCZOS).tobytes()
    bits = 0
    for row in range(HASH_SIDE):
        for column in range(HASH_SIDE):
            place = row * (HASH_SIDE + 1) + column
            bits = bits << 1 | (pixels[place] > pixels[place + 1])
    return bits


def apart(one: Measured, two: Measured) -> int:
    """Return in how many of 64 bits two pictures differ."""
    return (one.difference_hash ^ two.difference_hash).bit_count()


def as_seen(picture: Image.Image, eyes: str) -> Image.Image:
    """Return a picture as it is seen in grey, or by eyes without red ("protan") or green ("deutan") cones."""
    if eyes == SEEN_GREY:
        return ImageOps.grayscale(picture).convert("RGB")
    matrix = PROTANOPE if eyes == "protan" else DEUTERANOPE
    to_light = [round(255 * _to_light(tone / 255)) for tone in range(256)] * 3
    to_tone = [round(255 * _to_tone(tone / 255)) for tone in range(256)] * 3
    return picture.convert("RGB").point(to_light).convert("RGB", matrix).point(to_tone)


def _mean(histogram: list[int]) -> float:
    return sum(tone * count for tone, count in enumerate(histogram)) / sum(histogram) / 255


def _spread(histogram: list[int]) -> float:
    mean = _mean(histogram) * 255
    variance = sum(count * (tone - mean) ** 2 for tone, count in enumerate(histogram)) / sum(histogram)
    return float(variance**0.5) / 255


def _clipped(picture: Image.Image) -> float:
    """Return the share of pixels with no detail left: every channel at its end, all dark or all light."""
    data = picture.tobytes()
    pixels = zip(data[::3], data[1::3], data[2::3], strict=True)
    lost = sum(max(pixel) <= BLACK or min(pixel) >= WHITE for pixel in pixels)
    return lost / (picture.width * picture.height)


def _to_light(tone: float) -> float:
    return tone / 12.92 if tone <= SRGB_KNEE else float(((tone + 0.055) / 1.055) ** 2.4)


def _to_tone(light: float) -> float:
    return light * 12.92 if light <= SRGB_KNEE / 12.92 else float(1.055 * light ** (1 / 2.4) - 0.055)
