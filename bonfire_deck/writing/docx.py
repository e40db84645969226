"""The write-up as a Word document: real headings, tables and alternative texts, to be worked on further."""

import io
from collections.abc import Iterable

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell as Cell
from docx.table import _Row as Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bonfire_deck.i18n import _
from bonfire_deck.model.session import Snapshot
from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.direction import runs_leftward
from bonfire_deck.writing.document import (
    Answer,
    Block,
    Chapter,
    Document,
    Picture,
    Quote,
    Speaker,
    Table,
    Theme,
    column_shares,
)
from bonfire_deck.writing.plain import one_line, printable
from bonfire_deck.writing.stored import StoredName, shown_bytes, shown_size

INK, SMOKE = RGBColor(0x2A, 0x23, 0x20), RGBColor(0x6F, 0x64, 0x5B)
HAIR = "E2DAD0"
PLAIN_BAR = "CFC5B9"
SANS, SERIF = "Calibri", "Georgia"
"""Fonts that nearly every computer has, since a document brings none with it."""
SIZES = {"Title": 30, "Heading 1": 20, "Heading 2": 15, "Heading 3": 12.5, "Heading 4": 12}
WIDTH, PICTURE_WIDTH, REPEAT_WIDTH, TALLEST = Cm(17), Cm(7.4), Cm(3.4), Cm(16)
SHORT_ROW = 1200
"""Letters beside a picture that stay on one page with it."""
SHORT = 200
"""The most letters in the properties of a file."""

Container = Word | Cell


def as_docx(snapshot: Snapshot) -> bytes:
    """Return the write-up of a session as a .docx file; each stored picture is inside once."""
    document = write_up(snapshot.session)
    writer = _Writer(document, snapshot)
    return writer.written()


class _StoredName(StoredName, PackURI):
    """The name of a picture that is not packed again."""


class _Writer:
    """Puts one write-up into one Word document."""

    def __init__(self, document: Document, snapshot: Snapshot) -> None:
        self._document = document
        self._stored = snapshot.pictures
        self._word = docx.Document()
        _prepare(self._word, document)

    def written(self) -> bytes:
        document, word = self._document, self._word
        _typed(_paragraph(word, "Title"), document.title)
        _quiet(word, document.facts)
        if document.introduction.strip():
            _typed(_paragraph(word, "Words"), document.introduction)
        for chapter in document.chapters:
            self._chapter(chapter)
        if document.nothing:
            _quiet(word, (document.nothing,))
        for sentence in (document.rule, *document.left_out, *document.credits):
            _quiet(word, (sentence,))
        for part in word.part.package.image_parts:
            part.partname = _StoredName(part.partname)
        buffer = io.BytesIO()
        word.save(buffer)
        return buffer.getvalue()

    def _chapter(self, chapter: Chapter) -> None:
        word = self._word
        _heading(word, chapter.heading, 1)
        if chapter.question.strip():
            _typed(_paragraph(word, "Question"), chapter.question)
        _quiet(word, chapter.facts, goes_with_next=True)
        for favourite in chapter.favourites:
            voice = favourite.voice
            for quote in voice.quotes:
                _quote(word, quote, voice.speaker, _present(favourite.on, voice.label))
        for theme in chapter.themes:
            self._theme(theme)
        for block in chapter.blocks:
            self._block(block)
        for table in chapter.tables:
            _table(word, table)

    def _theme(self, theme: Theme) -> None:
        _heading(self._word, theme.heading, 2, theme.facts)
        if theme.description.strip():
            _typed(_paragraph(self._word, "Words"), theme.description)
        for picture in theme.pictures:
            self._picture(picture, 3)

    def _block(self, block: Block) -> None:
        if block.heading:
            _heading(self._word, block.heading, block.level - 1)
        if block.question.strip():
            _typed(_paragraph(self._word, "Question"), block.question)
        for picture in block.pictures:
            self._picture(picture, block.picture_level - 1)

    def _picture(self, picture: Picture, level: int) -> None:
        if picture.heading:
            _heading(self._word, picture.heading, level, picture.facts)
        stored = self._stored.get(picture.picture_id)
        if stored is None and not picture.words.strip():
            for answer in picture.answers:
                _answer(self._word, answer)
            return
        side = REPEAT_WIDTH if picture.is_repeat else PICTURE_WIDTH
        word_row = _columns(self._word, side + Cm(0.5), WIDTH - side - Cm(0.5))
        left, right = word_row.cells
        if _letters(picture) < SHORT_ROW:
            _keep_together(word_row)
        shown = left.paragraphs[0]
        if stored is not None:
            across, down = shown_size(picture, stored)
            width = min(side, int(TALLEST * across / down))
            run = shown.add_run()
            run.add_picture(io.BytesIO(shown_bytes(picture, stored)), width=width)
            _describe(run, picture.alt_text)
            shown = left.add_paragraph() if picture.words.strip() else shown
        if picture.words.strip():
            shown.style = "Words"
            _typed(shown, picture.words)
        _quiet(left, picture.credits)
        for answer in picture.answers:
            _answer(right, answer)
        _take_first_away(right)


