"""Writing the write-up and the tables to files, off the GUI thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.text import safe_file_name
from bonfire_deck.ui import tasks
from bonfire_deck.ui.workbench import Workbench
from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.document import pictures_used
from bonfire_deck.writing.export import export_table, export_writeup, writeup_makers


def filter_text(ending: str) -> str:
    """Return how a file dialog calls a format."""
    return {
        "html": _("Web page (*.html)"),
        "md": _("Markdown (*.md)"),
        "csv": _("Table (*.csv)"),
        "json": _("Data (*.json)"),
    }[ending]


def suggested_name(workbench: Workbench, ending: str) -> str:
    """Return a file name that every system takes, from the session's title."""
    name = safe_file_name(workbench.reader.session().about.title, _("Write-up"))
    return f"{name}.{ending}"


def choose_target(parent: QWidget, workbench: Workbench, ending: str, then: Callable[[Path], None]) -> None:
    """Ask where to write, without holding anything up; `then` is given the answer, if there is one."""
    dialog = QFileDialog(parent, _("Export the write-up"))
    dialog.setObjectName("export-dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(filter_text(ending))
    dialog.setDefaultSuffix(ending)
    dialog.setDirectory(str(workbench.path.parent))
    dialog.selectFile(suggested_name(workbench, ending))
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def export_to(parent: QWidget, workbench: Workbench, target: Path, done: Callable[[Path], None]) -> tasks.Task:
    """Write what the session holds now to `target`; its rows are frozen at once, so that work can go on."""
    is_writeup = target.suffix.lower() in writeup_makers()
    names = pictures_used(write_up(workbench.reader.session())) if is_writeup else set()
    snapshot = workbench.reader.snapshot(names)
    export = export_writeup if is_writeup else export_table

    def work(_progress: tasks.Progress) -> Path:
        export(snapshot, target)
        return target

    return tasks.run(parent, _("Writing {file}").format(file=target.name), work, done)
