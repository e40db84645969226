"""The write-up as a slide show: one picture with people's words, to show weeks later."""

from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any, BinaryIO, cast

import pptx
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.image import ImagePart
from pptx.parts.slide import NotesSlidePart
from pptx.util import Emu

from bonfire_deck.model.session import Snapshot, StoredPicture
from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.document import Picture, Table, column_shares
from bonfire_deck.writing.plain import one_line, printable, side_by_side
from bonfire_deck.writing.slide_parts import (
    Look,
    box,
    listed,
    paragraph,
    picture,
    row,
    run,
    slide,
    table,
    title,
)
from bonfire_deck.writing.slides import Slide, slides_of
from bonfire_deck.writing.steady import SteadyFile
from bonfire_deck.writing.stored import StoredName, shown_bytes, shown_size

NIGHT, PAPER, QUIET, GLOW, LINE = "171311", "FBF8F4", "B9ACA1", "FFD27A", "3B322D"
SANS, SERIF = "Calibri", "Georgia"
INCH = 914_400
"""In the units of the format."""
WIDTH, HEIGHT = 40 * INCH // 3, 15 * INCH // 2
EDGE, GAP = INCH // 2, 2 * INCH // 5
PICTURE_WIDTH, TOP, BOTTOM = 37 * INCH // 5, 5 * INCH // 4, 141 * INCH // 20
ABOVE_CREDIT = 3 * INCH // 10
WHOLE = WIDTH - 2 * EDGE
TITLE = (EDGE, 3 * INCH // 10, WHOLE, 4 * INCH // 5)
OPENING = (EDGE, 2 * INCH, WHOLE, 17 * INCH // 10)
BELOW_OPENING = (EDGE, 39 * INCH // 10, WHOLE, 13 * INCH // 5)
CREDIT = (EDGE, BOTTOM - INCH // 4, PICTURE_WIDTH, 2 * INCH // 5)
LONG_TITLE = 60
BELOW_REMARK = 10
TITLE_ONLY = 5
"""The layout with nothing but a title, so that every slide has one in the outline."""
FIRST_ID = 256
"""The format has no slide with a smaller one."""
SHORT = 200


def write_pptx(snapshot: Snapshot, file: BinaryIO) -> None:
    """Write a write-up to `file` as a .pptx file; each stored picture is embedded once."""
    document = write_up(snapshot.session)
    show = pptx.Presentation()
    show.slide_width, show.slide_height = Emu(WIDTH), Emu(HEIGHT)
    properties = show.core_properties
    properties.title, properties.author, properties.language = one_line(document.title)[:SHORT], "", document.language
    writer = _Writer(show, snapshot)
    for told in slides_of(document):
        writer.add(told)
    show.save(cast("IO[bytes]", SteadyFile(file)))


class _StoredName(StoredName, PackURI):  # type: ignore[misc]
    """The part name of a picture that is stored without recompression."""


class _Writer:
    """Adds slides to a show, embedding each variant of a picture once."""

    def __init__(self, show: Any, snapshot: Snapshot) -> None:
        self._show = show
        self._layout = show.slide_layouts[TITLE_ONLY].part
        self._ids = show.element.get_or_add_sldIdLst()
        self._stored = snapshot.pictures
        self._parts: dict[tuple[object, ...], ImagePart] = {}

    def add(self, told: Slide) -> None:
        """Append a slide."""
        part = self._show.part
        name = PackURI(f"/ppt/slides/slide{len(self._ids) + 1}.xml")
        made = Part(name, CONTENT_TYPE.PML_SLIDE, part.package)
        made.relate_to(self._layout, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        shapes = self._opening(told) if told.is_opening else self._body(made, told)
        made.blob = slide(NIGHT, shapes)
        if told.notes.strip():
            notes = NotesSlidePart.new(part.package, made)
            made.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)
            notes.notes_slide.notes_text_frame.text = printable(told.notes)
        # The public method compares with every earlier slide.
        relation = part.rels._add_relationship(RELATIONSHIP_TYPE.SLIDE, made)  # noqa: SLF001
        self._ids.append(parse_xml(listed(FIRST_ID + len(self._ids), relation)))

    def _opening(self, told: Slide) -> Iterator[str]:
        words = one_line(told.title)
        size = 48 if len(words) < LONG_TITLE else 30
        yield title(OPENING, paragraph(words, Look(SERIF, size, PAPER, bold=True)), at_the_foot=True)
        asked = paragraph(told.question, Look(SERIF, 24, PAPER, italic=True)) if told.question.strip() else ""
        quiet = paragraph(side_by_side(told.quiet), Look(SANS, 18, QUIET)) if told.quiet else ""
        yield box(3, BELOW_OPENING, asked + quiet)

    def _body(self, made: Part, told: Slide) -> Iterator[str]:
        yield title(TITLE, paragraph(one_line(told.title), Look(SANS, 26, PAPER, bold=True)))
        left, width = EDGE, WHOLE
        if told.picture is not None:
            yield from self._card(made, told.picture)
            left, width = EDGE + PICTURE_WIDTH + GAP, WHOLE - PICTURE_WIDTH - GAP
        if told.table is not None:
            yield _table(told.table)
            return
        top = TOP
        if told.question.strip() or told.quiet:
            quiet = paragraph(side_by_side(told.quiet), Look(SANS, 18, GLOW)) if told.quiet else ""
            asked = one_line(told.question)
            asked = paragraph(asked, Look(SERIF, 18, QUIET, italic=True)) if asked else ""
            yield box(5, (left, top, width, 9 * INCH // 10), quiet + asked)
            top += INCH
        if told.lines:
            yield box(6, (left, top, width, BOTTOM - top), "".join(_lines(told)))

    def _card(self, made: Part, shown: Picture) -> Iterator[str]:
        stored = self._stored.get(shown.picture_id)
        if stored is None:
            words = paragraph(shown.words or shown.alt_text, Look(SERIF, 30, PAPER))
            yield box(3, (EDGE, TOP, PICTURE_WIDTH, BOTTOM - TOP), words, in_the_middle=True)
        else:
            across, down = shown_size(shown, stored)
            width = min(PICTURE_WIDTH, int((BOTTOM - TOP - ABOVE_CREDIT) * across / down))
            frame = (EDGE + (PICTURE_WIDTH - width) // 2, TOP, width, int(width * down / across))
            relation = made.relate_to(self._part(shown, stored), RELATIONSHIP_TYPE.IMAGE)
            yield picture(3, frame, relation, shown.alt_text)
        yield box(4, CREDIT, paragraph(side_by_side(shown.credits), Look(SANS, 12, QUIET)))

    def _part(self, shown: Picture, stored: StoredPicture) -> ImagePart:
        way = (shown.picture_id, shown.crop, shown.rotation)
        part = self._parts.get(way)
        if part is None:
            name = _StoredName(f"/ppt/media/image{len(self._parts) + 1}.{stored.format}")
            kind = CONTENT_TYPE.PNG if stored.format == "png" else CONTENT_TYPE.JPEG
            part = ImagePart(name, kind, self._show.part.package, shown_bytes(shown, stored))
            self._parts[way] = part
        return part


def _lines(told: Slide) -> Iterator[str]:
    remark = Look(SANS, 13, QUIET)
    for line in told.lines:
        yield paragraph(line.text, Look(SERIF, told.size, GLOW if line.favourite else PAPER))
        if line.remark:
            speaker = line.speaker
            mark = run(f"{speaker.shape} ", replace(remark, colour=speaker.colour.lstrip("#"))) if speaker else ""
            yield paragraph(line.remark, remark, before=mark, after=BELOW_REMARK)


def _table(told: Table) -> str:
    head, cells = Look(SANS, 16, GLOW, bold=True), Look(SANS, 16, PAPER)
    rows = [
        row([paragraph(text, look) for text in texts], ground)
        for texts, look, ground in ((told.columns, head, LINE), *((texts, cells, NIGHT) for texts in told.rows))
    ]
    return table(3, (EDGE, TOP, WHOLE, INCH // 2), [int(WHOLE * share) for share in column_shares(told)], rows)
