"""The write-up as rich text for Qt's text documents: tables for columns, all user text escaped."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from bonfire_deck.i18n import _
from bonfire_deck.paper.inks import HAIR, INK, SMOKE, WHITE
from bonfire_deck.writing.document import Answer, Block, Chapter, Document, Picture, Quote, Speaker, Table, Theme
from bonfire_deck.writing.plain import printable

PAGE_WIDTH = 840
"""Points across the widest sheet, its margins not counted."""
NARROWEST = 560
PICTURE_WIDTH = 370
REPEAT_WIDTH = 168
MARGIN = 54
GAP = 26
PLAIN_BAR = "#CFC5B9"
SCHEME = "picture"
SERIF = "font-family: 'Source Serif Pro'"

Sizes = Mapping[str, tuple[int, int]]


def picture_width(picture: Picture) -> int:
    """Return the width of a picture on the page."""
    return REPEAT_WIDTH if picture.is_repeat else PICTURE_WIDTH


def page_width(room: int) -> int:
    """Return the page width without margins for `room` points of available width."""
    return max(NARROWEST, min(PAGE_WIDTH, room - 2 * MARGIN - 12))


def as_rich_text(document: Document, sizes: Sizes, width: int) -> str:
    """Return the write-up for a `QTextDocument`; `sizes` holds the size of each stored picture.

    A picture's address is `picture:` and its index among all pictures of the write-up.
    """
    lines = [
        _p(document.title, f"{SERIF}; font-size: 42px; font-weight: 700; margin-bottom: 2px"),
        _quiet(document.facts, 16),
    ]
    if document.introduction:
        lines.append(_p(document.introduction, f"{SERIF}; font-size: 18px; margin-top: 22px"))
    places = iter(range(1_000_000))
    for chapter in document.chapters:
        lines += _chapter(chapter, sizes, places)
    if document.nothing:
        lines.append(_quiet((document.nothing,), 16))
    lines.append(f'<p style="margin-top: 30px; color: {HAIR}">{"―" * 3}</p>')
    lines += [_quiet((sentence,), 15) for sentence in (document.rule, *document.left_out, *document.credits)]
    return (
        f'<body style="color: {INK}; font-family: Lato; font-size: 17px">'
        f'<table align="center" width="{width + 2 * MARGIN}" bgcolor="{WHITE}" cellpadding="{MARGIN}" border="0">'
        f"<tr><td>{''.join(lines)}</td></tr></table></body>"
    )


def _typed(text: str) -> str:
    """Return user text, escaped and isolated, so that its direction doesn't affect its surroundings."""
    lines = escape(printable(text)).split("\n")
    return "<br>".join(f"\u2068{line}\u2069" if line else "" for line in lines)


def _p(text: str, style: str) -> str:
    return f'<p style="white-space: pre-wrap; margin: 0px; {style}">{_typed(text)}</p>'


def _quiet(facts: Iterable[str], size: int, extra: str = "") -> str:
    joined = " · ".join(_typed(fact) for fact in facts)
    return f'<p style="margin: 0px; color: {SMOKE}; font-size: {size}px; {extra}">{joined}</p>'


def _heading(text: str, size: int, above: int, facts: Iterable[str] = ()) -> str:
    joined = " · ".join(_typed(fact) for fact in facts)
    return (
        f'<p style="margin: 0px; margin-top: {above}px; margin-bottom: 6px"><span style="font-size: {size}px; '
        f'font-weight: 700">{_typed(text)}</span>&nbsp; <span style="color: {SMOKE}; font-size: 15px; '
        f'font-weight: 700">{joined}</span></p>'
    )


def _question(text: str) -> str:
    return _p(text, f"{SERIF}; font-style: italic; font-size: 19px; margin-bottom: 4px")


def _chapter(chapter: Chapter, sizes: Sizes, places: Iterator[int]) -> Iterator[str]:
    yield _heading(chapter.heading, 26, 38)
    if chapter.question:
        yield _question(chapter.question)
    if chapter.facts:
        yield _quiet(chapter.facts, 16, "margin-bottom: 6px")
    for favourite in chapter.favourites:
        yield _quote(favourite.voice.quotes[0], favourite.voice.speaker, favourite.voice.label, favourite.on)
    for theme in chapter.themes:
        yield from _theme(theme, sizes, places)
    for block in chapter.blocks:
        yield from _block(block, sizes, places)
    for table in chapter.tables:
        yield from _table(table)


