"""The contact sheet as a window: people are added, edited in place, and exported to a file of their own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.errors import Trouble
from bonfire_deck.files import people
from bonfire_deck.files.erasing import Erased, erased_sentences
from bonfire_deck.files.history import Change
from bonfire_deck.files.schema import Value
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Person
from bonfire_deck.model.text import safe_file_name, shown_text
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.erasing import erase_for_good
from bonfire_deck.ui.people.entry import PersonEntry, fill_groups
from bonfire_deck.ui.theme import dress
from bonfire_deck.ui.workbench import Workbench
from bonfire_deck.writing.contacts import export_contacts

DRAFT = "person"
"""Desk key: the person being typed."""
TEXTS = ("name", "contact", "role")
GROUP, SHARES = len(TEXTS), len(TEXTS) + 1


class PeopleTable(QTableWidget):
    """Everybody by name; Enter or F2 edits a cell, Space toggles sharing with the others, Delete erases."""

    def __init__(self, undo: Callable[[], None], redo: Callable[[], None], erase: Callable[[], None]) -> None:
        """Call `undo`, `redo` and `erase` on Ctrl+Z, Ctrl+Shift+Z and Delete."""
        super().__init__(0, len(TEXTS) + 2)
        self._undo, self._redo, self._erase = undo, redo, erase
        self.setObjectName("people-table")
        self.setAccessibleName(_("Contact sheet"))
        self.setHorizontalHeaderLabels(
            [_("Name"), _("Contact"), _("Role"), _("Group"), _("May be shared with the others")]
        )
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column in range(2, self.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the cell; Ctrl+Z undoes the last edit."""
        control = Qt.KeyboardModifier.ControlModifier
        is_undo = event.key() == Qt.Key.Key_Z and bool(event.modifiers() & control)
        item = self.currentItem()
        if is_undo:
            (self._redo if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self._undo)()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentColumn() == GROUP:
            self.cellWidget(self.currentRow(), GROUP).setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.editItem(item)
        else:
            super().keyPressEvent(event)


