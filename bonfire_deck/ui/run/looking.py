"""The facilitator's control of the room's view, apart from changing cards: freeze, enlarge, spotlight."""

from collections.abc import Callable

from PySide6.QtCore import QRectF

from bonfire_deck.i18n import _
from bonfire_deck.model.looking import centre, moved, zoomed
from bonfire_deck.paper.cards import pin_point
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.audience.freeze import Freeze
from bonfire_deck.ui.run.stage import Stage

NEARER = 1.5
STEP = 0.2
"""How far an arrow key moves the enlarged or lit part, as a fraction of its own size."""
SPOT = 0.36
"""The spotlight's initial size, as a fraction of the picture's width and height."""


class Looking:
    """Control how the wall shows the picture that is up."""

    def __init__(
        self,
        stage: Stage,
        freeze: Freeze,
        say: Callable[[str], None],
        pin: Callable[[], tuple[float, float] | None],
    ) -> None:
        """`say` receives status messages; `pin` returns where the line being typed points."""
        self._stage = stage
        self._freeze = freeze
        self._say = say
        self._pin = pin

    def freeze(self) -> None:
        """Freeze or unfreeze the room's view."""
        if not self._stage.live:
            self._say(_("Go live first (F5). There is nothing to freeze yet."))
        elif self._freeze.toggle():
            self._say(_("Frozen. The room keeps this view until you press F9."))
        else:
            self._say(_("The room follows you again."))

    def nearer(self, factor: float) -> None:
        """Resize the spotlight if there is one, otherwise zoom the picture around its centre."""
        showing = self._stage.showing
        if showing.spot is not None:
            showing.set(spot=zoomed(showing.spot, factor, centre(showing.spot)))
        else:
            showing.set(zoom=zoomed(showing.zoom, factor, centre(showing.zoom)))

    def move(self, right: float, down: float) -> None:
        """Move the spotlight or the enlarged part."""
        showing = self._stage.showing
        if showing.spot is not None:
            showing.set(spot=moved(showing.spot, right, down))
        elif showing.zoom is not None:
            showing.set(zoom=moved(showing.zoom, right, down))

    def light(self) -> None:
        """Turn the spotlight on at the pin, or at the centre; or turn it off."""
        showing = self._stage.showing
        if showing.spot is not None:
            showing.set(spot=None)
            return
        pin, card = self._pin(), self._stage.card
        point = pin_point(card, pin, QRectF(0, 0, 1, 1)) if pin and card else None
        x, y = (point.x(), point.y()) if point else centre(showing.zoom)
        side = SPOT * (showing.zoom[2] if showing.zoom else 1.0)
        showing.set(spot=moved((x - side / 2, y - side / 2, side, side), 0, 0))

    def whole_again(self) -> bool:
        """Show the whole picture again; return whether it was enlarged or spotlit."""
        showing = self._stage.showing
        if showing.zoom is None and showing.spot is None:
            return False
        showing.set(zoom=None, spot=None)
        return True


def looking_actions(looking: Looking) -> tuple[Action, ...]:
    """Return the actions for the room's view."""
    return (
        Action("freeze", _("Freeze the room's view"), ("F9",), looking.freeze),
        Action("nearer", _("Zoom in on the picture"), ("Alt+=", "Alt++"), lambda: looking.nearer(NEARER)),
        Action("farther", _("Zoom out"), ("Alt+-",), lambda: looking.nearer(1 / NEARER)),
        Action("whole", _("The whole picture"), ("Alt+0",), looking.whole_again),
        Action("spotlight", _("Spotlight on one place"), ("Ctrl+Shift+L",), looking.light),
        Action("look-left", _("Move the zoom or the spotlight"), ("Alt+Left",), lambda: looking.move(-STEP, 0)),
        Action("look-right", _("… to the right"), ("Alt+Right",), lambda: looking.move(STEP, 0)),
        Action("look-up", _("… up"), ("Alt+Up",), lambda: looking.move(0, -STEP)),
        Action("look-down", _("… down"), ("Alt+Down",), lambda: looking.move(0, STEP)),
    )
