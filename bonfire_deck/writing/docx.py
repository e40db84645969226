"""The write-up as an editable Word document: real headings, tables and alternative text."""

from collections.abc import Iterable
from typing import IO, BinaryIO, cast

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.parts.image import ImagePart
from docx.shared import Cm, Pt, RGBColor

from bonfire_deck.i18n import _
from bonfire_deck.model.session import Snapshot, StoredPicture
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
from bonfire_deck.writing.plain import one_line, side_by_side
from bonfire_deck.writing.steady import SteadyFile
from bonfire_deck.writing.stored import StoredName, shown_bytes, shown_size
from bonfire_deck.writing.word_parts import body, drawing, look, paragraph, row, run, table, typed

INK, SMOKE = "2A2320", "6F645B"
HAIR = "E2DAD0"
PLAIN_BAR = "CFC5B9"
SANS, SERIF = "Calibri", "Georgia"
"""Fonts that nearly every computer has, since a document brings none with it."""
SIZES = {"Title": 30, "Heading 1": 20, "Heading 2": 15, "Heading 3": 12.5, "Heading 4": 12}
WIDTH, PICTURE_WIDTH, REPEAT_WIDTH, GAP, TALLEST = Cm(17), Cm(7.4), Cm(3.4), Cm(0.5), Cm(16)
BETWEEN_QUOTES = 180
SHORT_ROW = 1200
"""Letters beside a picture that stay on one page with it."""
SHORT = 200
"""The most letters in the properties of a file."""


def write_docx(snapshot: Snapshot, file: BinaryIO) -> None:
    """Write the write-up of a session to `file` as a .docx file; each stored picture is embedded once."""
    document = write_up(snapshot.session)
    word = docx.Document()
    _prepare(word, document)
    writer = _Writer(_Pictures(word, snapshot))
    blocks = parse_xml(body(writer.blocks(document)))
    page = word.element.body.sectPr
    for block in list(blocks):
        page.addprevious(block)
    word.save(cast("IO[bytes]", SteadyFile(file)))


class _StoredName(StoredName, PackURI):
    """The part name of a picture that is stored without recompression."""


class _Pictures:
    """Embeds pictures in a Word document, each variant once."""

    def __init__(self, word: Word, snapshot: Snapshot) -> None:
        self._part = word.part
        self._stored = snapshot.pictures
        self._relations: dict[tuple[object, ...], str] = {}
        self._shown = 0

    def stored(self, picture: Picture) -> StoredPicture | None:
        return self._stored.get(picture.picture_id)

    def drawn(self, picture: Picture, stored: StoredPicture, widest: int) -> str:
        """Return the run that shows `picture`, no wider than `widest`."""
        across, down = shown_size(picture, stored)
        width = min(widest, int(TALLEST * across / down))
        self._shown += 1
        return drawing(
            self._shown, self._relation(picture, stored), picture.alt_text, width, round(width * down / across)
        )

    def _relation(self, picture: Picture, stored: StoredPicture) -> str:
        shown = (picture.picture_id, picture.crop, picture.rotation)
        relation = self._relations.get(shown)
        if relation is None:
            name = _StoredName(f"/word/media/image{len(self._relations) + 1}.{stored.format}")
            kind = CONTENT_TYPE.PNG if stored.format == "png" else CONTENT_TYPE.JPEG
            part = ImagePart(name, kind, shown_bytes(picture, stored))
            relation = self._relations[shown] = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return relation


