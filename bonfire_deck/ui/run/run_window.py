"""The run window, where the facilitator works. It is thin: the stage holds the state, the parts draw it."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout

from bonfire_deck.errors import Trouble
from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _
from bonfire_deck.ui.actions import Action, ActionTable, shown_key
from bonfire_deck.ui.audience.screens import Screens
from bonfire_deck.ui.buttons import button
from bonfire_deck.ui.elided import ElidedLabel
from bonfire_deck.ui.erasing import erasing_actions
from bonfire_deck.ui.flow import FlowRow
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.legible import legible_actions
from bonfire_deck.ui.main_window import MainWindow
from bonfire_deck.ui.ready.clicker import BlackButton
from bonfire_deck.ui.ready.guard import Guard
from bonfire_deck.ui.run.adding import Adding, adding_actions
from bonfire_deck.ui.run.bin import BinDialog
from bonfire_deck.ui.run.capture import is_words
from bonfire_deck.ui.run.chips import group_at
from bonfire_deck.ui.run.choices_panel import ChoicesPanel, panel_actions
from bonfire_deck.ui.run.choosing import Choosing, choosing_actions
from bonfire_deck.ui.run.consent import consent_actions
from bonfire_deck.ui.run.cover import Cover
from bonfire_deck.ui.run.describing import Description, description_actions
from bonfire_deck.ui.run.details import detail_actions
from bonfire_deck.ui.run.doors import RunDoors
from bonfire_deck.ui.run.gallery import Gallery, gallery_actions
from bonfire_deck.ui.run.keys import CLICKER, MENU, chip_actions, run_actions
from bonfire_deck.ui.run.looking import Looking, looking_actions
from bonfire_deck.ui.run.notes import note_actions
from bonfire_deck.ui.run.now_what import now_what_actions
from bonfire_deck.ui.run.parking import Parking, parking_actions
from bonfire_deck.ui.run.picture import LivePicture, pin_actions
from bonfire_deck.ui.run.projector import Projector
from bonfire_deck.ui.run.ranking_sheet import ranking_actions
from bonfire_deck.ui.run.rehearsing import RehearsalPane, beside
from bonfire_deck.ui.run.rounds_bar import RoundsBar
from bonfire_deck.ui.run.side import Says, Side
from bonfire_deck.ui.run.silence import silence_actions
from bonfire_deck.ui.run.slips import slip_actions
from bonfire_deck.ui.run.spelling import Spelling, spelling_actions
from bonfire_deck.ui.run.stage import Stage
from bonfire_deck.ui.run.stepping import Stepping
from bonfire_deck.ui.run.strip import CardStrip
from bonfire_deck.ui.run.timing import Timing, timing_actions
from bonfire_deck.ui.theme import dress
from bonfire_deck.ui.workbench import Workbench

SIDE_SHARE = 35
"""Percentage of the window's width for the reactions; the picture has the rest."""

TALL = 840
"""Minimum window height for larger cards."""


