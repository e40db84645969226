"""Drawing with QPainter, without a window: the board on screen, in PNG, SVG and PDF comes from the same code."""
