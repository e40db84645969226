"""Styles of the table window on top of the night theme: large text, and touch targets no smaller than a fingertip."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from bonfire_deck.i18n import _

TARGET = 48
"""Pixels: the minimum touch target."""
TABLE_SHEET = """
QLabel[role="table-quiet"] { font-size: 18px; color: $quiet; }
QLabel[role="table-name"] { font-size: 40px; font-weight: 800; }
QLabel[role="table-question"] { font-family: "Source Serif Pro"; font-size: 30px; }
QLabel[role="table-kind"] { font-size: 16px; font-weight: 700; color: $quiet; }
QLabel[role="table-words"] { font-family: "Source Serif Pro"; font-size: 21px; }
QPushButton[role="table"], QPushButton[role="table-hot"] { font-size: 18px; border-radius: 10px; padding: 4px 18px;
    min-height: 44px; }
QPushButton[role="table"]:focus, QPushButton[role="table-hot"]:focus { border: 2px solid $focus; padding: 3px 17px; }
QPushButton[role="table-hot"] { background: $hot; border: 1px solid $hot; color: #FFFFFF; }
QPushButton[role="table-hot"]:focus { border: 2px solid $hotfocus; }
QPushButton[role="table"]:checked { background: $live; color: $onlive; border-color: $live; }
QPushButton[role="table"]:disabled, QPushButton[role="table-hot"]:disabled { background: $sheet; color: $faint;
    border-color: $line; }
QPlainTextEdit[role="table-field"] { font-size: 26px; border: 2px solid $focus; border-radius: 12px;
    padding: 9px 14px; background: $sheet; }
QPlainTextEdit[role="table-field"]:focus { border: 2px solid $focus; padding: 9px 14px; }
QPushButton[role="table-begin"] { background: $hot; border: 2px solid $hot; color: #FFFFFF; font-size: 26px;
    border-radius: 14px; padding: 12px 40px; min-height: 52px; }
QPushButton[role="table-begin"]:focus { border: 2px solid $hotfocus; padding: 12px 40px; }
"""
"""Added to the night style sheet; colours are named by purpose, as in `theme.py`."""


def table_button(name: str, text: str, accessible: str = "", *, role: str = "table") -> QPushButton:
    """Return a touch-sized button."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setAccessibleName(accessible or text)
    made.setMinimumHeight(TARGET)
    made.setMinimumWidth(TARGET)
    made.setAutoDefault(False)
    return made


def table_label(role: str, name: str = "") -> QLabel:
    """Return an empty label for plain text."""
    made = QLabel()
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def picture_name(number: int) -> str:
    """Return a picture's name for screen readers: its title might give an answer away."""
    return _("Card {number}").format(number=number)
