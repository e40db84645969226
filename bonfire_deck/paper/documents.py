"""Every form of the write-up: those that are written, and those that are painted; the name's ending says which."""

from collections.abc import Mapping
from pathlib import Path

from bonfire_deck.model.session import Snapshot
from bonfire_deck.writing.export import Maker, export, written_makers

# Qt and the libraries of the formats are brought in when somebody exports: a command starts without them.


def writeup_makers() -> Mapping[str, Maker]:
    """Return what makes a write-up, by the ending of the file's name."""
    written = dict(written_makers())
    last = written.popitem()
    return {**written, ".pdf": _writeup_pdf, last[0]: last[1]}


def photo_report_makers() -> Mapping[str, Maker]:
    """Return what makes a photo report, by the ending of the file's name."""
    return {".pdf": _photo_report_pdf}


def export_writeup(snapshot: Snapshot, target: Path) -> None:
    """Write the write-up to `target`; `snapshot` holds the pictures of `pictures_used`.

    Raises `Trouble` for an ending that is none of `writeup_makers`, and where the file can't be written.
    """
    export(writeup_makers(), snapshot, target)


def export_photo_report(snapshot: Snapshot, target: Path) -> None:
    """Write a page for each picture to `target`, a .pdf; raises `Trouble` as `export_writeup`."""
    export(photo_report_makers(), snapshot, target)


def _writeup_pdf(snapshot: Snapshot, path: Path) -> None:
    from bonfire_deck.paper.offscreen import gui_application
    from bonfire_deck.paper.report import write_writeup_pdf

    with gui_application():
        write_writeup_pdf(snapshot, path)


def _photo_report_pdf(snapshot: Snapshot, path: Path) -> None:
    from bonfire_deck.paper.offscreen import gui_application
    from bonfire_deck.paper.report import write_photo_report_pdf

    with gui_application():
        write_photo_report_pdf(snapshot, path)
