"""Print cards and table papers: what to print, the paper size, and a preview of the pages."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.errors import Trouble
from bonfire_deck.files.atomic import atomic_path
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.imposition import FLIPS, GAPS, SHEETS, SINGLE, SIZES, PrintOptions
from bonfire_deck.model.session import Snapshot, StoredPicture
from bonfire_deck.model.text import safe_file_name, with_ending
from bonfire_deck.paper.print_pages import Page
from bonfire_deck.paper.printing import PrintJob, cards_to_print, pages_of, write_print_pdf
from bonfire_deck.pictures.darkness import is_too_dark
from bonfire_deck.settings import change_setting, read_settings
from bonfire_deck.ui import tasks
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.buttons import answers
from bonfire_deck.ui.studio.print_preview import PagePreview
from bonfire_deck.ui.tasks import Progress
from bonfire_deck.ui.theme import dress, fix, roomy
from bonfire_deck.ui.workbench import Workbench

OFFSET = "printer_offset"
"""The setting that knows by how much this computer's printer is off."""
MOST_OFFSET = 20.0
MOST_DARK_TOLD = 12


class PrintSheet(QDialog):
    """Print options on the left, the pages on the right."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        """Print from the deck or session in `workbench`."""
        super().__init__(parent)
        self.setObjectName("print-sheet")
        self.setWindowTitle(_("Print"))
        self._workbench = workbench
        self._snapshot = _with_thumbnails(workbench)
        self._images: dict[str, QImage] = {}
        self._dark: frozenset[str] = frozenset()
        self._is_ready = False
        self._pages: tuple[Page, ...] = ()
        self._place = 0
        self._chosen: frozenset[str] = frozenset()
        self.kind = _choice("print-kind", _("What to print"), [
            (_("Cards to cut"), "cards"), (_("Reaction slips"), "slips"),
            (_("One sheet for each group"), "group-sheets"), (_("All cards on one page"), "contact-sheet"),
        ])  # fmt: skip
        self.size_of = _choice("print-size", _("Card size"), [(_size_label(name), name) for name in SIZES])
        self.paper = _choice("print-paper", _("Paper"), [
            ("A4", "a4"), (_("US Letter"), "letter"), (_("One card per page, for a print shop"), SINGLE),
        ])  # fmt: skip
        self.gap = _choice("print-gap", _("Gap between cards"), [(_("{gap} mm").format(gap=gap), gap) for gap in GAPS])
        self.gap.setCurrentIndex(GAPS.index(3))
        self.bleed = _length("print-bleed", _("Bleed"), (0.0, 10.0), 3.0)
        self.backs = _tick("print-backs", _("Backs, with the number"), checked=True)
        self.titles = _tick("print-titles", _("Title on the back"), checked=False)
        self.flip = _choice("print-flip", _("Flip the paper on"), [
            (_("the long edge"), FLIPS[0]), (_("the short edge"), FLIPS[1]),
        ])  # fmt: skip
        offset = _known_offset(workbench)
        self.right = _length("print-offset-right", _("Move backs right"), (-MOST_OFFSET, MOST_OFFSET), offset[0])
        self.down = _length("print-offset-down", _("Move backs down"), (-MOST_OFFSET, MOST_OFFSET), offset[1])
        self.count = _number("print-pages", _("Pages of slips"), (1, 100), 4)
        self.groups = _number("print-groups", _("Groups"), (1, 12), 5)
        self.chosen_only = _tick("print-chosen", _("Only the selected cards"), checked=False)
        self.grey = _tick("print-grey", _("Preview in grey"), checked=False)
        self.preview = PagePreview()
        self._build()
        self._connect()
        dress(self, night=False)
        self.resize(min(1080, parent.width() - 30), min(720, parent.height() - 30))
        self.refresh()
        self._read()

    def _read(self) -> None:
        """Decode the thumbnails and find those that are too dark, once, on another thread."""
        small = {name: stored.thumbnail for name, stored in self._snapshot.pictures.items()}

        def work(progress: Progress) -> tuple[dict[str, QImage], frozenset[str]]:
            images: dict[str, QImage] = {}
            dark: set[str] = set()
            for name, data in small.items():
                if progress.stopped:
                    break
                images[name] = QImage.fromData(QByteArray(data))
                if is_too_dark(data):
                    dark.add(name)
            return images, frozenset(dark)

        def done(found: tuple[dict[str, QImage], frozenset[str]]) -> None:
            self._images, self._dark = found
            self._is_ready = True
            self.refresh()

        tasks.run(self, _("Reading the pictures"), work, done, is_quiet=True)

    def offer_chosen(self, card_ids: frozenset[str]) -> None:
        """Offer to print only the cards selected in the grid, if there are several."""
        self._chosen = card_ids
        self.chosen_only.setVisible(len(card_ids) > 1)

    def _build(self) -> None:
        self.chosen_only.hide()
        self._form = QFormLayout()
        self._form.setSpacing(10)
        fields: tuple[QWidget, ...] = (
            self.kind, self.size_of, self.paper, self.gap, self.bleed, self.backs, self.titles, self.flip, self.right,
            self.down, self.count, self.groups, self.chosen_only, self.grey,
        )  # fmt: skip
        for field in fields:
            self._form.addRow("" if isinstance(field, QCheckBox) else field.accessibleName(), field)
        page = QWidget()
        page.setLayout(self._form)
        area = QScrollArea()
        area.setObjectName("print-fields")
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fix(area, width=400)
        self.dark = _quiet("print-dark", "warning")
        self.told = _quiet("print-told", "quiet")
        left = QVBoxLayout()
        left.addWidget(area, 1)
        left.addWidget(self.dark)
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addLayout(self._turning())
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addLayout(left)
        middle.addLayout(right, 1)
        heading = QLabel(_("Print"))
        heading.setProperty("role", "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addLayout(middle, 1)
        foot, self.write = answers(self, ("close", _("Close")), ("make-pdf", _("Create the PDF…")), self.choose_file)
        layout.addLayout(foot)

    def _turning(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.before, self.after = QPushButton("‹"), QPushButton("›")
        for made, name, text, key, step in (
            (self.before, "page-before", _("Previous page"), "PgUp", -1),
            (self.after, "page-after", _("Next page"), "PgDown", 1),
        ):  # fmt: skip
            made.setObjectName(name)
            made.setAccessibleName(text)
            made.setToolTip(key)
            made.setShortcut(key)
            made.setAutoDefault(False)
            made.clicked.connect(lambda _checked=False, step=step: self.turn(step))
        row.addStretch(1)
        row.addWidget(self.before)
        row.addWidget(self.told)
        row.addWidget(self.after)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        for choice in (self.kind, self.size_of, self.paper, self.gap, self.flip):
            choice.currentIndexChanged.connect(lambda _index: self.refresh())
        for number in (self.bleed, self.right, self.down, self.count, self.groups):
            number.valueChanged.connect(lambda _value: self.refresh())
        for tick in (self.backs, self.titles, self.chosen_only):
            tick.toggled.connect(lambda _checked: self.refresh())
        self.grey.toggled.connect(lambda _checked: self._show())
        self.right.editingFinished.connect(self._remember_offset)
        self.down.editingFinished.connect(self._remember_offset)

    def job(self) -> PrintJob:
        """Return the chosen job."""
        options = PrintOptions(
            size=str(self.size_of.currentData()), sheet=str(self.paper.currentData()),
            gap=float(self.gap.currentData()), bleed=self.bleed.value(), backs=self.backs.isChecked(),
            flip=str(self.flip.currentData()), offset=(self.right.value(), self.down.value()),
            titles=self.titles.isChecked(),
        )  # fmt: skip
        chosen = self._chosen if self.chosen_only.isChecked() else frozenset()
        return PrintJob(str(self.kind.currentData()), options, chosen, self.count.value(), self.groups.value())

    def refresh(self) -> None:
        """Lay out the pages again."""
        job = self.job()
        is_cards, has_backs = job.kind == "cards", job.kind == "cards" and job.options.backs
        has_groups = bool(self._snapshot.session.groups)
        shown: tuple[tuple[QWidget, bool], ...] = (
            (self.size_of, is_cards), (self.gap, is_cards and job.options.sheet in SHEETS), (self.bleed, is_cards),
            (self.backs, is_cards), (self.titles, has_backs), (self.flip, has_backs), (self.right, has_backs),
            (self.down, has_backs), (self.count, job.kind == "slips"),
            (self.groups, job.kind == "group-sheets" and not has_groups),
        )  # fmt: skip
        for field, is_there in shown:
            self._form.setRowVisible(field, is_there)
        try:
            self._pages = pages_of(self._snapshot, job)
            is_shown = job.kind != "slips"
            dark = [c for c in cards_to_print(self._snapshot, job) if is_shown and c.picture_id in self._dark]
        except Trouble as trouble:
            self._pages, dark = (), []
            self.dark.setText(str(trouble))
        else:
            numbers = ", ".join(str(card.number) for card in dark[:MOST_DARK_TOLD])
            told = ngettext(
                "May be too dark to print: card {numbers}.",
                "May be too dark to print: cards {numbers}.",
                len(dark),
                numbers=numbers,
            )
            self.dark.setText(told if dark else "")
        self.dark.setVisible(bool(self.dark.text()))
        self.write.setEnabled(bool(self._pages))
        self._place = min(self._place, max(0, len(self._pages) - 1))
        self._show()

    def turn(self, step: int) -> None:
        """Show the next page or the previous one."""
        self._place = min(max(0, self._place + step), max(0, len(self._pages) - 1))
        self._show()

    def _show(self) -> None:
        page = self._pages[self._place] if self._pages and self._is_ready else None
        self.preview.show_page(page, self._images, grey=self.grey.isChecked())
        count = len(self._pages)
        self.told.setText(_("Page {page} of {count}").format(page=self._place + 1, count=count) if count else "")
        self.before.setEnabled(self._place > 0)
        self.after.setEnabled(self._place < count - 1)

    def _remember_offset(self) -> None:
        change_setting(self._workbench.paths, OFFSET, [self.right.value(), self.down.value()])

    def choose_file(self) -> None:
        """Ask for a location, then write the PDF off the GUI thread."""
        title = safe_file_name(self._snapshot.session.about.title, _("Cards"))
        name, _kind = QFileDialog.getSaveFileName(self, _("Create the PDF"), f"{title}.pdf", _("PDF (*.pdf)"))
        if name:
            self.make(with_ending(Path(name), ".pdf"))

    def make(self, target: Path) -> None:
        """Write the job to `target`."""
        job, bench = self.job(), self._workbench
        session = self._snapshot.session
        used = sorted({card.picture_id for card in cards_to_print(self._snapshot, job)}) if job.kind != "slips" else []

        def work(progress: Progress) -> Path:
            progress.step(0, 0, target.name)
            with bench.borrowed():
                whole = Snapshot(session, dict(_whole(bench, used, progress)))
            with atomic_path(target) as temporary:
                write_print_pdf(whole, job, temporary)
                if progress.stopped:
                    raise Trouble(_("Stopped."), _("Nothing was created or changed."))
            return target

        def done(path: Path) -> None:
            count = ngettext("{count} page", "{count} pages", len(self._pages))
            hint = _("Print at actual size (100 %), not fitted to the page.")
            troubles.tell(self, Trouble(_("{pages} are in {file}.").format(pages=count, file=path.name), hint))

        tasks.run(self, _("Creating the PDF"), work, done)


def _whole(bench: Workbench, names: Sequence[str], progress: Progress) -> Iterator[tuple[str, StoredPicture]]:
    """Read pictures one per turn, so that no other reader waits for all of them."""
    for done, name in enumerate(names):
        progress.step(done, len(names))
        with bench.history.turn():
            stored = bench.reader.picture(name)
        if stored is not None:
            yield name, stored


def _with_thumbnails(workbench: Workbench) -> Snapshot:
    """Return the session with thumbnails that report the sizes of the originals, as a preview needs."""
    session, sizes = workbench.reader.session(), workbench.reader.picture_sizes()
    names = {card.picture_id for card in session.cards if card.picture_id in sizes}
    small = {name: (workbench.reader.thumbnail(name) or b"", *sizes[name]) for name in names}
    return Snapshot(session, {
        name: StoredPicture(name, "jpeg", width, height, b"", data) for name, (data, width, height) in small.items()
    })  # fmt: skip


def _known_offset(workbench: Workbench) -> tuple[float, float]:
    told = read_settings(workbench.paths).get(OFFSET)
    if isinstance(told, list) and len(told) == 2 and all(isinstance(value, int | float) for value in told):
        return float(told[0]), float(told[1])
    return 0.0, 0.0


def _size_label(name: str) -> str:
    width, height = SIZES[name]
    called = {
        "poker": _("Poker"), "tarot": _("Tarot"), "a6": "A6", "a5": "A5", "postcard": _("Postcard"), "a4": "A4",
    }[name]  # fmt: skip
    return f"{called}  {width:.0f} x {height:.0f} mm"


def _choice(name: str, text: str, items: list[tuple[str, object]]) -> QComboBox:
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(16)
    made.setObjectName(name)
    made.setAccessibleName(text)
    for label, data in items:
        made.addItem(label, data)
    return made


def _length(name: str, text: str, bounds: tuple[float, float], value: float) -> QDoubleSpinBox:
    made = QDoubleSpinBox()
    made.lineEdit().setTextMargins(8, 0, 0, 0)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setRange(*bounds)
    made.setDecimals(1)
    made.setSingleStep(0.1)
    made.setSuffix(_(" mm"))
    made.setValue(value)
    return made


def _number(name: str, text: str, bounds: tuple[int, int], value: int) -> QSpinBox:
    made = QSpinBox()
    roomy(made)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setRange(*bounds)
    made.setValue(value)
    return made


def _tick(name: str, text: str, *, checked: bool) -> QCheckBox:
    made = QCheckBox(text)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setChecked(checked)
    return made


def _quiet(name: str, role: str) -> QLabel:
    made = QLabel()
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(role == "warning")
    return made
