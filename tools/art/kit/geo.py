"""All shapes of the kit under one name: `from tools.art.kit.geo import box, spline, tube`.

Everything that draws returns a Blender object; points are tuples or numpy arrays; z is up; lengths
are in scene units (a card's model is 10 to 20 units wide), angles in radians unless said otherwise.
"""

from __future__ import annotations

from tools.art.kit.props.lamps import lantern
from tools.art.kit.props.plants import pine, puff
from tools.art.kit.shapes.clay import remesh
from tools.art.kit.shapes.curves import TAU, circle, round_poly, spline
from tools.art.kit.shapes.cutouts import cutout
from tools.art.kit.shapes.gears import gear, gear_outline
from tools.art.kit.shapes.land import fbm, terraces, terrain
from tools.art.kit.shapes.meshes import group, inst, mesh, shade_auto, wrap
from tools.art.kit.shapes.solids import ball, box, cyl, rock
from tools.art.kit.shapes.sweeps import rope, sweep, tube

__all__ = [
    "TAU", "ball", "box", "circle", "cutout", "cyl", "fbm", "gear", "gear_outline", "group", "inst", "lantern", "mesh",
    "pine", "puff", "remesh", "rock", "rope", "round_poly", "shade_auto", "spline", "sweep", "terraces", "terrain",
    "tube", "wrap",
]  # fmt: skip
