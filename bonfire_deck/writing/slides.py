"""The contents of the follow-up slides: which words go with which picture, and how many fit."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bonfire_deck.i18n import _
from bonfire_deck.writing.document import Chapter, Document, Picture, Quote, Speaker, Table, Theme, Voice
from bonfire_deck.writing.plain import one_line

SIZES = (28, 24, 20)
"""Points of the letters, the largest that fits is taken."""
BESIDE, ALONE = (295.0, 370.0), (870.0, 390.0)
"""Width and height in points for words beside a picture, and without one."""
REMARK, GAP = 16.0, 12.0
"""Points that a remark takes, and the gap below it."""
MOST_LETTERS = 400
"""Of a longer quote the slide shows the beginning; the whole is in the notes."""
MOST_ROWS = 6
NARROW = 0.54
"""The width of a letter, as a share of its height; a wide one is as wide as high."""
FIRST_WIDE = "\u1100"
"""No letter before this one is wide (UAX 11)."""


@dataclass(frozen=True)
class Line:
    """A quote on a slide."""

    text: str
    remark: str
    speaker: Speaker | None
    favourite: bool


@dataclass(frozen=True)
class Slide:
    """One slide: a title, and a picture with text, text alone, or table rows."""

    title: str
    quiet: tuple[str, ...] = ()
    """Small remarks below the title."""
    question: str = ""
    picture: Picture | None = None
    lines: tuple[Line, ...] = ()
    size: int = SIZES[-1]
    """Of the letters of the lines, in points."""
    table: Table | None = None
    notes: str = ""
    is_opening: bool = False
    """Whether it opens the show or a chapter: its title stands large."""


def slides_of(document: Document) -> Iterator[Slide]:
    """Yield the slides of a write-up."""
    yield Slide(document.title, document.facts, notes=document.introduction, is_opening=True)
    for chapter in document.chapters:
        yield from _chapter(chapter)
    if document.nothing:
        yield Slide(document.nothing)
    yield Slide(_("How this write-up was made"), (document.rule, *document.left_out, *document.credits))


def _chapter(chapter: Chapter) -> Iterator[Slide]:
    if chapter.themes or chapter.blocks:
        yield Slide(chapter.heading, chapter.facts, chapter.question, is_opening=True)
    elif chapter.facts:
        yield Slide(chapter.heading, chapter.facts)
    favourites = [
        _line(quote, favourite.voice, favourite.on)
        for favourite in chapter.favourites
        for quote in favourite.voice.quotes
    ]
    for lines, size, notes in _filled(favourites, ALONE):
        yield Slide(chapter.heading, lines=lines, size=size, notes=notes)
    for theme in chapter.themes:
        yield from _theme(theme)
    for block in chapter.blocks:
        for picture in block.pictures:
            yield from _picture(picture, block.heading, block.question or chapter.question)
    for table in chapter.tables:
        for start in range(0, len(table.rows), MOST_ROWS):
            part = Table(table.heading, table.columns, table.rows[start : start + MOST_ROWS])
            yield Slide(table.heading or chapter.heading, table=part)


def _theme(theme: Theme) -> Iterator[Slide]:
    yield Slide(theme.heading, theme.facts, theme.description, is_opening=True)
    for picture in theme.pictures:
        yield from _picture(picture, theme.heading, "")


def _picture(picture: Picture, above: str, asked: str) -> Iterator[Slide]:
    """Yield a slide for each handful of quotes, all with the picture."""
    is_shown = bool(picture.picture_id or picture.words)
    lines = [
        (answer.question or asked, _line(quote, voice))
        for answer in picture.answers
        for voice in answer.voices
        for quote in voice.quotes
    ]
    title = picture.heading or above
    if not lines:
        yield Slide(title, picture.facts, asked, picture)
        return
    room = BESIDE if is_shown else ALONE
    for question in dict.fromkeys(question for question, _told in lines):
        answers = [line for asked_of, line in lines if asked_of == question]
        for shown, size, notes in _filled(answers, room):
            yield Slide(
                title,
                (above,) if above != title else (),
                question,
                picture if is_shown else None,
                shown,
                size,
                notes=notes,
            )


def _line(quote: Quote, voice: Voice, on: str = "") -> Line:
    who = (voice.label,) if voice.speaker is not None or on else ()
    remark = " · ".join(one_line(text) for text in (on, *who, *quote.facts) if text.strip())
    texts = [text for text in (quote.text, *quote.other_texts, quote.second_text) if text.strip()]
    return Line("\n".join(texts), remark, voice.speaker, quote.favourite)


def _filled(lines: list[Line], room: tuple[float, float]) -> Iterator[tuple[tuple[Line, ...], int, str]]:
    """Fill slides with lines; yield for each the lines, the font size and the full text of a quote too long for it."""
    page: list[Line] = []
    whole: list[str] = []
    for line in lines:
        shown = line
        if len(line.text) > MOST_LETTERS:
            shown = replace(line, text=line.text[:MOST_LETTERS].rstrip() + "…")
        if page and height((*page, shown), SIZES[-1], room[0]) > room[1]:
            yield tuple(page), _largest(page, room), "\n\n".join(whole)
            page, whole = [], []
        page.append(shown)
        if shown is not line:
            whole.append(line.text)
    if page:
        yield tuple(page), _largest(page, room), "\n\n".join(whole)


def _largest(lines: Sequence[Line], room: tuple[float, float]) -> int:
    return next((size for size in SIZES if height(lines, size, room[0]) <= room[1]), SIZES[-1])


def height(lines: Sequence[Line], size: int, width: float) -> float:
    """Return the estimated height of lines in points: letters are half as wide as high, wide ones as wide."""
    return sum(
        sum(1 + int(_widths(text) * size / width) for text in line.text.split("\n")) * size * 1.2
        + (REMARK if line.remark else 0)
        + GAP
        for line in lines
    )


def _widths(text: str) -> float:
    if not text or max(text) < FIRST_WIDE:
        return NARROW * len(text)
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else NARROW for letter in text)
