"""The write-up as a slide show: one picture with people's words, to show weeks later."""

import io
from typing import Any

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.packuri import PackURI
from pptx.parts.image import ImagePart
from pptx.util import Emu, Inches, Pt

from bonfire_deck.model.session import Snapshot
from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.direction import runs_leftward
from bonfire_deck.writing.document import Picture, Speaker, Table, column_shares
from bonfire_deck.writing.plain import one_line, printable
from bonfire_deck.writing.slides import Slide, slides_of
from bonfire_deck.writing.stored import StoredName, shown_bytes, shown_size

NIGHT, PAPER, QUIET = RGBColor(0x17, 0x13, 0x11), RGBColor(0xFB, 0xF8, 0xF4), RGBColor(0xB9, 0xAC, 0xA1)
GLOW, LINE = RGBColor(0xFF, 0xD2, 0x7A), RGBColor(0x3B, 0x32, 0x2D)
SANS, SERIF = "Calibri", "Georgia"
INCH = 914_400
"""In the units of the format."""
WIDTH, HEIGHT = 40 * INCH // 3, 15 * INCH // 2
EDGE, GAP = INCH // 2, 2 * INCH // 5
PICTURE_WIDTH, TOP, BOTTOM = 37 * INCH // 5, 5 * INCH // 4, 141 * INCH // 20
TITLE_ONLY = 5
"""The layout with nothing but a title, so that every slide has one in the outline."""
SHORT = 200


def as_pptx(snapshot: Snapshot) -> bytes:
    """Return a write-up as a .pptx file; each stored picture is inside once."""
    document = write_up(snapshot.session)
    show = pptx.Presentation()
    show.slide_width, show.slide_height = Emu(WIDTH), Emu(HEIGHT)
    properties = show.core_properties
    properties.title, properties.author, properties.language = one_line(document.title)[:SHORT], "", document.language
    writer = _Writer(show, snapshot)
    for slide in slides_of(document):
        writer.add(slide)
    for part in show.part.package.iter_parts():
        if isinstance(part, ImagePart):
            part.partname = _StoredName(part.partname)
    buffer = io.BytesIO()
    show.save(buffer)
    return buffer.getvalue()


class _StoredName(StoredName, PackURI):  # type: ignore[misc]
    """The name of a picture that is not packed again."""


class _Writer:
    """Puts slides into a show."""

    def __init__(self, show: Any, snapshot: Snapshot) -> None:
        self._show = show
        self._stored = snapshot.pictures

    def add(self, slide: Slide) -> None:
        made = self._show.slides.add_slide(self._show.slide_layouts[TITLE_ONLY])
        made.background.fill.solid()
        made.background.fill.fore_color.rgb = NIGHT
        if slide.is_opening:
            self._opening(made, slide)
        else:
            _place(made.shapes.title, EDGE, Inches(0.3), WIDTH - 2 * EDGE, Inches(0.8))
            _write(made.shapes.title.text_frame, one_line(slide.title), SANS, 26, PAPER, bold=True)
            self._body(made, slide)
        if slide.notes.strip():
            made.notes_slide.notes_text_frame.text = printable(slide.notes)

    def _opening(self, made: Any, slide: Slide) -> None:
        _place(made.shapes.title, EDGE, Inches(2.0), WIDTH - 2 * EDGE, Inches(1.7))
        made.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        title = one_line(slide.title)
        _write(made.shapes.title.text_frame, title, SERIF, 48 if len(title) < 60 else 30, PAPER, bold=True)
        box = _box(made, EDGE, Inches(3.9), WIDTH - 2 * EDGE, Inches(2.6))
        if slide.question.strip():
            _write(box, slide.question, SERIF, 24, PAPER, italic=True)
        if slide.quiet:
            _write(box, " · ".join(one_line(text) for text in slide.quiet), SANS, 18, QUIET)

    def _body(self, made: Any, slide: Slide) -> None:
        left: int = EDGE
        width: int = WIDTH - 2 * EDGE
        if slide.picture is not None:
            self._picture(made, slide.picture)
            left, width = EDGE + PICTURE_WIDTH + GAP, WIDTH - 2 * EDGE - PICTURE_WIDTH - GAP
        if slide.table is not None:
            _table(made, slide.table)
            return
        top: int = TOP
        if slide.question.strip() or slide.quiet:
            box = _box(made, left, top, width, Inches(0.9))
            if slide.quiet:
                _write(box, " · ".join(one_line(text) for text in slide.quiet), SANS, 18, GLOW)
            if slide.question.strip():
                _write(box, one_line(slide.question), SERIF, 18, QUIET, italic=True)
            top += Inches(1.0)
        if slide.lines:
            _lines(made, slide, left, top, width)

    def _picture(self, made: Any, picture: Picture) -> None:
        stored = self._stored.get(picture.picture_id)
        if stored is None:
            box = _box(made, EDGE, TOP, PICTURE_WIDTH, BOTTOM - TOP)
            box.vertical_anchor = MSO_ANCHOR.MIDDLE
            _write(box, picture.words or picture.alt_text, SERIF, 30, PAPER)
        else:
            across, down = shown_size(picture, stored)
            room = BOTTOM - TOP - Inches(0.3)
            width = min(PICTURE_WIDTH, int(room * across / down))
            height = int(width * down / across)
            shape = made.shapes.add_picture(
                io.BytesIO(shown_bytes(picture, stored)), EDGE + (PICTURE_WIDTH - width) // 2, TOP, width, height
            )
            shape._element.nvPicPr.cNvPr.set("descr", one_line(picture.alt_text))  # noqa: SLF001 - no public way
        box = _box(made, EDGE, BOTTOM - Inches(0.25), PICTURE_WIDTH, Inches(0.4))
        _write(box, " · ".join(one_line(text) for text in picture.credits), SANS, 12, QUIET)


