"""On a roof at night a telescope turns its back on the stars and a comet; it points at one lit window.

What is worth more than the sky, and does the window know?
"""

import math
import random

import numpy as np
from mathutils import Vector

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cutout, cyl, group, inst, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.houses import gabled_house
from tools.art.kit.rig import area, camera, firelight, point
from tools.art.kit.shapes.turning import lathe
from tools.art.kit.things import halo

EYE = np.array([2.6, -2.2, 3.0])  # where the telescope turns on its tripod
WINDOW = np.array([-6.2, 14.0, -3.9])  # the lit window
STREET = -8.0


def telescope():
    """Three tubes, a rim and an eyepiece along the line from EYE to WINDOW."""
    brass, dark, pale = paper("ochre"), paper("brick"), paper("cream")
    line = Vector(WINDOW - EYE)
    turn = line.to_track_quat("Z", "Y").to_euler()
    profile = [
        (0, -1.9), (0.13, -1.9), (0.2, -1.85), (0.2, -1.6), (0.15, -1.55), (0.15, -1.1), (0.24, -1.1), (0.24, -0.95),
    ]  # fmt: skip
    parts = [
        lathe(profile, dark, 32, sharp=35),
        lathe([(0.24, -0.95), (0.3, -0.95), (0.3, 0.5)], pale, 32, sharp=35),
        lathe([(0.3, 0.5), (0.36, 0.5), (0.36, 0.62), (0.41, 0.62), (0.41, 2.2)], brass, 32, sharp=35),
        lathe([(0.41, 2.2), (0.5, 2.2), (0.5, 2.55), (0.43, 2.55), (0.42, 2.3), (0, 2.3)], dark, 32, sharp=35),
        lathe([(0.36, -0.25), (0.4, -0.25), (0.4, 0.1), (0.36, 0.1)], dark, 32, sharp=35),
    ]
    group(*parts, loc=EYE, rot=turn, scale=1.15)
    for k in range(3):
        angle = math.tau * k / 3 + 0.62
        foot = (EYE[0] + 1.45 * math.cos(angle), EYE[1] + 1.45 * math.sin(angle), 0)
        tube(np.linspace(foot, EYE - (0, 0, 0.5), 8), 0.12, paper("sand"), 10, np.linspace(0.8, 1.2, 8))
    cyl(0.2, 0.5, EYE - (0, 0, 0.45), paper("ink"))


def roof():
    """Flat roof with a low wall, a stool and a cup."""
    box((12, 9, 0.4), (6.4, -3.6, -0.2), paper("#6A6F98"), bevel=0.05)
    box((12.4, 0.45, 0.9), (6.4, 0.9, 0.1), paper("#8088B4"), bevel=0.06)
    box((0.45, 8.9, 0.88), (0.3, -3.8, 0.1), paper("#8088B4"), bevel=0.06)
    cyl(0.55, 0.85, (4.7, -1.9, 0.43), paper("terra"), 0.48)
    cyl(0.16, 0.28, (4.6, -1.95, 1.0), paper("cream"))


def town():
    """Dark town on rising ground, five kinds of houses."""
    rnd = random.Random(11)
    looks = (
        ("slate", "plum"), ("#55699A", "#34407A"), ("steel", "#4A3560"), ("#46588C", "#5A3A5C"), ("#6078A8", "#2E3A70"),
    )  # fmt: skip
    kinds = [
        gabled_house(rnd.uniform(2.3, 3.4), rnd.uniform(2.4, 3.2), rnd.uniform(3.0, 5.4), w, t, k)
        for k, (w, t) in enumerate(looks)
    ]
    box((160, 160, 0.2), (0, 70, STREET), paper("night"), bevel=0)
    for row in range(12):
        y = 5.5 + 4.2 * row
        for column in range(-9, 10):
            x = column * 3.9 + (row % 2) * 1.9 + rnd.uniform(-0.4, 0.4)
            beside = math.hypot(x - WINDOW[0], y - WINDOW[1] - 1.6) < 3.4
            before = row < 2 and abs(x - WINDOW[0]) < 3.2
            if beside or before:
                continue
            base = STREET + 0.012 * max(0, y - 20) ** 1.5
            inst(rnd.choice(kinds), (x, y + rnd.uniform(-0.5, 0.5), base), (0, 0, rnd.uniform(-0.25, 0.25)))
    lit = gabled_house(3.0, 3.0, 5.2, "#6A7DB0", "plum", 3)
    inst(lit, (WINDOW[0], WINDOW[1] + 1.6, STREET), (0, 0, 0.12))
    pane = tuple(WINDOW + (0, -0.02, 0))
    box((1.15, 0.24, 1.35), pane, glow("ember", 2.2), (0, 0, 0.12), 0.03)
    for size in ((0.09, 0.3, 1.4), (1.2, 0.3, 0.09)):
        box(size, pane, paper("bark"), (0, 0, 0.12), 0.01)
    point(tuple(WINDOW - (0, 1.0, 0.2)), 130, "ember", 0.3)


def sky():
    """Many stars and one comet with a long tail."""
    rnd = random.Random(5)
    star = ball(1, (0, 0, -99), glow("cream", 2.4), sub=1)
    for _ in range(230):
        place = (rnd.uniform(-56, 56), 95, rnd.uniform(3, 25))
        inst(star, place, scale=rnd.choice((0.08, 0.1, 0.13, 0.2, 0.26)))
    head = np.array([9.0, 92, 14.0])
    ball(0.85, tuple(head), glow("cream", 3), sub=3)
    for spread, length, power in ((1.0, 22, 0.4), (0.6, 16, 0.7), (0.3, 10, 1.3)):
        outline = [(0, -spread), (length, -0.05), (length, 0.05), (0, spread)]
        cutout(
            [outline], 0.02, glow("#BFD0F4", power), 0.004, tuple(head + (0, 0.5 * spread, 0)), (math.pi / 2, -0.34, 0)
        )


def build():
    """Build the scene and return its render options."""
    start("night", haze=0.012, haze_start=26, fill_s=0.8)
    roof()
    telescope()
    town()
    sky()
    firelight((2, 0, 1), 8, side=-1, height=0.8, key=0.22, rim=1.2)
    area((8, -9, 7), (3, -2, 2), 260, "flame", 2)
    camera((0.2, -12.6, 5.2), (-0.2, 6, 2.3), 36, focus=tuple(EYE), fstop=1.2)
    halo(tuple(WINDOW - (0, 1.2, 0)), 2.6, "ember", 0.5)
    return {"exposure": 0.35, "post": {"bloom": 0.4}}
