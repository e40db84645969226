"""What is drawn by QPainter without a window: the board on the screen, in PNG, SVG and PDF is the same drawing."""
