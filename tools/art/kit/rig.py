"""Camera and lamps: everything that is put into a scene to see or light the model."""

from __future__ import annotations

import math
from collections.abc import Sequence

import bpy
from bpy.types import ID, Light, Object
from mathutils import Matrix, Vector

from tools.art.kit.kinds import Triple
from tools.art.kit.mats import paper
from tools.art.kit.palette import lin
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.state import HOUR

# The house light, in model radii: low warm key on one side, cool rim behind the other.
KEY_POSITION = (1.5, -0.75)
RIM_POSITION = (1.2, 1.3, 1.1)
RIM_SIZE = 0.8
RIM_SHARE = 0.55
POWER_PER_AREA = 55


def _place(data: ID, loc: Triple, target: Triple | None = None) -> Object:
    """Put a lamp or camera into the scene, looking at the target if there is one."""
    ob = bpy.data.objects.new(data.name, data)
    bpy.context.collection.objects.link(ob)
    ob.location = loc
    if target is not None:
        look_at(ob, target)
    return ob


def look_at(ob: Object, target: Triple) -> None:
    """Turn a camera or lamp so that it looks at the target."""
    direction = Vector(target) - ob.location
    ob.rotation_euler = direction.to_track_quat("-Z", "Y").to_euler()


def camera(
    loc: Triple,
    target: Triple,
    lens: float = 50,
    focus: Triple | float | None = None,
    fstop: float = 2.8,
    shift: tuple[float, float] = (0, 0),
    ortho: float | None = None,
) -> Object:
    """Add the camera of the card.

    loc, target: where it stands and what it looks at.
    lens: focal length in mm; the house look is 38 to 46.
    focus: point that is sharp, or its distance in units; None keeps everything sharp.
    fstop: aperture in scene terms: models are 10 to 20 units wide, so .3 to 1.5 looks miniature.
    shift: lens shift in picture widths.
    ortho: width of the view in units for a parallel projection; None for perspective.
    """
    data = bpy.data.cameras.new("camera")
    ob = _place(data, loc, target)
    data.lens = lens
    data.shift_x, data.shift_y = shift
    if ortho:
        data.type = "ORTHO"
        data.ortho_scale = ortho
    if focus is not None:
        is_distance = isinstance(focus, (int, float))
        data.dof.use_dof = True
        data.dof.aperture_fstop = fstop
        data.dof.focus_distance = focus if is_distance else (Vector(focus) - ob.location).length
    bpy.context.scene.camera = ob
    return ob


def _light(kind: str, power: float, color: str) -> Light:
    """Make the data of a lamp (power in watts, colour by palette name)."""
    data = bpy.data.lights.new(kind.lower(), kind)
    data.energy = power
    data.color = lin(color)
    return data


def area(loc: Triple, target: Triple, power: float, color: str, size: float = 4.0, spread: float = 180) -> Object:
    """Add a square lamp of the given power (watts), edge length and spread (degrees)."""
    data = _light("AREA", power, color)
    data.size = size
    data.spread = math.radians(spread)
    return _place(data, loc, target)


def point(loc: Triple, power: float, color: str = "ember", r: float = 0.15) -> Object:
    """Add a round lamp of the given power (watts) and radius; a larger one has softer shadows."""
    data = _light("POINT", power, color)
    data.shadow_soft_size = r
    return _place(data, loc)


def spot(
    loc: Triple,
    target: Triple,
    power: float,
    color: str = "flame",
    angle: float = 40,
    blend: float = 0.4,
    r: float = 0.2,
) -> Object:
    """Add a spotlight.

    power: watts.
    angle: opening of the cone in degrees.
    blend: softness of its edge, 0..1.
    r: radius of the lamp in units.
    """
    data = _light("SPOT", power, color)
    data.spot_size = math.radians(angle)
    data.spot_blend = blend
    data.shadow_soft_size = r
    return _place(data, loc, target)


def firelight(
    target: Triple = (0, 0, 0),
    scale: float = 10.0,
    side: float = -1,
    height: float = 0.55,
    key: float = 1.0,
    rim: float = 1.0,
    size: float = 0.35,
) -> None:
    """Light the model as the series does: low warm key on one side, cool rim behind the other.

    target: centre of the model.
    scale: radius of the model in units; distances and power follow it.
    side: -1 puts the key on the left (as on every card), 1 on the right.
    height: of the key above the target, in model radii.
    key, rim: factors on the power of the two lamps.
    size: edge of the key lamp in model radii; smaller casts sharper shadows.
    """
    centre = Vector(target)
    power = POWER_PER_AREA * scale * scale
    key_offset = Vector((side * KEY_POSITION[0], KEY_POSITION[1], height))
    rim_offset = Vector((-side * RIM_POSITION[0], *RIM_POSITION[1:]))
    key_power = power * key * HOUR["key_s"]
    area(centre + key_offset * scale, centre, key_power, HOUR["key"], scale * size)
    rim_power = power * RIM_SHARE * rim
    area(centre + rim_offset * scale, centre, rim_power, HOUR["fill"], scale * RIM_SIZE)


def reflect(objects: Sequence[Object], plane_point: Triple, normal: Triple) -> Object:
    """Mirror loose objects across a plane (they were built as if seen through a window)."""
    normal = Vector(normal).normalized()
    matrix = Matrix.Identity(4)
    for row in range(3):
        for column in range(3):
            matrix[row][column] -= 2 * normal[row] * normal[column]
        matrix[row][3] = 2 * normal.dot(Vector(plane_point)) * normal[row]
    root = bpy.data.objects.new("mirrored", None)
    bpy.context.collection.objects.link(root)
    root.matrix_world = matrix
    for item in objects:
        if item.parent is None:
            item.parent = root
    return root


def hide_from_camera(*objects: Object) -> None:
    """Keep the shadow of an object, but not its picture."""
    for item in objects:
        item.visible_camera = False


def window_mask(
    loc: Triple,
    size: tuple[float, float],
    bar: float,
    columns: int = 2,
    rows: int = 2,
    rot: Triple = (math.pi / 2, 0, 0),
) -> Object:
    """Unseen sheet with window panes cut out: a lamp behind it throws a window on the wall."""
    width, height = size
    pane_w = (width - bar * (columns - 1)) / columns
    pane_h = (height - bar * (rows - 1)) / rows
    outlines = [[(-40, -40), (40, -40), (40, 40), (-40, 40)]]
    for i in range(columns):
        for j in range(rows):
            x, y = -width / 2 + i * (pane_w + bar), -height / 2 + j * (pane_h + bar)
            outlines.append([(x, y), (x + pane_w, y), (x + pane_w, y + pane_h), (x, y + pane_h)])
    mask = cutout(outlines, 0.04, paper("ink"), 0.005, loc, rot)
    hide_from_camera(mask)
    return mask
