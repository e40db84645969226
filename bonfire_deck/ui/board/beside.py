"""The side panel of the board: overview, current theme and mini map."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from bonfire_deck.ui.actions import ActionTable
from bonfire_deck.ui.board.glance import Glance
from bonfire_deck.ui.board.minimap import WIDTH, MiniMap
from bonfire_deck.ui.board.theme_panel import ThemePanel
from bonfire_deck.ui.theme import fix

EDGE = 16
SCROLL_BAR = 12


class Beside(QWidget):
    """Twelve groups, the kinds and a theme may not fit a small laptop: they scroll, the map stays in place."""

    def __init__(self, glance: Glance, theme_panel: ThemePanel, minimap: MiniMap, table: ActionTable) -> None:
        """Stack the widgets; the theme buttons trigger the actions in `table`."""
        super().__init__()
        theme_panel.add_buttons(table)
        inside = QWidget()
        inside.setObjectName("window-ground")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(theme_panel)
        column.addWidget(glance)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, EDGE, EDGE - SCROLL_BAR, EDGE)
        layout.setSpacing(12)
        layout.addWidget(scroll, 1)
        layout.addWidget(minimap)
        fix(scroll, width=WIDTH + SCROLL_BAR)
