"""The film finish that every picture gets: bloom, gentle grade, vignette, grain; and saving."""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

Picture = npt.NDArray[np.floating]

# What a card may ask of `finish`.
FINISHES = {"bloom", "vig", "grain", "lift", "gamma", "sat", "seed"}

# All radii below are pixels of a picture of this width and shrink with smaller ones.
FULL_WIDTH, FULL_HEIGHT = 1920, 1280

# A finished picture is as good as fits: from the best of these qualities down.
MOST_BYTES = 445_000
QUALITIES = (90, 86, 82, 78, 74, 70)

# Bloom: brighter parts than this start to glow, in halos of (radius, strength).
HOT = 0.78
HALOS = ((10, 0.5), (34, 0.55), (90, 0.5))
BLOOM_TINT = (1, 0.82, 0.6)

# Vignette: how the corners darken with the squared distance from the middle.
VIGNETTE_REACH = 0.75
VIGNETTE_POWER = 1.4

# Grain: share of single pixels and of soft clumps, and how the clumps are kept in 8 bits.
FINE_GRAIN, COARSE_GRAIN = 0.6, 0.8
COARSE_RADIUS = 1.2
COARSE_SCALE, COARSE_MIDDLE = 40, 128


def load(path: str | os.PathLike[str]) -> Picture:
    """Read a picture as RGB values 0..1 (16-bit PNGs are read with 8 bits)."""
    return np.asarray(Image.open(path).convert("RGB"), np.float32) / 255


def blur(a: Picture, r: float) -> Picture:
    """Blur a picture with values 0..1 by a Gaussian of radius `r` pixels."""
    channels = [_blur_bytes(np.clip(a[..., index], 0, 1) * 255, r) for index in range(3)]
    return np.stack(channels, -1) / 255


def _blur_bytes(values: Picture, r: float) -> Picture:
    """Blur one channel with values 0..255 by a Gaussian of radius `r` pixels."""
    image = Image.fromarray(values.astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(r)), np.float32)


def finish(
    src: str | os.PathLike[str],
    dst: str | os.PathLike[str] | None = None,
    bloom: float = 0.35,
    vig: float = 0.28,
    grain: float = 0.010,
    lift: float = 0.02,
    gamma: float = 1.0,
    sat: float = 1.08,
    seed: int = 1,
) -> Image.Image:
    """Finish a rendered picture, save it if `dst` is given, and return it.

    src: the render.
    bloom: strength of the glow around bright parts.
    vig: darkening towards the corners.
    grain: strength of the film grain.
    lift: brightness of black, so that shadows stay open on weak projectors.
    gamma: below 1 brightens the middle tones.
    sat: factor on the saturation.
    seed: of the grain.
    """
    picture = load(src)
    height, width, _ = picture.shape
    unit = width / FULL_WIDTH
    if bloom:
        picture = _add_bloom(picture, bloom, unit)
    grey = picture.mean(-1, keepdims=True)
    picture = np.clip(grey + (picture - grey) * sat, 0, 1)
    picture = picture**gamma * _vignette(height, width, vig)
    picture = lift + (1 - lift) * picture
    if grain:
        brightness = picture.mean(-1)
        picture += (grain * _grain(height, width, unit, seed) * (1 - 0.5 * brightness))[..., None]
    image = Image.fromarray((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8))
    if dst:
        save(image, dst)
    return image


def _add_bloom(picture: Picture, bloom: float, unit: float) -> Picture:
    """Screen warm halos of the brightest parts over a picture."""
    hot = np.clip((picture.max(-1, keepdims=True) - HOT) / (1 - HOT), 0, 1) ** 1.5 * picture
    glow = sum(strength * blur(hot, radius * unit) for radius, strength in HALOS)
    return 1 - (1 - picture) * (1 - np.clip(glow * bloom * 2, 0, 1) * np.array(BLOOM_TINT))


def _vignette(height: int, width: int, strength: float) -> Picture:
    """Return the factor on each pixel that darkens the corners."""
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    distance = np.clip(x * x * VIGNETTE_REACH + y * y * VIGNETTE_REACH, 0, 1.6)
    return (1 - strength * distance**VIGNETTE_POWER)[..., None]


def _grain(height: int, width: int, unit: float, seed: int) -> Picture:
    """Return film grain around 0 for a picture of this size."""
    noise = np.random.RandomState(seed).normal(0, 1, (height, width)).astype(np.float32)
    clumps = (noise * COARSE_SCALE + COARSE_MIDDLE).clip(0, 255)
    coarse = (_blur_bytes(clumps, COARSE_RADIUS * unit) - COARSE_MIDDLE) / COARSE_SCALE
    return FINE_GRAIN * noise + COARSE_GRAIN * coarse


def save(im: Image.Image, dst: str | os.PathLike[str]) -> None:
    """Save a picture as a progressive JPEG, as good as `MOST_BYTES` allow for a picture of the full size."""
    most = MOST_BYTES * im.width * im.height / (FULL_WIDTH * FULL_HEIGHT)
    for quality in QUALITIES:
        data = io.BytesIO()
        im.save(data, "JPEG", quality=quality, optimize=True, progressive=True)
        if data.tell() <= most:
            break
    Path(dst).write_bytes(data.getvalue())
