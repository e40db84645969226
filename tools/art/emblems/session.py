"""A session: one card with the fire, and around it what three groups said."""

from __future__ import annotations

import math

from tools.art.emblems.parts import begin, card, hearth, look
from tools.art.kit.geo import cutout
from tools.art.kit.mats import paper
from tools.art.kit.shapes.cutouts import UPRIGHT

# Bubbles: x, z, radius, colour, direction of the tail in radians.
BUBBLES = ((-2.35, 1.75, 0.85, "sea", -0.9), (2.35, 1.95, 0.95, "ochre", -2.2), (2.3, -1.55, 0.8, "rose", 2.4))


def bubble(x: float, z: float, radius: float, col: str, tail: float) -> None:
    """Cut a speech bubble that points towards the fire."""
    outline = []
    for step in range(60):
        angle = math.tau * step / 60
        off = abs((angle - tail + math.pi) % math.tau - math.pi)
        reach = radius * (1 + 0.55 * max(0.0, 1 - off / 0.24))
        outline.append((reach * math.cos(angle), 0.82 * reach * math.sin(angle)))
    cutout([outline], 0.2, paper(col), 0.06, (x, -0.7, z), UPRIGHT)


def build() -> dict[str, object]:
    """Build the scene and return its render options."""
    begin()
    card(6.0, 4.5, 0.3, 0, "cream")
    hearth(-1.75, 3.5, -0.2)
    for told in BUBBLES:
        bubble(*told)
    look()
    return {"exposure": 0.25, "post": {"bloom": 0.0, "vig": 0.0, "grain": 0.0}}
