"""Possible names as a list, with one key to mask a word in everything that leaves the room and one to allow it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.files.history import Change
from bonfire_deck.files.masking import decide_on
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.likely_names import Likely, fate_of, kind_label, likely_names, undecided
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui import tasks, trouble
from bonfire_deck.ui.flow import FlowRow
from bonfire_deck.ui.workbench import Workbench
from bonfire_deck.writing.rule import rule_of

FATE_KEYS = {Qt.Key.Key_M: "masked", Qt.Key.Key_A: "allowed", Qt.Key.Key_U: ""}
"""In the list these letters decide; nobody types words there."""
LOOKED_THROUGH = {"reactions", "themes", "next_steps", "parked_items", "cards", "people"}


class NamesList(QListWidget):
    """Possible names, each with its context and decision; key presses go to the sheet."""

    def __init__(self, sheet: "NamesSheet") -> None:
        """Send key presses to `sheet`."""
        super().__init__()
        self._sheet = sheet
        self.setObjectName("names-list")
        self.setAccessibleName(_("Possible names"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide with one key; undo with Ctrl+Z."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Z and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._sheet.take_back(again=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in FATE_KEYS and not event.modifiers():
            self._sheet.decide(FATE_KEYS[key])
        else:
            super().keyPressEvent(event)


class NamesSheet(QDialog):
    """A list of possible names in a session's text."""

    def __init__(
        self,
        parent: QWidget,
        workbench: Workbench,
        found: tuple[Likely, ...] | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Show what was `found` in an open session, or search now; the last button calls `then`, if given."""
        super().__init__(parent)
        self.setObjectName("names-sheet")
        self.setWindowTitle(_("Before it leaves the room"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._workbench = workbench
        self._found = found or ()
        self._is_looking = False
        self._is_stale = False
        self.list = NamesList(self)
        self._line = QLabel()
        self._line.setObjectName("names-line")
        self._line.setProperty("role", "quiet")
        self._line.setWordWrap(True)
        self._done = self._button("names-done", _("Continue") if then else _("Done"), self.accept)
        self._done.setProperty("role", "hot" if then else "quiet")
        self._build()
        if then is not None:
            self.accepted.connect(then)
        workbench.changed.connect(self._on_changed)
        if found is None:
            self._look()
        self._show()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _build(self) -> None:
        told = QLabel(_("These words may identify someone. Masked words appear as […] in every document."))
        told.setWordWrap(True)
        row = FlowRow(8)
        row.addWidget(self._button("names-mask", _("Mask (M)"), lambda: self.decide("masked")))
        row.addWidget(self._button("names-allow", _("Allow (A)"), lambda: self.decide("allowed")))
        row.addWidget(self._button("names-undecided", _("Undecided (U)"), lambda: self.decide("")))
        row.addWidget(self._done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 20)
        layout.setSpacing(12)
        layout.addWidget(told)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._line)
        layout.addLayout(row)
        self.resize(640, 520)

    def _button(self, name: str, text: str, handler: Callable[[], None]) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setProperty("role", "quiet")
        made.setAutoDefault(False)
        made.clicked.connect(handler)
        return made

    def _on_changed(self, change: Change) -> None:
        if not change.tables or LOOKED_THROUGH & change.tables.keys():
            self._look()
        self._show()

    def _look(self) -> None:
        self._is_stale = self._is_looking
        if not self._is_looking:
            self._is_looking = True
            look_through(self, self._workbench, self._on_found)

    def _on_found(self, found: tuple[Likely, ...]) -> None:
        self._is_looking = False
        self._found = found
        if self._is_stale:
            self._look()
        self._show()

    def _show(self) -> None:
        """Show the finds and decisions; keep the current row."""
        place = max(0, self.list.currentRow())
        session = self._workbench.reader.session()
        fates = {"masked": _("masked"), "allowed": _("allowed"), "": _("undecided")}
        self.list.clear()
        for one in self._found:
            self.list.addItem(QListWidgetItem(_row(one, fates[fate_of(session, one)])))
        self.list.setCurrentRow(min(place, self.list.count() - 1))
        if self._is_looking and not self._found:
            self._line.setText(_("Checking what was said…"))
        elif self._found:
            self._line.setText(
                ngettext("{count} is undecided.", "{count} are undecided.", len(undecided(session, self._found)))
            )
        else:
            self._line.setText(_("Nothing looks like a name, an address, a number or a job title."))

    def decide(self, fate: str) -> None:
        """Apply a decision to the current find and move to the next one."""
        place = self.list.currentRow()
        if not 0 <= place < len(self._found):
            return
        with trouble.told(self):
            about = self._workbench.reader.session().about
            decide_on(self._workbench.history, about, self._found[place].text, fate)
            self.list.setCurrentRow(min(place + 1, self.list.count() - 1))

    def take_back(self, *, again: bool = False) -> None:
        """Undo the newest edit, or redo it with `again`."""
        with trouble.told(self):
            self._workbench.step_back(again=again)


def look_through(parent: QWidget, workbench: Workbench, then: Callable[[tuple[Likely, ...]], None]) -> tasks.Task:
    """Search for possible names off the GUI thread and call `then` with the finds."""
    session, people = workbench.reader.session(), workbench.reader.people()
    title = _("Checking what was said")
    return tasks.run(parent, title, lambda _progress: likely_names(session, people), then, is_quiet=True)


def before_it_leaves(parent: QWidget, workbench: Workbench, then: Callable[[], None]) -> None:
    """Call `then`; if undecided words may leave the room, ask about those first."""
    if not rule_of(workbench.reader.session()).words:
        then()
        return

    def ask(found: tuple[Likely, ...]) -> None:
        if undecided(workbench.reader.session(), found):
            show_names(parent, workbench, found, then)
        else:
            then()

    look_through(parent, workbench, ask)


def show_names(
    parent: QWidget,
    workbench: Workbench,
    found: tuple[Likely, ...] | None = None,
    then: Callable[[], None] | None = None,
) -> None:
    """Open the list; `then` runs afterwards."""
    sheet = NamesSheet(parent, workbench, found, then)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()


def _row(one: Likely, fate: str) -> str:
    first = shown_text(one.where[0].text)
    more = len(one.where) - 1
    said = _("“{quote}”").format(quote=first)
    if more:
        said = ngettext("{quote} and {count} more", "{quote} and {count} more", more, quote=said)
    return _("{word} · {kind} · {fate}\n{said}").format(word=one.text, kind=kind_label(one.kind), fate=fate, said=said)