class PeopleWindow(QDialog):
    """Its data is in no other export; its own holds only those who agreed, unless everybody is ticked."""

    def __init__(self, parent: QWidget, workbench: Workbench, *, night: bool) -> None:
        """Show the contact sheet of the session of `workbench`."""
        super().__init__(parent)
        self.setObjectName("people-window")
        self.setWindowTitle(_("Contact sheet"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._workbench = workbench
        self._shown: tuple[Person, ...] = ()
        self._refused = ""
        self.entry = PersonEntry()
        self.table = PeopleTable(self.undo, self.redo, self.erase)
        self.line = QLabel()
        self.line.setObjectName("people-line")
        self.line.setProperty("role", "quiet")
        self.line.setWordWrap(True)
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.everybody = QCheckBox(_("Include people who keep their contact private (only for you)"))
        self.everybody.setObjectName("export-everybody")
        self.everybody.setAccessibleName(self.everybody.text())
        self.buttons = QHBoxLayout()
        self._build()
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(0)
        self._connect()
        self.refresh()
        draft = workbench.desk.get(DRAFT)
        if isinstance(draft, dict):
            self.entry.put(draft)
        dress(self, night=night)
        self.resize(880, 560)
        self.entry.fields["name"].setFocus()

    def _build(self) -> None:
        heading = QLabel(_("Contact sheet"))
        heading.setProperty("role", "title")
        kept = QLabel(
            _("Kept apart from everything that was said. It is not in any other export or in copies of the session.")
        )
        kept.setProperty("role", "quiet")
        kept.setWordWrap(True)
        for name, text, ending in (
            ("export-people-csv", _("Table (CSV)…"), ".csv"), ("export-people-html", _("Page to print…"), ".html"),
        ):  # fmt: skip
            made = QPushButton(text)
            made.setObjectName(name)
            made.setAccessibleName(_("Export the contact sheet: {form}").format(form=text))
            made.setAutoDefault(False)
            made.clicked.connect(partial(self._ask_where, ending))
            self.buttons.addWidget(made)
        off = QPushButton(_("Erase permanently…"))
        off.setObjectName("erase-person")
        off.setAccessibleName(_("Erase the selected person permanently"))
        off.setProperty("role", "quiet")
        off.setAutoDefault(False)
        off.clicked.connect(self.erase)
        self.buttons.insertWidget(0, off)
        self.buttons.insertWidget(1, self.everybody)
        self.buttons.insertStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 22)
        layout.setSpacing(12)
        for widget in (heading, kept, self.entry, self.line, self.table):
            layout.addWidget(widget)
        layout.addLayout(self.buttons)

    def _connect(self) -> None:
        self.entry.kept.connect(self.keep)
        self.entry.typed.connect(lambda: self._workbench.desk.set(DRAFT, self.entry.values()))
        self.entry.undo_wanted.connect(self.undo)
        self.table.itemChanged.connect(self._on_item)
        # Queued: the edited cell is still losing the focus.
        self._redraw.timeout.connect(self.refresh)
        self._workbench.changed.connect(self._on_changed)

    # Display.

    def _on_changed(self, change: Change) -> None:
        if not change.tables or change.tables.keys() & {"people", "groups"}:
            self._redraw.start()

    def chosen(self) -> Person | None:
        """Return the person selected in the table."""
        row = self.table.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def refresh(self) -> None:
        """Show everybody as in the file; the selection stays."""
        chosen, column = self.chosen(), max(0, self.table.currentColumn())
        session = self._workbench.reader.session()
        self._shown = self._workbench.reader.people()
        self.entry.show_groups(session.groups)
        was = self.table.blockSignals(True)
        self.table.setRowCount(0)
        self.table.setRowCount(len(self._shown))
        for row, person in enumerate(self._shown):
            self._fill(row, person)
        self.table.blockSignals(was)
        ids = [person.id for person in self._shown]
        if chosen is not None and chosen.id in ids:
            self.table.setCurrentCell(ids.index(chosen.id), column)
        sharing = session.contacts.sharing
        count = ngettext("{count} person", "{count} people", len(ids))
        said = _("{people}, {sharing} of them share their contact details.").format(people=count, sharing=sharing)
        self.line.setText(self._refused or (said if ids else _("Type a name, then press Enter.")))
        self._refused = ""

    def _fill(self, row: int, person: Person) -> None:
        for column, text in enumerate((person.name, person.contact, person.role)):
            self.table.setItem(row, column, QTableWidgetItem(shown_text(text)))
        self.table.setItem(row, GROUP, QTableWidgetItem())
        box = QComboBox()
        box.setAccessibleName(_("Group of {name}").format(name=shown_text(person.name)))
        fill_groups(box, self._workbench.reader.session().groups, person.group_id or "")
        box.activated.connect(lambda _index: self._change(person, group_id=box.currentData() or None))
        self.table.setCellWidget(row, GROUP, box)
        shares = QTableWidgetItem(_("yes") if person.shares_contact else _("no"))
        shares.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )  # fmt: skip
        shares.setCheckState(Qt.CheckState.Checked if person.shares_contact else Qt.CheckState.Unchecked)
        self.table.setItem(row, SHARES, shares)
        self.table.setRowHeight(row, box.sizeHint().height() + 6)

    # Editing.

    def keep(self) -> None:
        """Add the typed person to the sheet; if that fails, the fields stay and a message says why."""
        values = self.entry.values()
        fields: dict[str, Value] = {
            "contact": str(values["contact"]).strip(), "role": str(values["role"]).strip(),
            "group_id": str(values["group_id"]) if values["group_id"] else None,
            "shares_contact": int(values["shares_contact"] is True),
        }  # fmt: skip
        if self._do(lambda: people.add_person(self._workbench.history, str(values["name"]), **fields)):
            self.entry.put({"group_id": values["group_id"]})
            self.entry.fields["name"].setFocus()

    def _on_item(self, item: QTableWidgetItem) -> None:
        person = self._shown[item.row()]
        if item.column() < len(TEXTS):
            name = TEXTS[item.column()]
            if item.text().strip() != shown_text(getattr(person, name)):
                self._change(person, **{name: item.text().strip()})
        elif item.column() == SHARES:
            self._change(person, shares_contact=int(item.checkState() == Qt.CheckState.Checked))

    def _change(self, person: Person, **fields: Value) -> None:
        if not self._do(lambda: people.change_person(self._workbench.history, person.id, **fields)):
            # Don't show a refused value as if it were saved; the message stays.
            self._refused = self.line.text()
            self._redraw.start()

    def erase(self) -> None:
        """Erase the selected person from this file, its backups and its copies, after confirmation."""
        person = self.chosen()
        if person is None:
            self.line.setText(_("Select a person in the table first."))
            return

        def then(erased: Erased) -> None:
            self._refused = erased_sentences(erased)[0]
            self._redraw.start()

        question = _("Erase {name} from the contact sheet permanently?").format(name=shown_text(person.name))
        erase_for_good(self, self._workbench, question, [("people", person.id)], then)

    def undo(self) -> None:
        """Undo the session's last edit and say which."""
        self._step(self._workbench.undo, _("Undone: {what}"))

    def redo(self) -> None:
        """Redo the last undone edit."""
        self._step(self._workbench.redo, _("Redone: {what}"))

    def _step(self, step: Callable[[], Change | None], said: str) -> None:
        done: list[Change | None] = []
        if self._do(lambda: done.append(step())) and done[0] is not None:
            self.refresh()
            self._redraw.stop()
            self.line.setText(said.format(what=done[0].label))

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Trouble as trouble:
            self.line.setText(str(trouble))
            return False
        return True

    # Export.

    def _ask_where(self, ending: str) -> None:
        title = safe_file_name(self._workbench.reader.session().about.title, _("Contact sheet"))
        dialog = QFileDialog(self, _("Export the contact sheet"))
        dialog.setObjectName("export-people-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.lstrip("."))
        dialog.setDirectory(str(self._workbench.path.parent))
        dialog.selectFile(f"{_('{title}, contacts').format(title=title)}{ending}")
        dialog.fileSelected.connect(lambda chosen: self.export_to(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, target: Path) -> None:
        """Write the people who share their contact, or everybody if that is ticked, to `target`."""
        reader, everybody = self._workbench.reader, self.everybody.isChecked()
        written: list[int] = []
        if self._do(
            lambda: written.append(export_contacts(reader.session(), reader.people(), target, everybody=everybody))
        ):
            said = ngettext(
                "{count} person is in {file}.", "{count} people are in {file}.", written[0], file=target.name
            )
            self.line.setText(said)


def people_action(window: QWidget, workbench: Workbench, *, night: bool = False) -> Action:
    """Return the key of the contact sheet, which opens over `window`."""

    def show() -> None:
        sheet = PeopleWindow(window, workbench, night=night)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    return Action("contact-sheet", _("Contact sheet…"), ("Ctrl+Shift+G",), show)
