"""The two families of the product, taken from the packages that carry them; the system's fonts stand in elsewhere."""

import importlib.util
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

SANS = "Lato"
SERIF = "Source Serif Pro"
FACES = {
    "font_lato": ("Lato-Light", "Lato-Regular", "Lato-Bold", "Lato-Black"),
    "font_source_serif_pro": (
        "SourceSerifPro-Regular", "SourceSerifPro-It", "SourceSerifPro-Semibold", "SourceSerifPro-Bold",
    ),
}  # fmt: skip
"""Those of a package that the product uses."""


def register_fonts() -> None:
    """Make Lato and Source Serif Pro known to Qt; call once a program, after the application object was made."""
    for package, faces in FACES.items():
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            continue
        for face in faces:
            QFontDatabase.addApplicationFont(str(Path(spec.origin).parent / "files" / f"{face}.ttf"))


def sans(pixels: float, weight: int = 400) -> QFont:
    """Return Lato, `pixels` high, for what the product says; weights as in CSS."""
    return _font(SANS, pixels, weight)


def serif(pixels: float, weight: int = 400) -> QFont:
    """Return Source Serif Pro, `pixels` high, for people's words and questions to the room."""
    return _font(SERIF, pixels, weight)


def _font(family: str, pixels: float, weight: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight(weight))
    # Lines must break at the same places on a screen, in a PDF and in an SVG.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # A PDF can't say which letters a ligature such as "ft" stands for, so that "after" could not be found in it.
    font.setFeature(QFont.Tag.fromString("liga"), 0)
    return font
