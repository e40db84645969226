"""A small white peak shows above the water; an enormous dark body hangs below it.

Deep in the ice a little doorway is lit: who is at home down there?
"""

import math
import random

import bmesh
import bpy
import numpy as np
from mathutils import Vector

from tools.art.kit.core import start
from tools.art.kit.films import see_through, still_water
from tools.art.kit.geo import cutout, cyl, mesh, wrap
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.scenery import card_ridge
from tools.art.kit.rig import camera, firelight, point
from tools.art.kit.shapes.cutouts import UPRIGHT
from tools.art.kit.shapes.sheets import sheet

FRONT = -5.2  # y of the pane through which we look into the sea
# height of the silhouette, half width there, half depth
PROFILE = (
    (2.9, 0.3, 0.15), (2.3, 0.75, 0.5), (1.3, 1.1, 0.9), (0.4, 1.8, 1.4), (-0.15, 2.6, 1.9), (-0.9, 3.9, 2.5),
    (-2.0, 4.6, 2.9), (-3.2, 4.4, 2.9), (-4.5, 3.5, 2.5), (-5.7, 2.3, 1.8), (-6.4, 1.2, 1.0), (-6.9, 0.15, 0.2),
)  # fmt: skip


def chunk(rnd, rows, material, loc=(0, 0, 0), size=1.0):
    """Block of ice with big facets: the convex hull of jittered rings, one per profile row."""
    body = bmesh.new()
    for height, wide, deep in rows:
        sides = 8 if wide > 0.5 else 3
        for side in range(sides):
            angle = math.tau * (side + rnd.uniform(-0.25, 0.25)) / sides + height
            reach = rnd.uniform(0.85, 1.06)
            drop = rnd.uniform(-0.3, 0.3) if -5 < height < 2 else 0
            body.verts.new((wide * reach * math.cos(angle), deep * reach * math.sin(angle), height + drop))
    bmesh.ops.convex_hull(body, input=body.verts)
    shape = bpy.data.meshes.new("berg")
    body.to_mesh(shape)
    body.free()
    return wrap(shape, material, bevel=0.06, loc=loc, scale=size)


def berg():
    """White peak and, fused under it, several dark blocks; returns the biggest one."""
    rnd = random.Random(5)
    white, deep_ice = paper("#F4F2E6", vary=0.03), paper("#7FB2C9", vary=0.04)
    chunk(rnd, PROFILE[:5], white, (0.4, 0, 0))
    chunk(rnd, PROFILE[:5], white, (2.0, -0.3, -0.3), 0.62)
    chunk(rnd, PROFILE[:5], white, (-1.3, 0.3, -0.3), 0.5)
    blocks = (
        ((-3.6, -0.4, -0.2), 0.62), ((3.9, -0.6, -0.2), 0.66), ((2.3, -0.9, -2.6), 0.58), ((-2.9, -0.3, -2.9), 0.5),
        ((0.6, -0.8, -3.9), 0.5),
    )  # fmt: skip
    for loc, size in blocks:
        chunk(rnd, PROFILE[3:], deep_ice, loc, size)
    return chunk(rnd, PROFILE[3:], deep_ice)


def surface_at(body, x, z):
    """Front surface point and normal of the berg at (x, z)."""
    bpy.context.view_layer.update()
    _, place, normal, _ = body.ray_cast(Vector((x, -30, z)), Vector((0, 1, 0)))
    return place, normal


def lit_doorway(body, x, z):
    """Small arched doorway in the ice, bright inside, with a step."""
    place, normal = surface_at(body, x, z)
    arch = [(0.42 * math.cos(a), 0.42 * math.sin(a)) for a in np.linspace(0, math.pi, 24)]
    outline = [(0.42, -0.85), *arch, (-0.42, -0.85)]
    turn = normal.to_track_quat("Z", "Y").to_euler()
    for grow, material, lift in ((1.35, paper("steel"), 0.0), (1.0, glow("ember", 3.2), 0.07)):
        shape = [(grow * px, grow * py) for px, py in outline]
        cutout([shape], 0.1, material, 0.02, place + normal * lift, turn)
    point(place + normal * 1.1, 170, "ember", 0.3)


def small_boat(x, y):
    """Sailing boat that has just arrived."""
    hull = [(-0.8, 0.32), (0.95, 0.4), (0.6, -0.06), (-0.6, -0.06)]
    cutout([hull], 0.5, paper("bark"), 0.06, (x, y, 0.02), UPRIGHT)
    cyl(0.03, 1.9, (x + 0.05, y, 1.2), paper("wood"), seg=8)
    mesh([(x + 0.12, y, 0.55), (x + 0.95, y, 0.6), (x + 0.12, y - 0.15, 2.05)], [(0, 1, 2)], paper("cream"))
    mesh([(x - 0.02, y, 0.55), (x - 0.62, y, 0.58), (x - 0.02, y - 0.1, 1.7)], [(0, 1, 2)], paper("terra"))


def wavy(base, swing, phase):
    """Control heights for one layer of sea."""
    return [base + swing * math.sin(1.9 * k + phase) for k in range(15)]


def sea():
    """Layers of blue card behind the berg and blue films in front of it."""
    card_ridge(16, wavy(0.0, 0.0, 0), paper("teal", vary=0.03), foot=-30, width=70)
    behind = (("slate", 12, -2.4), ("night", 9.5, -5.0), ("ink", 8, -7.0))
    for number, (colour, y, top) in enumerate(behind):
        card_ridge(y, wavy(top, 0.5, 2.3 * number), paper(colour, vary=0.03), -30, width=60)
    films = (("teal", 0.0, 0.05, 0.2), ("slate", -2.3, 0.3, 0.16), ("night", -4.8, 0.35, 0.28))
    for number, (colour, top, swing, alpha) in enumerate(films):
        film = see_through(colour, alpha, light=0.55)
        pane = card_ridge(FRONT - 0.3 * number, wavy(top, swing, 1.7 * number), film, -30, 0.02, width=40, bevel=0.0)
        pane.visible_shadow = False
    surface = sheet(60, 16 - FRONT, (0, (16 + FRONT) / 2, 0), still_water("sea", 0.45, 0.1, 0.15))
    surface.visible_shadow = False


def build():
    """Set up the scene and return the finish options."""
    start("dusk", fill_s=0.95, top="#4A4C93", low="#FFA066", fog="#C98E86")
    lit_doorway(berg(), -0.5, -3.3)
    small_boat(-5.6, -1.0)
    sea()
    firelight((0, 0, 0), 11, side=-1, height=0.6, key=1.7, rim=1.0, size=0.12)
    camera((0, -21, 0.9), (0, 0, -2.1), 38, focus=(0, -2, 0), fstop=0.9)
    return {"exposure": 0.35, "post": {"sat": 1.15}}
