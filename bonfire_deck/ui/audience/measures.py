"""Sizes on the wall, as fractions of its height."""

SMALLEST = 0.04
"""No letter is smaller: the back row reads it."""
BADGE = 0.065
"""The badge of a number; its letters are a little above the smallest."""
EDGE = 0.03
"""Between what is shown and the edge."""
