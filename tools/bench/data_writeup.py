"""Writes a write-up in one form, ours, or its pictures read and written once, and prints milliseconds and megabytes.

Words: the moment of the start, which is not used; "ours" or "reference"; the form; a small session, written first so
that everything is loaded; the session. Both sides begin with the file closed and end with what they wrote on the disk.
"""

import sys
import time
from pathlib import Path

# The libraries of the forms: to load them is no part of writing.
import docx  # noqa: F401
import pikepdf  # noqa: F401
import pptx  # noqa: F401
import xlsxwriter  # noqa: F401

from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.files.reading import Reader
from bonfire_deck.paper.documents import export_photo_report, export_writeup
from bonfire_deck.paper.offscreen import gui_application
from bonfire_deck.writing.export import export_table
from tools.bench.references import data_writeup

PHOTO_REPORT = "photo-report.pdf"
TABLES = (".xlsx", ".csv", ".json")


def ours(path: Path, form: str, target: Path) -> None:
    """Open the session, read what the form needs, write it."""
    connection = open_for_reading(path)
    try:
        reader = Reader(connection)
        snapshot = reader.snapshot(() if form in TABLES else None)
    finally:
        close(connection)
    if form in TABLES:
        export_table(snapshot, target)
    elif form == PHOTO_REPORT:
        export_photo_report(snapshot, target)
    else:
        export_writeup(snapshot, target)


def main(words: list[str]) -> None:
    """Write one and print."""
    _start, side, form, small, name = words
    path = Path(name)
    target = path.with_name(f"{path.stem} {side}{form if form.startswith('.') else f' {form}'}")

    def write(session: Path) -> None:
        if side == "ours":
            ours(session, form, target)
        else:
            data_writeup.write(session, target)

    with gui_application():
        # Libraries and the page's pattern are loaded once in the life of the app.
        write(Path(small))
        target.unlink()
        start = time.perf_counter()
        write(path)
        took = (time.perf_counter() - start) * 1000
    print(took, target.stat().st_size / 1e6)
    target.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
