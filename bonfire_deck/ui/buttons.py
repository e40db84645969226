"""Buttons that do what is in a table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from bonfire_deck.ui.actions import ActionTable


def button(
    table: ActionTable, name: str, text: str, role: str = "quiet", *, shows_key: bool = True, told: str = ""
) -> QPushButton:
    """Return a button for an action, with its key on it; `told` is its name where its text alone says too little."""
    key = table.key_text(name)
    made = QPushButton(f"{text}  {key}" if key and shows_key else text)
    made.setToolTip(key)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setAccessibleName(told or (text if len(text) > 1 else table.qaction(name).text()))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(lambda: table.do(name))
    return made
