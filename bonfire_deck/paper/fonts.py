"""The product's two font families, loaded from their packages; system fonts are the fallback."""

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
    """Register Lato and Source Serif Pro with Qt; call once per process, after creating the application object."""
    for package, faces in FACES.items():
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            continue
        for face in faces:
            QFontDatabase.addApplicationFont(str(Path(spec.origin).parent / "files" / f"{face}.ttf"))


def sans(pixels: float, weight: int = 400) -> QFont:
    """Return Lato, `pixels` high, for the product's own text; weights as in CSS."""
    return _font(SANS, pixels, weight)


def serif(pixels: float, weight: int = 400) -> QFont:
    """Return Source Serif Pro, `pixels` high, for what people said and questions to the room."""
    return _font(SERIF, pixels, weight)


def _font(family: str, pixels: float, weight: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight(weight))
    # Lines must break at the same places on screen, in a PDF and in an SVG.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # A PDF can't map a ligature such as "ft" to its letters, so a search would not find "after".
    font.setFeature(QFont.Tag.fromString("liga"), 0)
    return font
