"""The board window: reactions laid out with their pictures, arranged by hand, searched and exported."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _
from bonfire_deck.model.board import make_board
from bonfire_deck.model.layout import LaidOut
from bonfire_deck.model.words import PARTS
from bonfire_deck.paper.board import Measurer, board_of
from bonfire_deck.ui import trouble
from bonfire_deck.ui.actions import Action, ActionTable
from bonfire_deck.ui.board import arranging, exporting
from bonfire_deck.ui.board.aligning import aligning_actions
from bonfire_deck.ui.board.bars import FootBar, TopBar
from bonfire_deck.ui.board.beside import Beside
from bonfire_deck.ui.board.dots_sheet import open_dots
from bonfire_deck.ui.board.favouring import favourite_action
from bonfire_deck.ui.board.finding import FindField
from bonfire_deck.ui.board.glance import Glance, glance_actions
from bonfire_deck.ui.board.minimap import MiniMap, minimap_action
from bonfire_deck.ui.board.next_steps import BoardSteps, board_steps_actions
from bonfire_deck.ui.board.outline import Outline
from bonfire_deck.ui.board.pictures import BoardPictures
from bonfire_deck.ui.board.presenting import Presenting, presenting_actions
from bonfire_deck.ui.board.selection import Selection
from bonfire_deck.ui.board.shaping import Shaping
from bonfire_deck.ui.board.sieve import Sieve
from bonfire_deck.ui.board.suggest_sheet import suggest_action
from bonfire_deck.ui.board.theme_panel import ThemePanel
from bonfire_deck.ui.board.theming import Theming, theming_actions
from bonfire_deck.ui.board.view import NUDGE, BoardView
from bonfire_deck.ui.board.withdrawing import withdraw_action
from bonfire_deck.ui.board.zoom_view import ZOOM_STEP
from bonfire_deck.ui.legible import legible_actions
from bonfire_deck.ui.main_window import MainWindow
from bonfire_deck.ui.names_sheet import before_it_leaves
from bonfire_deck.ui.theme import dress, fix
from bonfire_deck.ui.then.then_window import ThenWindow, then_and_now_action
from bonfire_deck.ui.workbench import Workbench

SHOWN_TABLES = frozenset({
    "about", "cards", "groups", "rounds", "reactions", "placements", "themes", "theme_members", "dots"
})  # fmt: skip
OUTLINE_WIDTH = 360


class BoardWindow(MainWindow):
    """Show one part of a session by picture, theme, group or kind, or freely."""

    session_wanted = Signal()
    """Return to where the session is run."""
    turned = Signal(str, str)
    """The part or the arrangement changed: the new part and arrangement."""

    def __init__(
        self, workbench: Workbench, part: str = "now", by: str = "picture", parent: QWidget | None = None
    ) -> None:
        """Show `part` of the session open on `workbench`."""
        super().__init__(parent)
        self.setObjectName("board-window")
        self.workbench = workbench
        self.part, self.by = part, by
        self.selection = Selection(self)
        self._measurer = Measurer()
        self._sizes = workbench.reader.picture_sizes()
        self._pictures = BoardPictures(workbench.reader, self)
        self._laid_out: LaidOut | None = None
        self.view = BoardView(self._pictures.image, self._pictures.small, self.selection)
        self.shaping = Shaping(self.view, self)
        self.outline = Outline(self.selection)
        self.glance, self.minimap = Glance(), MiniMap(self.view)
        self.find_field = FindField()
        self.theme_panel = ThemePanel()
        self.theming = Theming(self, self, self.theme_panel)
        self.presenting = Presenting(self, self)
        self.table = ActionTable(self.presenting.guard(self._actions()))
        self.table.install(self)
        self.top, self.foot = TopBar(self.table, self.find_field), FootBar(self.table)
        self.sieve = Sieve(self, self)
        self._build()
        self._connect()
        self.view.setFocus()

    def _build(self) -> None:
        ground = QWidget()
        ground.setObjectName("window-ground")
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.outline)
        middle.addWidget(self.view, 1)
        middle.addWidget(Beside(self.glance, self.theme_panel, self.minimap, self.table))
        self.steps = BoardSteps(self, self, middle, self._give_keys_back)
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addLayout(middle, 1)
        layout.addWidget(self.foot)
        fix(self.outline, width=OUTLINE_WIDTH)
        self.outline.hide()
        self.setCentralWidget(ground)
        dress(self, night=False)
        self.resize(1366, 768)

    def _connect(self) -> None:
        self.workbench.changed.connect(self._on_changed)
        self._pictures.sharpened.connect(self.view.show_sharpened)
        self.shaping.changed.connect(self._show)
        self.view.moved_by_hand.connect(self._on_moved)
        self.theme_panel.left.connect(self._give_keys_back)
        self.view.scaled.connect(self.foot.show_scale)
        self.outline.part_wanted.connect(self.show_part)
        self.outline.opened.connect(self.view.bring_into_view)
        self.outline.nudged.connect(lambda dx, dy: self.view.nudge(dx * NUDGE, dy * NUDGE))
        self.outline.nudge_ended.connect(self.view.end_gesture)
        self.top.back_pressed.connect(self.session_wanted)
        self.top.part_chosen.connect(self.show_part)
        self.top.view_chosen.connect(self.show_by)
        self.find_field.left.connect(self.view.setFocus)
        self.glance.left.connect(self._give_keys_back)

    def _actions(self) -> tuple[Action, ...]:
        return (
            Action("find", _("Find"), ("Ctrl+F",), self.find_field.begin),
            Action("outline", _("Outline"), ("Ctrl+L",), self.toggle_outline),
            Action("fit", _("Fit"), ("Ctrl+0",), self.view.fit_or_show_all),
            Action("full-size", _("100 %"), ("Ctrl+1",), lambda: self.view.zoom_to(1.0)),
            Action("zoom-in", _("Zoom in"), ("Ctrl++", "Ctrl+="), lambda: self.view.zoom_by(ZOOM_STEP)),
            Action("zoom-out", _("Zoom out"), ("Ctrl+-",), lambda: self.view.zoom_by(1 / ZOOM_STEP)),
            Action("choose-all", _("Select all"), ("Ctrl+A",), self._choose_all),
            *glance_actions(lambda: self.glance),
            minimap_action(self),
            favourite_action(self, self),
            Action("tidy", _("Tidy"), ("Ctrl+T",), self.tidy),
            Action("undo", _("Undo"), ("Ctrl+Z",), self.undo),
            Action("redo", _("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), self.redo),
            Action("export-png", _("Picture (PNG)…"), (), lambda: self._export_as("png")),
            Action("export-pdf", _("PDF…"), ("Ctrl+E",), lambda: self._export_as("pdf")),
            Action("export-svg", _("Drawing (SVG)…"), (), lambda: self._export_as("svg")),
            *theming_actions(self.theming),
            *aligning_actions(self, self),
            *presenting_actions(self.presenting),
            then_and_now_action(self, self),
            withdraw_action(self, self),
            Action("dots", _("Dots"), ("Ctrl+D",), lambda: open_dots(self, self.workbench, self.part)),
            suggest_action(self, self),
            *board_steps_actions(lambda: self.steps),
            *legible_actions(self.workbench.paths),
            Action("keys", _("Keys"), ("F1",), lambda: self.table.sheet(self)),
        )

    # Display.

    def show_part(self, part: str) -> None:
        """Show another part."""
        self._start_over(part, self.by)

    def show_by(self, by: str) -> None:
        """Change the arrangement."""
        self._start_over(self.part, by)

    def _start_over(self, part: str, by: str) -> None:
        if (part, by) != (self.part, self.by):
            self.view.end_gesture()
            self.part, self.by = part, by
            self.view.fits = True
            self.shaping.take()
            self._show()
            self.turned.emit(part, by)

    def _lay_out(self) -> LaidOut:
        session, shape = self.workbench.reader.session(), self.shaping.shape
        return board_of(session, self._sizes, self.part, self.by, self._measurer, shape)

    @property
    def laid_out(self) -> LaidOut:
        """The board on the screen; laid out on first access, since its shape depends on the window."""
        if self._laid_out is None:
            self._laid_out = self._lay_out()
        return self._laid_out

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out the board for the current window size."""
        super().showEvent(event)
        if self.view.fits and not event.spontaneous():
            self.shaping.take()
            self._show()

    def _show(self) -> None:
        self._laid_out = laid_out = self._lay_out()
        session, board = self.workbench.reader.session(), laid_out.board
        if self.selection.items:
            self.selection.choose(self.selection.items & self.laid_out.rects.keys())
        self.view.show_board(laid_out)
        if not self.outline.isHidden():
            self._fill_outline()
        self.sieve.show()
        self.foot.show_view(board.by)
        self.glance.show_board(board)
        self.minimap.show_board(laid_out)
        self.top.show_board(board, session.about.dots_each)
        self.find_field.look_in(board)
        self.setWindowTitle(_("{board} · {session}").format(board=board.title, session=session.about.title))
        self.foot.show_undo(self.workbench.undo_label(), self.workbench.redo_label())
        self.theming.show()

    def _on_changed(self, change: Change) -> None:
        if "cards" in change.tables:
            self._sizes = self.workbench.reader.picture_sizes()
        if not change.tables or SHOWN_TABLES & change.tables.keys():
            self._show()
        self.foot.show_undo(self.workbench.undo_label(), self.workbench.redo_label())
        self.foot.say(_("✓ saved"))

    def _fill_outline(self) -> None:
        """Fill the outline with every line of every part; only while visible, since it is long."""
        session = self.workbench.reader.session()
        self.outline.show_boards([make_board(session, part, self.by) for part in PARTS], self.part)

    def toggle_outline(self) -> None:
        """Show and focus the outline, or return to the board."""
        if self.outline.isHidden():
            self._fill_outline()
            self.sieve.show()
        self.outline.setVisible(self.outline.isHidden())
        self._give_keys_back()

    def _give_keys_back(self) -> None:
        (self.view if self.outline.isHidden() else self.outline).setFocus()

    # Editing.

    def _on_moved(self, items: frozenset[str], dx: float, dy: float) -> None:
        keeps = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.theming.dropped(items, dx, dy, keeps=keeps):
            return
        try:
            arranging.keep_moved(self.workbench, self.laid_out, items, dx, dy)
        except Trouble as error:
            self.view.show_board(self.laid_out)
            trouble.tell(self, error)

    def _choose_all(self) -> None:
        self.selection.choose(note.item for box in self.laid_out.sections for note in box.notes)

    def tidy(self) -> None:
        """Discard manual moves in this view."""
        self.view.end_gesture()
        with trouble.told(self):
            if not arranging.tidy(self.workbench, self.part, self.by):
                self.foot.say(_("Nothing has been moved by hand here."))

    def undo(self) -> None:
        """Undo the session's last edit and say which."""
        self.view.end_gesture()
        with trouble.told(self):
            change = self.workbench.undo()
            if change is not None:
                self.foot.say(_("Undone: {what}").format(what=change.label))

    def redo(self) -> None:
        """Redo the last undone edit and say which."""
        self.view.end_gesture()
        with trouble.told(self):
            change = self.workbench.redo()
            if change is not None:
                self.foot.say(_("Redone: {what}").format(what=change.label))

    # Export.

    def _export_as(self, ending: str) -> None:
        title = self.laid_out.board.title
        ask = partial(exporting.choose_target, self, self.workbench, ending, title, self.export_to)
        before_it_leaves(self, self.workbench, ask)

    def export_to(self, target: Path) -> None:
        """Write the current board to `target`: .png, .pdf or .svg."""
        self.view.end_gesture()
        exporting.export_to(self, self.workbench, self.laid_out, target, self._on_exported)

    def _on_exported(self, target: Path) -> None:
        self.foot.say(_("The board is in {file}.").format(file=target.name))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save a move in progress, stop the picture worker and close the windows that belong to this board."""
        self.view.end_gesture()
        for beside in self.findChildren(ThenWindow):
            beside.close()
        self.shaping.stop()
        self._pictures.close()
        super().closeEvent(event)
