"""Sizes on the wall, as fractions of its height."""

SMALLEST = 0.04
"""The smallest text: the back row can read it."""
BADGE = 0.065
"""The badge of a number; its text is slightly larger than the smallest."""
EDGE = 0.03
"""The margin at the edge of the wall."""
