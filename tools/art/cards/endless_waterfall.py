"""A wooden water channel climbs in zigzags and falls back onto the wheel where it began.

Open question: the channel is level everywhere (a parallel view hides it) - what keeps it going?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import box, cutout, group, pine, spline, sweep, tube
from tools.art.kit.mats import paper
from tools.art.kit.props.mills import CHANNEL, PITCH, PLAN, tower, trestles, waterfall, wheel
from tools.art.kit.rig import area, camera, firelight
from tools.art.kit.shapes.outlines import loop_outline
from tools.art.kit.things import on_path


def channel():
    """Trough with water; returns its centre line."""
    path = spline([(x, y, 0) for x, y in PLAN], 240)
    sweep(path, CHANNEL, paper("terra", vary=0.04), up=(0, 0, 1), bevel=0.03)
    water = [(-0.47, -0.1), (0.47, -0.1), (0.47, 0.1), (-0.47, 0.1)]
    sweep(path, water, paper("sea", vary=0.04), up=(0, 0, 1))
    pale = paper("mist")
    rng = np.random.RandomState(4)
    for _ in range(34):  # streaks of current
        first = int(rng.uniform(4, 218))
        side = rng.uniform(-0.33, 0.33)
        streak = np.array([on_path(path, u / 240, side)[0] for u in range(first, first + rng.randint(7, 15))])
        tube(streak + (0, 0, 0.1), 0.028, pale, 6, np.sin(np.linspace(0.1, 3.04, len(streak))))
    for number in range(17):  # cross bars over the trough
        spot, heading, _ = on_path(path, 0.03 + 0.93 * number / 16)
        box((0.16, 1.5, 0.12), (spot[0], spot[1], -0.42), paper("wood"), (0, 0, heading), 0.02)
    return path


def pool_and_rock():
    """Card rock with the pool in which the channel begins."""
    base = loop_outline([(-4.4, -1.4), (-1, -1.9), (1.8, -1.2), (1.9, 0.9), (0, 1.6), (-4, 1.5)])
    for number, colour in enumerate(("moss", "rose", "terra", "rose", "terra", "rose")):
        cutout(
            [base],
            1.1,
            paper(colour),
            0.12,
            (-3.1 + 0.15 * math.sin(number * 2), 0.1 * math.cos(number * 3), -1.1 - 1.08 * number),
            (0, 0, 0.05 * math.sin(number * 5)),
            1 - 0.02 * number,
        )
    cutout(
        [loop_outline([(-1.1, -0.9), (0.9, -0.8), (1.2, 0), (0.9, 0.8), (-1.1, 0.9), (-1.5, 0)])],
        0.5,
        paper("sea"),
        0.06,
        (-3.6, 0, -0.2),
    )
    pine((-6.6, 0.7, -0.6), 2.6, paper("pine"), paper("bark"), 2)
    pine((-1.9, -1.3, -0.6), 1.5, paper("pine"), paper("bark"), 4)


def boat(path):
    """Small folded paper boat on its way round."""
    spot, heading, _ = on_path(path, 0.60)
    hull = [(-0.62, 0.30), (-0.34, 0), (0.34, 0), (0.62, 0.30), (0.22, 0.17), (0, 0.58), (-0.22, 0.17)]
    paper_boat = paper("ember", light=0.25)
    parts = [cutout([hull], 0.30, paper_boat, 0.03, (0, 0, 0), (math.pi / 2, 0, 0))]
    group(*parts, loc=(spot[0], spot[1], 0.14), rot=(0, 0, heading), scale=1.35)


def build():
    """Parallel view: depth and height cannot be told apart."""
    start("dawn", mist=(-6.5, 6.0), fog="#F6D9B0", low="#F6D9B0", top="#5796CC", fill_s=0.85)
    path = channel()
    trestles(path)
    tower()
    waterfall()
    wheel()
    pool_and_rock()
    boat(path)
    firelight((0, 6, 0), 15, height=0.9, key=1.15, rim=0.5, size=0.2)
    area((0, -20, 20), (0, 4, 0), 1600, "cream", 10)
    target = np.array([-0.4, 5.4, 0.3])
    away = np.array([0, -math.cos(PITCH), math.sin(PITCH)]) * 40
    camera(tuple(target + away), tuple(target), 50, ortho=16.2)
    return {"exposure": 0}
