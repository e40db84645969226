"""The tables of a session as one workbook: quotes, themes, next steps. No cell is ever a formula."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from bonfire_deck.i18n import _
from bonfire_deck.model.room_words import masked_session
from bonfire_deck.model.session import Session
from bonfire_deck.model.themes import is_revealed, themes_of
from bonfire_deck.model.words import part_label
from bonfire_deck.writing.outcomes import parked_chapter, steps_chapter
from bonfire_deck.writing.plain import printable
from bonfire_deck.writing.rule import rule_of
from bonfire_deck.writing.tables import COLUMNS, rows

MOST_LETTERS = 32_767
"""What a cell holds, by the file format's own limits; they are counted as UTF-16 counts."""
NUMBERS = ("card", "group", "group_size", "pin_x", "pin_y", "dots")
WIDE, NARROW = 60, 14
WIDTHS = {"text": WIDE, "second_text": 30, "question": 34, "themes": 26, "session": 22, "card_title": 22}


def as_xlsx(session: Session) -> bytes:
    """Return an .xlsx file with the rows of `tables.rows`, and the themes, next steps and parked items.

    Text too long for a cell continues in the sheet "Long words", with the id of its quote.
    """
    session = masked_session(session)
    buffer = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, plain) as book:
        sheets = _Sheets(book)
        found = rows(session)
        widths = [WIDTHS.get(name, NARROW) for name in COLUMNS]
        sheets.add(_("Quotes"), COLUMNS, ([row[name] for name in COLUMNS] for row in found), widths)
        themes = _themes(session)
        if themes:
            heads = (_("Part"), _("Theme"), _("What it means"), _("Reactions"), _("Groups"), _("Dots"))
            sheets.add(_("Themes"), heads, themes, (26, 40, WIDE, NARROW, NARROW, NARROW))
        steps = steps_chapter(session)
        for table in steps.tables if steps is not None else ():
            sheets.add(table.heading, table.columns, table.rows, (WIDE, *(26 for _column in table.columns[1:])))
        parked = parked_chapter(session)
        for table in parked.tables if parked is not None else ():
            sheets.add(_("Parked"), table.columns, table.rows, (WIDE, 26))
        long = [
            (row["id"], str(place + 1), piece)
            for row in found
            if units(row["text"]) > MOST_LETTERS
            for place, piece in enumerate(pieces(row["text"]))
        ]
        if long:
            sheets.add(_("Long words"), ("id", "piece", "text"), long, (36, NARROW, WIDE))
    return buffer.getvalue()


class _Sheets:
    """Adds sheets to a workbook, each with frozen heads, filters and plain-text cells."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._cell = book.add_format({"text_wrap": True, "valign": "top"})

    def add(self, name: str, heads: Sequence[str], found: Iterable[Sequence[str]], widths: Sequence[float]) -> None:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(place, place, width, self._cell)
            sheet.write_string(0, place, head, self._head)
        last = 0
        for last, row in enumerate(found, start=1):
            for place, text in enumerate(row):
                self._write(sheet, last, place, heads[place], text)
        sheet.autofilter(0, 0, last, len(heads) - 1)

    def _write(self, sheet: Any, row: int, place: int, head: str, text: str) -> None:
        if head in NUMBERS and text:
            sheet.write_number(row, place, float(text), self._cell)
        elif text:
            sheet.write_string(row, place, pieces(text)[0], self._cell)


def units(text: str) -> int:
    """Return the number of characters as the file format counts: those outside the BMP count twice."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def pieces(text: str) -> list[str]:
    """Return `text` in pieces that each fit a cell."""
    text = printable(text)
    # Half the limit: that many characters always fit, whichever they are.
    most = MOST_LETTERS if units(text) <= MOST_LETTERS else MOST_LETTERS // 2
    return [text[start : start + most] for start in range(0, len(text), most)] or [""]


def _themes(session: Session) -> list[tuple[str, ...]]:
    if not rule_of(session).words:
        return []
    return [
        (
            part_label(shown.theme.part),
            shown.theme.title,
            shown.theme.description,
            str(len(shown.reactions)),
            str(len(shown.groups)),
            str(shown.count) if is_revealed(session, shown.theme.part) else "",
        )
        for shown in themes_of(session)
    ]
