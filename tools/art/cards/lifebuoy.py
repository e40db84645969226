"""A ring buoy hangs on a pier above a perfectly calm sea; its rope is frayed through.

Far out one set of rings spreads over the water: what has just gone under?
"""

import math
import random

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.films import still_water
from tools.art.kit.geo import TAU, ball, box, cyl, tube
from tools.art.kit.mats import paper
from tools.art.kit.props.climbing import frayed_end, twisted_line
from tools.art.kit.props.scenery import card_ridge, cloud_card
from tools.art.kit.props.water import ripple
from tools.art.kit.rig import camera, firelight
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.shapes.sheets import sheet

SEA_LEVEL = -2.2
RING_AT = (-1.55, -0.62, 1.85)
RING_RADIUS, RING_THICK = 1.28, 0.4
RINGS_OUT = (4.6, 10.5)  # where something went under


def deck(rnd):
    """Pier planks in the foreground with a rail post at each side."""
    for number in range(34):
        x = -9.9 + 0.6 * number
        colour = ("wood", "bark", "wood")[rnd.randrange(3)] if number % 3 else "wood"
        board = box((0.54, 5.4, 0.2), (x, -3.6, -0.12), paper(colour, vary=0.08), bevel=0.04)
        board.location.y += rnd.uniform(-0.12, 0.12)
        board.rotation_euler = (0, rnd.uniform(-0.02, 0.02), rnd.uniform(-0.008, 0.008))
    box((24, 0.4, 0.5), (0, -1.3, -0.5), paper("bark"))


def post(x, y, tall):
    """Thick round post with a cap and rope wear."""
    cyl(0.36, tall + 4, (x, y, tall / 2 - 2), paper("bark", two="wood", dents=0.6), seg=20)
    cyl(0.42, 0.22, (x, y, tall + 0.05), paper("slate"), seg=24)


def ring():
    """The buoy: eight segments, ember and cream in turn."""
    x, y, z = RING_AT
    for k in range(8):
        first, last = TAU * k / 8 + 0.2, TAU * (k + 1) / 8 + 0.2
        arc = [
            (x + RING_RADIUS * math.cos(a), y, z + RING_RADIUS * math.sin(a))
            for a in np.linspace(first, last + 0.01, 18)
        ]
        tube(arc, RING_THICK, paper("ember" if k % 2 else "cream", vary=0.04), 24)
    for k in range(4):  # cloth bands that hold the grab line
        a = TAU * (k + 0.5) / 4 + 0.2 - TAU / 16
        middle = [(x + RING_RADIUS * math.cos(a + d), y, z + RING_RADIUS * math.sin(a + d)) for d in (-0.09, 0.0, 0.09)]
        tube(middle, RING_THICK * 1.06, paper("slate"), 24)


def grab_line():
    """Rope that sags between the cloth bands."""
    x, y, z = RING_AT
    for k in range(4):
        first = TAU * (k + 0.5) / 4 + 0.2 - TAU / 16
        points = []
        for u in np.linspace(0, 1, 7):
            a = first + u * TAU / 4
            reach = RING_RADIUS + RING_THICK + 0.04 + 0.3 * math.sin(math.pi * u) ** 0.7
            points.append((x + reach * math.cos(a), y - 0.12, z + reach * math.sin(a)))
        twisted_line(points, 0.075)


def torn_rope(rnd):
    """The line that should be tied to the ring: one half hangs from the ring, one from the hook."""
    x, y, z = RING_AT
    foot = z - RING_RADIUS - RING_THICK
    hanging = [
        (x + 0.35, y - 0.35, foot + 0.35), (x + 0.42, y - 0.5, foot - 0.05), (x + 0.75, y - 0.75, 0.03),
        (x + 1.5, y - 1.3, 0.06), (x + 2.2, y - 1.35, 0.06),
    ]  # fmt: skip
    twisted_line(hanging, 0.085)
    frayed_end(hanging[-1], (1, -0.15, 0.05), rnd)
    coil = [
        (3.55 + (0.75 - 0.012 * t) * math.cos(t), -2.1 + (0.75 - 0.012 * t) * math.sin(t), 0.05 + 0.012 * t)
        for t in np.linspace(3.4, 3.4 + 2.6 * TAU, 60)
    ]
    start_of_coil = [(1.75, -1.75, 0.06), (2.2, -1.9, 0.06), (2.6, -2.25, 0.06)]
    twisted_line([*start_of_coil, *coil[::3]], 0.085)
    frayed_end(start_of_coil[0], (-1, 0.1, 0.05), rnd)


def sea():
    """Calm water, far islands and the rings."""
    sheet(200, 140, (0, 60, SEA_LEVEL), still_water("sea", 0.38, 0.1, 0.04, 0.5))
    for radius, width in ((0.7, 0.05), (1.5, 0.045), (2.4, 0.035), (3.4, 0.025)):
        spot = (*RINGS_OUT, SEA_LEVEL + 0.02)
        ripple(spot, radius, width, paper("cream", vary=0.02), 1.0)
    card_ridge(70, (-3, -3, 0.5, 2.2, 0.8, -3, -3, -3, -3), paper("teal"), -6, width=120)
    card_ridge(85, (-3, -3, -3, -3, -3, -3, 1.5, 3.6, 2.0), paper("steel"), -6, width=150)
    for number, (x, z, width) in enumerate(((-20, 12, 22), (20, 13.5, 26), (44, 10, 20))):
        cloud_card((x, 95, z), width, 4.4, paper("cream"), number + 4)


def build():
    """Set up the scene and return the finish options."""
    start("noon", haze=0.006, haze_start=25, fill_s=0.95, top="#3F97D2", low="#FFE9C2")
    rnd = random.Random(7)
    deck(rnd)
    post(-1.55, 0.0, 3.9)
    post(7.2, 0.0, 2.2)
    cyl(0.07, 0.9, (-1.55, -0.55, RING_AT[2] + RING_RADIUS - 0.42), paper("ink"), rot=UPRIGHT)
    ball(0.11, (-1.55, -1.0, RING_AT[2] + RING_RADIUS - 0.42), paper("ink"))
    ring()
    grab_line()
    torn_rope(rnd)
    sea()
    firelight((0, 0, 1), 11, side=-1, height=0.8, key=1.0, rim=0.6, size=0.15)
    camera((0.3, -11.8, 3.7), (0.55, 0, 1.25), 36, focus=(-1.2, -0.8, 1.8), fstop=0.6)
    return {"exposure": 0.1, "post": {"sat": 1.2}}