def _prepare(word: Word, document: Document) -> None:
    """Set page, styles, title and language."""
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(2)
    properties = word.core_properties
    properties.title, properties.author, properties.comments = one_line(document.title)[:SHORT], "", ""
    properties.language = document.language
    styles = word.styles
    normal = styles["Normal"]
    _dress(normal, SANS, 11, INK)
    normal.paragraph_format.space_after = Pt(4)
    for name, size in SIZES.items():
        _dress(styles[name], SERIF if name == "Title" else SANS, size, INK)
        styles[name].font.bold, styles[name].font.italic = True, False
        styles[name].paragraph_format.keep_with_next = True
        styles[name].paragraph_format.space_before = Pt(0 if name == "Title" else size)
    _take_rule_away(styles["Title"])
    for name, font, size, colour in (
        ("Words", SERIF, 12.5, INK), ("Question", SERIF, 13, INK), ("Quiet", SANS, 10, SMOKE),
    ):  # fmt: skip
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _dress(style, font, size, colour)
    styles["Question"].font.italic = True
    styles["Question"].paragraph_format.keep_with_next = True
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), document.language)
    normal.element.get_or_add_rPr().append(language)


def _dress(style: object, font: str, size: float, colour: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), colour  # type: ignore[attr-defined]
    # Word takes a heading's font from its theme unless each script is told.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined]
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:ascii"), font)
    fonts.set(qn("w:hAnsi"), font)


def _take_rule_away(style: object) -> None:
    found = style.element.pPr.find(qn("w:pBdr"))  # type: ignore[attr-defined]
    if found is not None:
        style.element.pPr.remove(found)  # type: ignore[attr-defined]


def _paragraph(container: Container, style: str) -> Paragraph:
    """Add a paragraph; to look a style up by its name for each would take half of the time."""
    paragraph = container.add_paragraph()
    paragraph._p.style = style.replace(" ", "")  # noqa: SLF001 - there is no public way to give a style by its id
    return paragraph


def _present(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text.strip())


def _heading(word: Word, text: str, level: int, facts: Iterable[str] = ()) -> None:
    paragraph = _paragraph(word, f"Heading {level}")
    _typed(paragraph, one_line(text))
    told = " · ".join(one_line(fact) for fact in facts)
    if told:
        run = paragraph.add_run(f"   {told}")
        run.font.size, run.font.color.rgb = Pt(10), SMOKE


def _typed(paragraph: Paragraph, text: str) -> Paragraph:
    """Put typed words into a paragraph, each line end a break, in the direction in which they run."""
    leftward = runs_leftward(text)
    for place, line in enumerate(printable(text).split("\n")):
        run = paragraph.add_run()
        if place:
            run.add_break()
        run.add_text(line)
        if leftward:
            run.font.rtl = True
    if leftward:
        paragraph.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
    return paragraph


def _quiet(container: Container, facts: Iterable[str], *, goes_with_next: bool = False) -> None:
    told = " · ".join(one_line(fact) for fact in facts)
    if told:
        paragraph = _typed(_paragraph(container, "Quiet"), told)
        paragraph.paragraph_format.keep_with_next = goes_with_next


