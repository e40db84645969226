"""The next steps window, opened from the run window and the write-up page; it may stay open beside them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.next_steps.pane import StepsPane
from bonfire_deck.ui.theme import dress
from bonfire_deck.ui.workbench import Workbench

KEY = "Ctrl+Shift+X"


class StepsWindow(QDialog):
    """Non-modal: the window below stays usable."""

    def __init__(
        self, parent: QWidget, workbench: Workbench, forward: Callable[[QKeyEvent], bool] | None = None, *, night: bool
    ) -> None:
        """Collect the next steps of the session of `workbench`; `forward` receives keys that are not handled here."""
        super().__init__(parent)
        self.setObjectName("next-steps-window")
        self.setWindowTitle(_("Next steps"))
        self._forward = forward
        self.pane = StepsPane(workbench)
        self.pane.left.connect(self.close)
        heading = QLabel(_("Next steps"))
        heading.setProperty("role", "title")
        self.heading = QHBoxLayout()
        self.heading.addWidget(heading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 22)
        layout.setSpacing(12)
        layout.addLayout(self.heading)
        layout.addWidget(self.pane, 1)
        dress(self, night=night)
        self.resize(760, 600)
        self.pane.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; unhandled keys, such as a clicker's, go to the window below."""
        if event.key() == Qt.Key.Key_Escape or self._forward is None or not self._forward(event):
            super().keyPressEvent(event)


def open_next_steps(
    window: QWidget, workbench: Workbench, forward: Callable[[QKeyEvent], bool] | None = None, *, night: bool = False
) -> StepsWindow:
    """Show the next steps over `window`, or raise them if already open."""
    found = window.findChild(StepsWindow)
    if found is None:
        found = StepsWindow(window, workbench, forward, night=night)
        found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    found.show()
    found.raise_()
    found.activateWindow()
    found.pane.begin()
    return found


def next_steps_action(open_: Callable[[], object]) -> Action:
    """Return the key of the next steps, the same in every window."""
    return Action("next-steps", _("Next steps…"), (KEY,), open_)
