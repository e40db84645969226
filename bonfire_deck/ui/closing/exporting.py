"""Export of the write-up and the tables to files, off the GUI thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.text import safe_file_name
from bonfire_deck.paper.documents import photo_report_makers, writeup_makers
from bonfire_deck.ui import tasks
from bonfire_deck.ui.workbench import Workbench
from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.document import pictures_used
from bonfire_deck.writing.export import Maker, export, table_makers
from bonfire_deck.writing.photographs import photo_report


@dataclass(frozen=True)
class Form:
    """One export format: its button text, its key and its maker."""

    name: str
    label: str
    keys: tuple[str, ...]
    ending: str
    makers: Callable[[], Mapping[str, Maker]]
    dialog: str
    """How a file dialog calls it."""


def forms() -> tuple[Form, ...]:
    """Return all formats in button order."""
    return (
        Form("html", _("Web page…"), ("Ctrl+E",), ".html", writeup_makers, _("Web page (*.html)")),
        Form("word", _("Word…"), ("Ctrl+Shift+W",), ".docx", writeup_makers, _("Word document (*.docx)")),
        Form("pdf", _("PDF…"), ("Ctrl+Shift+P",), ".pdf", writeup_makers, _("PDF (*.pdf)")),
        Form("slides", _("Slides…"), ("Ctrl+Shift+L",), ".pptx", writeup_makers, _("Slide show (*.pptx)")),
        Form("photo-report", _("Photo report…"), ("Ctrl+Shift+R",), ".pdf", photo_report_makers, _("PDF (*.pdf)")),
        Form("markdown", _("Markdown…"), ("Ctrl+M",), ".md", writeup_makers, _("Markdown (*.md)")),
        Form("workbook", _("Workbook…"), ("Ctrl+Shift+B",), ".xlsx", table_makers, _("Workbook (*.xlsx)")),
        Form("csv", _("Table (CSV)…"), ("Ctrl+Shift+C",), ".csv", table_makers, _("Table (*.csv)")),
        Form("json", _("Data (JSON)…"), ("Ctrl+Shift+J",), ".json", table_makers, _("Data (*.json)")),
    )


def form_named(name: str) -> Form:
    """Return the format called `name`."""
    return next(form for form in forms() if form.name == name)


def suggested_name(workbench: Workbench, form: Form) -> str:
    """Return a file name from the session's title that is valid on every system."""
    name = safe_file_name(workbench.reader.session().about.title, _("Write-up"))
    if form.makers is photo_report_makers:
        name = _("{title} in pictures").format(title=name)
    return f"{name}{form.ending}"


def choose_target(parent: QWidget, workbench: Workbench, form: Form, then: Callable[[Path], None]) -> None:
    """Ask for a location without blocking; call `then` with the answer, if any."""
    dialog = QFileDialog(parent, _("Export the write-up"))
    dialog.setObjectName("export-dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(form.dialog)
    dialog.setDefaultSuffix(form.ending.lstrip("."))
    dialog.setDirectory(str(workbench.path.parent))
    dialog.selectFile(suggested_name(workbench, form))
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def export_to(
    parent: QWidget, workbench: Workbench, target: Path, makers: Mapping[str, Maker], done: Callable[[Path], None]
) -> tasks.Task:
    """Export the session as it is now to `target`; its rows are frozen at once, so that editing can continue."""
    session = workbench.reader.session()
    is_table = makers.keys() == table_makers().keys()
    # The photo report also uses pictures of chapters that the write-up leaves out.
    names = set() if is_table else pictures_used(write_up(session)) | pictures_used(photo_report(session))
    snapshot = workbench.reader.snapshot(names)

    def work(_progress: tasks.Progress) -> Path:
        export(makers, snapshot, target)
        return target

    return tasks.run(parent, _("Writing {file}").format(file=target.name), work, done)
