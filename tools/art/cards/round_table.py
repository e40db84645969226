"""Nine different chairs stand around one round table; one has fallen over and one is tiny.
Who is heard here, and who left in a hurry?"""

import math

from tools.art.kit.core import start
from tools.art.kit.geo import ball, cutout, cyl, inst
from tools.art.kit.mats import paper
from tools.art.kit.props.crockery import candle, cup
from tools.art.kit.props.floors import boards
from tools.art.kit.props.furniture import arched_chair, armchair, crate, hoop_chair, plain_chair, stool
from tools.art.kit.rig import area, camera, look_at
from tools.art.kit.shapes.curves import TAU
from tools.art.kit.things import join

TABLE_RADIUS = 2.55
TABLE_TOP = 1.42
SEAT_RING = 3.85
SIZE = 1.22
FALLEN, TINY = 6, 8


def table():
    """Round top with two inlaid rings on a thick foot."""
    cyl(TABLE_RADIUS, 0.2, (0, 0, TABLE_TOP - 0.1), paper("ochre"), bevel=0.06, seg=96)
    for share, color in ((0.9, "cream"), (0.86, "ochre"), (0.42, "cream"), (0.385, "ochre")):
        lift = 0.012 * (1 - share)
        cyl(TABLE_RADIUS * share, 0.02, (0, 0, TABLE_TOP + lift), paper(color), seg=96, bevel=0)
    cyl(0.9, TABLE_TOP - 0.2, (0, 0, TABLE_TOP / 2 - 0.1), paper("wood"), 0.45, seg=40)


def seats():
    """One chair of each kind, in their order around the table."""
    return [
        armchair("plum"), plain_chair("cream", "wood"), stool("brick"), arched_chair("slate"), crate("bone"),
        hoop_chair("leaf"), plain_chair("rose", "night", 1.3, upright=True), stool("cream", "wood", 0.8, 0.55),
        plain_chair("ember", "ember", 0.95, 2),
    ]  # fmt: skip


def place_seats():
    """Chairs on a ring; the last kind is a child's chair, number six lies on its back."""
    chairs = seats()
    count = len(chairs)
    for index, chair in enumerate(chairs):
        angle = TAU * (index + 0.32) / count
        away = SEAT_RING + 0.16 * math.sin(index * 2.3)
        turn = angle - math.pi / 2 + 0.16 * math.sin(index * 1.7)
        spot = (away * math.cos(angle), away * math.sin(angle), 0)
        if index == FALLEN:
            inst(chair, (spot[0] * 0.9, spot[1] * 1.02, 0.55), (-math.pi / 2, 0, turn + 1.25), SIZE)
        elif index == TINY:
            inst(chair, (spot[0] * 0.95, spot[1] * 0.95, 0), (0, 0, turn), 0.62)
        else:
            inst(chair, spot, (0, 0, turn), SIZE)


def traces():
    """A candle in the middle, one cup, one ball of crumpled paper."""
    candle((0, 0, TABLE_TOP + 0.02), 0.55, power=30, radius=0.13)
    mug = join(cup("terra", 0.2))
    inst(mug, (-1.7, 0.55, TABLE_TOP), (0, 0, 2.2))
    ball(0.16, (1.25, -0.95, TABLE_TOP + 0.15), paper("cream", dents=1.0, scale=3), sub=2)
    ball(0.14, (1.75, -0.55, TABLE_TOP + 0.13), paper("cream", dents=1.0, scale=3), sub=2)


def window_light():
    """Low sun through a six-pane window that stands outside the picture on the left."""
    sun = (-17, -6, 12)
    area(sun, (0, 0, 0), 21000, "#FFD9A6", 0.5)
    panes = [[(-14, -14), (14, -14), (14, 14), (-14, 14)]]
    for column in (-1, 0, 1):
        for row in (-1, 0):
            x, y = column * 2.5, row * 3.1 + 1.55
            panes.append([(x - 1.1, y - 1.4), (x + 1.1, y - 1.4), (x + 1.1, y + 1.4), (x - 1.1, y + 1.4)])
    wall = cutout(panes, 0.1, paper("cream"), 0, [c * 0.5 for c in sun])
    look_at(wall, sun)
    wall.visible_camera = False


def build():
    """Noon in a bare room, seen from above."""
    start("noon", fill_s=0.75)
    boards((26, 24), 0.95, ("sand", "sand", "bone"), 3)
    cyl(5.2, 0.05, (0, 0, 0.02), paper("sea", vary=0.06), seg=96)
    cyl(4.85, 0.06, (0, 0, 0.025), paper("teal", vary=0.06), seg=96)
    table()
    place_seats()
    traces()
    window_light()
    camera((0, -12.0, 10.2), (0, -0.75, 0.15), 38, focus=(0, -1, 1), fstop=0.6)
    return {"exposure": -0.05}
