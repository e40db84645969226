"""Edits on the selected cards of a deck and on its sections; each command is one edit."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from bonfire_deck.files import decking
from bonfire_deck.files.schema import Value
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.deck import in_order, shelves
from bonfire_deck.model.framing import Framing
from bonfire_deck.model.rows import Card, Section
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.studio.framing import FramingSheet
from bonfire_deck.ui.studio.grid import CardGrid
from bonfire_deck.ui.workbench import Workbench


class CardActs:
    """Commands for the cards selected in a grid."""

    def __init__(
        self, window: QWidget, workbench: Workbench, grid: CardGrid, images: Images, say: Callable[[str], None]
    ) -> None:
        """Ask over `window`; send status lines to `say`."""
        self._window = window
        self._workbench = workbench
        self._grid = grid
        self._images = images
        self._say = say

    def _ids(self) -> list[str]:
        return [card.id for card in self._grid.chosen()]

    def _do(self, act: Callable[[], object], choose: Sequence[str] = ()) -> None:
        with troubles.told(self._window):
            act()
        if choose:
            self._grid.choose(choose)

    def change(self, ids: Sequence[str], fields: dict[str, Value]) -> None:
        """Change fields of cards."""
        self._do(lambda: decking.change_cards(self._workbench.history, ids, **fields))

    def confirm_descriptions(self, ids: Sequence[str]) -> None:
        """Confirm the descriptions of cards that came from their files."""
        self._do(lambda: decking.confirm_descriptions(self._workbench.history, ids))

    def move(self, ids: Sequence[str], section_id: str | None, before: str | None) -> None:
        """Move cards before the card `before`, or to the end of a section."""
        bench = self._workbench
        if before not in ids:
            self._do(lambda: decking.move_cards(bench.history, bench.reader.session(), ids, section_id, before), ids)

    def to_section(self, ids: Sequence[str], section_id: str | None) -> None:
        """Move cards to the end of a section."""
        self.move(ids, section_id, None)

    def step(self, step: int) -> None:
        """Move the selected cards one place earlier (-1) or later (1), across section boundaries."""
        chosen = self._ids()
        if not chosen:
            return
        slots: list[tuple[str | None, str | None]] = []
        here = 0
        for shelf in shelves(self._workbench.reader.session(), retired=True):
            section_id = shelf.section.id if shelf.section else None
            for card in shelf.cards:
                if card.id == chosen[0]:
                    here = len(slots)
                elif card.id not in chosen and not card.retired:
                    slots.append((section_id, card.id))
            slots.append((section_id, None))
        place = min(max(0, here + step), len(slots) - 1)
        if place != here:
            self.move(chosen, *slots[place])

    def to_end(self, *, first: bool) -> None:
        """Move the selected cards to the beginning or the end of the deck."""
        chosen = self._ids()
        rest = [card for card in in_order(self._workbench.reader.session()) if card.id not in chosen]
        if chosen and rest:
            end = rest[0] if first else rest[-1]
            self.move(chosen, end.section_id, end.id if first else None)

    def retire(self) -> None:
        """Retire the selected cards; bring back those that are already retired."""
        cards = self._grid.chosen()
        if not cards:
            return
        retired = not all(card.retired for card in cards)
        ids = [card.id for card in cards]
        self._do(lambda: decking.retire_cards(self._workbench.history, ids, retired=retired))
        if retired:
            told = ngettext(
                "{count} card is retired; its number won't be used again. Ctrl+Z brings it back.",
                "{count} cards are retired; their numbers won't be used again. Ctrl+Z brings them "
                "back.", len(ids),
            )  # fmt: skip
            self._say(told)

    def frame(self) -> None:
        """Crop, rotate and set the focal point of the selected card."""
        cards = [card for card in self._grid.chosen() if card.picture_id]
        image = self._images.whole(cards[0].picture_id) if cards else None
        if not cards or image is None:
            return
        sheet = FramingSheet(self._window, cards[0], image)
        if sheet.exec() == FramingSheet.DialogCode.Accepted and sheet.framing != Framing.of(cards[0]):
            self.change([cards[0].id], dict(sheet.framing.fields))
        sheet.deleteLater()

    def turn(self, quarters: int) -> None:
        """Rotate the selected pictures clockwise by `quarters` quarter turns."""
        cards = [card for card in self._grid.chosen() if card.picture_id]
        if cards:
            self._do(lambda: decking.turn_cards(self._workbench.history, cards, quarters))

    def add_words(self) -> None:
        """Ask for the words of a new card."""
        words, given = QInputDialog.getMultiLineText(
            self._window, _("New word card"), _("The words that the room will see")
        )
        if given and words.strip():
            bench, current = self._workbench, self._current()
            section = current.section_id if current else None
            with troubles.told(self._window):
                made = decking.add_word_card(bench.history, bench.reader.session(), words, section)
                self._grid.choose([made])

    def number_again(self) -> None:
        """Confirm, then number the cards in their current order."""
        question = _("Renumber all cards?")
        hint = _(
            "The numbers will follow the order of the cards. Cards printed with the old numbers "
            "will no longer match. Earlier sessions keep theirs."
        )
        if troubles.ask(self._window, question, hint, _("Renumber"), _("Keep the numbers")):
            bench = self._workbench
            self._do(lambda: decking.number_again(bench.history, bench.reader.session()))

    def _current(self) -> Card | None:
        return self._grid.cards.card(self._grid.currentIndex())

    def section(self) -> Section | None:
        """Return the section of the current card."""
        current = self._current()
        sections = self._workbench.reader.session().sections
        return next((section for section in sections if current and section.id == current.section_id), None)

    def add_section(self) -> None:
        """Ask for a section's name and move the selected cards into it."""
        title = self._asked(_("New section"), "")
        if title:
            bench, chosen = self._workbench, self._ids()
            with troubles.told(self._window):
                made = decking.add_section(bench.history, bench.reader.session(), title)
                if chosen:
                    self.to_section(chosen, made)

    def rename_section(self) -> None:
        """Ask for a new name for the current card's section."""
        section = self.section()
        title = self._asked(_("Rename the section"), section.title) if section else ""
        if section is not None and title:
            self._do(lambda: decking.rename_section(self._workbench.history, section.id, title))

    def move_section(self, step: int) -> None:
        """Move the current card's section with its cards."""
        section, bench = self.section(), self._workbench
        if section is not None:
            chosen = self._ids()
            self._do(lambda: decking.move_section(bench.history, bench.reader.session(), section.id, step), chosen)

    def remove_section(self) -> None:
        """Remove the current card's section; its cards stay."""
        section, bench = self.section(), self._workbench
        if section is not None:
            self._do(lambda: decking.remove_section(bench.history, bench.reader.session(), section.id), self._ids())

    def _asked(self, text: str, title: str) -> str:
        found, given = QInputDialog.getText(self._window, text, _("Name"), QLineEdit.EchoMode.Normal, shown_text(title))
        return found.strip() if given else ""


