"""Makes the icons: drawings (SVG) and small pictures of them, and renders for the large sizes.

From one hand: the drawings take their flames and colours from the kit that builds the scenes.
"""

from __future__ import annotations

import importlib
import math

from PIL import Image, ImageEnhance

from tools.art.deck_list import PICTURES
from tools.art.kit import core
from tools.art.kit.palette import C
from tools.art.kit.props.fires import flame_outline
from tools.art.render import PREVIEWS

ICONS = PICTURES.parent / "icons"
NAMES = ("app", "deck", "session")
RENDERED, SAMPLES, SATURATION = 1024, 48, 1.25
LARGE = (256,)

SIDE = 64
"""The drawings are so many units wide and high."""
FLAMES = (("terra", 1.0), ("ember", 0.76), ("flame", 0.5))
TONGUES = ((-0.34, 0.62, -0.16), (0.36, 0.7, 0.14), (0.0, 1.0, 0.03))
"""Of each tongue: how far aside in shares of the width, its share of the height, its lean."""


def make_icons() -> int:
    """Draw and render every icon; returns 0."""
    ICONS.mkdir(parents=True, exist_ok=True)
    PREVIEWS.mkdir(parents=True, exist_ok=True)
    for name, drawing in zip(NAMES, (app_drawing(), deck_drawing(), session_drawing()), strict=True):
        (ICONS / f"{name}.svg").write_text(drawing, encoding="utf-8")
        raw = PREVIEWS / f"icon_{name}.png"
        options = importlib.import_module(f"tools.art.emblems.{name}").build()
        core.render(raw, RENDERED, SAMPLES, exposure=options["exposure"], height=RENDERED, clear=True)
        with Image.open(raw) as opened:
            large = ImageEnhance.Color(opened.convert("RGBA")).enhance(SATURATION)
        for size in LARGE:
            large.resize((size, size), Image.Resampling.LANCZOS).save(ICONS / f"{name}-{size}.png", optimize=True)
    return 0


def app_drawing() -> str:
    """Return the drawing of the app's icon."""
    rings = "".join(
        f'<circle cx="32" cy="34" r="{radius}" fill="none" stroke="{C["slate"]}" stroke-width="1.2"/>'
        for radius in (15, 21, 27)
    )
    return _drawing(
        f'<rect x="2" y="2" width="60" height="60" rx="13" fill="{C["night"]}"/>{rings}' + _fire(32, 55, 45)
    )


def deck_drawing() -> str:
    """Return the drawing of a deck's icon."""
    cards = _card("teal", -13) + _card("terra", 9) + _card("cream", 0)
    return _drawing(cards + _fire(32, 49, 30))


def session_drawing() -> str:
    """Return the drawing of a session's icon."""
    bubbles = _bubble(13, 15, 10, "sea", 45) + _bubble(51, 14, 11, "ochre", 130) + _bubble(52, 50, 9, "rose", 205)
    return _drawing(_card("cream", 0) + _fire(32, 49, 30) + bubbles)


def _drawing(content: str) -> str:
    size = f'width="{SIDE}" height="{SIDE}" viewBox="0 0 {SIDE} {SIDE}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{content}</svg>\n'


def _card(col: str, turn: float) -> str:
    place = f'x="5" y="12" width="54" height="41" rx="4" transform="rotate({turn} 32 34)"'
    return f'<rect {place} fill="{C[col]}" stroke="{C["bark"]}" stroke-opacity="0.35"/>'


def _fire(x: float, foot: float, height: float) -> str:
    """Return a fire on two crossed logs whose foot is at (x, foot)."""
    reach, thick = height * 0.34, height * 0.11
    logs = "".join(
        f'<line x1="{x - side * reach:.1f}" y1="{foot + 1:.1f}" x2="{x + side * reach:.1f}" y2="{foot - thick:.1f}" '
        f'stroke="{C["wood"]}" stroke-width="{thick:.1f}" stroke-linecap="round"/>'
        for side in (-1, 1)
    )
    tongues = ""
    for aside, share, lean in TONGUES:
        for col, part in FLAMES:
            high = height * share * part
            outline = flame_outline(high, height * 0.46 * part**0.8, lean, 4, 14)
            corners = " ".join(
                f"{x + aside * height * 0.46 + px:.1f},{foot - height * 0.05 - py:.1f}" for px, py in outline
            )
            tongues += f'<polygon points="{corners}" fill="{C[col]}"/>'
    return tongues + logs


def _bubble(x: float, y: float, radius: float, col: str, tail: float) -> str:
    """Return a speech bubble whose tail points `tail` degrees down from the right."""
    angle = math.radians(tail)
    tip = (x + radius * 1.5 * math.cos(angle), y + radius * 1.3 * math.sin(angle))
    sides = [
        (x + radius * 0.8 * math.cos(angle + off), y + radius * 0.7 * math.sin(angle + off)) for off in (-0.5, 0.5)
    ]
    corners = " ".join(f"{px:.1f},{py:.1f}" for px, py in (sides[0], tip, sides[1]))
    body = f'<ellipse cx="{x}" cy="{y}" rx="{radius}" ry="{radius * 0.82:.1f}"/>'
    return f'<g fill="{C[col]}">{body}<polygon points="{corners}"/></g>'
