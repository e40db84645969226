"""Fire: logs with growth rings, layered paper flames and rising sparks."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from bpy.types import Object
from mathutils import Vector

from tools.art.kit.kinds import Triple
from tools.art.kit.mats import glow, paper
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.meshes import group, inst
from tools.art.kit.shapes.solids import ball, cyl

# One sheet of a flame: palette name, share of the full height, emission strength.
FlameLayer = tuple[str, float, float]
FLAME_LAYERS: tuple[FlameLayer, ...] = (
    ("brick", 1.0, 0.9), ("terra", 0.82, 1.6), ("ember", 0.64, 2.6), ("flame", 0.45, 4), ("cream", 0.25, 6),
)  # fmt: skip
TONGUES = 7

# Sawn end of a log: growth rings as shares of its radius, alternating pale and wood.
RINGS = (0.9, 0.62, 0.55, 0.3, 0.23)
RING_STEP = 0.006  # each ring stands out this much further than the one around it

SPARK_GLOWS = (("flame", 3), ("ember", 2.4), ("terra", 2.2))
OUT_OF_SIGHT = (0, 0, -99)


def log(a: Triple, b: Triple, r: float, bark: str = "bark", end: str = "sand") -> list[Object]:
    """Lay a log of radius `r` from a to b, with pale sawn ends; returns its parts.

    bark, end: palette names.
    """
    start, stop = Vector(a), Vector(b)
    axis = stop - start
    turn = axis.to_track_quat("Z", "Y").to_euler()
    middle = (start + stop) / 2
    parts = [cyl(r, axis.length, middle, paper(bark, dents=0.6), rot=turn, seg=14, bevel=0.02)]
    for sawn, outwards in ((start, -1), (stop, 1)):
        for number, share in enumerate(RINGS):
            color = "wood" if number % 2 else end
            offset = axis.normalized() * outwards * (RING_STEP + RING_STEP * number)
            ring = cyl(r * share, 0.02, sawn + offset, paper(color), rot=turn, seg=28, bevel=0)
            parts.append(ring)
    return parts


def flame_outline(h: float, w: float, lean: float = 0.0, seed: int = 0, n: int = 40) -> list[tuple[float, float]]:
    """Return the outline of one tongue of fire: fat low belly, S-curved tip.

    h, w: height and width in units.
    lean: sideways shift of the tip as a share of the height.
    n: number of points on each side.
    """
    curl = random.Random(seed).uniform(-0.25, 0.25)
    left, right = [], []
    for step in range(n):
        share = step / (n - 1)
        belly = math.sin(math.pi * min(1, share**0.62)) ** 0.9
        half = w * belly * (1 - 0.55 * share) * 0.5 + 0.001
        x = lean * share * share * h + curl * w * math.sin(share * 4.2) * share
        left.append((x - half, share * h))
        right.append((x + half, share * h))
    return left + right[::-1]


def fire(loc: Triple, h: float, seed: int = 0, layers: Sequence[FlameLayer] = FLAME_LAYERS) -> Object:
    """Light a fire of paper tongues, each a stack of sheets from dark red to pale.

    h: height in units.
    layers: sheets from back to front: (palette name, share of the height, emission strength).
    """
    chance = random.Random(seed)
    middle = TONGUES // 2
    sheets = []
    for tongue in range(TONGUES):
        x = (tongue - middle) / middle
        height = h * (1 - 0.5 * abs(x) ** 1.3) * chance.uniform(0.8, 1.05)
        width = h * 0.34
        lean = x * 0.10 + chance.uniform(-0.08, 0.08)
        depth = chance.uniform(-0.25, 0.25)
        for number, (color, share, strength) in enumerate(layers):
            outline = flame_outline(height * share, width * share**0.8, lean, seed + tongue)
            place = (x * h * 0.23, depth - 0.09 * number, 0)
            turn = (math.pi / 2, 0, x * -0.25)
            sheets.append(cutout([outline], 0.05, glow(color, strength), 0.01, place, turn))
    return group(*sheets, loc=loc)


def sparks(loc: Triple, n: int, h: float, spread: float, seed: int = 0, r: tuple[float, float] = (0.018, 0.05)) -> None:
    """Let `n` sparks rise from `loc`, smaller and redder towards the top.

    h: height of the cloud of sparks in units.
    spread: its radius at the top.
    r: smallest and largest radius of a spark.
    """
    chance = random.Random(seed)
    materials = [glow(color, strength) for color, strength in SPARK_GLOWS]
    models = [ball(1, OUT_OF_SIGHT, material, sub=2) for material in materials]
    for _ in range(n):
        rise = chance.random() ** 1.2
        angle = rise * 5 + chance.random() * 2
        distance = spread * (0.15 + rise) * chance.random() ** 0.5
        radius = chance.uniform(*r) * (1.2 - 0.7 * rise)
        model = models[min(2, int(rise * 2 + chance.random()))]
        drift = 0.8 * rise * rise * spread * 0.5
        place = (
            loc[0] + distance * math.cos(angle * 1.3) + drift,
            loc[1] + distance * math.sin(angle) * 0.6,
            loc[2] + rise * h,
        )
        turn = (chance.random(), chance.random(), 0)
        inst(model, place, turn, (radius, radius, radius * chance.uniform(1, 2.2)))
