"""Every quote as a row of CSV that every spreadsheet opens and none takes for a formula."""

import csv
import io
import re

from bonfire_deck.model.session import Session
from bonfire_deck.writing.tables import COLUMNS, rows

_BLANK = r"[\s\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff']"
_FORMULA = re.compile(rf"{_BLANK}*[\t\r\n=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]")
"""The beginning of what a spreadsheet may take for a formula, also behind what it skips or can't show."""


def as_csv(session: Session) -> bytes:
    """Return the rows as CSV: UTF-8 with its mark, commas, CRLF, every cell quoted and safe."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(session):
        writer.writerow([safe_cell(row[name]) for name in COLUMNS])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")


def safe_cell(text: str) -> str:
    """Return `text` with an apostrophe before it where a spreadsheet could take it for a formula.

    That is where it begins with = + - @ or their wide twins, also behind blanks, apostrophes and signs that don't
    show, or with a tab or a line end. `plain_cell` takes the apostrophe off again.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def plain_cell(cell: str) -> str:
    """Return what `safe_cell` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
