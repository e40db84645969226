"""A painter that records what each item on a page is, for an accessible PDF: headings, text, figures."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from bonfire_deck.paper.canvas import Images
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import INK

OFF_THE_PAGE = -9.0
"""Where the marks stand that say where an element begins; they are taken out again."""


@dataclass(eq=False)
class Element:
    """A PDF structure element (ISO 32000-2, 14.8.4), such as `H1`, `P`, `Figure`, `Table` or `TD`."""

    role: str
    alt_text: str = ""
    title: str = ""
    """Of a heading, for the outline."""
    children: list["Element"] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    """The pages and the numbers there of what belongs to it."""

    def add(self, role: str, alt_text: str = "", title: str = "") -> "Element":
        """Add a child element and return it."""
        child = Element(role, alt_text, title)
        self.children.append(child)
        return child


@dataclass(frozen=True)
class Face:
    """The look of text, in points."""

    size: float
    weight: int = 400
    of_people: bool = False
    italic: bool = False
    colour: str = INK

    def font(self) -> QFont:
        """Return the face as a QFont, for a painter whose units are points."""
        font = serif(self.size, self.weight) if self.of_people else sans(self.size, self.weight)
        font.setItalic(self.italic)
        return font


class Pen:
    """Draws, and records the element that each stroke belongs to."""

    def __init__(self, painter: QPainter, images: Images) -> None:
        """Draw with `painter`, whose units are points."""
        self.painter = painter
        self.images = images
        self.page = 0
        self._marks = 0
        self._element: Element | None = None
        self._fonts: dict[Face, QFont] = {}
        self._colours: dict[str, QColor] = {}

    def next_page(self, page: int) -> None:
        """Continue on another page, where marks are counted anew."""
        self.page, self._marks, self._element = page, 0, None

    def begin(self, element: Element | None) -> None:
        """Assign what is drawn from here on to `element`, or to none."""
        if self._marks and element is self._element:
            return
        self._element = element
        number = 0
        if element is not None:
            self._marks += 1
            number = self._marks
            element.content.append((self.page, number))
        colour = QColor(number >> 16 & 255, number >> 8 & 255, number & 255)
        self.painter.fillRect(QRectF(OFF_THE_PAGE, OFF_THE_PAGE, 1, 1), colour)

    def font(self, face: Face) -> QFont:
        """Return the font of a face, cached."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = face.font()
        return font

    def colour(self, name: str) -> QColor:
        """Return a colour by its name, such as `#2A2320`, cached."""
        colour = self._colours.get(name)
        if colour is None:
            colour = self._colours[name] = QColor(name)
        return colour

    def image(self, name: str) -> QImage | None:
        """Return the placeholder image for a picture."""
        return self.images(name)
