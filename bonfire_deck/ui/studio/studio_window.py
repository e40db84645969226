"""The studio: a deck's cards by section, their fields, and the deck check."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

from bonfire_deck.files import gathering
from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.deck import Shelf, shelves
from bonfire_deck.model.deck_check import Finding, Size, cards_to_look_at, findings
from bonfire_deck.model.finding import cards_found
from bonfire_deck.settings import change_setting
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.actions import Action, ActionTable
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.main_window import MainWindow
from bonfire_deck.ui.studio.acts import CardActs, card_actions
from bonfire_deck.ui.studio.arrivals import Arrivals
from bonfire_deck.ui.studio.bringing import Bringing, is_taken
from bonfire_deck.ui.studio.checking import CheckPane
from bonfire_deck.ui.studio.comparing import Comparing
from bonfire_deck.ui.studio.doors import StudioDoors
from bonfire_deck.ui.studio.grid import CardGrid
from bonfire_deck.ui.studio.inspector import Inspector
from bonfire_deck.ui.studio.plans_sheet import PlansSheet
from bonfire_deck.ui.studio.print_sheet import PrintSheet
from bonfire_deck.ui.studio.rooms import StudioRooms
from bonfire_deck.ui.studio.tile import LARGE, SMALL, TileDelegate
from bonfire_deck.ui.studio.warnings import PROJECTOR, projector_of, warnings_of
from bonfire_deck.ui.theme import dress
from bonfire_deck.ui.workbench import Workbench


class StudioWindow(MainWindow):
    """One deck."""

    def __init__(self, workbench: Workbench, doors: StudioDoors) -> None:
        """Show the deck in `workbench`."""
        super().__init__()
        self.setObjectName("studio-window")
        self.workbench = workbench
        self.doors = doors
        self.images = Images(workbench.reader, self)
        self.grid = CardGrid(self.images)
        self._tiles = TileDelegate(self.grid)
        self.grid.setItemDelegate(self._tiles)
        self._projector = projector_of(workbench.paths)
        self._sizes: dict[str, Size] = {}
        self._shows_retired = False
        self._findings: tuple[Finding, ...] = ()
        self.comparing = Comparing(workbench, self)
        self.acts = CardActs(self, workbench, self.grid, self.images, self.say)
        self.bringing = Bringing(self, Arrivals(workbench, self), self.acts)
        self.inspector = Inspector(self.images)
        self.check = CheckPane(self._projector)
        self.table = ActionTable((*self._actions(), *card_actions(self.acts)))
        self.table.install(self)
        self.rooms = StudioRooms(self.table, self.grid, self.inspector, self.check)
        self.setCentralWidget(self.rooms)
        self.setAcceptDrops(True)
        self._connect()
        self.refresh()
        dress(self, night=False)
        self.resize(1366, 768)
        self._choose_first()
        self.grid.setFocus()
        self.say(_("Drag to reorder · Delete retires · Ctrl+Z brings back"))

    def _actions(self) -> tuple[Action, ...]:
        return (
            Action("add-pictures", _("Add pictures…"), ("Ctrl+O",), self.bringing.choose_pictures),
            Action("add-folder", _("Add a folder…"), ("Ctrl+Shift+O",), self.bringing.choose_folder),
            Action("paste", _("Paste a picture"), ("Ctrl+V",), self.bringing.paste),
            Action("try-it", _("Try it without saving anything"), ("F5",), self.doors.try_it),
            Action("start", _("Start a session with it"), ("Ctrl+N",), self.doors.start),
            Action("plans", _("Plans…"), ("Ctrl+Shift+P",), self.open_plans),
            Action("print", _("Print…"), ("Ctrl+P",), self.open_print),
            Action("share", _("Share the deck file…"), ("Ctrl+S",), self.doors.share),
            Action("check", _("Things to check"), ("Ctrl+K",), self.toggle_check),
            Action("retire", _("Retire the cards, or bring them back"), ("Delete",), self.acts.retire),
            Action("show-retired", _("Show retired cards"), ("Ctrl+Shift+D",), self.toggle_retired),
            Action("find", _("Find"), ("Ctrl+F",), self._find),
            Action("large", _("Large or small cards"), ("Ctrl+L",), self.toggle_large),
            Action("undo", _("Undo"), ("Ctrl+Z",), lambda: self._step_back(again=False)),
            Action("redo", _("Redo"), ("Ctrl+Shift+Z",), lambda: self._step_back(again=True)),
            Action("backups", _("Backups…"), ("Ctrl+Shift+E",), self.doors.backups),
            Action("home", _("Home"), ("Ctrl+Q",), self.doors.home),
            Action("keys", _("Keys"), ("F1",), lambda: self.table.sheet(self)),
            Action("edit", _("Edit the title of the card"), ("F2",), self._edit),
            Action("leave", _("Back to the cards"), ("Escape",), self._leave, lambda: not self.grid.hasFocus()),
        )  # fmt: skip

    def _connect(self) -> None:
        rooms = self.rooms
        rooms.title.editingFinished.connect(self._rename)
        rooms.find_field.textChanged.connect(lambda _text: self.refresh())
        rooms.stop.clicked.connect(self.bringing.arrivals.stop)
        self.grid.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_chosen())
        self.grid.resized.connect(self._tiles.fit)
        self.grid.moved.connect(self.acts.move)
        self.grid.dropped.connect(self.bringing.take)
        self.grid.activated.connect(lambda _index: self._edit())
        self.inspector.changed_by_hand.connect(self.acts.change)
        self.inspector.section_wanted.connect(self.acts.to_section)
        self.inspector.confirm_wanted.connect(self.acts.confirm_descriptions)
        self.inspector.frame_wanted.connect(self.acts.frame)
        self.inspector.undo_wanted.connect(lambda: self._step_back(again=False))
        self.inspector.redo_wanted.connect(lambda: self._step_back(again=True))
        self.check.chosen.connect(self._lead)
        self.check.projector_chosen.connect(self._judge_by)
        self.check.closed.connect(self.toggle_check)
        self.comparing.changed.connect(self.refresh)
        self.bringing.lay_out(self.grid, rooms, self.refresh)
        self.workbench.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Redraw the deck."""
        session = self.workbench.reader.session()
        living = [card for card in session.cards if not card.retired]
        self.setWindowTitle(_("{title} – Bonfire Deck").format(title=session.about.title))
        if not self.rooms.title.isModified():
            self.rooms.title.setText(session.about.title)
            self.rooms.title.setCursorPosition(0)
        self.rooms.count.setText(ngettext("{count} card", "{count} cards", len(living)))
        if any(card.picture_id not in self._sizes for card in session.cards if card.picture_id):
            self._sizes = self.workbench.reader.picture_sizes()
        pairs = self.comparing.pairs(session.cards)
        self._findings = findings(session, self._sizes, self._projector, pairs)
        warned = warnings_of(self._findings, session.card_by_id, self._sizes)
        chosen = [card.id for card in self.grid.chosen()]
        with QSignalBlocker(self.grid.selectionModel()):
            self.grid.cards.show_shelves(self._shelves(), warned)
            if chosen:
                self.grid.choose(chosen)
        self.grid.viewport().update()
        self.rooms.empty.setVisible(not session.cards and not self.bringing.arrivals.is_busy)
        count = cards_to_look_at(self._findings)
        told = ngettext("{count} to check", "{count} to check", count) if count else _("nothing to check")
        self.rooms.look.setText(told)
        self.check.show_findings(self._findings, session.card_by_id, is_comparing=self.comparing.is_busy)
        self._show_chosen()

    def _shelves(self) -> list[Shelf]:
        session, typed = self.workbench.reader.session(), self.rooms.find_field.text()
        all_of_them = shelves(session, retired=self._shows_retired)
        if not typed.strip():
            return list(all_of_them)
        wanted = {card.id for card in cards_found(session.cards, typed)}
        found = [
            Shelf(shelf.section, tuple(card for card in shelf.cards if card.id in wanted)) for shelf in all_of_them
        ]
        return [shelf for shelf in found if shelf.cards]

    def _on_changed(self, change: Change) -> None:
        if {"about", "cards", "sections"} & set(change.tables):
            self.refresh()
            if self.rooms.side.currentWidget() is self.check:
                self.comparing.look(self.workbench.reader.session().cards)

    def _choose_first(self) -> None:
        first = next((card for shelf in self._shelves() for card in shelf.cards), None)
        if first is not None:
            self.grid.choose([first.id])

    def _show_chosen(self) -> None:
        self.inspector.show_cards(self.grid.chosen(), self.workbench.reader.session().sections)

    def say(self, text: str) -> None:
        """Show a status line."""
        self.rooms.say(text)

    def toggle_check(self) -> None:
        """Toggle between the deck check and the card's fields."""
        is_open = self.rooms.side.currentWidget() is self.check
        self.rooms.side.setCurrentWidget(self.inspector if is_open else self.check)
        if is_open:
            self.grid.setFocus()
            return
        self.comparing.look(self.workbench.reader.session().cards)
        self.refresh()
        self.check.list.setFocus()

    def _lead(self, card_ids: Sequence[str]) -> None:
        self.rooms.find_field.clear()
        self.grid.choose(card_ids)
        if len(card_ids) > 1:
            self.say(_("These cards are selected. What you type on the right applies to all of them."))
        self.grid.setFocus()

    def _judge_by(self, projector: Size) -> None:
        self._projector = projector
        change_setting(self.workbench.paths, PROJECTOR, list(projector))
        self.refresh()

    def toggle_large(self) -> None:
        """Toggle between large and small cards."""
        self._tiles.wanted = SMALL if self._tiles.wanted == LARGE else LARGE
        self._tiles.fit()
        self.grid.scheduleDelayedItemsLayout()

    def toggle_retired(self) -> None:
        """Show or hide retired cards among the others."""
        self._shows_retired = not self._shows_retired
        self.refresh()

    def open_plans(self) -> None:
        """Open the plans stored with the deck."""
        sheet = PlansSheet(self, self.workbench)
        sheet.exec()
        sheet.deleteLater()

    def open_print(self) -> None:
        """Open the print sheet for cards and table papers."""
        sheet = PrintSheet(self, self.workbench)
        sheet.offer_chosen(frozenset(card.id for card in self.grid.chosen()))
        sheet.exec()
        sheet.deleteLater()

    def _edit(self) -> None:
        if self.rooms.side.currentWidget() is not self.inspector:
            self.rooms.side.setCurrentWidget(self.inspector)
        field = self.inspector.fields["title"]
        if field.isVisible():
            field.setFocus()
            field.selectAll()

    def _find(self) -> None:
        self.rooms.find_field.setFocus()
        self.rooms.find_field.selectAll()

    def _leave(self) -> None:
        self.rooms.find_field.clear()
        self.grid.setFocus()

    def _rename(self) -> None:
        about = self.workbench.reader.session().about
        title = self.rooms.title.text().strip()
        self.rooms.title.setModified(False)
        if title and title != about.title:
            with troubles.told(self):
                gathering.change_about(self.workbench.history, about.id, title=title)

    def _step_back(self, *, again: bool) -> None:
        label = self.workbench.redo_label() if again else self.workbench.undo_label()
        with troubles.told(self):
            change = self.workbench.step_back(again=again)
            if change is None:
                self.say(_("There is nothing to redo.") if again else _("There is nothing to undo."))
            else:
                self.say((_("Redone: {what}") if again else _("Undone: {what}")).format(what=label))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and pictures anywhere in the window."""
        if is_taken(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the dropped files and pictures."""
        if self.bringing.take(event.mimeData()):
            event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit unfinished typing and arrived pictures, then stop the threads."""
        self.inspector.leave()
        self.bringing.arrivals.leave()
        self.comparing.stop()
        self.images.close()
        event.accept()