def _answer(container: Container, answer: Answer) -> None:
    if answer.question.strip():
        _typed(_paragraph(container, "Question"), answer.question)
    for voice in answer.voices:
        if voice.speaker is None:
            paragraph = _paragraph(container, "Quiet")
            _typed(paragraph, voice.label).runs[0].font.bold = True
            paragraph.paragraph_format.keep_with_next = True
        for quote in voice.quotes:
            _quote(container, quote, voice.speaker, _present(voice.label) if voice.speaker else ())


def _quote(container: Container, quote: Quote, speaker: Speaker | None, remarks: tuple[str, ...]) -> None:
    paragraphs = [_typed(_paragraph(container, "Words"), quote.text)]
    if quote.favourite:
        for run in paragraphs[0].runs:
            run.font.size = Pt(15)
    if quote.other_texts:
        between = _("Two versions of this line, from two laptops. The other one:")
        paragraphs.append(_typed(_paragraph(container, "Quiet"), between))
        paragraphs += [_typed(_paragraph(container, "Words"), text) for text in quote.other_texts]
    if quote.second_text.strip():
        second = _typed(_paragraph(container, "Words"), quote.second_text)
        for run in second.runs:
            run.font.size, run.font.color.rgb = Pt(11), SMOKE
        paragraphs.append(second)
    told = " · ".join(one_line(fact) for fact in (*remarks, *quote.facts))
    if told:
        paragraph = _paragraph(container, "Quiet")
        if speaker is not None:
            mark = paragraph.add_run(f"{speaker.shape} ")
            mark.font.color.rgb = RGBColor.from_string(speaker.dark.lstrip("#"))
        paragraphs.append(_typed(paragraph, told))
    for paragraph in paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.keep_with_next = paragraph is not paragraphs[-1]
        _bar(paragraph, speaker.colour if speaker else PLAIN_BAR)
    paragraphs[-1].paragraph_format.space_after = Pt(9)


def _bar(paragraph: Paragraph, colour: str) -> None:
    """Draw the group's colour down the side."""
    borders, side = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "36"), ("space", "8"), ("color", colour.lstrip("#"))):
        side.set(qn(f"w:{name}"), value)
    borders.append(side)
    properties = paragraph.paragraph_format.element.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:bidi", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    paragraph.paragraph_format.left_indent = Cm(0.35)


def _columns(word: Word, *widths: int) -> Row:
    """Lay columns side by side without lines; a long row goes on on the next page."""
    table = word.add_table(rows=1, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = width
    row: Row = table.rows[0]
    return row


def _letters(picture: Picture) -> int:
    return sum(
        len(quote.text) + len(quote.second_text)
        for answer in picture.answers
        for voice in answer.voices
        for quote in voice.quotes
    )


def _keep_together(row: Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - there is no public way


def _take_first_away(cell: Cell) -> None:
    """A new cell holds an empty paragraph, and must hold one in the end: it goes if another one came."""
    if len(cell.paragraphs) > 1:
        first = cell.paragraphs[0]
        cell._tc.remove(first._p)  # noqa: SLF001 - there is no public way


def _describe(run: Run, alt_text: str) -> None:
    for properties in run._r.iter(qn("wp:docPr")):  # noqa: SLF001 - there is no public way
        properties.set("descr", one_line(alt_text))


def _table(word: Word, table: Table) -> None:
    if table.heading:
        _heading(word, table.heading, 2)
    made = word.add_table(rows=1, cols=len(table.columns))
    made.autofit = False
    for column, share in zip(made.columns, column_shares(table), strict=True):
        column.width = int(WIDTH * share)
        for cell in column.cells:
            cell.width = column.width
    for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
        _typed(cell.paragraphs[0], column).runs[0].font.bold = True
    header = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(header)  # noqa: SLF001 - there is no public way
    for row in table.rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            _typed(cell.paragraphs[0], text)
    _rule(made)
    word.add_paragraph()


def _rule(table: WordTable) -> None:
    """Draw a hair line below each row."""
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", HAIR)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001 - there is no public way
