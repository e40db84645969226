"""Every format of the write-up, text-based or painted; the file name's extension selects one."""

from collections.abc import Mapping
from pathlib import Path

from bonfire_deck.model.session import Snapshot
from bonfire_deck.writing.export import Maker, export, written_makers

# Qt and the format libraries are imported on export: a command starts without them.


def writeup_makers() -> Mapping[str, Maker]:
    """Return the makers of a write-up by file extension."""
    written = dict(written_makers())
    last = written.popitem()
    return {**written, ".pdf": _writeup_pdf, last[0]: last[1]}


def photo_report_makers() -> Mapping[str, Maker]:
    """Return the makers of a photo report by file extension."""
    return {".pdf": _photo_report_pdf}


def export_writeup(snapshot: Snapshot, target: Path) -> None:
    """Write the write-up to `target`; `snapshot` holds the pictures of `pictures_used`.

    Raises `Trouble` for an extension not in `writeup_makers`, and if the file can't be written.
    """
    export(writeup_makers(), snapshot, target)


def export_photo_report(snapshot: Snapshot, target: Path) -> None:
    """Write a page for each picture to `target`, a .pdf; raise `Trouble` as `export_writeup` does."""
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
