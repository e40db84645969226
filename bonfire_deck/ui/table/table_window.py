"""The table window: people use it while the facilitator looks elsewhere, so nothing leads out of it by accident."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _
from bonfire_deck.model.words import KINDS, kind_label
from bonfire_deck.ui.actions import Action, ActionTable
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.legible import legible_actions
from bonfire_deck.ui.main_window import MainWindow
from bonfire_deck.ui.run.capture import is_words
from bonfire_deck.ui.table.looks import TABLE_SHEET
from bonfire_deck.ui.table.moves import Moves
from bonfire_deck.ui.table.pass_page import PassPage
from bonfire_deck.ui.table.turn_page import TurnPage
from bonfire_deck.ui.table.turns import FILE, ROUND, TEAM, Turns
from bonfire_deck.ui.theme import dress
from bonfire_deck.ui.workbench import Workbench

CHORD = "Ctrl+Shift+Q"
"""The facilitator's way out, documented in the guide and shown nowhere on the screen."""


@dataclass(frozen=True)
class TableDoors:
    """Callbacks that lead out of the table window."""

    run_window: Callable[[], None]
    home: Callable[[], None]
    board: Callable[[], None]
    write_up: Callable[[], None]


class TableWindow(MainWindow):
    """One sitting at the table, in one of three modes."""

    def __init__(self, workbench: Workbench, mode: str, doors: TableDoors) -> None:
        """Restore the sitting from the desk, or begin one."""
        super().__init__()
        self.setObjectName("table-window")
        self.workbench = workbench
        self._doors = doors
        self._leaving = False
        self.turns = Turns(workbench, mode, self)
        self.moves = Moves(self.turns)
        self.images = Images(workbench.reader, self)
        self.pass_page = PassPage(self.turns)
        self.page = TurnPage(self.turns, self.moves, self.images)
        self._stack = QStackedWidget()
        self._stack.setObjectName("window-ground")
        self._stack.addWidget(self.pass_page)
        self._stack.addWidget(self.page)
        self.setCentralWidget(self._stack)
        self.table = ActionTable(self._actions())
        self.table.install(self)
        # Kept separate: F1 shows the keys of those at the table, not the facilitator's.
        self._chord = ActionTable((Action("to-run-window", _("Back to the facilitator"), (CHORD,), doors.run_window),))
        self._chord.install(self)
        self._build_foot()
        self.pass_page.begun.connect(self.moves.begin)
        self.turns.moved.connect(self.refresh)
        workbench.changed.connect(self._on_changed)
        dress(self, night=True, more=TABLE_SHEET)
        self.resize(1366, 768)
        self.turns.keep_open()
        if self.turns.number("begun"):
            self.turns.deal()
        self.refresh()

    @property
    def is_locked(self) -> bool:
        """Whether the facilitator's key chord is the only way out."""
        return self.turns.mode in (ROUND, FILE)

    def _actions(self) -> tuple[Action, ...]:
        turns, moves, doors = self.turns, self.moves, self._doors
        words = self.page.words
        common = (
            Action("next-card", _("Next card or page"), ("PgDown",), lambda: moves.step_card(1)),
            Action("previous-card", _("Previous card or page"), ("PgUp",), lambda: moves.step_card(-1)),
            Action("undo", _("Undo"), ("Ctrl+Z",), lambda: turns.step(back=True)),
            Action("redo", _("Redo"), ("Ctrl+Shift+Z",), lambda: turns.step(back=False)),
            Action("leave-line", _("Cancel editing"), ("Esc",), words.leave),
            *(
                Action(f"kind-{kind}", kind_label(kind), (f"Alt+{number}",), partial(words.choose_kind, kind))
                for number, kind in enumerate(KINDS, 1)
            ),
            *legible_actions(self.workbench.paths),
            Action("keys", _("Keys"), ("F1",), lambda: self.table.sheet(self)),
        )
        alone = (
            Action("all-cards", _("All cards"), ("F4",), moves.lay_out),
            Action("next-round", _("Next question"), ("F8",), lambda: moves.step_round(1)),
            Action("previous-round", _("Previous question"), ("Shift+F8",), lambda: moves.step_round(-1)),
        )
        team = (
            Action("draw", _("Draw a card"), ("F3",), moves.draw),
            Action("board", _("Board"), ("F6", "Ctrl+B"), doors.board),
            Action("write-up", _("Write-up"), ("Ctrl+W",), doors.write_up),
            Action("home", _("Close the session"), ("Ctrl+Q",), doors.home),
        )
        return {ROUND: common, FILE: (*common, *alone), TEAM: (*common, *alone, *team)}[turns.mode]

    def _build_foot(self) -> None:
        page, mode = self.page, self.turns.mode
        foot = page.foot
        foot.insertWidget(0, page.button("previous-card", "◀", lambda: self.moves.step_card(-1)))
        foot.insertWidget(1, page.button("next-card", "▶", lambda: self.moves.step_card(1)))
        page.buttons["previous-card"].setAccessibleName(_("Previous card or page"))
        page.buttons["next-card"].setAccessibleName(_("Next card or page"))
        if mode == TEAM:
            foot.insertWidget(2, page.button("draw", _("Draw a card"), self.moves.draw))
        if mode != ROUND and len(self.turns.rounds) > 1:
            foot.addWidget(page.button("previous-round", _("Previous question"), lambda: self.moves.step_round(-1)))
            foot.addWidget(page.button("next-round", _("Next question"), lambda: self.moves.step_round(1)))
        if mode == ROUND:
            foot.addWidget(page.button("hand-on", _("Hand the laptop on"), self.moves.hand_on))
        if mode == TEAM:
            foot.addWidget(page.button("undo", _("Undo"), lambda: self.turns.step(back=True)))
            foot.addWidget(page.button("board", _("Board"), self._doors.board))
            foot.addWidget(page.button("write-up", _("Write-up"), self._doors.write_up))
            foot.addWidget(page.button("home", _("Home"), self._doors.home))

    def _on_changed(self, change: Change) -> None:
        if change.tables.keys() & {"about", "cards", "groups", "rounds", "reactions", "choices"}:
            self.refresh()

    def refresh(self) -> None:
        """Draw the current page; the other one holds none of its content."""
        title = self.turns.session.about.title
        self.setWindowTitle(_("{title} – Bonfire Deck").format(title=title))
        at_work = bool(self.turns.number("begun")) and self.turns.group is not None
        if at_work:
            self.page.refresh()
        else:
            self.page.lines.show_lines(self.turns.session, ())
            self.page.words.refresh()
            self.pass_page.refresh()
        if self._stack.currentIndex() != int(at_work):
            self._stack.setCurrentIndex(int(at_work))
            if at_work:
                self.page.take_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass a letter typed anywhere to the field, if there is one."""
        writing = self._stack.currentIndex() == 1 and self.page.words.isVisible()
        if writing and is_words(event):
            self.page.words.field.setFocus()
            self.page.words.field.insertPlainText(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Return to full screen when the system's keys shrink or minimise a locked window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.is_locked and self.isVisible():
            state = self.windowState()
            if not state & Qt.WindowState.WindowFullScreen or state & Qt.WindowState.WindowMinimized:
                QTimer.singleShot(0, self._fill)

    def _fill(self) -> None:
        if not self._leaving and self.isVisible():
            self.showFullScreen()
            self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ignore the system's close keys while locked; otherwise they lead home."""
        if event.spontaneous() and not self._leaving:
            event.ignore()
            if not self.is_locked:
                QTimer.singleShot(0, self._doors.home)
            return
        self._leaving = True
        self.images.close()
        event.accept()
