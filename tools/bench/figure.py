"""What a figure is: our own work beside the plainest best code for the same thing, measured in turns."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 5
LEEWAY = 0.25


@dataclass(frozen=True)
class Figure:
    """One line of the table: two ways of doing a thing, each returning what it took, and how far apart they may be."""

    name: str
    """Such as "next card, 1920x1080"."""
    unit: str
    """What `ours` and `reference` return: "ms", "MB", "photos/s" …"""
    goal: float
    """The ratio ours / reference that is asked for."""
    ours: Callable[[], float]
    reference: Callable[[], float]
    at_least: bool = False
    """For a rate: the ratio may not be under the goal. Otherwise it may not be over."""
    rounds: int = ROUNDS


@dataclass(frozen=True)
class Result:
    """What came of the rounds of one figure."""

    figure: Figure
    ours: tuple[float, ...]
    reference: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours / reference, round by round: a slow moment of the machine slows both."""
        return tuple(own / limit for own, limit in zip(self.ours, self.reference, strict=True))

    @property
    def our_median(self) -> float:
        """What ours took in the middle round."""
        return statistics.median(self.ours)

    @property
    def reference_median(self) -> float:
        """What the reference took in the middle round."""
        return statistics.median(self.reference)

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return statistics.median(self.ratios)

    @property
    def is_met(self) -> bool:
        """Whether the goal is met."""
        return self.ratio >= self.figure.goal if self.figure.at_least else self.ratio <= self.figure.goal

    @property
    def is_far_off(self) -> bool:
        """Whether the goal is missed by more than a quarter."""
        goal = self.figure.goal
        return self.ratio < goal * (1 - LEEWAY) if self.figure.at_least else self.ratio > goal * (1 + LEEWAY)


def measure(figure: Figure) -> Result:
    """Measure both sides in turns, the reference first in one round and ours first in the next."""
    ours: list[float] = []
    reference: list[float] = []
    for number in range(figure.rounds):
        sides = [(figure.reference, reference), (figure.ours, ours)]
        for side, values in sides if number % 2 == 0 else reversed(sides):
            values.append(side())
    return Result(figure, tuple(ours), tuple(reference))
