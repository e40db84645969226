"""Writing documents and tables to files, whole or not at all; the name's ending says what it becomes."""

from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files.atomic import write_atomically
from bonfire_deck.i18n import _
from bonfire_deck.model.session import Snapshot
from bonfire_deck.writing.html import as_html
from bonfire_deck.writing.markdown import as_markdown
from bonfire_deck.writing.tables import as_csv, as_json


def export_writeup(snapshot: Snapshot, target: Path) -> None:
    """Write the write-up to `target`, .html or .md; raises `Trouble`."""
    if target.suffix == ".html":
        write_atomically(target, as_html(snapshot).encode("utf-8"))
    elif target.suffix == ".md":
        write_atomically(target, as_markdown(snapshot.session).encode("utf-8"))
    else:
        raise unknown_ending(target, ".html, .md")


def export_table(snapshot: Snapshot, target: Path) -> None:
    """Write every quote to `target`, .csv or .json; raises `Trouble`."""
    if target.suffix == ".csv":
        write_atomically(target, as_csv(snapshot.session))
    elif target.suffix == ".json":
        write_atomically(target, as_json(snapshot.session))
    else:
        raise unknown_ending(target, ".csv, .json")


def unknown_ending(target: Path, there_are: str) -> Trouble:
    """Return what to say of a name whose ending stands for nothing here."""
    return Trouble(
        _("“{name}” has an ending that can't be written here.").format(name=target.name),
        _("Choose one of these: {endings}.").format(endings=there_are),
    )
