"""The colours and the two typefaces of everything that is drawn: the one place where their values are written.

Colours are `#rrggbb` text, so that style sheets, SVG and QColor can all take them.
"""

NIGHT = "#171311"
SOOT = "#211B18"
SOOT2 = "#2C2521"
LINE = "#3B322D"
EMBER = "#E4572E"
EMBER_DEEP = "#C2401C"
FLAME = "#F6A13A"
GLOW = "#FFD27A"

ASH = "#F4EFE8"
PAPER = "#FBF8F4"
INK = "#2A2320"
SMOKE = "#6F645B"
SMOKE_ON_NIGHT = "#B9ACA1"
SKY = "#2F5D7C"

SHEET = "#FFFDF9"
"""A slip of paper with somebody's words on it, lighter than the section it lies on."""
EDGE = "#DDD2C6"
"""The outline of sheets and sections on the paper ground."""
GRAIN = "#DAD1C7"
"""The dots of the board's ground."""
FOUND = "#FFE3A6"
"""Behind what Find has found."""

INTERFACE_FAMILY = "Lato"
WORDS_FAMILY = "Source Serif Pro"
"""The typeface of people's words and of questions to the room."""
