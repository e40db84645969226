"""Next steps beside the board: items dropped on a step are linked to it, and so are items a step is dropped on."""

from collections.abc import Callable, Collection
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.handling import item_at
from bonfire_deck.model.layout import LaidOut
from bonfire_deck.model.next_steps import steps_of
from bonfire_deck.model.session import Session
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.board.bars import FootBar
from bonfire_deck.ui.board.selection import Selection
from bonfire_deck.ui.board.view import BoardView
from bonfire_deck.ui.next_steps.link_sheet import Choice, LinkSheet
from bonfire_deck.ui.next_steps.pane import StepsPane
from bonfire_deck.ui.next_steps.rows import step_told
from bonfire_deck.ui.next_steps.steps_window import next_steps_action
from bonfire_deck.ui.theme import fix
from bonfire_deck.ui.workbench import Workbench

WIDTH = 400
Rows = list[tuple[str, str]]
"""Tables and ids of the rows that a step can be linked to."""


class Host(Protocol):
    """What is needed from the board window."""

    workbench: Workbench
    selection: Selection
    view: BoardView
    foot: FootBar

    @property
    def laid_out(self) -> LaidOut:
        """The board on the screen."""


class BoardSteps(QObject):
    """The side panel, and drag and drop between it and the board."""

    def __init__(self, window: Host, widget: QWidget, middle: QHBoxLayout, give_keys_back: Callable[[], None]) -> None:
        """Add the panel, hidden, after the contents of `middle`; sheets open over `widget`."""
        super().__init__(widget)
        self._window = window
        self._widget = widget
        self._give_keys_back = give_keys_back
        self._is_carrying = False
        self.panel = QFrame()
        self.panel.setObjectName("next-steps-panel")
        self.panel.setProperty("role", "side")
        fix(self.panel, width=WIDTH)
        self.panel.hide()
        self.pane: StepsPane | None = None
        middle.addWidget(self.panel)
        window.view.viewport().installEventFilter(self)

    @property
    def _session(self) -> Session:
        return self._window.workbench.reader.session()

    def toggle(self) -> None:
        """Show and focus the next steps, or hide them."""
        if self.pane is None:
            self._make()
        if self.panel.isVisible() and self._has_keys():
            self.panel.hide()
            self._give_keys_back()
            return
        self.panel.show()
        if self.pane is not None:
            self.pane.begin()

    def _has_keys(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.panel.isAncestorOf(focused)

    def _make(self) -> None:
        self.pane = StepsPane(self._window.workbench)
        self.pane.left.connect(self._give_keys_back)
        self.pane.carried_out.connect(self._step_dropped)
        heading = QLabel(_("Next steps"))
        heading.setProperty("role", "heading")
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(self.pane, 1)

    # Drag and drop.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept items dragged from the board when they are dropped on a step."""
        if not isinstance(event, QMouseEvent) or watched is not self._window.view.viewport():
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            point = self._window.view.mapToScene(event.position().toPoint())
            is_left = (
                event.button() == Qt.MouseButton.LeftButton
                and not self._window.view.is_panning
                and not self._window.view.hand
            )
            self._is_carrying = is_left and item_at(self._window.laid_out, point.x(), point.y()) is not None
        elif self._is_carrying and self.pane is not None:
            place = event.globalPosition().toPoint()
            step_id = self.pane.list.step_at(place)
            is_end = event.type() == QEvent.Type.MouseButtonRelease
            self.pane.list.show_target("" if is_end else step_id)
            if is_end:
                self._is_carrying = False
                is_here = self.panel.isVisible() and self.panel.rect().contains(self.panel.mapFromGlobal(place))
                if is_here:
                    self._take(step_id)
                return is_here
        return False

    def _take(self, step_id: str) -> None:
        window = self._window
        rows = rows_meant(self._session, window.laid_out, window.selection.items)
        # Dragged items return to where they were.
        window.view.cancel_gesture()
        if not step_id:
            window.foot.say(_("Drop it on a next step."))
        elif not self._link(step_id, rows):
            window.foot.say(_("A step can be linked to themes, pictures and reactions."))

    def _step_dropped(self, step_id: str, place: QPoint) -> None:
        view, laid_out = self._window.view, self._window.laid_out
        here = view.viewport().mapFromGlobal(place)
        if not view.viewport().rect().contains(here):
            return
        point = view.mapToScene(here)
        on_sheet = [box.item for box in laid_out.sections if box.rect.holds(point.x(), point.y())]
        item = item_at(laid_out, point.x(), point.y()) or next(iter(on_sheet), "")
        if not self._link(step_id, rows_meant(self._session, laid_out, (item,))):
            self._window.foot.say(_("Drop it on a theme, a picture or a reaction."))

    def _link(self, step_id: str, rows: Rows) -> bool:
        return self.pane is not None and self.pane.link_to(step_id, rows)

    # Keyboard.

    def link_chosen(self) -> None:
        """Choose the next step to link the selection to."""
        window = self._window
        rows = rows_meant(self._session, window.laid_out, window.selection.items)
        if not rows:
            window.foot.say(_("Select themes, pictures or reactions first."))
            return
        if not self._session.next_steps:
            window.foot.say(_("There are no next steps yet. Ctrl+Shift+X adds one."))
            return
        if self.pane is None:
            self._make()

        def choose(choice: Choice) -> bool:
            if self._link(choice.key[1], rows):
                window.foot.say(_("Linked to “{step}”.").format(step=choice.text))
            return False

        sheet = LinkSheet(self._widget, _("Link to a next step…"), self._choices, choose)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.finished.connect(lambda _result: self._give_keys_back())
        sheet.open()

    def _choices(self) -> list[Choice]:
        return [Choice(("next_steps", shown.step.id), step_told(shown.step)) for shown in steps_of(self._session)]


def rows_meant(session: Session, laid_out: LaidOut, items: Collection[str]) -> Rows:
    """Return the rows behind board items: themes, cards and reactions, each once."""
    themes = {theme.id for theme in session.themes}
    rows: Rows = []
    for box in laid_out.sections:
        if box.item in items and box.item in themes:
            rows.append(("themes", box.item))
        elif box.item in items and box.item in session.card_by_id:
            rows.append(("cards", box.item))
        rows += [("cards", picture.card.id) for picture in box.pictures if picture.item in items]
        rows += [("reactions", note.line.reaction.id) for note in box.notes if note.item in items]
    return list(dict.fromkeys(rows))


def board_steps_actions(steps: Callable[[], BoardSteps]) -> tuple[Action, ...]:
    """Return the keys for next steps on the board; `steps` is called when one is pressed."""
    return (
        next_steps_action(lambda: steps().toggle()),
        Action(
            "link-to-step", _("Link to a next step…"), ("Ctrl+Shift+L",), lambda: steps().link_chosen()
        ),
    )  # fmt: skip
