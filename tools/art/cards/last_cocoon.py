"""A row of cocoons hangs from a twig at night; one is torn open and empty, one glows from inside.

Which of the others will be next, and is it bad to be last?
"""

import math
import random

from tools.art.kit.core import start
from tools.art.kit.geo import TAU, ball, circle, cutout, group, inst, spline, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.cocoons import cocoon_shell, silk_wrap, torn
from tools.art.kit.props.growth import leaf, limb
from tools.art.kit.rig import area, camera, firelight, point
from tools.art.kit.things import halo


def cocoon(place, kind, colour, source):
    """One cocoon on its silk thread; kind is closed, open or lit."""
    x, y, top, drop = place
    if kind == "open":
        parts = [cocoon_shell(paper("bone", vary=0.06), torn), cocoon_shell(paper("plum", two="brick"), torn, 0.93)]
    elif kind == "lit":
        parts = [cocoon_shell(glow("ember", 1.05, "flame")), silk_wrap(paper("terra"), 6, 0.022)]
    else:
        parts = [
            cocoon_shell(paper(colour, vary=0.06, dents=0.4)),
            silk_wrap(paper("cream" if colour != "bone" else "sand"), 9, 0.022),
        ]
    thread = tube(spline([(0, 0, drop + 0.25), (0.02, 0, drop * 0.5), (0, 0, -0.05)], 10), 0.035, paper("bone"), 6)
    return group(
        *parts, thread, loc=(x, y, top - drop), rot=(source.uniform(-0.05, 0.05), source.uniform(-0.07, 0.07), 0)
    )


def twig(source):
    """Knobbly branch with side shoots and a few leaves, one of them eaten."""
    bark = paper("bark", two="wood", dents=0.6)
    limb(
        [(-10.5, 0.3, 3.0), (-6.5, 0.1, 3.35), (-2.5, 0, 3.15), (1.5, 0, 3.5), (5.2, 0.2, 3.3), (9.5, 0.4, 3.75)],
        0.34,
        0.17,
        bark,
        12,
        60,
    )
    for points, radius in (
        (((-4.6, 0.1, 3.3), (-4.9, 0.5, 4.2), (-5.7, 0.8, 5.2)), 0.15),
        (((2.6, 0.1, 3.45), (3.1, 0.3, 4.2), (3.0, 0.5, 5.2)), 0.13),
        (((6.2, 0.2, 3.35), (7.0, -0.3, 3.05), (7.9, -0.7, 2.9)), 0.10),
    ):
        limb(points, radius, 0.05, bark)
    for x, z in ((-7.3, 3.2), (-1.2, 3.25), (4.2, 3.4)):
        ball(0.36, (x, 0.05, z), bark, (1.1, 0.8, 0.8))
    blades = [leaf(1.5, 0.8, 0.3, paper(name), droop=0.35) for name in ("pine", "moss")]
    for blade in blades:
        blade.location = (0, 0, -90)
    for x, y, z, heading, tilt, size in (
        (-5.6, 0.7, 5.0, 2.9, -0.2, 1.1), (-5.3, 0.6, 4.7, 0.2, 0.3, 1), (3.0, 0.4, 4.8, 0.4, 0.2, 1.1),
        (2.9, 0.5, 5.1, 2.8, 0.1, 1), (7.8, -0.7, 2.9, -0.2, 0.5, 1.15), (-8.6, 0.2, 3.3, 3.4, 0.6, 1),
        (-0.6, -0.1, 3.5, 0.5, -0.4, 0.8),
    ):  # fmt: skip
        inst(source.choice(blades), (x, y, z), (0.9, tilt, heading), size)


def backdrop(source):
    """Pale moon and soft dark leaves far behind."""
    cutout([circle(3.3, 96)], 0.1, glow("#9FB6E6", 1.0), 0.03, (5.2, 22, 4.2), (math.pi / 2, 0, 0))
    far = [leaf(5, 2.2, 0.2, paper(name), droop=0.2) for name in ("night", "slate")]
    for blade in far:
        blade.location = (0, 0, -90)
    for number in range(46):
        x = source.choice((-1, 1)) * source.uniform(4, 16)
        z = source.uniform(-6, 7)
        if number % 2:
            x, z = source.uniform(-12, 12), source.uniform(-7.5, -4.2)
        if abs(x - 4) < 4 and z > -2:
            continue
        inst(
            source.choice(far),
            (x, source.uniform(11, 18), z),
            (source.uniform(0.6, 1.4), source.uniform(-1, 1), source.uniform(0, TAU)),
            source.uniform(0.5, 1.1),
        )


def build():
    """Build the scene and return its render options."""
    start("night", haze=0.02, haze_start=16, fill_s=0.95)
    source = random.Random(12)
    twig(source)
    backdrop(source)
    row = (
        ((-5.5, 0, 3.2, 0.5), "closed", "steel"), ((-2.75, -0.2, 3.1, 1.2), "closed", "mist"),
        ((-0.1, 0, 3.2, 0.55), "lit", "sand"), ((2.6, 0.1, 3.3, 1.05), "open", "bone"),
        ((5.3, -0.1, 3.25, 0.45), "closed", "sea"),
    )  # fmt: skip
    for place, kind, colour in row:
        cocoon(place, kind, colour, source)
    point((-0.1, -1.6, 0.9), 150, "ember", 0.5)
    firelight((0, 0, 1), 9, side=-1, height=0.35, key=0.75, rim=1.5, size=0.3)
    area((6, 9, 7), (0, 0, 1), 900, "steel", 5)
    camera((0, -15.5, 0.3), (0, 0, 0.95), 41, focus=(0, 0, 1), fstop=0.25)
    halo((-0.1, -0.1, 1.0), 3.2, "ember", 0.55)
    return {"exposure": 0.35, "post": {"bloom": 0.4}}
