"""The write-up as Markdown, for a wiki or an email.

It is a single text file: an embedded picture would be unreadable there, so its number, title, credit and alternative
text replace it. Typed text shows literally in any CommonMark reader; its line ends are hard breaks.
"""

import re
from collections.abc import Iterator

from bonfire_deck.i18n import _
from bonfire_deck.model.session import Session
from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.document import Answer, Block, Chapter, Picture, Quote, Speaker, Table, Theme, Voice
from bonfire_deck.writing.plain import one_line, printable

_ANYWHERE = re.compile(r"([\\`*_\[\]<>|~&$]|:(?=//)|(?<=[^\s])@(?=[^\s]))")
"""Escaped wherever it stands; bare addresses are among it, so that no reader makes links of them."""
_AT_START = re.compile(r"^(?:[+\-#=]|(?P<number>\d{1,9})(?=[.)]))")
_BARE_LINK = re.compile(r"(?i)\b(www)\.")
HARD_BREAK = "\\\n"


def as_markdown(session: Session) -> str:
    """Return the write-up of a session as CommonMark."""
    document = write_up(session)
    paragraphs = [f"# {literal(document.title)}"]
    if document.facts:
        paragraphs.append(_facts(document.facts))
    if document.introduction.strip():
        paragraphs.append(block(document.introduction))
    for chapter in document.chapters:
        paragraphs += _chapter(chapter)
    if document.nothing:
        paragraphs.append(literal(document.nothing))
    paragraphs.append("---")
    paragraphs += [literal(sentence) for sentence in (document.rule, *document.left_out, *document.credits)]
    return "\n\n".join(paragraphs) + "\n"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {literal(chapter.heading)}"
    if chapter.question.strip():
        yield block(chapter.question)
    if chapter.facts:
        yield _facts(chapter.facts)
    for favourite in chapter.favourites:
        yield _voice(favourite.voice, favourite.on)
    for theme in chapter.themes:
        yield from _theme(theme)
    for found in chapter.blocks:
        yield from _block(found)
    for table in chapter.tables:
        yield from _table(table)


def _theme(theme: Theme) -> Iterator[str]:
    yield f"### {literal(theme.heading)}"
    if theme.facts:
        yield _facts(theme.facts)
    if theme.description.strip():
        yield block(theme.description)
    for picture in theme.pictures:
        yield from _picture(picture, 4)


def _block(found: Block) -> Iterator[str]:
    if found.heading:
        yield f"{'#' * found.level} {literal(found.heading)}"
    if found.question.strip():
        yield block(found.question)
    for picture in found.pictures:
        yield from _picture(picture, found.picture_level)


def _table(table: Table) -> Iterator[str]:
    if table.heading:
        yield f"### {literal(table.heading)}"
    rows = (table.columns, tuple("---" for _column in table.columns), *table.rows)
    yield "\n".join(
        f"| {' | '.join(cell if place == 1 else _cell(cell) for cell in row)} |" for place, row in enumerate(rows)
    )


def _cell(text: str) -> str:
    """Return text as a table cell: one line."""
    return " · ".join(literal(line) for line in printable(text).split("\n") if line.strip())


def _picture(picture: Picture, level: int) -> Iterator[str]:
    if picture.heading:
        yield f"{'#' * level} {literal(picture.heading)}"
    if picture.credits:
        yield _facts(picture.credits)
    if picture.picture_id and not picture.is_repeat:
        yield literal(_("The picture: {description}").format(description=picture.alt_text))
    if picture.words.strip():
        yield block(picture.words)
    if picture.heading:
        yield _facts(picture.facts)
    for answer in picture.answers:
        yield from _answer(answer)


def _answer(answer: Answer) -> Iterator[str]:
    if answer.question.strip():
        yield block(answer.question)
    for voice in answer.voices:
        yield f"**{literal(_with_shape(voice.label, voice.speaker))}**"
        yield _voice(voice)


def _voice(voice: Voice, on: str = "") -> str:
    """Return the quotes of a voice; with `on`, the picture, also name the speaker below them."""
    quotes = [_quote(quote) for quote in voice.quotes]
    if on:
        quotes.append(f"— {_facts((_with_shape(voice.label, voice.speaker), on))}")
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(quotes).split("\n"))


def _with_shape(label: str, speaker: Speaker | None) -> str:
    return _("{shape} {label}").format(shape=speaker.shape, label=label) if speaker else label


def _quote(quote: Quote) -> str:
    """Return a quote as one paragraph, so that the next one is clearly separate."""
    lines = [block(quote.text)]
    if quote.other_texts:
        lines.append(literal(_("Two laptops changed this line. The other version:")))
        lines += [block(text) for text in quote.other_texts]
    if quote.second_text.strip():
        lines.append(block(quote.second_text))
    facts = (*((_("Favourite"),) if quote.favourite else ()), *quote.facts)
    if facts:
        lines.append(f"— {_facts(facts)}")
    return HARD_BREAK.join(lines)


def _facts(facts: tuple[str, ...]) -> str:
    return " · ".join(literal(text) for text in facts)


def block(text: str) -> str:
    """Return typed text of several lines as one paragraph; a no-break space preserves an empty line."""
    lines = [_line(line) for line in printable(text).split("\n")]
    return HARD_BREAK.join(line or "&nbsp;" for line in lines)


def literal(text: str) -> str:
    """Return typed text as one line that shows literally, except that runs of spaces may collapse."""
    return _line(one_line(text)) or "&nbsp;"


def _line(text: str) -> str:
    text = text.replace("\t", " ").strip()
    escaped = _BARE_LINK.sub(r"\1\\.", _ANYWHERE.sub(r"\\\1", text))
    found = _AT_START.match(escaped)
    if found is None:
        return escaped
    digits = len(found["number"] or "")
    return f"{escaped[:digits]}\\{escaped[digits:]}"
