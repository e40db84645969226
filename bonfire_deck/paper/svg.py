"""The board as SVG: real text in the same lines, each picture embedded once."""

import base64
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from bonfire_deck.model.layout import LINE_HEIGHT, LaidOut, Rect
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import StoredPicture
from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.board import draw, one_line
from bonfire_deck.paper.canvas import SHADES, Edge, Face
from bonfire_deck.paper.inks import ASH, INK

STYLE = (
    'text { font-family: Lato, "Helvetica Neue", Arial, sans-serif; font-variant-ligatures: none; white-space: pre; } '
    '.words { font-family: "Source Serif Pro", Georgia, serif; }'
)


def as_svg(laid_out: LaidOut, pictures: Mapping[str, StoredPicture]) -> str:
    """Return the drawing; `pictures` are those that the board shows, by id."""
    area = laid_out.area
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{area.width:.1f}" height="{area.height:.1f}" '
        f'viewBox="{area.x:.1f} {area.y:.1f} {area.width:.1f} {area.height:.1f}">',
        f"<title>{_clean(laid_out.board.title)}</title><style>{STYLE}</style><defs>",
    ]
    for name, picture in pictures.items():
        data = base64.b64encode(picture.data).decode("ascii")
        parts.append(
            f'<image id="p{name[:16]}" width="{picture.width}" height="{picture.height}" '
            f'href="data:image/{picture.format};base64,{data}"/>'
        )
    parts.append("</defs>")
    canvas = SvgCanvas(pictures, parts)
    canvas.sheet(area, 0, ASH)
    draw(canvas, laid_out)
    return "\n".join([*parts, "</svg>\n"])


def _clean(text: str) -> str:
    return escape(shown_text(text))


class SvgCanvas:
    """A canvas that writes each stroke as an SVG element."""

    def __init__(self, pictures: Mapping[str, StoredPicture], parts: list[str]) -> None:
        """Append the elements to `parts`."""
        self._pictures = pictures
        self._parts = parts

    def sheet(self, rect: Rect, radius: float, fill: str, edge: Edge | None = None) -> None:
        """Draw a rectangle with rounded corners."""
        more = ""
        if edge is not None:
            more = f' stroke="{edge.colour}" stroke-width="{edge.width:g}"'
            more += ' stroke-dasharray="4 4"' if edge.dashed else ""
        self._rect(rect, radius, f'fill="{fill}"{more}')

    def plain(self, rects: Sequence[Rect], fill: str, edge: Edge | None = None) -> None:
        """Draw uniform rectangles with sharp corners."""
        for rect in rects:
            self.sheet(rect, 0, fill, edge)

    def shade(self, rect: Rect, radius: float) -> None:
        """Draw the soft shadow of a sheet."""
        for out, down, opacity in SHADES:
            layer = Rect(rect.x - out, rect.y - out + down, rect.width + 2 * out, rect.height + 2 * out)
            self._rect(layer, radius + out, f'fill="{INK}" fill-opacity="{opacity / 255:.3f}"')

    def _rect(self, rect: Rect, radius: float, more: str) -> None:
        self._parts.append(
            f'<rect x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}" height="{rect.height:.1f}" '
            f'rx="{radius:g}" {more}/>'
        )

    def words(self, x: float, baseline: float, text: str, face: Face, colour: str, *, leftward: bool = False) -> None:
        """Draw one line of text starting at `x`, or, with `leftward`, for a right-to-left script."""
        more = ' class="words"' if face.of_people else ""
        more += ' direction="rtl"' if leftward else ""
        self._parts.append(
            f'<text x="{x:.1f}" y="{baseline:.1f}" font-size="{face.size:g}" font-weight="{face.weight}" '
            f'fill="{colour}"{more}>{_clean(text)}</text>'
        )

    def lines(
        self, x: float, baseline: float, texts: tuple[str, ...], face: Face, colour: str, *, leftward: bool = False
    ) -> None:
        """Draw lines as `words` does, `LINE_HEIGHT` apart."""
        for index, text in enumerate(texts):
            self.words(x, baseline + index * LINE_HEIGHT, text, face, colour, leftward=leftward)

    def advance(self, text: str, face: Face) -> float:
        """Return the width of one line."""
        return face.advance(text)

    def picture(self, card: Card, rect: Rect) -> bool:
        """Draw a card's picture, cropped and rotated; return whether there is one."""
        picture = self._pictures.get(card.picture_id)
        if picture is None:
            return False
        width, height = (rect.height, rect.width) if card.rotation % 2 else (rect.width, rect.height)
        view = (
            f"{picture.width * card.crop_x:.2f} {picture.height * card.crop_y:.2f} "
            f"{picture.width * card.crop_width:.2f} {picture.height * card.crop_height:.2f}"
        )
        turn = f"translate({rect.x + rect.width / 2:.1f} {rect.y + rect.height / 2:.1f}) rotate({90 * card.rotation})"
        label = quoteattr(one_line(card.alt_text or card.title))
        self._parts.append(
            f'<g transform="{turn}" role="img" aria-label={label}><svg x="{-width / 2:.1f}" y="{-height / 2:.1f}" '
            f'width="{width:.1f}" height="{height:.1f}" viewBox="{view}" preserveAspectRatio="none">'
            f'<use href="#p{card.picture_id[:16]}"/></svg></g>'
        )
        return True

    def fade(self, opacity: float) -> None:
        """Set the opacity of what follows; 1 is opaque."""
        self._parts.append("</g>" if opacity == 1 else f'<g opacity="{opacity:g}">')
