"""Rows of market stalls in the mist of early morning, all with their cloths down but one.
Who is up so early, who will come, and whose orange rolled away over the cobbles?"""

import math
import random

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cutout, cyl, inst, lantern, terrain
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.furniture import crate
from tools.art.kit.props.stalls import COUNTER, DEEP, EAVES, WIDTH, awning, drop_cloth, skeleton
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.shapes.turning import lathe
from tools.art.kit.things import halo, join, veils

FOG = "#E4D6C4"
OPEN_STALL = (0.35, 1.2)


def closed_stall(color, cloth):
    """Stall with its cloth down, baked for inst()."""
    return join(skeleton() + awning(color) + drop_cloth(cloth))


def open_stall():
    """The one open stall: lamp, crates of oranges and greens, a pair of scales' pan."""
    x, y = OPEN_STALL
    inst(join(skeleton() + awning("terra")), (x, y, 0))
    box((WIDTH, 0.06, EAVES), (x, y + DEEP / 2 - 0.1, EAVES / 2), paper("ochre"), bevel=0)
    orange = ball(0.17, (0, 0, -90), paper("ember", light=0.25), sub=3)
    apple = ball(0.17, (0, 0, -90), paper("leaf"), sub=3)
    dice = random.Random(3)
    for index, fruit in enumerate((orange, apple, orange)):
        left = x - 1.0 + index
        box((0.9, 0.9, 0.3), (left, y - 0.55, COUNTER + 0.24), paper("sand"), (0.3, 0, 0), 0.03)
        for row in range(3):
            for column in range(3):
                inst(
                    fruit,
                    (
                        left - 0.27 + 0.27 * column,
                        y - 0.86 + 0.28 * row,
                        COUNTER + 0.38 + 0.09 * row + dice.uniform(0, 0.05),
                    ),
                )
    cyl(0.02, 0.3, (x, y - 0.5, EAVES + 0.05), paper("ink"), seg=6, bevel=0)
    lathe([(0.3, 0), (0.1, 0.24), (0.04, 0.26)], paper("teal"), 20, loc=(x, y - 0.5, EAVES - 0.3), caps=True)
    ball(0.13, (x, y - 0.5, EAVES - 0.32), glow("flame", 2.6), sub=2)
    point((x, y - 0.7, EAVES - 0.5), 150, "ember", 0.12)
    point((x, y - 2.0, 1.6), 90, "ember", 0.3)
    inst(crate("wood", 0.9, 0.5), (x + 2.2, y - 1.1, 0), (0, 0, 0.3))
    inst(crate("sand", 0.8, 0.5), (x + 2.15, y - 1.05, 0.52), (0, 0, -0.1))
    return orange


def rolled_oranges(orange):
    """Three oranges on their way down the lane."""
    for x, y in ((0.75, -1.6), (0.1, -3.1), (1.15, -5.0)):
        inst(orange, (x, y, 0.24), (0, 0, x))


def square():
    """Cobbled lane: rounded stones in staggered rows on a dark bed."""
    dice = random.Random(19)
    terrain(lambda x, _y: 0 * x, 120, 90, 30, 30, paper("slate", vary=0.06), (0, 25, 0))
    kinds = [
        ball(0.36, (0, 0, -90), paper(color, vary=0.05), (1, 1, 1), sub=2) for color in ("stone", "steel", "stone")
    ]
    for row in range(52):
        y = -9.5 + row * 0.55
        for column in range(44):
            x = (column - 21.5 + 0.5 * (row % 2)) * 0.6
            if abs(x) > 5 + 0.42 * (y + 14):
                continue
            inst(
                dice.choice(kinds),
                (x + dice.uniform(-0.04, 0.04), y, -0.04),
                (0, 0, dice.random()),
                (0.9, 0.82, 0.3 + dice.uniform(-0.04, 0.05)),
            )


def stalls():
    """Closed stalls in three rows; the front row leaves the lane free."""
    kinds = [
        closed_stall(color, cloth)
        for color, cloth in (("teal", "sea"), ("plum", "rose"), ("slate", "steel"), ("moss", "bone"))
    ]
    rows = (
        (-3.0, (-7.9, -4.3, 5.0, 8.6)), (1.2, (-7.0, -3.35, 4.05, 7.7, 11.4)), (6.4, (-9.0, -5.3, -1.6, 2.1, 5.8, 9.5)),
        (11.6, (-10.5, -6.5, -2.6, 1.3, 5.2, 9.4)),
    )  # fmt: skip
    for row, (y, places) in enumerate(rows):
        for index, x in enumerate(places):
            inst(kinds[(index * 3 + row * 2) % 4], (x, y, 0), (0, 0, 0.03 * math.sin(index * 5)))


def build():
    """Dawn; the mist takes the far rows, one lamp is lit."""
    start("dawn", haze=0.05, haze_start=15, fog=FOG, low=FOG, top="#8FB9C4")
    square()
    stalls()
    rolled_oranges(open_stall())
    for index in range(7):
        tall = 4.6 + 1.1 * math.sin(index * 2.6)
        gable = [(-1.9, 0), (1.9, 0), (1.9, tall), (0, tall + 1.7), (-1.9, tall)]
        cutout([gable], 0.5, paper(("rose", "sand", "stone")[index % 3]), 0.05, (-12.5 + 4.1 * index, 20, 0), UPRIGHT)
    lantern((-2.1, -2.6, 0.1), 0.8, power=14)
    veils(((4.2, 1.2, 0.3), (9, 2.8, 0.45), (16, 5, 0.6)), FOG)
    firelight((0, 2, 1), 11, side=-1, height=0.6, key=0.85, rim=0.8, size=0.2)
    camera((1.0, -13.4, 6.4), (0.55, 1.5, 1.3), 36, focus=(*OPEN_STALL, 1.5), fstop=0.6)
    halo((OPEN_STALL[0], OPEN_STALL[1] - 1.2, 2.0), 2.4, "ember", 0.3)
    return {"exposure": 0.05, "post": {"sat": 1.14}}
