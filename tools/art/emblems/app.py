"""The app: a paper fire before a night-blue tile with the rings of the card back."""

from __future__ import annotations

from tools.art.emblems.parts import begin, card, hearth, look
from tools.art.kit.mats import paper
from tools.art.kit.shapes.outlines import flat_ring


def build() -> dict[str, object]:
    """Build the scene and return its render options."""
    begin()
    card(6.5, 6.5, 0.4, 0, "night", 1.4)
    for radius in (1.5, 2.1, 2.7):
        ring = flat_ring(radius, 0.09, (0, 0.27, -0.3), paper("slate"))
        ring.rotation_euler[0] = 1.5708
    hearth(-2.5, 5.0, -0.35)
    look()
    return {"exposure": 0.25, "post": {"bloom": 0.0, "vig": 0.0, "grain": 0.0}}