class RunWindow(MainWindow):
    """One session, live or about to be."""

    def __init__(self, workbench: Workbench, screens: Screens, doors: RunDoors, *, rehearsal: bool = False) -> None:
        """Run the session of `workbench`; in a rehearsal the room's view is shown beside it."""
        super().__init__()
        self.setObjectName("run-window")
        self.workbench = workbench
        self.doors = doors
        self.stage = Stage(workbench, parent=self)
        self.images = Images(workbench.reader, self)
        self.picture = LivePicture(self.stage, self.images)
        self.line = QLabel()
        self.line.setObjectName("quiet-line")
        self.line.setProperty("role", "quiet")
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.side = Side(self.stage, Says(self.say, self._show_pin, self.undo, self.redo))
        self.strip = CardStrip(self.images)
        self._next = ElidedLabel("", "quiet")
        self.cover = Cover(self, shown_key("Ctrl+Space"))
        self.pane = RehearsalPane(doors.home) if rehearsal else None
        self.projector = Projector(self.stage, self.images, screens, self, self.forward, self.pane)
        self.guard = Guard(self.stage, self.say, self)
        self.black_button = BlackButton(self.stage, self.side.field)
        self.timing = Timing(self.stage, self.say, self)
        self.looking = Looking(self.stage, self.projector.freeze, self.say, lambda: self.side.pin)
        self.choosing = Choosing(self.stage, self.say)
        self.stepping = Stepping(self.stage, self.choosing)
        self.choices = ChoicesPanel(self.stage, self.choosing, self.side.field.setFocus)
        self.gallery = Gallery(self.stage, self.images, self.choosing, self.side.field.setFocus, self.picture)
        self.description = Description(self.stage, self.side.field.setFocus)
        self.spelling = Spelling(workbench.paths, (self.side.field, self.side.notes), self)
        self.parking = Parking(self.stage, self.side.field, self.side.leave_editing, self.say)
        self.adding = Adding(self.stage, self.strip, self.side.field, self, self.say)
        self.table = ActionTable(_actions(self))
        self.table.install(self)
        self.bar = RoundsBar(self.stage, self.table)
        self._build()
        self.stage.moved.connect(self.refresh)
        self.projector.lost.connect(self._on_screen_lost)
        self.projector.found.connect(lambda: self.say(_("The projector is back.")))
        self.projector.bared.connect(self.cover.cover)
        workbench.changed.connect(self._on_changed)
        self.strip.chosen.connect(self.stage.show_card)
        self.picture.pinned.connect(self.side.set_pin)
        self.refresh()
        self._show_pin(self.side.pin)
        self.side.field.setFocus()

    def _build(self) -> None:
        row = FlowRow(8)
        for name, text in (
            ("previous-card", "◀"), ("next-card", "▶"), ("draw", _("Draw")), ("gallery", _("Gallery")),
            ("live", _("Live")), ("black", _("Black")), ("freeze", _("Freeze")), ("board-on-the-wall", _("Board")),
        ):  # fmt: skip
            row.addWidget(button(self.table, name, text, shows_key=len(text) > 1))
        keys = QHBoxLayout()
        keys.setSpacing(12)
        keys.addLayout(row)
        keys.addWidget(self._next, 1)
        left = QVBoxLayout()
        left.setContentsMargins(16, 12, 16, 10)
        left.setSpacing(10)
        left.addWidget(self.picture, 1)
        self.choices.add_buttons(self.table)
        left.addWidget(self.choices)
        left.addWidget(self.parking)
        left.addWidget(self.description)
        left.addLayout(keys)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 100 - SIDE_SHARE)
        middle.addWidget(self.side, SIDE_SHARE)
        foot = QFrame()
        foot.setProperty("role", "footer")
        below = QVBoxLayout(foot)
        below.setContentsMargins(12, 4, 12, 4)
        below.setSpacing(0)
        cards = QHBoxLayout()
        cards.addWidget(self.strip, 1)
        cards.addWidget(self.parking.count)
        below.addLayout(cards)
        below.addWidget(self.line)
        layout = QVBoxLayout()
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addLayout(middle, 1)
        layout.addWidget(foot)
        self.setCentralWidget(beside(layout, self.pane))
        self.bar.set_menu(self._menu())
        dress(self, night=True)
        self.resize(1366, 768)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for name in MENU:
            if name:
                menu.addAction(self.table.qaction(name))
            else:
                menu.addSeparator()
        return menu

    def say(self, text: str) -> None:
        """Show a status message at the bottom."""
        self.line.setText(text)
        self.line.setAccessibleName(text)

    def refresh(self) -> None:
        """Draw the state of the stage."""
        stage = self.stage
        title = _("{title} (rehearsal) – Bonfire Deck") if self.pane else _("{title} – Bonfire Deck")
        self.setWindowTitle(title.format(title=stage.session.about.title))
        self.bar.refresh()
        self.side.refresh()
        self.strip.show_session(stage.session, stage.card.id if stage.card else "")
        cards = stage.session.cards
        place = cards.index(stage.card) + 1 if stage.card else 0
        following = cards[place] if place < len(cards) else None
        text = _("Next: {number} {title}").format(number=following.number, title=following.title) if following else ""
        self._next.show_words(text)
        near = cards[max(0, place - 2) : place + 2]
        self.images.look_ahead(card.picture_id for card in near if card != stage.card)

    def _on_changed(self, change: Change) -> None:
        if change.tables.keys() & {"about", "cards", "groups", "rounds", "reactions", "notes", "choices"}:
            self.refresh()

    def _show_pin(self, pin: tuple[float, float] | None) -> None:
        self.picture.pin = pin
        self.picture.update()

    def choose_group(self, number: int) -> None:
        """Select the group with this number as the speaking group."""
        group = next((group for group in self.stage.session.groups if group.number == number), None)
        if group is not None:
            self.stage.set(group=group.id)

    def go_live(self) -> None:
        """Show the wall to the room."""
        self.cover.hide()
        self.projector.accept_one_screen()
        self.stage.go_live()
        self.say(_("You are live. F7 blacks out the wall, Esc leaves live."))

    def leave(self) -> None:
        """Esc: leave the edit or search, remove a pin, then leave live; never ask."""
        if self.gallery.is_open:
            self.gallery.close_gallery()
        elif self.choices.leave() or self.parking.leave() or self.side.leave_field() or self.description.leave():
            pass
        elif self.side.find_field.isVisible():
            self.side.end_find()
        elif self.side.editing:
            self.side.leave_editing()
        elif self.side.pin is not None:
            self.side.set_pin(None)
        elif self.looking.whole_again():
            pass
        elif self.stage.live and self.projector.one_screen and self.stage.mode != "holding":
            self.stage.set(mode="holding", black=False)
        elif self.stage.live:
            self.stage.leave_live()
            self.say(_("Not live. The room can't see this. F5 goes live."))

    def _on_screen_lost(self) -> None:
        self.say(_("Projector disconnected. The picture returns when you plug it back in. F5 shows it on this screen."))

    def toggle_board(self) -> None:
        """Toggle between board and picture on the wall."""
        self.stage.set(mode="picture" if self.stage.mode == "board" else "board", quote_page=0)

    def next_quotes(self) -> None:
        """Show the next page of quotes, or of the board, on the wall."""
        self.stage.set(quote_page=self.stage.quote_page + 1)

    def open_bin(self) -> None:
        """Open the bin."""
        dialog = BinDialog(self, self.workbench)
        dialog.exec()
        if self.side.editing in dialog.erased:
            self.side.leave_editing()
        dialog.deleteLater()

    def show_keys(self) -> None:
        """Open the key sheet."""
        self.table.sheet(self)

    def undo(self) -> None:
        """Undo the session's last edit and say which."""
        self._step(self.workbench.undo, _("Undone: {label}"), _("There is nothing to undo."))

    def redo(self) -> None:
        """Redo the last undone edit and say which."""
        self._step(self.workbench.redo, _("Redone: {label}"), _("There is nothing to redo."))

    def _step(self, step: object, said: str, nothing: str) -> None:
        try:
            change = step() if callable(step) else None
        except Trouble as trouble:
            self.say(str(trouble))
            return
        if not isinstance(change, Change):
            self.say(nothing)
            return
        line = said.format(label=change.label)
        if change.left_alone:
            line = _("{line}. Later changes were left alone.").format(line=line)
        self.say(line)

    def forward(self, event: QKeyEvent) -> bool:
        """Handle a key pressed in the audience window as if pressed here; letters go to the capture field."""
        if (number := group_at(event)) and not self.projector.one_screen:
            self.choose_group(number)
            return True
        pressed = QKeySequence(event.keyCombination())
        for action in self.table.actions:
            allowed = action.name in CLICKER or not self.projector.one_screen
            if allowed and any(QKeySequence(key) == pressed for key in action.keys):
                self.table.do(action.name)
                return True
        QApplication.sendEvent(self.gallery.field if self.gallery.is_open else self.side.field, event)
        return True

    def event(self, event: QEvent) -> bool:
        """Handle the groups' keys by physical position before a shortcut matches them by letter."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and group_at(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass a letter typed anywhere to the capture field."""
        if is_words(event):
            self.side.typed_elsewhere(event.text())
        elif number := group_at(event):
            self.choose_group(number)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Enlarge the cards if no line of the list is lost."""
        self.strip.show_large(is_large=event.size().height() >= TALL)
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """After a crash while live, show the room what it saw before."""
        super().showEvent(event)
        QTimer.singleShot(0, self.projector.sync)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save all drafts on the desk without asking."""
        self.side.notes.keep()
        self.guard.rest()
        self.projector.close()
        self.images.close()
        event.accept()


def _actions(window: RunWindow) -> tuple[Action, ...]:
    """Return all actions of the window, in the order of the key sheet."""
    return (
        *run_actions(window),
        *looking_actions(window.looking),
        *choosing_actions(window.choosing),
        *panel_actions(window.choices),
        *gallery_actions(window.gallery),
        *adding_actions(window.adding),
        *ranking_actions(window.stage, window.images, window.choosing, window),
        *timing_actions(window.timing),
        *parking_actions(window.parking),
        *detail_actions(window.side.details),
        *note_actions(window.side.notes),
        *description_actions(window.description),
        *legible_actions(window.workbench.paths),
        *pin_actions(window.picture),
        *silence_actions(window.stage, window.say),
        *slip_actions(window.stage, window),
        *consent_actions(window.stage, window, window.say),
        *erasing_actions(window.stage, window, window.say),
        *now_what_actions(window, window),
        *spelling_actions(window.spelling, window.side.field, window.say),
        *chip_actions(window),
    )
