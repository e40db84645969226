"""Writes a write-up in one form, ours, or its pictures read and written once, and prints milliseconds and megabytes.

Words: the moment of the start, which is not used; "ours" or "reference"; the form; the session. Both sides begin with
the file closed and end with what they wrote on the disk.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Callable
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

PHOTO_REPORT = "photo-report.pdf"
SMALL = "warm.bonfire"
"""A session of one picture that stands beside."""
TABLES = (".xlsx", ".csv", ".json")
FORMS = (".html", ".docx", ".pdf", ".pptx", ".md", PHOTO_REPORT, *TABLES)


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


def reference(path: Path, _form: str, target: Path) -> None:
    """Read the pictures and write them one behind the other, by bare means."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    pictures = [data for (data,) in connection.execute("SELECT data FROM pictures")]
    connection.close()
    with target.open("wb") as file:
        for data in pictures:
            file.write(data)
        file.flush()
        os.fsync(file.fileno())


def main(words: list[str]) -> None:
    """Write one and print."""
    _start, side, form, name = words
    path = Path(name)
    target = path.with_name(f"{path.stem} {side}{form if form.startswith('.') else f' {form}'}")
    write: Callable[[Path, str, Path], None] = ours if side == "ours" else reference
    with gui_application():
        # Libraries and the page's pattern are loaded once in the life of the app.
        ours(path.with_name(SMALL), form, target)
        start = time.perf_counter()
        write(path, form, target)
        took = (time.perf_counter() - start) * 1000
    print(took, target.stat().st_size / 1e6)
    target.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