def _theme(theme: Theme, sizes: Sizes, places: Iterator[int]) -> Iterator[str]:
    yield _heading(theme.heading, 21, 30, theme.facts)
    if theme.description:
        yield _p(theme.description, f"{SERIF}; font-size: 18px")
    for picture in theme.pictures:
        yield from _picture(picture, sizes, next(places))


def _table(table: Table) -> Iterator[str]:
    if table.heading:
        yield _heading(table.heading, 18, 22)
    rows = [_row([f"<b>{_typed(column)}</b>" for column in table.columns])]
    rows += [_row([_typed(cell) for cell in row]) for row in table.rows]
    yield f'<table width="100%" cellspacing="0" cellpadding="0" border="0">{"".join(rows)}</table>'


def _row(cells: Iterable[str]) -> str:
    style = f"border-bottom: 1px solid {HAIR}; padding: 7px 16px 7px 0px"
    return f"<tr>{''.join(f'<td style={style!r}>{cell}</td>' for cell in cells)}</tr>"


def _block(block: Block, sizes: Sizes, places: Iterator[int]) -> Iterator[str]:
    if block.heading:
        yield _heading(block.heading, 20, 26)
    if block.question:
        yield _question(block.question)
    for picture in block.pictures:
        yield from _picture(picture, sizes, next(places))


def _picture(picture: Picture, sizes: Sizes, place: int) -> Iterator[str]:
    if picture.heading:
        yield _heading(picture.heading, 18, 22, picture.facts)
    answers = "".join(line for answer in picture.answers for line in _answer(answer))
    if not picture.picture_id and not picture.words:
        yield answers
        return
    width = picture_width(picture)
    shown = _image(picture, sizes, place, width) if picture.picture_id in sizes else ""
    if picture.words:
        shown += _p(picture.words, f"{SERIF}; font-size: 23px")
    shown += _quiet(picture.credits, 15)
    yield (
        f'<table width="100%" cellspacing="0" cellpadding="0" border="0" style="margin-top: 6px"><tr>'
        f'<td width="{width + GAP}" valign="top">'
        f'{shown}</td><td valign="top">{answers}</td></tr></table>'
    )


def _image(picture: Picture, sizes: Sizes, place: int, width: int) -> str:
    whole_across, whole_down = sizes[picture.picture_id]
    across, down = whole_across * picture.crop[2], whole_down * picture.crop[3]
    if picture.rotation % 2:
        across, down = down, across
    height = max(1, round(width * down / max(across, 0.001)))
    return (
        f'<p style="margin: 0px"><img src="{SCHEME}:{place}" width="{width}" height="{height}" '
        f'alt="{escape(printable(picture.alt_text))}"></p>'
    )


def _answer(answer: Answer) -> Iterator[str]:
    if answer.question:
        yield _question(answer.question)
    for voice in answer.voices:
        if voice.speaker is None:
            yield _quiet((voice.label,), 15, "font-weight: 700; margin-top: 4px; margin-bottom: 4px")
        yield from (_quote(quote, voice.speaker, voice.label) for quote in voice.quotes)


def _quote(quote: Quote, speaker: Speaker | None, label: str, on: str = "") -> str:
    size = 21 if quote.favourite else 18
    lines = [_p(quote.text, f"{SERIF}; font-size: {size}px")]
    if quote.other_texts:
        lines.append(_quiet((_("Two laptops changed this line. The other version:"),), 14))
        lines += [_p(text, f"{SERIF}; font-size: {size}px") for text in quote.other_texts]
    if quote.second_text:
        lines.append(_p(quote.second_text, f"{SERIF}; font-size: 16px; color: {SMOKE}"))
    told = (label, *quote.facts) if speaker is not None or on else quote.facts
    facts = " · ".join(_typed(fact) for fact in (*((on,) if on else ()), *told))
    if facts:
        shape = f'<span style="color: {speaker.dark}">{speaker.shape}</span> ' if speaker is not None else ""
        lines.append(f'<p style="margin: 0px; color: {SMOKE}; font-size: 14px">{shape}{facts}</p>')
    bar, edge = (speaker.colour, speaker.dark) if speaker else (PLAIN_BAR, PLAIN_BAR)
    return (
        '<table width="100%" cellspacing="0" cellpadding="0" border="0" style="margin-bottom: 10px"><tr>'
        f'<td width="7" bgcolor="{bar}" style="border: 1px solid {edge}"></td>'
        f'<td style="padding-left: 14px">{"".join(lines)}</td></tr></table>'
    )
