"""Write documents and tables to files atomically; the file extension selects the format."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files.atomic import atomic_path
from bonfire_deck.i18n import _
from bonfire_deck.model.session import Snapshot
from bonfire_deck.writing.csv_table import as_csv
from bonfire_deck.writing.json_file import as_json
from bonfire_deck.writing.markdown import as_markdown

Maker = Callable[[Snapshot, Path], object]
"""Writes a session to a new file, which takes the place of an older one when it is whole."""


def written_makers() -> Mapping[str, Maker]:
    """Return the text-based makers of a write-up by file extension."""
    return {
        ".html": _html,
        ".docx": _docx,
        ".pptx": _pptx,
        ".md": lambda snapshot, path: path.write_bytes(as_markdown(snapshot.session).encode("utf-8")),
    }


# Libraries for export are imported on first use, so that they don't delay the start of the app.


def _html(snapshot: Snapshot, path: Path) -> None:
    from bonfire_deck.writing.html import html_pieces

    with path.open("wb") as file:
        file.writelines(html_pieces(snapshot))


def _docx(snapshot: Snapshot, path: Path) -> None:
    from bonfire_deck.writing.docx import write_docx

    with path.open("wb") as file:
        write_docx(snapshot, file)


def _pptx(snapshot: Snapshot, path: Path) -> None:
    from bonfire_deck.writing.pptx import write_pptx

    with path.open("wb") as file:
        write_pptx(snapshot, file)


def _xlsx(snapshot: Snapshot, path: Path) -> None:
    from bonfire_deck.writing.xlsx import as_xlsx

    path.write_bytes(as_xlsx(snapshot.session))


def table_makers() -> Mapping[str, Maker]:
    """Return the makers of the table of quotes by file extension."""
    return {
        ".xlsx": _xlsx,
        ".csv": lambda snapshot, path: path.write_bytes(as_csv(snapshot.session)),
        ".json": lambda snapshot, path: path.write_bytes(as_json(snapshot.session)),
    }


def export_table(snapshot: Snapshot, target: Path) -> None:
    """Write every quote to `target`, .xlsx, .csv or .json, without pictures. Raises `Trouble` as `export` does."""
    export(table_makers(), snapshot, target)


def export(makers: Mapping[str, Maker], snapshot: Snapshot, target: Path) -> None:
    """Write `snapshot` to `target` with the one of `makers` that its extension selects.

    Raises `Trouble` for an unknown extension, and if the file can't be written.
    """
    make = makers.get(target.suffix.lower())
    if make is None:
        raise Trouble(
            _("“{name}” ends in a format that can't be saved here.").format(name=target.name),
            _("Use one of these: {endings}.").format(endings=", ".join(makers)),
        )
    with atomic_path(target) as temporary:
        make(snapshot, temporary)
