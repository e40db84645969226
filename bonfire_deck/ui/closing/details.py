"""The write-up's details about the session: title, place, date, introduction."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.rows import About
from bonfire_deck.ui.fields import LongField


class Details(QWidget):
    """The fields; edits by the user are emitted by `changed_by_hand` as field name and new value."""

    changed_by_hand = Signal(str, str)
    undo_wanted = Signal()
    redo_wanted = Signal()
    date_not_understood = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Create empty fields."""
        super().__init__(parent)
        self._about: About | None = None
        self.title = _line("title-field", _("Title"))
        self.place = _line("place-field", _("Place"))
        self.date = _line("date-field", _("Date"))
        self.date.setPlaceholderText(_("such as 2026-01-25"))
        self.introduction = LongField()
        self.introduction.setObjectName("introduction-field")
        self.introduction.setAccessibleName(_("Introduction"))
        self.introduction.setPlaceholderText(_("Your own opening lines"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        fields: tuple[QLineEdit | QPlainTextEdit, ...] = (self.title, self.place, self.date, self.introduction)
        for field in fields:
            label = QLabel(field.accessibleName())
            label.setProperty("role", "overline")
            label.setBuddy(field)
            layout.addWidget(label)
            layout.addWidget(field, 1 if field is self.introduction else 0)
            layout.addSpacing(8)

    def _connect(self) -> None:
        self.title.editingFinished.connect(lambda: self._keep("title", self.title.text().strip()))
        self.place.editingFinished.connect(lambda: self._keep("place", self.place.text().strip()))
        self.date.editingFinished.connect(self._keep_date)
        self.introduction.left.connect(self.keep_introduction)
        self.introduction.undo_wanted.connect(self.undo_wanted)
        self.introduction.redo_wanted.connect(self.redo_wanted)

    def show_about(self, about: About) -> None:
        """Show the session's details; leave a field that is being edited."""
        before, self._about = self._about, about
        for field, value in ((self.title, about.title), (self.place, about.place), (self.date, about.date)):
            if not (field.hasFocus() and field.isModified()):
                field.setText(value)
                field.setCursorPosition(0)
        is_new = before is None or before.introduction != about.introduction
        if is_new and self.introduction.text() != about.introduction:
            self.introduction.setText(about.introduction)

    def keep_introduction(self) -> None:
        """Commit the introduction as typed."""
        self._keep("introduction", self.introduction.text())

    def keep_all(self) -> None:
        """Commit unfinished typing, before an export and before the window closes."""
        self._keep("title", self.title.text().strip())
        self._keep("place", self.place.text().strip())
        self._keep_date()
        self.keep_introduction()

    def _keep(self, name: str, value: str) -> None:
        if self._about is not None and getattr(self._about, name) != value:
            self.changed_by_hand.emit(name, value)

    def _keep_date(self) -> None:
        typed = self.date.text().strip()
        if self._about is None or typed == self._about.date:
            return
        iso = understood_date(typed)
        if iso is None:
            self.date.setText(self._about.date)
            self.date_not_understood.emit(typed)
        else:
            self.date.setText(iso)
            self._keep("date", iso)


def understood_date(typed: str) -> str | None:
    """Return the typed date, ISO or in the system's format, as ISO; "" for "", `None` if it is no date."""
    if not typed:
        return ""
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        pass
    locale = QLocale.system()
    for style in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
        found: QDate = locale.toDate(typed, style)
        if found.isValid() and found.year() >= 1990:
            return date(found.year(), found.month(), found.day()).isoformat()
    return None


def _line(name: str, label: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(label)
    return field


def side_panel(inside: QVBoxLayout) -> QFrame:
    """Return a side panel that contains `inside`."""
    frame = QFrame()
    frame.setProperty("role", "side")
    frame.setLayout(inside)
    inside.setContentsMargins(22, 20, 22, 20)
    return frame
