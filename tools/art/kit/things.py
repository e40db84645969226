"""All props of the kit under one name: `from tools.art.kit.things import fire, road`.

They are made of the shapes in `geo` and take colours by palette name. The shapes and materials can
be imported from here as well.
"""

from __future__ import annotations

from tools.art.kit.geo import (
    TAU,
    ball,
    box,
    circle,
    cutout,
    cyl,
    fbm,
    gear,
    gear_outline,
    group,
    inst,
    lantern,
    mesh,
    pine,
    puff,
    remesh,
    rock,
    rope,
    round_poly,
    shade_auto,
    spline,
    sweep,
    terraces,
    terrain,
    tube,
    wrap,
)
from tools.art.kit.mats import glow, halo_mat, paper, veil
from tools.art.kit.props.air import halo, veils
from tools.art.kit.props.fires import fire, flame_outline, log, sparks
from tools.art.kit.props.fishes import fish
from tools.art.kit.props.plants import sprout
from tools.art.kit.props.roads import car, on_path, road
from tools.art.kit.shapes.clay import join

__all__ = [
    "TAU", "ball", "box", "car", "circle", "cutout", "cyl", "fbm", "fire", "fish", "flame_outline", "gear",
    "gear_outline", "glow", "group", "halo", "halo_mat", "inst", "join", "lantern", "log", "mesh", "on_path", "paper",
    "pine", "puff", "remesh", "road", "rock", "rope", "round_poly", "shade_auto", "sparks", "spline", "sprout", "sweep",
    "terraces", "terrain", "tube", "veil", "veils", "wrap",
]  # fmt: skip
