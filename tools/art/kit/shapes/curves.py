"""Lines: smooth paths through points, circles and outlines with rounded corners."""

from __future__ import annotations

import math

import numpy as np

from tools.art.kit.kinds import Array, Outline, Path

TAU = math.tau

# Points between two control points before the curve is resampled evenly.
POINTS_PER_SPAN = 40

# Corner cutting replaces a corner by points at these shares of its edges, and stops when the
# outline has this many points.
NEAR_SHARE, FAR_SHARE = 0.8, 0.2
MOST_OUTLINE_POINTS = 260


def spline(pts: Path, n: int = 200, closed: bool = False) -> Array:
    """Draw a Catmull-Rom curve through points of any dimension.

    pts: control points; the curve goes through all of them.
    n: number of points returned, evenly spaced along the curve.
    closed: return to the first point (which is then also the last one returned).
    """
    points = np.asarray(pts, float)
    if closed:
        padded = np.vstack([points[-1], points, points[0], points[1]])
    else:
        padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    spans = len(points) if closed else len(points) - 1
    pieces = [_span(*padded[start : start + 4]) for start in range(spans)]
    pieces.append(points[:1] if closed else points[-1:])
    return _resample(np.vstack(pieces), n)


def _span(before: Array, start: Array, end: Array, after: Array) -> Array:
    """Return the points of a Catmull-Rom curve from `start` up to, but without, `end`."""
    t = np.linspace(0, 1, POINTS_PER_SPAN, endpoint=False)[:, None]
    return 0.5 * (
        2 * start
        + (end - before) * t
        + (2 * before - 5 * start + 4 * end - after) * t**2
        + (3 * start - before - 3 * end + after) * t**3
    )


def _resample(points: Array, count: int) -> Array:
    """Return `count` points at even distances along a polyline."""
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    along = np.r_[0, np.cumsum(steps)]
    wanted = np.linspace(0, along[-1], count)
    columns = [np.interp(wanted, along, points[:, axis]) for axis in range(points.shape[1])]
    return np.stack(columns, 1)


def path_length(path: Path) -> float:
    """Return the length of a polyline in units."""
    return np.linalg.norm(np.diff(np.asarray(path), axis=0), axis=1).sum()


def circle(r: float, n: int = 64, c: tuple[float, float] = (0, 0), ph: float = 0) -> list[tuple[float, float]]:
    """Return the outline of a circle.

    r: radius.
    n: number of points.
    c: centre.
    ph: angle of the first point in radians.
    """
    angles = [TAU * index / n + ph for index in range(n)]
    return [(c[0] + r * math.cos(angle), c[1] + r * math.sin(angle)) for angle in angles]


def round_poly(o: Outline, it: int = 2) -> list[tuple[float, float]]:
    """Round the corners of an outline by cutting them `it` times (Chaikin)."""
    points = np.asarray(o, float)
    for _ in range(it):
        following = np.roll(points, -1, 0)
        near = NEAR_SHARE * points + FAR_SHARE * following
        far = FAR_SHARE * points + NEAR_SHARE * following
        points = np.stack([near, far], 1).reshape(-1, 2)
        if len(points) > MOST_OUTLINE_POINTS:
            break
    return [tuple(point) for point in points]
