"""Writes the board of a session as PDF, ours, or its JPEGs by img2pdf, and prints milliseconds and megabytes.

Words: the moment of the start, which is not used; "ours" or "reference"; the session.
"""

import sys
import time
from pathlib import Path

# Both sides stand on these: to load them is no part of writing.
import img2pdf
import pikepdf  # noqa: F401
import PIL.Image  # noqa: F401

from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.files.reading import Reader
from bonfire_deck.paper.export import export_board
from bonfire_deck.paper.offscreen import gui_application


def main(words: list[str]) -> None:
    """Write one and print."""
    _start, side, path = words
    connection = open_for_reading(Path(path))
    try:
        snapshot = Reader(connection).snapshot()
    finally:
        close(connection)
    jpegs = [picture.data for picture in snapshot.pictures.values()]
    target = Path(path).with_suffix(f".{side}.pdf")
    with gui_application():
        start = time.perf_counter()
        if side == "ours":
            export_board(snapshot, "now", "picture", target)
        else:
            target.write_bytes(img2pdf.convert(jpegs))
        took = (time.perf_counter() - start) * 1000
    print(took, target.stat().st_size / 1e6)
    target.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
