"""The board as SVG: real text in the same lines, each picture inside once."""

import base64
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from bonfire_deck.model.layout import (
    FRAME,
    LINE_HEIGHT,
    MARGIN,
    NOTE_INSET,
    NOTE_INSET_LEFT,
    PADDING,
    LaidOut,
    Note,
    PictureBox,
    SectionBox,
)
from bonfire_deck.model.session import StoredPicture
from bonfire_deck.paper.board import HEADING, NUMBER, QUIET, STRIPE, TITLE, WORDS, shown_text
from bonfire_deck.paper.inks import ASH, EMBER, HAIR, INK, NIGHT, SMOKE, WHITE

STYLE = (
    'text { font-family: Lato, "Helvetica Neue", Arial, sans-serif; white-space: pre; } '
    '.words { font-family: "Source Serif Pro", Georgia, serif; }'
)


def as_svg(laid_out: LaidOut, pictures: Mapping[str, StoredPicture]) -> str:
    """Return the drawing; `pictures` are those the board shows, by id."""
    size = f'width="{laid_out.width:.1f}" height="{laid_out.height:.1f}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {laid_out.width:.1f} {laid_out.height:.1f}">',
        f"<title>{_clean(laid_out.board.title)}</title><style>{STYLE}</style><defs>",
    ]
    for name, picture in pictures.items():
        data = base64.b64encode(picture.data).decode("ascii")
        parts.append(
            f'<image id="p{name[:16]}" width="{picture.width}" height="{picture.height}" '
            f'href="data:image/{picture.format};base64,{data}"/>'
        )
    parts.append(f'</defs><rect width="100%" height="100%" fill="{ASH}"/>')
    parts.append(_text(MARGIN, MARGIN + TITLE, laid_out.board.title, TITLE, INK, weight=600, words=True))
    parts.append(_text(MARGIN, MARGIN + TITLE + 26, laid_out.board.count_text, QUIET + 3, SMOKE))
    for box in laid_out.sections:
        parts += _sheet(box)
    for box in laid_out.sections:
        for picture_box in box.pictures:
            parts += _picture(picture_box, pictures)
        for note in box.notes:
            parts += _note(note)
    parts.append("</svg>\n")
    return "\n".join(parts)


def _clean(text: str) -> str:
    return escape(shown_text(text).replace("\ufffe", "").replace("\uffff", ""))


def _text(
    x: float, y: float, text: str, size: float, colour: str, *, weight: int = 400, words: bool = False
) -> str:  # fmt: skip
    kind = ' class="words"' if words else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.0f}" font-weight="{weight}" fill="{colour}"{kind}>'
        f"{_clean(text)}</text>"
    )


def _box(x: float, y: float, width: float, height: float, radius: float, fill: str, stroke: str, more: str = "") -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{radius}" fill="{fill}" '
        f'stroke="{stroke}"{more}/>'
    )


def _sheet(box: SectionBox) -> list[str]:
    rect = box.rect
    dashes = ' stroke-dasharray="5 4"' if box.section.is_rest else ""
    x, y = rect.x + PADDING, rect.y + PADDING
    return [
        _box(rect.x, rect.y, rect.width, rect.height, 16, "#FDFCFA", HAIR, dashes),
        _text(x, y + HEADING * 0.75, box.section.heading, HEADING, INK, weight=800),
        _text(x, y + HEADING + 17, box.section.count_text, QUIET, SMOKE),
    ]


def _picture(box: PictureBox, pictures: Mapping[str, StoredPicture]) -> list[str]:
    rect, card = box.rect, box.card
    x, y, width, height = rect.x + FRAME, rect.y + FRAME, rect.width - 2 * FRAME, rect.height - 2 * FRAME
    parts = [_box(rect.x, rect.y, rect.width, rect.height, 6, WHITE, HAIR)]
    picture = pictures.get(card.picture_id)
    if picture is not None:
        crop_width, crop_height = picture.width * card.crop_width, picture.height * card.crop_height
        view = (
            f"{picture.width * card.crop_x:.1f} {picture.height * card.crop_y:.1f} {crop_width:.1f} {crop_height:.1f}"
        )
        inner_width, inner_height = (height, width) if card.rotation % 2 else (width, height)
        turn = f"translate({x + width / 2:.1f} {y + height / 2:.1f}) rotate({90 * card.rotation})"
        label = quoteattr(shown_text(card.alt_text or card.title))
        parts.append(
            f'<g transform="{turn}" role="img" aria-label={label}><svg x="{-inner_width / 2:.1f}" '
            f'y="{-inner_height / 2:.1f}" width="{inner_width:.1f}" height="{inner_height:.1f}" viewBox="{view}" '
            f'preserveAspectRatio="none"><use href="#p{card.picture_id[:16]}"/></svg></g>'
        )
    else:
        parts.append(_text(x + 12, y + height / 2, card.words or card.title, WORDS + 4, INK, weight=600, words=True))
    number = str(card.number)
    parts.append(_box(x + 6, y + 6, 12 + 11 * len(number), NUMBER, 4, NIGHT, "none"))
    parts.append(_text(x + 12, y + 6 + NUMBER * 0.74, number, NUMBER * 0.62, WHITE, weight=800))
    return parts


def _note(note: Note) -> list[str]:
    rect, group = note.rect, note.line.group
    colour = group.mark.dark if group else SMOKE
    baseline = rect.y + NOTE_INSET + LINE_HEIGHT * 0.74
    parts = [
        _box(rect.x, rect.y, rect.width, rect.height, 6, "#FFFDF8", HAIR),
        _box(rect.x, rect.y, STRIPE, rect.height, 3, colour, "none"),
    ]
    if group:
        parts.append(_text(rect.x + STRIPE + 8, baseline, group.mark.shape, 13, colour, weight=700))
    for index, text in enumerate(note.lines):
        parts.append(_text(rect.x + NOTE_INSET_LEFT, baseline + index * LINE_HEIGHT, text, WORDS, INK, words=True))
    if note.line.reaction.favourite:
        parts.append(_text(rect.right - 20, rect.y + 16, "★", 14, EMBER, weight=800))
    return parts
