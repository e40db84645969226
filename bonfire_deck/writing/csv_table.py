"""Every quote as a row of CSV that every spreadsheet opens and none reads as a formula."""

import csv
import io
import re

from bonfire_deck.model.session import Session
from bonfire_deck.writing.tables import COLUMNS, rows

_BLANK = r"[\s\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff']"
_FORMULA = re.compile(rf"{_BLANK}*[\t\r\n=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]")
"""The beginning of what a spreadsheet may take for a formula, also behind what it skips or can't show."""


def as_csv(session: Session) -> bytes:
    """Return the rows as CSV: UTF-8 with a BOM, commas, CRLF, every cell quoted and escaped."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(session):
        writer.writerow([safe_cell(row[name]) for name in COLUMNS])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")


def safe_cell(text: str) -> str:
    """Return `text` with a leading apostrophe if a spreadsheet could read it as a formula.

    That is the case if it begins with = + - @ or their full-width forms, also after spaces, apostrophes and invisible
    characters, or with a tab or a line break. `plain_cell` removes the apostrophe.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def plain_cell(cell: str) -> str:
    """Return the original text of a `safe_cell`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
