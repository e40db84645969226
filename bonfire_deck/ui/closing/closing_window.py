"""The closing window: a preview of the write-up, its introduction and ground rule, and the exports."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.files.gathering import change_about
from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _
from bonfire_deck.ui import trouble
from bonfire_deck.ui.actions import Action, ActionTable
from bonfire_deck.ui.closing import exporting
from bonfire_deck.ui.closing.chapters_sheet import ChaptersSheet
from bonfire_deck.ui.closing.details import Details, side_panel
from bonfire_deck.ui.closing.parked import ParkedReminder
from bonfire_deck.ui.closing.preview import Preview
from bonfire_deck.ui.closing.rule_strip import RuleStrip
from bonfire_deck.ui.closing.slide_show import slides_action
from bonfire_deck.ui.legible import legible_actions
from bonfire_deck.ui.main_window import MainWindow
from bonfire_deck.ui.names_sheet import before_it_leaves, show_names
from bonfire_deck.ui.next_steps.steps_window import next_steps_action, open_next_steps
from bonfire_deck.ui.people.people_window import people_action
from bonfire_deck.ui.theme import dress, fix
from bonfire_deck.ui.workbench import Workbench
from bonfire_deck.writing.composing import write_up

SHOWN_TABLES = frozenset({
    "about", "cards", "groups", "rounds", "reactions", "themes", "theme_members", "dots", "next_steps",
    "next_step_links", "parked_items", "people",
})  # fmt: skip
SIDE_WIDTH = 340
SHOWN_FORMS = 5
"""So many forms have a button of their own, the others stand in a menu."""


class ClosingWindow(MainWindow):
    """Shows the write-up of a session and exports it."""

    session_wanted = Signal()
    """Back to where the session is run."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        """Show the session that is open in `workbench`."""
        super().__init__(parent)
        self.setObjectName("closing-window")
        self.workbench = workbench
        self.preview = Preview(workbench.reader)
        self.rule = RuleStrip()
        self.details = Details()
        self.exported: Path | None = None
        """The file that was written last."""
        self.table = ActionTable(self._actions())
        self.table.install(self)
        self._line = QLabel(_("✓ saved"))
        self._line.setObjectName("closing-line")
        self._line.setProperty("role", "quiet")
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._folder = self._button("show-in-folder", _("Show in folder"), "bare", self.show_in_folder)
        self._folder.hide()
        self._undo = self._button("undo-button", _("Undo"), "quiet", self.undo)
        self._redo = self._button("redo-button", _("Redo"), "quiet", self.redo)
        self._build()
        self._connect()
        self._show()
        self.preview.setFocus()

    def _actions(self) -> tuple[Action, ...]:
        return (
            *(
                Action(f"export-{form.name}", form.label, form.keys, partial(self._export_as, form))
                for form in exporting.forms()
            ),
            Action("names", _("Names…"), ("Ctrl+Shift+N",), self.show_names),
            Action("chapters", _("Chapters…"), ("Ctrl+Shift+O",), self.show_chapters),
            Action("ground-rule", _("Choose the ground rule"), ("Ctrl+G",), self.rule.choice.setFocus),
            Action("introduction", _("Write the introduction"), ("Ctrl+I",), self.details.introduction.setFocus),
            slides_action(self, self.workbench),
            next_steps_action(lambda: open_next_steps(self, self.workbench)),
            people_action(self, self.workbench),
            Action("undo", _("Undo"), ("Ctrl+Z",), self.undo),
            Action("redo", _("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), self.redo),
            *legible_actions(self.workbench.paths),
            Action("keys", _("Keys"), ("F1",), lambda: self.table.sheet(self)),
        )

    def _build(self) -> None:
        ground = QWidget()
        ground.setObjectName("window-ground")
        sheet = QVBoxLayout()
        sheet.setSpacing(0)
        sheet.addWidget(self.rule)
        sheet.addWidget(self.preview, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(sheet, 1)
        middle.addWidget(self._side())
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top())
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot())
        self.setCentralWidget(ground)
        dress(self, night=False)
        self.resize(1366, 768)

    def _top(self) -> QFrame:
        back = self._button("back", _("‹ Session"), "quiet", self.session_wanted.emit)
        back.setAccessibleName(_("Back to the session"))
        title = QLabel(_("Write-up"))
        title.setProperty("role", "title")
        return _bar("bar", (back, title), (
            self._does("show-slides", "quiet"), self._does("next-steps", "quiet"), self._does("contact-sheet", "quiet"),
        ))  # fmt: skip

    def _side(self) -> QFrame:
        inside = QVBoxLayout()
        inside.setSpacing(8)
        inside.addWidget(self.details, 1)
        inside.addSpacing(6)
        first, *others = [self._does(f"export-{form.name}", "quiet") for form in exporting.forms()[:SHOWN_FORMS]]
        first.setProperty("role", "hot")
        inside.addWidget(first)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, button in enumerate((*others, self._does("chapters", "quiet"), self._more())):
            grid.addWidget(button, place // 2, place % 2)
        inside.addLayout(grid)
        panel = side_panel(inside)
        fix(panel, width=SIDE_WIDTH)
        return panel

    def _more(self) -> QPushButton:
        """Return the menu button for less common formats."""
        made = self._button("more-forms", _("More ▾"), "quiet", lambda: None)
        made.setAccessibleName(_("More formats"))
        menu = QMenu(made)
        menu.addAction(self.table.qaction("names"))
        for form in exporting.forms()[SHOWN_FORMS:]:
            menu.addAction(self.table.qaction(f"export-{form.name}"))
        made.setMenu(menu)
        return made

    def _foot(self) -> QFrame:
        hint = QLabel(_("{keys} keys").format(keys=self.table.key_text("keys")))
        hint.setProperty("role", "quiet")
        return _bar(
            "footer", (self._undo, self._redo, self._line, self._folder), (ParkedReminder(self.workbench, self), hint)
        )

    def _does(self, name: str, role: str) -> QPushButton:
        text = self.table.qaction(name).text()
        button = self._button(f"{name}-button", text, role, lambda: self.table.do(name))
        button.setToolTip(self.table.key_text(name))
        return button

    def _button(self, name: str, text: str, role: str, handler: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setProperty("role", role)
        button.clicked.connect(handler)
        return button

    def _connect(self) -> None:
        self.workbench.changed.connect(self._on_changed)
        self.rule.rule_wanted.connect(lambda rule: self._on_changed_by_hand("ground_rule", rule))
        self.details.changed_by_hand.connect(self._on_changed_by_hand)
        self.details.undo_wanted.connect(self.undo)
        self.details.redo_wanted.connect(self.redo)
        self.details.date_not_understood.connect(
            lambda typed: self.say(_("“{typed}” is not a date. Write it as 2026-01-25.").format(typed=typed))
        )

    # View.

    def _show(self) -> None:
        session = self.workbench.reader.session()
        self.preview.show_document(write_up(session))
        self.rule.show_session(session)
        self.details.show_about(session.about)
        self.setWindowTitle(_("Write-up · {session}").format(session=session.about.title))
        self._show_undo()

    def _show_undo(self) -> None:
        for button, label in (
            (self._undo, self.workbench.undo_label()),
            (self._redo, self.workbench.redo_label()),
        ):
            button.setEnabled(bool(label))
            button.setToolTip(label)

    def _on_changed(self, change: Change) -> None:
        if not change.tables or SHOWN_TABLES & change.tables.keys():
            self._show()
        self._show_undo()
        self.say(_("✓ saved"))

    def say(self, line: str) -> None:
        """Show a line at the bottom."""
        self._line.setText(line)
        self._folder.hide()

    # Edits.

    def _on_changed_by_hand(self, name: str, value: str) -> None:
        with trouble.told(self):
            change_about(self.workbench.history, self.workbench.reader.session().about.id, **{name: value})

    def undo(self) -> None:
        """Undo the newest edit of this session and name it."""
        self.details.keep_introduction()
        with trouble.told(self):
            change = self.workbench.undo()
            if change is not None:
                self.say(_("Undone: {what}").format(what=change.label))

    def redo(self) -> None:
        """Redo the last undone edit and name it."""
        with trouble.told(self):
            change = self.workbench.redo()
            if change is not None:
                self.say(_("Redone: {what}").format(what=change.label))

    def show_chapters(self) -> None:
        """Open the sheet that selects and orders the chapters."""
        self.details.keep_all()
        sheet = ChaptersSheet(self, self.workbench)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def show_names(self) -> None:
        """Open the sheet of possible names."""
        show_names(self, self.workbench)

    # Exports.

    def _export_as(self, form: exporting.Form) -> None:
        """Ask for a location; first ask about undecided possible names, if there are any."""
        self.details.keep_all()
        before_it_leaves(self, self.workbench, lambda: self._ask_where(form))

    def _ask_where(self, form: exporting.Form) -> None:
        exporting.choose_target(self, self.workbench, form, lambda target: self.export_to(target, form))

    def export_to(self, target: Path, form: exporting.Form) -> None:
        """Write the write-up, the photo report or a table to `target`."""
        self.details.keep_all()
        exporting.export_to(self, self.workbench, target, form.makers(), self._on_exported)

    def _on_exported(self, target: Path) -> None:
        self.exported = target
        self.say(_("Saved as {file}").format(file=target.name))
        self._folder.show()

    def show_in_folder(self) -> None:
        """Open the folder of the last exported file."""
        if self.exported is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.exported.parent)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit unfinished typing."""
        self.details.keep_all()
        super().closeEvent(event)


def _bar(role: str, left: tuple[QWidget, ...], right: tuple[QWidget, ...]) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", role)
    layout = QHBoxLayout(frame)
    layout.setContentsMargins(20, 9, 20, 9)
    layout.setSpacing(12)
    for widget in left:
        layout.addWidget(widget)
    layout.addStretch(1)
    for widget in right:
        layout.addWidget(widget)
    return frame
