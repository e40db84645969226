"""A bird cage stands open on a window sill; one feather drifts down, hills shine outside.

The perch is still swinging: did the bird escape, or was it set free?
"""

import itertools
import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, ball, cyl, group, tube
from tools.art.kit.mats import paper
from tools.art.kit.props.cages import drifting_feather, open_window_frame
from tools.art.kit.props.scenery import green_hills
from tools.art.kit.rig import area, camera, firelight
from tools.art.kit.shapes.turning import lathe

CAGE_AT = (-1.5, -0.9, 0.0)
RADIUS, STRAIGHT, DOME = 1.75, 2.5, 1.5
WIRES = 26
DOOR_ANGLE, DOOR_HALF = -0.62, 0.42  # middle and half width of the doorway, in radians
DOOR_TOP = 2.15


def on_cage(angle, height):
    """Point on the cage surface."""
    reach = RADIUS
    if height > STRAIGHT:
        reach *= math.sqrt(max(0.0, 1 - ((height - STRAIGHT) / DOME) ** 2))
    return (reach * math.cos(angle), reach * math.sin(angle), height)


def hoop(height, metal, thick=0.045, gap=False):
    """Horizontal ring of wire, cut open at the doorway when gap is set."""
    inset = DOOR_HALF if gap else 0
    angles = DOOR_ANGLE * gap + np.linspace(inset, TAU - inset, 70, endpoint=gap)
    return tube([on_cage(a, height) for a in angles], thick, metal, 8, closed=not gap)


def wires(metal):
    """Upright wires that close into a dome; those of the doorway start above it."""
    parts = []
    for k in range(WIRES):
        angle = TAU * k / WIRES
        off = (angle - DOOR_ANGLE + math.pi) % TAU - math.pi
        foot = DOOR_TOP if abs(off) < DOOR_HALF else 0.2
        heights = [*np.linspace(foot, STRAIGHT, 4), *(STRAIGHT + DOME * np.sin(QUARTER))]
        parts.append(tube([on_cage(angle, h) for h in heights], 0.032, metal, 8))
    for side in (-1, 1):
        edge = DOOR_ANGLE + side * DOOR_HALF
        parts.append(tube([on_cage(edge, h) for h in (0.2, 1.2, DOOR_TOP)], 0.05, metal, 8))
    return parts


QUARTER = np.linspace(0.1, math.pi / 2, 12)


def door(metal):
    """Door leaf, swung far open on its right-hand edge."""
    wide = 2 * RADIUS * math.sin(DOOR_HALF)
    frame = [
        (0, 0, 0.3), (wide, 0, 0.3), (wide, 0, DOOR_TOP - 0.3), (wide / 2, 0, DOOR_TOP), (0, 0, DOOR_TOP - 0.3),
        (0, 0, 0.3),
    ]  # fmt: skip
    parts = [tube([a, b], 0.05, metal, 8) for a, b in itertools.pairwise(frame)]
    for u in (0.25, 0.5, 0.75):
        top = DOOR_TOP - 0.3 * abs(2 * u - 1)
        parts.append(tube([(wide * u, 0, 0.3), (wide * u, 0, top)], 0.03, metal, 8))
    x, y, _ = on_cage(DOOR_ANGLE + DOOR_HALF, 0)
    return group(*parts, loc=(x, y, 0), rot=(0, 0, -0.25))


def perch():
    """Swing inside the cage, caught in mid-swing."""
    cord = paper("bone")
    bar = cyl(0.07, 1.3, (0, 0, -1.9), paper("ochre"), rot=(0, math.pi / 2, 0), seg=12)
    cords = [tube([(0, 0, 0), (s * 0.6, 0, -1.9)], 0.022, cord, 6) for s in (-1, 1)]
    return group(bar, *cords, loc=(0, 0, STRAIGHT + DOME - 0.1), rot=(0.12, 0.36, 0.25))


def cage():
    """The whole cage with base tray, seed cup and top ring."""
    metal = paper("brick", vary=0.04)
    tray = lathe([(0, 0), (1.9, 0), (1.95, 0.08), (1.95, 0.26), (1.86, 0.3), (1.8, 0.2), (0, 0.2)], paper("slate"))
    hoops = [
        hoop(0.5, metal, gap=True), hoop(STRAIGHT, metal, 0.055), hoop(1.35, metal, gap=True), hoop(DOOR_TOP, metal),
    ]  # fmt: skip
    knob = ball(0.16, (0, 0, STRAIGHT + DOME + 0.05), metal)
    eye = tube(
        [
            (0.26 * math.cos(a), 0, STRAIGHT + DOME + 0.4 + 0.26 * math.sin(a))
            for a in np.linspace(0, TAU, 24, endpoint=False)
        ],
        0.045,
        metal,
        8,
        closed=True,
    )
    dish = lathe(
        [(0, 0.2), (0.3, 0.2), (0.38, 0.5), (0.33, 0.5), (0.28, 0.36), (0, 0.36)], paper("sea"), loc=(-0.9, 0.2, 0)
    )
    group(tray, *hoops, *wires(metal), door(metal), perch(), knob, eye, dish, loc=CAGE_AT)


def build():
    """Set up the scene and return the finish options."""
    start("noon", haze=0.006, haze_start=20, fill_s=0.95, top="#62B6CE", low="#DDEBDD")
    rnd = random.Random(4)
    open_window_frame()
    cage()
    drifting_feather((2.5, -1.3, 1.5), 0.45)
    green_hills(rnd)
    area((8, 9, 14), (0, -1, 0), 2600, "#FFE3B0", 2.0)
    area((-16, 2.5, 22), (2, 22, 0), 24000, "#FFE3B0", 5.0)
    firelight((0, -1, 1), 9, side=-1, height=0.9, key=0.85, rim=0.4, size=0.12)
    camera((1.2, -13.5, 4.4), (0.25, 0, 2.15), 40, focus=(-0.5, -1.6, 1.5), fstop=0.6)
    return {"exposure": 0.05, "post": {"sat": 1.15}}
