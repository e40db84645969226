"""Buttons bound to the action table, and the button row at the foot of a sheet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from bonfire_deck.ui.actions import ActionTable


def button(
    table: ActionTable, name: str, text: str, role: str = "quiet", *, shows_key: bool = True, told: str = ""
) -> QPushButton:
    """Return a button for an action, showing its key; `told` is its accessible name where `text` says too little."""
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
    """Return the foot of a sheet and its default button, which Enter presses: cancel on one side, confirm on the other.

    `no` and `yes` are pairs of object name and text. `yes` calls `act`; without `act` it accepts the sheet.
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
