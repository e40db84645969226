"""Parking items that are off the point: one key from anywhere, with a visible count."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from bonfire_deck.errors import Trouble
from bonfire_deck.files import parking as lot
from bonfire_deck.files import rescue
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.parking_sheet import ParkingSheet, undecided
from bonfire_deck.ui.run.stage import Stage

DRAFT = "parking"
"""Desk key: the draft of the parking line; `None` while it is closed."""


class Parking(QFrame):
    """The one-line field, visible only while in use."""

    def __init__(
        self, stage: Stage, capture: QPlainTextEdit, taken: Callable[[], None], say: Callable[[str], None]
    ) -> None:
        """Park what is typed in `capture`; `taken` clears it, `say` receives status messages."""
        super().__init__()
        self.setObjectName("parking-line")
        self.setProperty("role", "panel")
        self._stage = stage
        self._capture = capture
        self._taken = taken
        self._say = say
        self.field = QLineEdit()
        self.field.setObjectName("park-field")
        self.field.setAccessibleName(_("Park something off the point"))
        self.field.setPlaceholderText(_("What is off the point but must not be lost?"))
        self.field.returnPressed.connect(self.park)
        self.field.textChanged.connect(lambda text: stage.workbench.desk.set(DRAFT, text))
        hint = QLabel(_("Enter parks it · Esc cancels"))
        hint.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(hint)
        self.count = QPushButton()
        self.count.setObjectName("parking-count")
        self.count.setProperty("role", "bare")
        self.count.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.count.clicked.connect(self.open_lot)
        half_typed = stage.workbench.desk.get(DRAFT)
        self.field.setText(half_typed if isinstance(half_typed, str) else "")
        self.setVisible(bool(self.field.text()))
        stage.workbench.changed.connect(lambda _change: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show the number of parked items."""
        parked, open_ones = len(self._stage.session.parked), undecided(self._stage.session)
        said = ngettext("Parked: {count}", "Parked: {count}", parked)
        if open_ones and open_ones != parked:
            said = _("{parked}, {open} undecided").format(parked=said, open=open_ones)
        self.count.setText(said)
        self.count.setAccessibleName(_("{parked}. Open the parking lot").format(parked=said))
        self.count.setVisible(bool(parked))

    def park(self) -> None:
        """Park the text in the focused field; if it is empty, open the line."""
        if self.field.hasFocus() and self.field.text().strip():
            if self._keep(self.field.text()):
                self.leave()
        elif QApplication.focusWidget() in (self._capture, None) and self._capture.toPlainText().strip():
            if self._keep(self._capture.toPlainText()):
                self._taken()
        else:
            self.show()
            self.field.setFocus()

    def _keep(self, text: str) -> bool:
        stage = self._stage
        card, round_ = stage.card, stage.round
        ids = (stage.group_id or None, round_.id if round_ else None, card.id if card else None)
        try:
            lot.park(stage.workbench.history, text, *ids)
        except Trouble as trouble:
            kept = rescue.keep(stage.workbench.paths, stage.workbench.path, {"parked": text})
            where = _("A copy is in {file}.").format(file=kept) if kept else ""
            self._say(f"{trouble} {where}".strip())
            return False
        self._say(_("Parked. Undo reverses it."))
        return True

    def leave(self) -> bool:
        """Close the line and return the focus; return whether it was open."""
        was_open = self.isVisible()
        self.field.clear()
        self._stage.workbench.desk.set(DRAFT, None)
        self.hide()
        if was_open:
            self._capture.setFocus()
        return was_open

    def open_lot(self) -> None:
        """Open the parking lot over the window."""
        sheet = ParkingSheet(self.window(), self._stage.workbench)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()


def parking_actions(parking: Parking) -> tuple[Action, ...]:
    """Return the parking lot's keys."""
    return (
        Action("park", _("Park an item"), ("Ctrl+K",), parking.park),
        Action("parking-lot", _("Parking lot…"), ("Ctrl+Shift+K",), parking.open_lot),
    )
