"""A tape measure is pulled round a small cloud over a workbench, and a paper bolt strikes the wood.

Can this be measured at all, and does the thing that is measured answer back?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, circle, cutout, cyl, remesh, spline, sweep
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.floors import backdrop, planks
from tools.art.kit.props.workbench import BAND_Z, CENTRE, REEL, notebook, reel, tool_wall
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.shapes.clay import hull

# x, y, z, radius of the balls that are fused into the cloud
PUFFS = [
    (-1.75, 0, -0.15, 1.05), (-0.55, -0.2, 0.35, 1.35), (0.95, 0.1, 0.3, 1.22), (2.0, 0, -0.2, 0.85),
    (0.25, 0.3, 0.95, 1.0), (-1.15, 0.2, 0.85, 0.85), (0.3, -0.5, -0.25, 1.0), (-2.65, 0.1, -0.4, 0.58),
    (2.75, 0.05, -0.45, 0.5), (-0.7, -0.5, -0.3, 0.9), (1.3, -0.45, -0.25, 0.8),
]  # fmt: skip


def cloud():
    """Clay cloud."""
    parts = [ball(r, CENTRE + (x, y, z), sub=4) for x, y, z, r in PUFFS]
    return remesh(parts, 0.075, paper("#F7F1E6", vary=0.02), 5)


def tape_path():
    """Taut line: from a loose end in front round the left side and the back, then off to the reel."""
    samples = []
    for x, y, z, r in PUFFS:
        nearest = min(max(z, BAND_Z - 0.38), BAND_Z + 0.3)  # widest slice behind the tape
        cut = r * r - (nearest - z) ** 2
        if cut > 0:
            samples += circle(math.sqrt(cut) + 0.07, 40, (x, y))
    samples.append((REEL[0] - 0.1, REEL[1] + 0.9))
    ring = np.array(hull(samples))[::-1]
    first = int(np.argmin(np.hypot(ring[:, 0] - 1.75, ring[:, 1] + 1.1)))
    ring = np.roll(ring, -first, 0)
    last = int(np.argmax(ring[:, 0])) + 1
    ring = spline(ring[:last], 300)
    height = np.interp(np.arange(len(ring)), [0, 180, 300], [-0.05, -0.2, -0.2])
    return np.column_stack([ring, height]) + (0, 0, CENTRE[2])


def tape(path, width, material, ink, spacing=0.2):
    """Ribbon with tick marks (no numbers) along its lower edge."""
    half = width / 2
    sweep(path, [(-0.02, -half), (0.02, -half), (0.02, half), (-0.02, half)], material, up=(0, 0, 1))
    length = np.linalg.norm(np.diff(path, axis=0), axis=1).sum()
    stops = spline(path, int(length / spacing))
    for k in range(1, len(stops) - 1):
        along = stops[k + 1] - stops[k - 1]
        heading = math.atan2(along[1], along[0])
        tall = width * (0.62 if k % 5 == 0 else 0.32)
        spot = stops[k] + (0, 0, tall / 2 - half)
        box((0.04, 0.07, tall), spot, ink, rot=(0, 0, heading), bevel=0)


def end_tab(path):
    """Ember-coloured metal end of the tape."""
    box((0.12, 0.16, 0.74), path[0], glow("#FF6A10", 1.0), bevel=0.03)


def bolt():
    """Small ember lightning from the cloud to the bench, with a scorched spot."""
    outline = [(-0.10, 2.35), (0.42, 2.35), (0.16, 1.45), (0.5, 1.5), (-0.06, 0), (0.06, 1.05), (-0.3, 0.98)]
    cutout([outline], 0.12, glow("#FF6A10", 1.0), 0.03, (-0.6, -0.5, 0.04), (math.pi / 2, 0, 0), 1.12)
    point((-0.7, -1.2, 0.6), 60, "ember", 0.2)
    cyl(0.5, 0.02, (-0.65, -0.5, 0.01), paper("bark"), 0.3, seg=11, bevel=0)


def build():
    """Build the scene and return its render options."""
    start("dawn", fill_s=0.95)
    planks(34, 9.6, 6, "wood", y=-0.2)
    box((34, 0.4, 1.2), (0, -5.0, -0.75), paper("bark"))
    backdrop(4.9, "#7FB3AE")
    cloud()
    strip, ink = paper("ochre"), paper("ink")
    path = tape_path()
    tape(path, 0.52, strip, ink)
    end_tab(path)
    reel()
    bolt()
    tool_wall()
    notebook()
    firelight((0, 0, 2.5), 9, side=-1, height=0.9, key=1.15, rim=0.7, size=0.3)
    camera((0.3, -15.2, 5.3), (0.1, 0, 2.85), 42, focus=(0, -1, 3.4), fstop=0.5)
    return {"exposure": 0.05}
