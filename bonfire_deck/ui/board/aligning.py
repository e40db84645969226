"""Aligning selected items on the board, or moving them to where they belong, by keys and a small menu."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from bonfire_deck.files import theming
from bonfire_deck.files.schema import Value
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.aligning import LEFT, ROW, SPREAD, TOP
from bonfire_deck.model.layout import LaidOut
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import KINDS, kind_label, part_label
from bonfire_deck.ui import trouble
from bonfire_deck.ui.actions import Action, shown_key
from bonfire_deck.ui.board import arranging
from bonfire_deck.ui.board.bars import FootBar
from bonfire_deck.ui.board.selection import Selection
from bonfire_deck.ui.board.theming import Theming
from bonfire_deck.ui.board.view import BoardView
from bonfire_deck.ui.workbench import Workbench

MENU_KEY = "Ctrl+Shift+V"
KEYS = {LEFT: "Ctrl+Shift+Left", TOP: "Ctrl+Shift+Up", ROW: "Ctrl+Shift+Right", SPREAD: "Ctrl+Shift+Down"}
Choice = tuple[str, Callable[[], None]]


class Host(Protocol):
    """What is needed from the board window."""

    workbench: Workbench
    selection: Selection
    part: str
    view: BoardView
    theming: Theming
    foot: FootBar

    @property
    def laid_out(self) -> LaidOut:
        """The board on the screen."""


class Aligning(QObject):
    """Align the selection, or move it to another picture, group, kind, theme or part; each is one edit."""

    def __init__(self, window: Host, widget: QWidget) -> None:
        """Work on the selection in `window`; the menu opens over `widget`."""
        super().__init__(widget)
        self._window = window
        self._widget = widget

    @property
    def _session(self) -> Session:
        return self._window.workbench.reader.session()

    def align(self, way: str) -> None:
        """Align the selection."""
        window = self._window
        window.view.end_gesture()
        if len(window.selection.items) < 2:
            window.foot.say(_("Select two or more items first."))
            return
        with trouble.told(self._widget):
            if not arranging.keep_aligned(window.workbench, window.laid_out, window.selection.items, way):
                window.foot.say(_("They are already arranged that way."))

    def ask(self) -> None:
        """Open the menu of ways to align or move the selection."""
        self._window.view.end_gesture()
        if not self._window.selection.items:
            self._window.foot.say(_("Select one or more items first."))
            return
        menu = self._menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._widget.mapToGlobal(self._widget.rect().center()))

    def _menu(self) -> QMenu:
        menu = QMenu(self._widget)
        menu.setObjectName("arrange-menu")
        menu.setAccessibleName(_("Arrange the selection"))
        for number, (way, text) in enumerate(_ways(), 1):
            menu.addAction(f"&{number} {text}\t{shown_key(KEYS[way])}", partial(self.align, way))
        if self._chosen():
            menu.addSeparator()
            self._add(menu, "to-picture", _("Move to another &picture"), self._pictures())
            self._add(menu, "to-group", _("Move to another &group"), self._groups())
            self._add(menu, "to-kind", _("Change the &kind"), self._kinds())
            self._add(menu, "to-theme", _("Move to another &theme"), self._themes())
            self._add(menu, "to-part", _("Move to another p&art"), self._rounds())
        return menu

    @staticmethod
    def _add(menu: QMenu, name: str, title: str, choices: Sequence[Choice]) -> None:
        if choices:
            made = menu.addMenu(title)
            made.setObjectName(name)
            for number, (text, chosen) in enumerate(choices, 1):
                plain = text.replace("&", "&&")
                made.addAction(f"&{number} {plain}" if number <= 9 else plain, chosen)

    def _chosen(self) -> list[str]:
        return list(dict.fromkeys(name for names in self._window.theming.chosen_lines().values() for name in names))

    def _pictures(self) -> list[Choice]:
        text = _("Picture {number}: {title}")
        # A pin is only valid in the picture it was set on.
        return [
            (
                text.format(number=card.number, title=card.title or card.words),
                partial(self._change, card_id=card.id, pin_x=None, pin_y=None),
            )
            for card in self._session.table_cards
        ]

    def _groups(self) -> list[Choice]:
        text = _("{number} {name}")
        groups: list[Choice] = [
            (text.format(number=group.number, name=group.name), partial(self._change, group_id=group.id))
            for group in self._session.groups
        ]
        return [*groups, (_("Plenary"), partial(self._change, group_id=None))]

    def _kinds(self) -> list[Choice]:
        return [(kind_label(kind), partial(self._change, kind=kind)) for kind in KINDS]

    def _rounds(self) -> list[Choice]:
        """Return the rounds as choices: a reaction belongs to the part of its round, whose question it answers."""
        session, text = self._session, _("{part} · round {number}: {question}")
        rounds = enumerate(session.rounds, 1)
        return [
            (
                text.format(part=part_label(row.part), number=number, question=row.title or row.question),
                partial(self._change, round_id=row.id),
            )
            for number, row in rounds
            if row.part != self._window.part
        ]

    def _themes(self) -> list[Choice]:
        return [
            (shown.theme.title if shown.is_named else _("Untitled theme"), partial(self._to_theme, shown.theme.id))
            for shown in self._window.theming.themes()
        ]

    def _change(self, **fields: Value) -> None:
        chosen = self._chosen()
        text = ngettext("Move {count} reaction", "Move {count} reactions", len(chosen))
        with trouble.told(self._widget):
            with self._window.workbench.edit(text) as edit:
                for reaction_id in chosen:
                    edit.change("reactions", reaction_id, **fields)
            self._say_moved(len(chosen))

    def _to_theme(self, theme_id: str) -> None:
        lines, chosen = self._window.theming.chosen_lines(), self._chosen()
        themes = {shown.theme.id for shown in self._window.theming.themes()}
        left = {name: ids for name, ids in lines.items() if name in themes and name != theme_id}
        with trouble.told(self._widget):
            theming.move_to_theme(self._window.workbench.history, self._session, left, theme_id, chosen)
            self._say_moved(len(chosen))

    def _say_moved(self, count: int) -> None:
        done = ngettext("{count} reaction moved.", "{count} reactions moved.", count)
        self._window.foot.say(_("{done} Undo reverses it.").format(done=done))


def _ways() -> tuple[tuple[str, str], ...]:
    return (
        (LEFT, _("Align left edges")),
        (TOP, _("Align top edges")),
        (ROW, _("Arrange in a row")),
        (SPREAD, _("Distribute evenly")),
    )


def aligning_actions(window: Host, widget: QWidget) -> tuple[Action, ...]:
    """Return the keys that align or move the selection on the board or in its outline."""
    aligning = Aligning(window, widget)
    each = (Action(f"align-{way}", text, (KEYS[way],), partial(aligning.align, way)) for way, text in _ways())
    return Action("arrange", _("Arrange…"), (MENU_KEY,), aligning.ask), *each
