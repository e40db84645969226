"""Spider's webs."""

from __future__ import annotations

import numpy as np

from tools.art.kit.kinds import Array
from tools.art.kit.mats import paper
from tools.art.kit.shapes.curves import spline
from tools.art.kit.shapes.sweeps import tube


def branches() -> tuple[Array, Array]:
    """Two forked branches that leave the frame; returns sample points for the anchors."""
    bark = paper("bark", dents=0.5)
    left = spline(
        [(-8.8, 0.2, -7), (-6.6, 0.1, -3.6), (-5.6, 0, 0), (-5.2, 0, 3.2), (-3.0, 0, 5.6), (1.0, 0.1, 7.6)], 120
    )
    right = spline(
        [(8.2, 0.2, 8), (7.0, 0.1, 4.4), (6.2, 0, 1.2), (5.4, 0, -2.4), (3.0, 0, -4.7), (-1.0, 0, -6.4)], 120
    )
    for path in (left, right):
        tube(path, 0.34, bark, 14, radii=np.linspace(1.15, 0.55, len(path)))
    for begin, end, bow in (
        ((-5.5, 0, 1.2), (-8.8, 0.4, 4.4), 0.5),
        ((6.3, 0, 1.6), (9.5, 0.3, -1), 0.4),
        ((-6.4, 0.1, -3.2), (-9.5, 0.2, -2.2), 0.3),
    ):
        middle = (np.array(begin) + end) / 2 + (0, 0, bow)
        tube(spline([begin, middle, end], 30), 0.17, bark, 10, radii=np.linspace(1, 0.4, 30))
    return left, right
