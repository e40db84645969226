"""A house cut open like a dolls' house at night: seven rooms, seven moods, one of them locked.
Which room is yours, and what shines through the keyhole of the closed one?"""

import math

from tools.art.kit.core import start
from tools.art.kit.geo import box, cutout, fbm, inst, puff, terrain
from tools.art.kit.mats import paper
from tools.art.kit.props.furniture import stool
from tools.art.kit.props.meadows import flower
from tools.art.kit.props.rooms import (
    DEEP,
    EAVES,
    LEFT,
    RIDGE,
    ROOM_H,
    ROOM_W,
    WALL,
    attic,
    crowded_room,
    empty_room,
    green_room,
    locked_room,
    party_room,
    room_center,
)
from tools.art.kit.rig import area, camera, firelight, point
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.things import halo


def shell(colors):
    """Coloured back walls, floors and partitions; the cut faces are cream."""
    cream = paper("cream")
    for (column, row), color in colors.items():
        x, _, z = room_center(column, row)
        box((ROOM_W, 0.12, ROOM_H), (x, DEEP / 2, z + ROOM_H / 2), paper(color), bevel=0)
        box((ROOM_W, DEEP, 0.06), (x, 0, z + 0.0), paper("wood"), bevel=0)
    for column in range(4):
        x = LEFT + column * ROOM_W
        box((WALL, DEEP + 0.1, EAVES), (x, 0, EAVES / 2), cream, bevel=0.03)
    for row in range(3):
        box((3 * ROOM_W + WALL + 0.02, DEEP + 0.16, WALL), (0, 0, row * ROOM_H), cream, bevel=0.03)


def roof():
    """Gable with an attic wall behind, two thick roof sides and a chimney."""
    half = 1.5 * ROOM_W
    gable = [(-half, EAVES), (half, EAVES), (0, RIDGE)]
    cutout([gable], 0.12, paper("ochre", light=0.12), 0, (0, DEEP / 2, 0), UPRIGHT)
    slope = math.atan2(RIDGE - EAVES, half)
    length = math.hypot(RIDGE - EAVES, half) + 0.7
    for side in (-1, 1):
        x = side * (half / 2 + 0.12)
        box((length, DEEP + 0.5, 0.24), (x, 0, (EAVES + RIDGE) / 2 + 0.08), paper("brick"), (0, side * slope, 0), 0.06)
        for row in range(9):
            share = (row + 0.5) / 9
            at = (side * share * (half + 0.35), 0, RIDGE + 0.28 - share * (RIDGE - EAVES + 0.22))
            box((0.5, DEEP + 0.6, 0.1), at, paper("terra"), (0, side * (slope - 0.1), 0), 0.03)
    box((0.7, 0.7, 1.55), (2.6, 0.3, RIDGE - 0.425), paper("rose"), bevel=0.05)
    box((0.9, 0.9, 0.2), (2.6, 0.3, RIDGE + 0.4), paper("brick"), bevel=0.05)


def flooded_room():
    """Bottom left: water up to the knee and a paper boat."""
    x, _, z = room_center(0, 0)
    box((ROOM_W - WALL, DEEP - 0.1, 0.8), (x, 0, z + 0.4), paper("sea", vary=0.1), bevel=0.02)
    hull = [(-0.62, 0.32), (-0.4, 0), (0.4, 0), (0.62, 0.32), (0.2, 0.3), (0, 0.78), (-0.2, 0.3)]
    cutout([hull], 0.3, paper("cream"), 0.03, (x - 0.1, -0.75, z + 0.72), (math.pi / 2, 0.1, 0.2))
    inst(stool("brick"), (x + 0.85, 0.3, z + 0.72), (1.2, 0.5, 0.3), 0.8)


def build():
    """Night; every room has its own small light."""
    start("night", fill_s=0.85)
    colors = {(0, 0): "slate", (1, 0): "plum", (2, 0): "rose", (0, 1): "pine", (1, 1): "steel", (2, 1): "sand"}
    shell(colors)
    roof()
    for furnish in (flooded_room, locked_room, crowded_room, green_room, empty_room, party_room, attic):
        furnish()
    tints = {
        (0, 0): ("#8FD0FF", 110),
        (2, 0): ("flame", 26),
        (0, 1): ("#E8FFC0", 70),
        (1, 1): ("#9FB8FF", 45),
        (2, 1): ("flame", 80),
    }
    for (column, row), (tint, power) in tints.items():
        x, _, z = room_center(column, row)
        point((x, -0.55, z + ROOM_H - 0.6), power, tint, 0.25)

    def ground(x, y):
        return 0.2 * fbm(x + 9, y + 9, 0.25, 2, 3) - 0.15

    terrain(ground, 70, 40, 200, 120, paper("teal", vary=0.08), (0, 6, 0))
    for index, (x, y, size) in enumerate(
        ((-7.2, 1, 1.1), (-9.4, 3, 1.6), (7.4, 1.4, 1.2), (9.8, 3, 1.7), (-12, 5, 1.6), (12.5, 5, 1.5))
    ):
        puff((x, y, -0.2), size, paper("pine"), paper("bark"), index)
    heads = flower("cream", 0.4)
    for index in range(24):
        inst(heads, (-9 + index * 0.8, -2.6 - 0.6 * math.sin(index * 2.1), 0), (0, 0, index), 0.8)
    firelight((0, 0, 4), 10, side=-1, height=0.5, key=0.35, rim=1.0, size=0.2)
    area((2, -16, 6), (0, 0, 4), 900, "#9FB4F0", 6)
    camera((1.6, -18.5, 5.6), (0, 0, 4.05), 41, focus=(0, -1, 4), fstop=0.8)
    halo((1.1, -0.4, EAVES + 1.3), 1.7, "ember", 0.45)
    return {"exposure": 0.35, "post": {"bloom": 0.4}}
