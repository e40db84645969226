"""What hangs in the air: the glow of a lamp in mist, and banks of fog."""

from __future__ import annotations

from collections.abc import Iterable

import bpy
from bpy.types import Object

from tools.art.kit.kinds import Triple
from tools.art.kit.mats import halo_mat, veil
from tools.art.kit.shapes.curves import circle
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.meshes import mesh

# A fog bank reaches this far below its top, so that its foot is never in view.
VEIL_HEIGHT = 40
VEIL_FADE = (0.84, 0.985)  # shares of its height between which it fades out
VEIL_WOBBLE, VEIL_FREQUENCY = 0.06, 0.16


def halo(loc: Triple, r: float, col: str = "ember", power: float = 1.0) -> Object:
    """Add the glow of a lamp in mist; call it after `camera`, which it faces.

    r: radius in units.
    col: palette name.
    power: brightness at the centre.
    """
    disc = cutout([circle(1, 48)], 0, halo_mat(col, power), 0, loc, scale=r)
    towards_camera = bpy.context.scene.camera.location - disc.location
    disc.rotation_euler = towards_camera.to_track_quat("Z", "Y").to_euler()
    disc.visible_shadow = False
    return disc


def veils(rows: Iterable[tuple[float, float, float]], col: str, width: float = 90) -> None:
    """Hang banks of fog across the picture, each fading out upwards.

    rows: (y, height of the top, opacity 0..1) of each bank.
    col: palette name or "#RRGGBB".
    width: in units.
    """
    half = width / 2
    for y, top, alpha in rows:
        foot = top - VEIL_HEIGHT
        corners = [(-half, y, foot), (half, y, foot), (half, y, top), (-half, y, top)]
        fog = veil(col, alpha, *VEIL_FADE, VEIL_WOBBLE, VEIL_FREQUENCY)
        mesh(corners, [(0, 1, 2, 3)], fog)
