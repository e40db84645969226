"""Typed text and dates in a form that is safe for documents."""

import re
from collections.abc import Iterable
from datetime import date

from bonfire_deck.i18n import _

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def printable(text: str) -> str:
    """Return `text` without characters that documents can't contain.

    Every kind of line end becomes a newline, control characters become U+FFFD; tabs stay.
    """
    for line_end in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(line_end, "\n")
    return _UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return `text` for a title or a caption: no line ends, no runs of spaces."""
    return " ".join(printable(text).split())


def side_by_side(texts: Iterable[str]) -> str:
    """Return remarks on one line, separated by dots."""
    return " · ".join(one_line(text) for text in texts)


def date_in_words(iso: str, today: date | None = None) -> str:
    """Return an ISO date in words, such as "25 January 2026"; return anything else unchanged.

    If `today` is given, omit the year if it is the current one.
    """
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    months = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
        _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    if today is not None and today.year == day.year:
        return _("{day} {month}").format(day=day.day, month=months[day.month - 1])
    return _("{day} {month} {year}").format(day=day.day, month=months[day.month - 1], year=day.year)
