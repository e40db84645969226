"""Zoom into a picture: a part is (x, y, width, height) in fractions of what the card shows."""

from collections.abc import Sequence

Part = tuple[float, float, float, float]
WHOLE: Part = (0.0, 0.0, 1.0, 1.0)
SMALLEST_SIDE = 0.1
"""Any closer, a photo is only a blur."""


def part_of(kept: object) -> Part | None:
    """Return the part saved as `kept`, `None` for the whole picture or an invalid value."""
    if not isinstance(kept, Sequence) or isinstance(kept, str) or len(kept) != len(WHOLE):
        return None
    numbers = [float(number) for number in kept if isinstance(number, int | float)]
    if len(numbers) != len(WHOLE):
        return None
    x, y, width, height = numbers
    return _inside((x, y, width, height)) if width > 0 and height > 0 else None


def squared(part: Part) -> Part | None:
    """Return the smallest part around `part` with the card's own ratio; `None` if that is the whole."""
    x, y, width, height = part
    side = max(width, height)
    return _inside((x + (width - side) / 2, y + (height - side) / 2, side, side))


def zoomed(part: Part | None, factor: float, at: tuple[float, float] = (0.5, 0.5)) -> Part | None:
    """Return `part` zoomed in by `factor`; the point `at`, in fractions of the card, stays fixed."""
    x, y, width, height = part or WHOLE
    nearer_width = min(1.0, max(SMALLEST_SIDE, width / factor))
    nearer_height = min(1.0, max(SMALLEST_SIDE, height / factor))
    return _inside(
        (
            at[0] - (at[0] - x) * nearer_width / width,
            at[1] - (at[1] - y) * nearer_height / height,
            nearer_width,
            nearer_height,
        )
    )


def moved(part: Part | None, right: float, down: float) -> Part | None:
    """Return `part` moved by fractions of its own size, within the card."""
    if part is None:
        return None
    x, y, width, height = part
    return _inside((x + right * width, y + down * height, width, height))


def centre(part: Part | None) -> tuple[float, float]:
    """Return the centre of a part."""
    x, y, width, height = part or WHOLE
    return x + width / 2, y + height / 2


def _inside(part: Part) -> Part | None:
    width = min(1.0, max(SMALLEST_SIDE, part[2]))
    height = min(1.0, max(SMALLEST_SIDE, part[3]))
    if width == height == 1.0:
        return None
    return min(1 - width, max(0.0, part[0])), min(1 - height, max(0.0, part[1])), width, height
