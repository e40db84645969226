"""Two empty trapezes swing towards each other high in a circus tent.

Far below them the net has a hole: who let go, and who is about to jump?
"""

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.films import fading_film
from tools.art.kit.geo import TAU, ball, cyl, group, inst, mesh, tube
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.lamps import beam
from tools.art.kit.props.nets import net
from tools.art.kit.rig import area, camera, firelight, point, spot
from tools.art.kit.shapes.outlines import flat_ring

YAW = 0.62  # the swing plane is turned, so that both bars show their length
PIVOT_HEIGHT, ROPE_LENGTH, BAR_HALF = 12.6, 8.2, 1.75
FLOOR = -6.5


def trapeze(side, swing):
    """Bar on two ropes; side -1 left, 1 right; swing = angle towards the middle."""
    hemp = paper("sand", two="wood", scale=3)
    ropes = [
        tube([(0, s * BAR_HALF * 0.86, 0), (0, s * BAR_HALF * 0.86, -ROPE_LENGTH)], 0.085, hemp, 8) for s in (-1, 1)
    ]
    bar = cyl(0.17, 2 * BAR_HALF, (0, 0, -ROPE_LENGTH), paper("cream"), rot=(math.pi / 2, 0, 0))
    grips = [
        cyl(0.21, 0.46, (0, s * BAR_HALF * 0.86, -ROPE_LENGTH), paper("terra"), rot=(math.pi / 2, 0, 0))
        for s in (-1, 1)
    ]
    reach = side * 6.4
    place = (reach * math.cos(YAW), reach * math.sin(YAW), PIVOT_HEIGHT)
    swinging = group(*ropes, bar, *grips, rot=(0, side * swing, 0))
    group(swinging, loc=place, rot=(0, 0, YAW))


def tent():
    """Striped wall and roof, ring of bulbs, sawdust floor."""
    sides, wall_radius, eaves, apex = 36, 24.0, 9.0, 24.0
    for k in range(sides):
        a, b = TAU * k / sides, TAU * (k + 1) / sides
        if math.sin((a + b) / 2) < -0.5:
            continue  # open towards the camera
        low = [(wall_radius * math.cos(t), wall_radius * math.sin(t), FLOOR) for t in (a, b)]
        rim = [(wall_radius * math.cos(t), wall_radius * math.sin(t), eaves) for t in (b, a)]
        cloth = paper("teal" if k % 2 else "slate", vary=0.03)
        mesh([*low, *rim], [(0, 1, 2, 3)], cloth)
        mesh([rim[1], rim[0], (0, 0, apex)], [(0, 1, 2)], paper("slate" if k % 2 else "teal"))
    bulb = ball(0.2, (0, 0, -90), glow("flame", 3.0), sub=2)
    for angle in np.linspace(0.15, math.pi - 0.15, 40):
        swag = 0.55 * abs(math.sin(angle * 18))
        inst(bulb, (23.4 * math.cos(angle), 23.4 * math.sin(angle), eaves - 0.2 - swag))
    cyl(40, 0.2, (0, 8, FLOOR - 0.1), paper("plum"), seg=64)
    cyl(8.6, 0.1, (0.3, 6, FLOOR + 0.05), paper("ochre"), seg=64)
    flat_ring(9.4, 0.9, (0.3, 6, FLOOR + 0.35), paper("ember"), 0.7)


def build():
    """Set up the scene and return the finish options."""
    start("night", fill_s=1.35)
    tent()
    net()
    trapeze(-1, 0.38)
    trapeze(1, 0.46)
    light = fading_film("flame", 0.2, 0.02, 0.9)
    beam((-13, 6, 15), -0.74, 17.5, 0.6, 5.0, light)
    beam((13, 6, 15), math.pi + 0.74, 17.5, 0.6, 5.0, light)
    spot((0.3, 2, 16), (0.3, 6, FLOOR), 9000, "flame", 46, 0.5, 0.6)
    area((0, -12, 12), (0, 24, 3), 9000, "steel", 8.0)
    point((0.3, 6, FLOOR + 3.5), 900, "ember", 0.6)
    firelight((0, 0, 3), 11, side=-1, height=0.9, key=0.75, rim=1.2, size=0.2)
    camera((0, -17.5, 8.2), (0.0, 0, 2.9), 33, focus=(0, 0, 5), fstop=0.9)
    return {"exposure": 0.4, "post": {"bloom": 0.4}}