class _Writer:
    """Converts one write-up into paragraphs and tables."""

    def __init__(self, pictures: _Pictures) -> None:
        self._pictures = pictures

    def blocks(self, document: Document) -> Iterable[str]:
        yield typed("Title", document.title)
        yield from _quiet(document.facts)
        if document.introduction.strip():
            yield typed("Words", document.introduction)
        for chapter in document.chapters:
            yield from self._chapter(chapter)
        for sentence in (document.nothing, document.rule, *document.left_out, *document.credits):
            yield from _quiet((sentence,))

    def _chapter(self, chapter: Chapter) -> Iterable[str]:
        yield _heading(chapter.heading, 1)
        if chapter.question.strip():
            yield typed("Question", chapter.question)
        yield from _quiet(chapter.facts, goes_with_next=True)
        for favourite in chapter.favourites:
            voice = favourite.voice
            for quote in voice.quotes:
                yield from _quote(quote, voice.speaker, _present(favourite.on, voice.label))
        for theme in chapter.themes:
            yield from self._theme(theme)
        for block in chapter.blocks:
            yield from self._block(block)
        for told in chapter.tables:
            yield from _table(told)

    def _theme(self, theme: Theme) -> Iterable[str]:
        yield _heading(theme.heading, 2, theme.facts)
        if theme.description.strip():
            yield typed("Words", theme.description)
        for picture in theme.pictures:
            yield from self._picture(picture, 3)

    def _block(self, block: Block) -> Iterable[str]:
        if block.heading:
            yield _heading(block.heading, block.level - 1)
        if block.question.strip():
            yield typed("Question", block.question)
        for picture in block.pictures:
            yield from self._picture(picture, block.picture_level - 1)

    def _picture(self, picture: Picture, level: int) -> Iterable[str]:
        if picture.heading:
            yield _heading(picture.heading, level, picture.facts)
        said = [block for answer in picture.answers for block in _answer(answer)]
        side = REPEAT_WIDTH if picture.is_repeat else PICTURE_WIDTH
        shown = list(self._card(picture, side))
        if not shown:
            yield from said
            return
        widths = (_twips(side + GAP), _twips(WIDTH - side - GAP))
        cells = ("".join(shown), "".join(said) or paragraph("Normal"))
        yield table(widths, [row(widths, cells, stays_whole=_letters(picture) < SHORT_ROW)])

    def _card(self, picture: Picture, side: int) -> Iterable[str]:
        stored = self._pictures.stored(picture)
        if stored is None and not picture.words.strip():
            return
        if stored is not None:
            yield paragraph("Normal", self._pictures.drawn(picture, stored, side))
        if picture.words.strip():
            yield typed("Words", picture.words)
        yield from _quiet(picture.credits)


def _prepare(word: Word, document: Document) -> None:
    """Set the page, styles, title and language."""
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


def _dress(style: object, font: str, size: float, colour: str) -> None:
    style.font.name, style.font.size = font, Pt(size)  # type: ignore[attr-defined]
    style.font.color.rgb = RGBColor.from_string(colour)  # type: ignore[attr-defined]
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


def _present(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text.strip())


def _heading(text: str, level: int, facts: Iterable[str] = ()) -> str:
    text, told = one_line(text), side_by_side(facts)
    behind = (run(f"   {told}", look(colour=SMOKE, size=10)),) if told else ()
    return paragraph(f"Heading{level}", run(text), *behind, leftward=runs_leftward(text))


def _quiet(facts: Iterable[str], *, goes_with_next: bool = False) -> Iterable[str]:
    told = side_by_side(facts)
    if told:
        yield typed("Quiet", told, goes_with_next=goes_with_next)


def _answer(answer: Answer) -> Iterable[str]:
    if answer.question.strip():
        yield typed("Question", answer.question)
    for voice in answer.voices:
        if voice.speaker is None:
            yield typed("Quiet", voice.label, look(bold=True), goes_with_next=True)
        for quote in voice.quotes:
            yield from _quote(quote, voice.speaker, _present(voice.label) if voice.speaker else ())


def _quote(quote: Quote, speaker: Speaker | None, remarks: tuple[str, ...]) -> Iterable[str]:
    """Yield a quote, its other versions and the speaker, with one bar in the group's colour at their side."""
    lines = [("Words", quote.text, look(size=15) if quote.favourite else "")]
    if quote.other_texts:
        lines.append(("Quiet", _("Two laptops changed this line. The other version:"), ""))
        lines += [("Words", text, "") for text in quote.other_texts]
    if quote.second_text.strip():
        lines.append(("Words", quote.second_text, look(colour=SMOKE, size=11)))
    made = [(style, (run(text, looks),), runs_leftward(text)) for style, text, looks in lines]
    told = side_by_side((*remarks, *quote.facts))
    if told:
        mark = (run(f"{speaker.shape} ", look(colour=speaker.dark.lstrip("#"))),) if speaker else ()
        made.append(("Quiet", (*mark, run(told)), runs_leftward(told)))
    bar = speaker.colour.lstrip("#") if speaker else PLAIN_BAR
    *first, last = made
    for style, runs, leftward in first:
        yield paragraph(style, *runs, leftward=leftward, goes_with_next=True, bar=bar, after=0)
    style, runs, leftward = last
    yield paragraph(style, *runs, leftward=leftward, bar=bar, after=BETWEEN_QUOTES)


def _letters(picture: Picture) -> int:
    return sum(
        len(quote.text) + len(quote.second_text)
        for answer in picture.answers
        for voice in answer.voices
        for quote in voice.quotes
    )


def _twips(length: int) -> int:
    return round(length / 635)


def _table(told: Table) -> Iterable[str]:
    if told.heading:
        yield _heading(told.heading, 2)
    widths = [_twips(int(WIDTH * share)) for share in column_shares(told)]
    head = row(widths, (typed("Normal", column, look(bold=True)) for column in told.columns), is_head=True)
    rows = (row(widths, (typed("Normal", cell) for cell in cells)) for cells in told.rows)
    yield table(widths, (head, *rows), line=HAIR)
    yield paragraph("Normal")
