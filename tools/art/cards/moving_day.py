"""An empty room with packed boxes and a lamp on the floor; a pale patch shows where a picture hung.

The lamp is unplugged and still burns: what stays in a place after everything is packed?
"""

import math
import random

from mathutils import Vector

from tools.art.kit.core import start
from tools.art.kit.geo import box, cutout, cyl
from tools.art.kit.mats import paper
from tools.art.kit.props.household import carton, floor_lamp, pot_plant
from tools.art.kit.rig import area, camera, spot

BACK = 4.0  # y of the back wall
SIDE = 6.4  # x of the right wall


def floor(source):
    """Boards with a paler rectangle where a carpet lay."""
    for index in range(22):
        y = -9 + 0.64 * index
        tone = paper("wood", vary=0.07)
        if index % 3:
            tone = paper("wood", two="sand", vary=0.05, scale=0.5)
        box((24, 0.63, 0.2), (0, y, -0.1 + source.uniform(-0.006, 0.006)), tone, bevel=0.02)
    box((5.6, 3.3, 0.012), (-0.9, -0.6, 0.008), paper("sand", vary=0.05, scale=0.5), bevel=0.003)


def walls():
    """Two painted walls with skirting, the ghost of a big picture and of a small one."""
    paint = paper("sea", two="teal", vary=0.05, scale=0.5)
    box((24, 0.2, 12), (0, BACK + 0.1, 6), paint, bevel=0)
    box((0.2, 24, 12), (SIDE + 0.1, 0, 6), paper("teal", vary=0.05, scale=0.5), bevel=0)
    trim = paper("cream")
    box((24, 0.12, 0.5), (0, BACK - 0.06, 0.25), trim, bevel=0.04)
    box((0.12, 24, 0.5), (SIDE - 0.06, 0, 0.25), trim, bevel=0.04)
    pale = paper("#8CC4B6", vary=0.03)
    box((3.3, 0.012, 2.3), (-1.1, BACK - 0.008, 3.75), pale, bevel=0.002)
    box((0.012, 1.2, 1.6), (SIDE - 0.008, 1.4, 3.6), paper("#5A9C9A", vary=0.03), bevel=0.002)
    cyl(0.05, 0.28, (-1.1, BACK - 0.12, 5.05), paper("ink"), rot=(math.pi / 2, 0, 0), seg=10, bevel=0.01)


def window_light():
    """Sun through a four-pane window out of the picture: a bright grid across floor and wall."""
    sun, target = Vector((-13.0, -13.0, 11.5)), Vector((-0.3, 3.0, 2.2))
    outer = [(-4, -4), (4, -4), (4, 4), (-4, 4)]
    panes = [
        [(x - 0.34, y - 0.44), (x + 0.34, y - 0.44), (x + 0.34, y + 0.44), (x - 0.34, y + 0.44)]
        for x in (-0.4, 0.4)
        for y in (-0.5, 0.5)
    ]
    frame = cutout([outer, *panes], 0.04, paper("ink"), 0.005, sun.lerp(target, 0.27))
    frame.rotation_euler = (sun - target).to_track_quat("Z", "Y").to_euler()
    frame.visible_camera = False
    spot(sun, target, 60000, "#FFDDA8", 30, 0.1, 0.05)


def build():
    """Build the scene and return its render options."""
    start("noon", fill_s=0.62)
    source = random.Random(6)
    floor(source)
    walls()
    carton((2.3, 1.9, 1.7), (3.9, 2.2, 0), 0.08)
    carton((1.9, 1.6, 1.3), (3.75, 2.2, 1.7), -0.14)
    carton((1.7, 1.5, 1.25), (4.75, 0.2, 0), -0.3)
    carton((2.0, 1.6, 1.2), (2.6, -0.9, 0), 0.35, open_top=True)
    pot_plant(2.6, -0.9, 0.1)
    floor_lamp(-3.4, 1.6)
    window_light()
    area((-9, -8, 7), (0, 2, 1), 900, "#FFDDA8", 4)
    area((2, -12, 8), (0, 2, 2), 700, "steel", 6)
    camera((-0.6, -11.6, 4.4), (0.35, 1.4, 2.1), 36, focus=(0, 1.5, 2), fstop=0.8)
    return {"exposure": 0.05}
