"""Exporting a board to a file, off the GUI thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.layout import LaidOut
from bonfire_deck.model.text import safe_file_name
from bonfire_deck.paper.export import export_board
from bonfire_deck.ui import tasks
from bonfire_deck.ui.workbench import Workbench


def filter_text(ending: str) -> str:
    """Return a format's filter text for a file dialog."""
    return {
        "png": _("Picture (*.png)"),
        "pdf": _("PDF document (*.pdf)"),
        "svg": _("Drawing (*.svg)"),
    }[ending]


def choose_target(parent: QWidget, workbench: Workbench, ending: str, title: str, then: Callable[[Path], None]) -> None:
    """Ask where to write a board, without blocking; `then` receives the answer, if any."""
    dialog = QFileDialog(parent, _("Export the board"))
    dialog.setObjectName("export-dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(filter_text(ending))
    dialog.setDefaultSuffix(ending)
    session = workbench.reader.session().about.title
    name = safe_file_name(_("{session}, {board}").format(session=session, board=title), _("Board"))
    dialog.setDirectory(str(workbench.path.parent))
    dialog.selectFile(f"{name}.{ending}")
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def export_to(
    parent: QWidget, workbench: Workbench, laid_out: LaidOut, target: Path, done: Callable[[Path], None]
) -> tasks.Task:
    """Write the current board to `target`, from a snapshot of its rows so that editing can continue."""
    part, by = laid_out.board.part, laid_out.board.by
    names = {picture.card.picture_id for box in laid_out.sections for picture in box.pictures}
    snapshot = workbench.reader.snapshot(names)

    def work(_progress: tasks.Progress) -> Path:
        export_board(snapshot, part, by, target)
        return target

    return tasks.run(parent, _("Exporting the board"), work, done)
