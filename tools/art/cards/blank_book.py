"""Paper hills and a river rise from an open book without words; a boat is about to leave the page.

Who tells the rest, and does a story end where the page ends?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, circle, cutout, cyl, fbm, group, mesh, pine, round_poly, spline, sweep, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.books import book, page_height
from tools.art.kit.props.floors import planks
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.shapes.cutouts import UPRIGHT


def ridge(y, height, colour, seed, left, right):
    """Standing hill of card that grows out of the page and falls to it on both sides."""
    xs = np.linspace(left, right, 80)
    u = (xs - left) / (right - left)
    swell = np.sin(math.pi * u) ** 0.7
    tops = page_height(xs) + swell * height * (1 + 0.42 * fbm(xs + 20, xs * 0 + seed * 3.1, 0.55, seed, 2))
    outline = list(zip(xs, tops, strict=False)) + list(zip(xs[::-1], page_height(xs[::-1]) - 0.1, strict=False))
    cutout([outline], 0.12, paper(colour, vary=0.04), 0.03, (0, y, 0.08), UPRIGHT)


def hills():
    """Six layers from blue to leaf green."""
    layers = (
        (3.4, 3.5, "#7FA6B8", 3, -4.6, 4.4), (2.75, 2.9, "#5E93A0", 9, -3.2, 4.9), (2.1, 2.5, "sea", 5, -5.0, 1.2),
        (1.75, 1.9, "#4E8F78", 8, -0.2, 4.9), (1.1, 1.5, "#6B9A58", 4, -4.9, -0.7), (0.75, 1.1, "moss", 7, 1.3, 4.9),
    )  # fmt: skip
    for layer in layers:
        ridge(*layer)


def river():
    """Blue paper ribbon from the hills over the edge of the page and down on the table."""
    flat = spline([(0.9, 1.9), (1.25, 1.1), (1.75, 0.3), (1.55, -0.6), (1.25, -1.4), (1.6, -2.3), (1.7, -3.15)], 120)
    path = np.column_stack([flat, page_height(flat[:, 0]) + 0.13])
    width = np.linspace(0.45, 1.15, 120)
    profile = [(-0.6, -0.02), (0.6, -0.02), (0.6, 0.02), (-0.6, 0.02)]
    sweep(path, profile, paper("#3B86A8"), up=(0, 0, 1), scales=width)
    for shift, tone in ((-0.24, "#8CC4D0"), (0.2, "#8CC4D0")):
        foam = path[25:112].copy()
        foam[:, 0] += shift * width[25:112]
        foam[:, 2] += 0.035
        tube(foam, 0.028, paper(tone), 6)
    edge = float(page_height(1.7)) + 0.11
    fall = spline(
        [(1.7, -3.1, edge), (1.72, -3.5, edge - 0.08), (1.75, -3.72, 0.35), (1.8, -3.95, 0.05), (2.0, -4.6, 0.03)], 40
    )
    rows = [(p + (-0.69, 0, 0), p + (0.69, 0, 0)) for p in fall]
    verts = [v for pair in rows for v in pair]
    mesh(verts, [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(39)], paper("#3B86A8"), True)
    puddle = [
        (2.1 + 1.9 * math.cos(a) * (1 + 0.12 * math.sin(3 * a)), -4.9 + 0.8 * math.sin(a))
        for a in np.linspace(0, math.tau, 50)[:-1]
    ]
    cutout([puddle], 0.03, paper("#3B86A8"), 0.01, (0, 0, 0.012))


def boat():
    """Folded paper boat with an ember sail, near the edge of the page."""
    white = paper("cream", vary=0.02)
    hull_side = [(-0.75, 0.42), (0.85, 0.42), (0.5, 0), (-0.45, 0)]
    parts = [cutout([hull_side], 0.06, white, 0.015, (0, s * 0.17, 0), (math.pi / 2 + s * 0.28, 0, 0)) for s in (-1, 1)]
    parts.append(box((1.0, 0.3, 0.08), (0, 0, 0.06), paper("wood"), bevel=0.02))
    parts.append(cyl(0.035, 1.5, (0, 0, 0.85), paper("bark")))
    sail = [(0.06, 0.5), (0.85, 0.55), (0.35, 1.0), (0.06, 1.55)]
    parts.append(cutout([round_poly(sail, 1)], 0.04, glow("#FF6A10", 1.0), 0.01, (0, 0, 0), UPRIGHT))
    jib = [(-0.06, 0.5), (-0.5, 0.52), (-0.06, 1.35)]
    parts.append(cutout([jib], 0.04, paper("ochre", light=0.2), 0.01, (0, 0, 0), UPRIGHT))
    group(*parts, loc=(1.5, -2.25, float(page_height(1.5)) + 0.16), rot=(0, -0.06, -0.5), scale=1.05)
    point((1.4, -3.0, 1.8), 14, "ember", 0.3)


def extras():
    """Paper sun on a wire, two clouds, pines, and a pencil beside the book."""
    cyl(0.75, 0.12, (2.7, 3.75, 4.75), paper("ochre", light=0.3), rot=UPRIGHT, seg=48)
    tube(np.array([(2.7, 3.8, 0.8), (2.7, 3.8, 2.5), (2.7, 3.8, 4.4)]), 0.03, paper("bark"), 6)
    for x, y, z, size in ((-2.7, 3.0, 4.7, 1.0), (-0.1, 3.9, 5.2, 0.75)):
        for k, (dx, r) in enumerate(((-0.6, 0.36), (0, 0.55), (0.6, 0.4))):
            cutout(
                [circle(r * size, 40, (dx * size, 0))], 0.12, paper("cream"), 0.03, (x, y - 0.07 * (k % 2), z), UPRIGHT
            )
        tube(np.array([(x, y + 0.1, 0.8), (x, y + 0.1, 3), (x, y + 0.1, z)]), 0.022, paper("bark"), 6)
    for k, (x, y, size) in enumerate(
        ((-3.6, 0.35, 1.3), (-2.9, 0.05, 1.0), (-3.3, -0.5, 0.85), (3.3, 0.1, 1.15), (3.95, -0.2, 0.9))
    ):
        pine((x, y, float(page_height(x)) + 0.05), size, paper("pine"), paper("bark"), k)
    across = (0, math.pi / 2, 0)
    pencil = [
        cyl(0.15, 3.0, (0, 0, 0), paper("terra"), rot=across, seg=6),
        cyl(0.15, 0.5, (1.75, 0, 0), paper("bone"), 0.05, rot=across, seg=10),
        ball(0.06, (1.98, 0, 0), paper("ink")),
    ]
    group(*pencil, loc=(-4.0, -4.3, 0.15), rot=(0, 0, 0.22))


def build():
    """Build the scene and return its render options."""
    start("noon", fill_s=0.75)
    planks(70, 66, 20, "slate", y=18, seed=5)
    book()
    hills()
    river()
    boat()
    extras()
    firelight((0, 0, 1.5), 10.5, side=-1, height=0.8, key=1.05, rim=0.5, size=0.2)
    camera((0.5, -13.8, 9.9), (0.2, -0.1, 1.75), 38, focus=(1, -1.5, 1), fstop=0.5)
    return {"exposure": 0.05}