def _lines(made: Any, slide: Slide, left: int, top: int, width: int) -> None:
    box = _box(made, left, top, width, BOTTOM - top)
    for line in slide.lines:
        _write(box, line.text, SERIF, slide.size, GLOW if line.favourite else PAPER)
        if line.remark:
            remark = _write(box, line.remark, SANS, 13, QUIET, mark=line.speaker)
            remark.space_after = Pt(10)


def _table(made: Any, told: Table) -> None:
    columns, rows = told.columns, told.rows
    table = made.shapes.add_table(len(rows) + 1, len(columns), EDGE, TOP, WIDTH - 2 * EDGE, Inches(0.5)).table
    for column, share in zip(table.columns, column_shares(told), strict=True):
        column.width = Emu(int((WIDTH - 2 * EDGE) * share))
    for place, row in enumerate((columns, *rows)):
        for cell, text in zip(table.rows[place].cells, row, strict=True):
            cell.fill.solid()
            cell.fill.fore_color.rgb = LINE if place == 0 else NIGHT
            _write(cell.text_frame, text, SANS, 16, GLOW if place == 0 else PAPER, bold=place == 0)


def _place(shape: Any, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = Emu(left), Emu(top), Emu(width), Emu(height)


def _box(made: Any, left: int, top: int, width: int, height: int) -> Any:
    frame = made.shapes.add_textbox(Emu(left), Emu(top), Emu(width), Emu(height)).text_frame
    frame.word_wrap = True
    return frame


def _write(
    frame: Any, text: str, font: str, size: float, colour: RGBColor, *, bold: bool = False, italic: bool = False,
    mark: Speaker | None = None,
) -> Any:  # fmt: skip
    """Add a paragraph of typed words, each line end a break, and return it."""
    is_first = len(frame.paragraphs) == 1 and not frame.paragraphs[0].runs
    paragraph = frame.paragraphs[0] if is_first else frame.add_paragraph()
    paragraph.alignment = PP_ALIGN.LEFT
    if mark is not None:
        _dress(paragraph.add_run(), f"{mark.shape} ", font, size, RGBColor.from_string(mark.colour.lstrip("#")))
    for place, line in enumerate(printable(text).split("\n")):
        if place:
            paragraph.add_line_break()
        run = _dress(paragraph.add_run(), line, font, size, colour)
        run.font.bold, run.font.italic = bold, italic
    if runs_leftward(text):
        paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - there is no public way
    return paragraph


def _dress(run: Any, text: str, font: str, size: float, colour: RGBColor) -> Any:
    run.text = text
    run.font.name, run.font.size = font, Pt(size)
    run.font.color.rgb = colour
    return run
