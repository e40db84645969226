"""A deck: three cards fanned out, the fire on the first."""

from __future__ import annotations

from tools.art.emblems.parts import begin, card, hearth, look


def build() -> dict[str, object]:
    """Build the scene and return its render options."""
    begin()
    card(6.0, 4.5, 0.9, 0.24, "teal")
    card(6.0, 4.5, 0.6, -0.16, "terra")
    card(6.0, 4.5, 0.3, 0.03, "cream")
    hearth(-1.75, 3.6, -0.2)
    look()
    return {"exposure": 0.25, "post": {"bloom": 0.0, "vig": 0.0, "grain": 0.0}}
