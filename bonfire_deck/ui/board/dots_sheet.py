"""The dots of a part, entered by one person for the room: hidden until complete, checked, revealed together."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering, theming
from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Group, Theme
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.themes import Purse, dots_in, energy, is_revealed, purses, themes_of
from bonfire_deck.ui import trouble
from bonfire_deck.ui.theme import dress, fix, roomy, sized
from bonfire_deck.ui.workbench import Workbench

NARROW, SPACING = 58, 8
NAME, NARROWEST_NAME = 330, 150
MOST = 9999
MOST_EACH = 99
ROOM = ""
"""Column id for hands counted in the whole room, in place of a group's id."""
STEPS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Return: (1, 0), Qt.Key.Key_Enter: (1, 0)}


class DotsSheet(QDialog):
    """A table of themes by groups. Each number is one edit; no count is on the wall before Reveal."""

    def __init__(self, parent: QWidget, workbench: Workbench, part: str) -> None:
        """Enter the dots for the themes of `part`."""
        super().__init__(parent)
        self.setObjectName("dots-sheet")
        self.setWindowTitle(_("Dots"))
        self._workbench = workbench
        self._part = part
        self._fields: dict[tuple[str, str], QLineEdit] = {}
        self._names: dict[str, QLabel] = {}
        self._totals: dict[str, QLabel] = {}
        self._purses: dict[str, QLabel] = {}
        self.each, self.stacking = QSpinBox(), QCheckBox(_("Allow several on one theme"))
        roomy(self.each)
        self.each.setRange(1, MOST_EACH)
        self._line = QLabel()
        self._line.setObjectName("dots-line")
        self._line.setProperty("role", "quiet")
        self._line.setWordWrap(True)
        self.reveal = QPushButton()
        self.reveal.setObjectName("reveal-dots")
        self.reveal.setProperty("role", "hot")
        self.reveal.setAutoDefault(False)
        self._build()
        self.each.editingFinished.connect(lambda: self._set_up(dots_each=self.each.value()))
        self.stacking.clicked.connect(lambda checked: self._set_up(dots_stack=int(checked)))
        self.reveal.clicked.connect(self._reveal)
        workbench.changed.connect(self._on_changed)
        dress(self, night=False)
        wide = NAME + sized(NARROW + SPACING) * (len(self._columns()) + 2)
        self.resize(min(max(980, wide), max(980, parent.width() - 40)), 560)
        self._show()
        for field in list(self._fields.values())[:1]:
            # Focus the numbers: people come here to type them.
            field.setFocus()

    @property
    def _session(self) -> Session:
        return self._workbench.reader.session()

    def _build(self) -> None:
        heading = QLabel(_("Dots: the energy of the room"))
        heading.setProperty("role", "title")
        settings = QHBoxLayout()
        for name, label, widget in (
            ("dots-each", _("Per person"), self.each), ("dots-stack", "", self.stacking),
        ):  # fmt: skip
            widget.setObjectName(name)
            widget.setAccessibleName(label or self.stacking.text())
            if label:
                settings.addWidget(QLabel(label))
            settings.addWidget(widget)
            settings.addSpacing(16)
        settings.addStretch(1)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setHorizontalSpacing(SPACING)
        self._grid.setVerticalSpacing(SPACING)
        self._fill()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        close = QPushButton(_("Close"))
        close.setObjectName("close-dots")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self._line, 1)
        buttons.addWidget(close)
        buttons.addWidget(self.reveal)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.setSpacing(14)
        layout.addWidget(heading)
        layout.addLayout(settings)
        layout.addWidget(area, 1)
        layout.addLayout(buttons)

    def _columns(self) -> list[tuple[str, str, str]]:
        """Return the id, header and accessible name of each column."""
        groups = [
            (group.id, f"{group.mark.shape} {group.number}", _("{number} {name}").format(
                number=group.number, name=shown_text(group.name)))
            for group in self._session.groups
        ]  # fmt: skip
        return [*groups, (ROOM, _("Hands"), _("Hands raised in the whole room"))]

    def _fill(self) -> None:
        columns, themes = self._columns(), themes_of(self._session, self._part)
        for column, (name, text, called) in enumerate(columns, 1):
            head = QLabel(text)
            head.setToolTip(called)
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(head, 0, column)
            self._purses[name] = QLabel()
            self._purses[name].setProperty("role", "quiet")
            self._purses[name].setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(self._purses[name], len(themes) + 1, column)
        for row, shown in enumerate(themes, 1):
            theme = shown.theme
            title = self._names[theme.id] = QLabel(shown_text(theme.title) or _("Untitled theme"))
            title.setTextFormat(Qt.TextFormat.PlainText)
            title.setWordWrap(True)
            title.setMinimumWidth(NARROWEST_NAME)
            self._grid.addWidget(title, row, 0)
            for column, (name, _text, called) in enumerate(columns, 1):
                self._grid.addWidget(self._field(theme, name, called), row, column)
            total = self._totals[theme.id] = QLabel()
            total.setProperty("role", "heading")
            total.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(total, row, len(columns) + 1)
        given = QLabel(_("used"))
        given.setProperty("role", "quiet")
        self._grid.addWidget(given, len(themes) + 1, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(len(themes) + 2, 1)

    def _field(self, theme: Theme, column: str, called: str) -> QLineEdit:
        field = self._fields[theme.id, column] = QLineEdit()
        field.setObjectName(f"dots-{len(self._fields)}")
        field.setAccessibleName(f"{shown_text(theme.title) or _('Untitled theme')}: {called}")
        field.setValidator(QIntValidator(0, MOST, field))
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fix(field, width=NARROW)
        field.installEventFilter(self)
        field.editingFinished.connect(partial(self._keep, theme, column))
        return field

    def _keep(self, theme: Theme, column: str) -> None:
        """Save a number; one above the limit is reset, with a message that says why."""
        session = self._session
        before = self._given(session, theme.id, column)
        count = int(self._fields[theme.id, column].text() or 0)
        if count == before:
            return
        try:
            theming.give_dots(self._workbench.history, session, theme, column or None, count)
        except Trouble as refused:
            self._line.setText(f"{refused.message} {refused.hint}")
            self._show_numbers()

    def _given(self, session: Session, theme_id: str, column: str) -> int:
        rows = dots_in(session, self._part)
        return next((r.count for r in rows if (r.theme_id, r.group_id or ROOM) == (theme_id, column)), 0)

    def _set_up(self, **fields: int) -> None:
        with trouble.told(self):
            gathering.change_about(self._workbench.history, self._session.about.id, **fields)

    def _reveal(self) -> None:
        with trouble.told(self):
            is_shown = is_revealed(self._session, self._part)
            theming.reveal_dots(self._workbench.history, self._session, self._part, revealed=not is_shown)

    def _on_changed(self, change: Change) -> None:
        if change.tables.keys() & {"dots", "about", "groups", "themes"}:
            self._show()

    def _show(self) -> None:
        session = self._session
        self.each.setValue(session.about.dots_each)
        self.stacking.setChecked(session.about.dots_stack)
        self._show_numbers()
        missing = [purse for purse in self._used_purses() if not purse.is_full]
        self._line.setText(self._state(missing))
        is_shown = is_revealed(session, self._part)
        self.reveal.setText(_("Hide again") if is_shown else _("Reveal to the room"))
        self.reveal.setAccessibleName(self.reveal.text())
        self.reveal.setEnabled(bool(dots_in(session, self._part)))

    def _used_purses(self) -> list[Purse]:
        """Return the purses that count: the groups', or the room's if hands were counted and no group gave dots."""
        found = purses(self._session, self._part)
        by_hands = [purse for purse in found if purse.group is None]
        in_groups = [purse for purse in found if purse.group is not None]
        return by_hands if by_hands and not any(purse.given for purse in in_groups) else in_groups

    def _state(self, missing: list[Purse]) -> str:
        if not self._names:
            return _("There are no themes yet. Select reactions on the board and press Ctrl+G.")
        if is_revealed(self._session, self._part):
            return self._order()
        if not missing:
            return _("All dots are in. Only you have seen them.")
        names = ", ".join(_called(purse.group) for purse in missing)
        return _("Still to come: {names}.").format(names=names)

    def _order(self) -> str:
        """Return the ranking in words; ties share a place."""
        places = [
            _("{place}. {themes} ({count})").format(
                place=standing.place, count=standing.count,
                themes=" = ".join(shown_text(s.theme.title) or _("Untitled theme") for s in standing.themes),
            )
            for standing in energy(themes_of(self._session, self._part)) if standing.count
        ]  # fmt: skip
        return " · ".join(places)

    def _show_numbers(self) -> None:
        session = self._session
        for (theme_id, column), field in self._fields.items():
            count = self._given(session, theme_id, column)
            if not field.hasFocus() or int(field.text() or 0) != count:
                field.setText(str(count) if count else "")
        shown = is_revealed(session, self._part)
        for theme in themes_of(session, self._part):
            if theme.theme.id in self._totals:
                total = self._totals[theme.theme.id]
                total.setText(str(theme.count) if shown else "?")
                told = ngettext("{count} dot", "{count} dots", theme.count) if shown else _("hidden until revealed")
                total.setAccessibleName(told)
        for purse in purses(session, self._part):
            label = self._purses[purse.group.id if purse.group else ROOM]
            of = _("{given} of {allowed}") if purse.allowed else "{given}"
            label.setText(of.format(given=purse.given, allowed=purse.allowed))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move between numbers with Enter and the arrow keys, as in a table."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in STEPS:
            fields = list(self._fields.values())
            columns = len(self._columns())
            if isinstance(watched, QLineEdit) and watched in fields:
                down, right = STEPS[Qt.Key(event.key())]
                place = fields.index(watched) + down * columns + right
                if 0 <= place < len(fields):
                    fields[place].setFocus()
                    fields[place].selectAll()
                else:
                    # Save first: Reveal is disabled until there is a dot, and the focus could not move there.
                    watched.editingFinished.emit()
                    self.reveal.setFocus()
                return True
        return False


def _called(group: Group | None) -> str:
    return f"{group.mark.shape} {shown_text(group.name)}" if group else _("Hands raised in the whole room")


def open_dots(parent: QWidget, workbench: Workbench, part: str) -> DotsSheet:
    """Open the dots of a part over the board."""
    sheet = DotsSheet(parent, workbench, part)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()
    return sheet
