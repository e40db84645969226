"""How a card frames its picture: crop, quarter turns and focal point as numbers; the stored picture never changes."""

from dataclasses import dataclass, replace

from bonfire_deck.model.rows import Card

Box = tuple[float, float, float, float]
"""Left, top, width and height, as fractions of a picture."""
Spot = tuple[float, float]
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
MIDDLE: Spot = (0.5, 0.5)
LEAST = 0.05
"""The minimum fraction of either side that a crop leaves."""


@dataclass(frozen=True)
class Framing:
    """Crop and focal point are fractions of the stored upright picture; rotation is applied after the crop."""

    crop: Box = WHOLE
    rotation: int = 0
    """Quarter turns clockwise, 0 to 3."""
    focal: Spot = MIDDLE

    @classmethod
    def of(cls, card: Card) -> "Framing":
        """Return a card's framing."""
        crop = (card.crop_x, card.crop_y, card.crop_width, card.crop_height)
        return cls(crop, card.rotation, (card.focal_x, card.focal_y))

    @property
    def fields(self) -> dict[str, float | int]:
        """Return the card fields for this framing."""
        left, top, width, height = self.crop
        return {
            "crop_x": left, "crop_y": top, "crop_width": width, "crop_height": height, "rotation": self.rotation,
            "focal_x": self.focal[0], "focal_y": self.focal[1],
        }  # fmt: skip

    def turned(self, quarters: int) -> "Framing":
        """Return the framing rotated clockwise, or anticlockwise for negative numbers."""
        return replace(self, rotation=(self.rotation + quarters) % 4)

    @property
    def shown_crop(self) -> Box:
        """The crop as fractions of the rotated picture, as seen on the screen."""
        left, top, width, height = self.crop
        one = _turn((left, top), self.rotation)
        other = _turn((left + width, top + height), self.rotation)
        return _between(one, other)

    def with_shown_crop(self, box: Box) -> "Framing":
        """Return the framing with another crop of the rotated picture, kept inside and not too small."""
        left, top, width, height = kept_inside(box)
        one = _turn((left, top), -self.rotation)
        other = _turn((left + width, top + height), -self.rotation)
        return replace(self, crop=kept_inside(_between(one, other)))

    @property
    def shown_focal(self) -> Spot:
        """The focal point as fractions of the rotated picture."""
        return _turn(self.focal, self.rotation)

    def with_shown_focal(self, spot: Spot) -> "Framing":
        """Return the framing with another focal point on the rotated picture."""
        x, y = _turn((_clamped(spot[0]), _clamped(spot[1])), -self.rotation)
        return replace(self, focal=(_clamped(x), _clamped(y)))

    def with_shape(self, ratio: float, size: tuple[int, int]) -> "Framing":
        """Return the framing with the largest crop of a given shape around the focal point.

        `ratio` is width / height as seen on the screen, `size` that of the stored picture in pixels.
        """
        across, down = (size[1], size[0]) if self.rotation % 2 else size
        own = across / max(down, 1)
        width, height = (ratio / own, 1.0) if ratio < own else (1.0, own / ratio)
        x, y = self.shown_focal
        return self.with_shown_crop((x - width / 2, y - height / 2, width, height))


def kept_inside(box: Box) -> Box:
    """Return a box moved into the picture, cut to its size, and not smaller than `LEAST`."""
    left, top, width, height = box
    width, height = min(1.0, max(LEAST, width)), min(1.0, max(LEAST, height))
    return (min(max(0.0, left), 1.0 - width), min(max(0.0, top), 1.0 - height), width, height)


def _turn(spot: Spot, quarters: int) -> Spot:
    x, y = spot
    for _quarter in range(quarters % 4):
        x, y = 1.0 - y, x
    return x, y


def _between(one: Spot, other: Spot) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return left, top, abs(one[0] - other[0]), abs(one[1] - other[1])


def _clamped(value: float) -> float:
    return min(1.0, max(0.0, value))
