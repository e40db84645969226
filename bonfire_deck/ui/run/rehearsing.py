"""Rehearsal: the room's view is shown beside the facilitator's window on one screen, clearly marked."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.ui.actions import shown_key

WIDE, HIGH = 16, 9
"""The aspect ratio of most projectors."""
SHARE = 36
"""Percentage of the window's width for the room's view."""
SMALLEST = 300


class _Room(QWidget):
    """Hold the audience window at the aspect ratio of a projector."""

    def __init__(self) -> None:
        super().__init__()
        self._wall: QWidget | None = None
        self._dark = QLabel(_("Not live. The room can't see your screen. F5 shows the picture."))
        self._dark.setProperty("role", "quiet")
        self._dark.setWordWrap(True)
        self._dark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._frame = QFrame(self)
        self._frame.setProperty("role", "overlay")
        layout = QVBoxLayout(self._frame)
        layout.addWidget(self._dark)

    def take(self, wall: QWidget) -> None:
        """Hold `wall` from now on."""
        self._wall = wall
        wall.setParent(self, Qt.WindowType.Widget)
        wall.unsetCursor()
        # The projector shows it when the stage goes live.
        wall.hide()
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the picture can be read."""
        return QSize(SMALLEST, SMALLEST * HIGH // WIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the aspect ratio."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        width = min(self.width(), self.height() * WIDE // HIGH)
        box = QRect(0, 0, width, width * HIGH // WIDE)
        self._frame.setGeometry(box)
        if self._wall is not None:
            self._wall.setGeometry(box)
            self._wall.raise_()


class RehearsalPane(QFrame):
    """The room's view, with a notice that everything here is discarded."""

    def __init__(self, leave: Callable[[], None]) -> None:
        """`leave` ends the rehearsal."""
        super().__init__()
        self.setObjectName("rehearsal")
        self.setProperty("role", "side")
        mark = QLabel(_("Rehearsal"))
        mark.setObjectName("rehearsal-mark")
        mark.setProperty("role", "mark")
        told = QLabel(_("Try everything. Nothing is saved, and your session stays as it was."))
        told.setWordWrap(True)
        sees = QLabel(_("What the room would see"))
        sees.setProperty("role", "overline")
        self.room = _Room()
        keys = QLabel(
            _(
                "To try: F5 live · PgDn next picture · Ctrl+1 and some words, Enter saves, "
                "Ctrl+Enter saves and shows · F7 black · F6 board · F8 next round · Ctrl+Z undo"
            )
        )
        keys.setProperty("role", "quiet")
        keys.setWordWrap(True)
        end = QPushButton(_("End the rehearsal  {key}").format(key=shown_key("Ctrl+Q")))
        end.setObjectName("end-rehearsal")
        end.setAccessibleName(_("End the rehearsal"))
        end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        end.clicked.connect(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(mark)
        layout.addWidget(told)
        layout.addSpacing(8)
        layout.addWidget(sees)
        layout.addWidget(self.room, 1)
        layout.addWidget(keys)
        layout.addSpacing(8)
        layout.addWidget(end)


def beside(layout: QLayout, pane: RehearsalPane | None) -> QWidget:
    """Return a central widget with `layout` and, in a rehearsal, `pane` at its right."""
    ground = QWidget()
    ground.setObjectName("window-ground")
    row = QHBoxLayout(ground)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addLayout(layout, 100 - SHARE)
    if pane is not None:
        pane.setMinimumWidth(SMALLEST)
        pane.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(pane, SHARE)
    return ground
