"""Red curtains stand a little open, and light pours through the gap over a stool and empty seats.

Who is about to come out, and who is it for?
"""

from __future__ import annotations

import math

import numpy as np

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cutout, inst
from tools.art.kit.mats import glow, paper
from tools.art.kit.props.theatre import curtain, footlights, tall_stool, theatre_seat
from tools.art.kit.rig import area, camera, spot
from tools.art.kit.shapes.cutouts import UPRIGHT

BOARDS = 26

# Frames around the stage: half width, height, y, colour.
FRAMES = ((7.9, 9.0, -1.1, "ochre"), (8.5, 9.5, -1.6, "teal"), (9.2, 10.1, -2.1, "night"))

SCALLOPS = 9

# Rows of seats: y, height, number of seats.
SEAT_ROWS = ((-11.2, -0.95, 9), (-13.2, -0.75, 8), (-15.2, -0.35, 7))
MISSING_SEAT = (1, 2)  # row, number: leaves the view of the stool free


def stage() -> None:
    """Lay the boards and hang the curtains with a gap between them."""
    for number in range(BOARDS):
        height = -0.15 + 0.008 * math.sin(number * 7)
        board = paper("wood", vary=0.04 + 0.05 * (number * 5 % 3))
        box((0.797, 12, 0.3), (-10 + number * 0.8, -3.2, height), board, bevel=0.03)
    box((24, 0.5, 2), (0, -9.2, -1.1), paper("brick"))
    curtain(-9.2, -0.75, 0, "brick", 1, 0.07)
    curtain(9.2, 0.6, 0.1, "brick", 2, 0.11)
    for side in (-1, 1):
        box((0.35, 0.2, 9), (side * 20, 0, 0), paper("ochre"))


def frame(half_width: float, height: float, y: float, col: str) -> None:
    """Cut a sheet of card with an arched opening, to stand around the stage."""
    arch = [
        (half_width * math.cos(angle), height * 0.72 + height * 0.28 * math.sin(angle))
        for angle in np.linspace(0, math.pi, 40)
    ]
    sheet = [(-20, -4), (20, -4), (20, 16), (-20, 16)]
    opening = [(half_width, -3), *arch, (-half_width, -3)]
    cutout([sheet, opening], 0.4, paper(col), 0.06, (0, y, 0), UPRIGHT)


def valance() -> None:
    """Hang a row of scallops from the top of the stage."""
    for number in range(SCALLOPS):
        odd = number % 2
        x = -7.2 + 1.8 * number
        edge = [(x + 0.95 * math.cos(angle), 7.55 - 0.62 * math.sin(angle)) for angle in np.linspace(math.pi, 0, 20)]
        outline = [(x - 0.95, 10), (x - 0.95, 7.55), *edge, (x + 0.95, 10)]
        place = (0, -0.55 - 0.07 * odd, 0)
        cutout([outline], 0.16, paper("terra" if odd else "brick"), 0.05, place, UPRIGHT)


def light_behind() -> None:
    """Let light wait behind the curtain and fall through the gap."""
    box((30, 0.1, 14), (0, 12, 4.5), glow("ember", 0.9), bevel=0)
    ball(1.5, (0.05, 11.5, 4.7), glow("flame", 3), (1, 0.2, 1))
    spot((-0.05, 7.5, 5.0), (-0.05, -3.5, -0.4), 60000, "flame", 50, 0.4, 0.1)
    area((0, 3.5, 9), (0, 2.2, 0), 260, "ember", 2)


def seats() -> None:
    """Set curved rows of empty seats before the stage."""
    model = theatre_seat()
    for row, (y, z, count) in enumerate(SEAT_ROWS):
        for number in range(count):
            if (row, number) == MISSING_SEAT:
                continue
            offset = number - (count - 1) / 2
            place = (1.62 * offset, y, z + 0.03 * offset**2)
            inst(model, place, (0, 0, -0.03 * offset), 1)


def build() -> dict[str, object]:
    """Build the scene and return its render options."""
    start("night", fill_s=0.5, fill="#6A78C8")
    stage()
    for sheet in FRAMES:
        frame(*sheet)
    valance()
    light_behind()
    tall_stool()
    footlights()
    seats()
    area((-7, -15, 9), (0, -1, 4), 1500, "flame", 3)
    area((7, -14, 10), (0, -6, 0), 700, "steel", 5)
    area((0, -18, 7), (0, -12, -1), 420, "steel", 5)
    camera((0, -24, 4.9), (0, 0, 2.45), 37.5, focus=(0, -3, 1), fstop=0.45)
    return {"exposure": 0.7, "post": {"bloom": 0.45}}