def card_actions(acts: CardActs) -> tuple[Action, ...]:
    """Return the actions on cards."""
    return (
        Action("frame", _("Crop, rotate, focal point"), ("Ctrl+E",), acts.frame),
        Action("turn-right", _("Rotate the picture right"), ("Ctrl+R",), lambda: acts.turn(1)),
        Action("turn-left", _("Rotate the picture left"), ("Ctrl+Shift+R",), lambda: acts.turn(-1)),
        Action("earlier", _("Move the cards earlier"), ("Alt+Left",), lambda: acts.step(-1)),
        Action("later", _("Move the cards later"), ("Alt+Right",), lambda: acts.step(1)),
        Action("to-begin", _("Move the cards to the beginning"), ("Alt+Home",), lambda: acts.to_end(first=True)),
        Action("to-end", _("Move the cards to the end"), ("Alt+End",), lambda: acts.to_end(first=False)),
        Action("word-card", _("New word card…"), ("Ctrl+Shift+W",), acts.add_words),
        Action("add-section", _("New section…"), ("Ctrl+G",), acts.add_section),
        Action("rename-section", _("Rename the section…"), ("Ctrl+Shift+G",), acts.rename_section),
        Action("section-up", _("Move the section up"), ("Alt+Up",), lambda: acts.move_section(-1)),
        Action("section-down", _("Move the section down"), ("Alt+Down",), lambda: acts.move_section(1)),
        Action("remove-section", _("Delete the section"), (), acts.remove_section),
        Action("number-again", _("Renumber…"), ("Ctrl+Shift+N",), acts.number_again),
    )
