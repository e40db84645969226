"""Buttons that do what is in a table of actions, and those at the foot of a sheet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

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


def answers(
    sheet: QDialog, no: tuple[str, str], yes: tuple[str, str], act: Callable[[], object] | None = None
) -> tuple[QHBoxLayout, QPushButton]:
    """Return the foot of a sheet, and its hot button, which Enter presses: to leave it, and to do what it is for.

    `no` and `yes` are object names and texts; `act` is done by `yes`, left out, the sheet is accepted.
    """
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addStretch(1)
    made = [QPushButton(text) for _name, text in (no, yes)]
    for one, (name, text) in zip(made, (no, yes), strict=True):
        one.setObjectName(name)
        one.setAccessibleName(text)
        row.addWidget(one)
    leave, do = made
    leave.setAutoDefault(False)
    leave.clicked.connect(sheet.reject)
    do.setProperty("role", "hot")
    do.setDefault(True)
    do.clicked.connect(act or sheet.accept)
    return row, do
