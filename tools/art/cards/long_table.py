"""A long garden table after a feast at dusk: crumbs, low candles, chairs pushed back anyhow.
One place is untouched and its chair still tucked in; who was expected and did not come?"""

import math
import random

from tools.art.kit.core import start
from tools.art.kit.geo import ball, box, cyl, fbm, inst, puff, terrain
from tools.art.kit.mats import paper
from tools.art.kit.props.crockery import cup, plate
from tools.art.kit.props.feasts import (
    FAR,
    HALF_WIDTH,
    NEAR,
    SEATS,
    TOP,
    UNTOUCHED,
    centre_pieces,
    cloth,
    fork_shape,
    light_strings,
    seat_y,
    used_places,
)
from tools.art.kit.props.furniture import plain_chair, stool
from tools.art.kit.props.meadows import meadow
from tools.art.kit.rig import area, camera, firelight
from tools.art.kit.shapes.land import height_at
from tools.art.kit.shapes.turning import lathe
from tools.art.kit.things import join


def untouched_place():
    """Clean plate with a whole orange cake, straight fork, folded napkin, full candle."""
    x, y = HALF_WIDTH - 0.62, seat_y(UNTOUCHED)
    inst(join(plate(0.56, "cream", "teal")), (x, y, TOP + 0.01))
    lathe(
        [(0.27, 0), (0.3, 0.04), (0.3, 0.24), (0.25, 0.3), (0, 0.31)],
        paper("ember", light=0.18),
        28,
        loc=(x, y, TOP + 0.06),
        caps=True,
    )
    ball(0.08, (x, y, TOP + 0.42), paper("brick"), sub=2)
    inst(fork_shape(), (x - 0.02, y - 0.78, TOP + 0.03), (0, 0, 0), 1.1)
    box((0.5, 0.34, 0.05), (x, y + 0.86, TOP + 0.03), paper("teal"), bevel=0.02)
    inst(join(cup("teal", 0.19)), (x - 0.72, y + 0.45, TOP), (0, 0, 0.5))


def chairs():
    """Chairs on both sides, pushed back; only the untouched one is tucked in."""
    dice = random.Random(12)
    kinds = [
        plain_chair("wood", "wood"), plain_chair("sea", "teal", 1.1, 2),
        plain_chair("ochre", "wood", 1.2, upright=True), stool("brick", height=1.0),
    ]  # fmt: skip
    tucked = plain_chair("cream", "cream", 1.15, 3)
    for side in (-1, 1):
        for index in range(SEATS):
            y = seat_y(index)
            if side == 1 and index == UNTOUCHED:
                inst(tucked, (HALF_WIDTH + 0.32, y, 0), (0, 0, -math.pi / 2), 1.12)
                continue
            away = HALF_WIDTH + dice.uniform(1.0, 1.7)
            turn = -side * math.pi / 2 + dice.uniform(-0.7, 0.7)
            inst(dice.choice(kinds), (side * away, y + dice.uniform(-0.3, 0.3), 0), (0, 0, turn), 1.1)


def garden():
    """Lawn and a ring of dark round trees."""

    def ground(x, y):
        return 0.1 * fbm(x + 15, y + 15, 0.3, 3, 3) - 0.06

    terrain(ground, 70, 60, 200, 160, paper("moss", vary=0.07), (0, 14, 0))
    dice = random.Random(23)
    for index in range(26):
        x = dice.uniform(-20, 20)
        y = 15 + dice.uniform(0, 7) - 0.01 * x * x
        puff((x, y, 0), dice.uniform(1.4, 2.4), paper(dice.choice(("pine", "pine", "teal"))), paper("bark"), index)
    spots = [(dice.uniform(-10, 10), dice.uniform(-8, 12)) for _ in range(900)]
    meadow(ground, [s for s in spots if abs(s[0]) > 1.5], ("moss", "pine"), 0.3, 5)
    return height_at(ground, 0, 0)


def build():
    """Dusk; bulbs and candles are the only warm light on a blue-green garden."""
    start("dusk", haze=0.03, haze_start=17, fog="#8A7F9C", top="#39447F", low="#E3977A")
    cloth()
    used_places()
    untouched_place()
    centre_pieces()
    chairs()
    light_strings()
    garden()
    for x in (-1.2, 1.2):
        for y in (NEAR + 0.4, FAR - 0.4):
            cyl(0.12, TOP - 0.1, (x, y, TOP / 2 - 0.05), paper("wood"), seg=12)
    firelight((0, 1, 1), 10, side=-1, height=0.7, key=0.42, rim=0.8, size=0.25)
    area((0, -10, 7), (0, -2, 1), 300, "#FFC89A", 3)
    camera((0.75, -10.6, 5.3), (0.1, 0.4, 1.8), 33, focus=(0.8, -3, TOP), fstop=0.5)
    return {"exposure": 0.2, "post": {"bloom": 0.4}}
