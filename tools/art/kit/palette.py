"""The one palette of the series and its four hours (moods).

Colours are sRGB hex strings; `lin` turns them into the linear light that Blender wants.
"""

from __future__ import annotations

import numpy as np

from tools.art.kit.kinds import Array

C: dict[str, str] = {
    # cool fields
    "ink": "#141B33",
    "night": "#22305A",
    "slate": "#3D5280",
    "steel": "#6F87AE",
    "mist": "#AFC6CC",
    "teal": "#1E6A72",
    "sea": "#3FA099",
    # things that must be read
    "cream": "#F6E7C8",
    "bone": "#EFDDBD",
    # warm fields
    "sand": "#D8B07A",
    "ochre": "#E3A032",
    "terra": "#C6532B",
    "brick": "#8E3226",
    "plum": "#6A2F50",
    "rose": "#C9756B",
    # light only
    "ember": "#FF8C2E",
    "flame": "#FFC65A",
    # plants, timber and stone
    "moss": "#70843F",
    "pine": "#2F5546",
    "leaf": "#A3BE45",
    "wood": "#8A5A36",
    "bark": "#4C3226",
    "stone": "#8B8578",
}

# Per hour: sky at the top and at the foot of the picture (only the camera sees it), fill colour and
# strength (lights the model), key colour and strength (the fire), and the colour of fog.
HOURS: dict[str, dict[str, str | float]] = {
    "night": {
        "top": "#1B2A63",
        "low": "#5E74B4",
        "fill": "#6C88D2",
        "fill_s": 0.75,
        "key": "#FF9A4A",
        "key_s": 1.0,
        "fog": "#4C64A6",
    },
    "dusk": {
        "top": "#3B3E7A",
        "low": "#E59A72",
        "fill": "#86A0D6",
        "fill_s": 0.75,
        "key": "#FFB067",
        "key_s": 1.25,
        "fog": "#A97F86",
    },
    "dawn": {
        "top": "#7FA9B8",
        "low": "#F2DDBE",
        "fill": "#A9C8DA",
        "fill_s": 0.95,
        "key": "#FFC98C",
        "key_s": 1.2,
        "fog": "#C9D3CB",
    },
    "noon": {
        "top": "#8CC0C4",
        "low": "#F3E3BF",
        "fill": "#9FC4E6",
        "fill_s": 0.9,
        "key": "#FFD9A6",
        "key_s": 1.6,
        "fog": "#E3D9BC",
    },
}

# The sRGB transfer function: a straight foot below the knee, a power curve above it.
SRGB_KNEE = 0.04045
SRGB_SLOPE = 12.92
SRGB_GAMMA = 2.4
EMBER_PAINT = "#F06212"  # paint that comes out as ember colour in full daylight


def _to_linear(channel: float) -> float:
    """Turn one sRGB channel (0..1) into linear light."""
    if channel <= SRGB_KNEE:
        return channel / SRGB_SLOPE
    return ((channel + 0.055) / 1.055) ** SRGB_GAMMA


def lin(h: str, k: float = 1.0) -> tuple[float, float, float]:
    """Return the linear RGB of a colour.

    h: palette name or "#RRGGBB".
    k: factor on the result (brightness).
    """
    digits = C.get(h, h).lstrip("#")
    red, green, blue = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return k * _to_linear(red), k * _to_linear(green), k * _to_linear(blue)


def rgba(h: str, k: float = 1.0) -> tuple[float, float, float, float]:
    """Return the linear colour of `lin` with an alpha of 1, as colour sockets want it."""
    return (*lin(h, k), 1.0)


def tint(colour: str, factor: float) -> str:
    """Return a palette colour made lighter (factor > 1) or darker (factor < 1) as '#RRGGBB'."""
    digits = C.get(colour, colour).lstrip("#")
    channels = [int(digits[i : i + 2], 16) for i in (0, 2, 4)]
    return "#" + "".join(f"{max(0, min(255, round(c * factor))):02X}" for c in channels)


def rgb(name: str) -> Array:
    """Palette name or '#RRGGBB' -> sRGB triple in 0..1 (what image pixels want)."""
    code = C.get(name, name).lstrip("#")
    return np.array([int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)])
