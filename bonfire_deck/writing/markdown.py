"""The write-up as Markdown, for a wiki or a mail: pictures are told by number, title and alt text, not carried."""

import re

from bonfire_deck.i18n import _
from bonfire_deck.model.session import Session
from bonfire_deck.writing.document import Picture, Quote, printable, write_up

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&=:\"'$^@/])")


def as_markdown(session: Session) -> str:
    """Return the write-up of a session as CommonMark; whatever people typed shows literally."""
    document = write_up(session)
    lines = [f"# {literal(document.title)}", "", " · ".join(literal(text) for text in document.details), ""]
    if document.introduction:
        lines += [_block(document.introduction), ""]
    for part in document.parts:
        lines += [f"## {literal(part.heading)}", "", literal(part.summary), ""]
        for question in part.questions:
            if question.text:
                lines += [f"*{literal(' '.join(question.text.split()))}*", ""]
            for picture in question.pictures:
                lines += _picture(picture)
    lines += [line for sentence in document.left_out for line in (literal(sentence), "")]
    return "\n".join(lines).rstrip("\n") + "\n"


def _picture(picture: Picture) -> list[str]:
    lines = [f"### {literal(picture.heading)}", ""]
    told = " · ".join(text for text in (picture.alt_text, picture.credit) if text)
    if told:
        lines += [literal(" ".join(told.split())), ""]
    for quote in picture.quotes:
        lines += [f"> {line}" for line in _quote(quote).split("\n")] + [""]
    return lines


def _quote(quote: Quote) -> str:
    texts = [quote.text, quote.second_text, *(f"{_('Another version:')} {text}" for text in quote.other_versions)]
    words = "\\\n".join(_block(text) for text in texts if text)
    by = " · ".join(
        text for text in (f"{quote.group.shape} {quote.group.name}" if quote.group else "", quote.said_by) if text
    )
    star = "★ " if quote.favourite else ""
    return f"{star}{words}" + (f"\\\n— {literal(by)}" if by else "")


def _block(text: str) -> str:
    """Return words of several lines; an empty line would end the block, so it holds a space that can't break."""
    return "\\\n".join(literal(line) if line.strip() else "&nbsp;" for line in printable(text).split("\n"))


def literal(text: str) -> str:
    """Return one line of text so that Markdown shows it as it is."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(printable(text).split("\n")).strip())
    # A number at the start of a line, with its point escaped, is no list any more; leading blanks are gone.
    return escaped.replace("\t", " ")
