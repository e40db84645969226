"""The two moods as palette and style sheet: night where the picture should be the brightest thing, paper elsewhere.

Each also in high contrast and with larger text: both are properties of the application, set by `legible.py`.

Roles are given by the dynamic property `role`: buttons `hot`, `quiet`, `chip`, `bare`; labels `display`, `title`,
`heading`, `quiet`, `overline`, `words`, `time`, `keycap`, `badge`; frames `sheet`, `panel`, `overlay`, `bar`, `footer`,
`side`.
"""

import re
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QSpinBox, QWidget

from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import (
    ASH,
    CREAM,
    EMBER,
    EMBER_DEEP,
    FLAME,
    GLOW,
    HAIR,
    INK,
    LINE,
    NIGHT,
    PAPER,
    SKY,
    SMOKE,
    SMOKE_NIGHT,
    SOOT,
    SOOT2,
    WHITE,
)

MIDDLE = 128
"""Of lightness: windows of a system that wants dark ones are darker."""
DEEPER = "#A63414"
"""The hot button under the mouse."""
DEEPEST = "#8F2C10"
"""The hot button in high contrast."""
BLACK = "#000000"

TEXT_PERCENT = "text_percent"
HIGH_CONTRAST = "high_contrast"
"""The application's properties by which the windows are dressed."""
USUAL_TEXT = 100
USUAL_SIZE = "usual_size"
"""A widget's property: the size that was fixed for usual text."""
MOOD, MORE = "mood", "more_sheet"
"""A window's properties: what it was dressed in."""
_TEXT_SIZE = re.compile(r"(font-size|min-height): (\d+)px")
"""Of letters, and of the place that must be left for them."""

_SHEET = """
* { font-family: "Lato"; font-size: 15px; color: $text; selection-background-color: $focus; selection-color: $ground; }
QWidget { background: transparent; }
QMainWindow, QDialog, #window-ground, QMenu, QScrollArea#page { background: $ground; }
QDialog { background: $sheet; }
QLabel[role="display"] { font-family: "Source Serif Pro"; font-size: 40px; font-weight: 600; }
QLabel[role="hero"] { font-family: "Source Serif Pro"; font-size: 42px; font-weight: 600; color: #FFFFFF; }
QLabel[role="hero-line"] { font-size: 18px; color: #FFFFFF; }
QLabel[role="title"] { font-size: 20px; font-weight: 800; }
QLabel[role="heading"] { font-size: 17px; font-weight: 700; }
QLabel[role="overline"] { font-size: 14px; font-weight: 700; color: $quiet; letter-spacing: 1px; }
QLabel[role="quiet"] { color: $quiet; font-size: 14px; }
QLabel[role="words"] { font-family: "Source Serif Pro"; font-size: 17px; }
QPlainTextEdit[role="read-aloud"] { font-family: "Source Serif Pro"; font-size: 19px; border: none;
    background: $sheet; }
QLabel[role="time"] { color: $time; font-size: 27px; font-weight: 800; }
QLabel[role="keycap"] { border: 1px solid $line; border-radius: 4px; padding: 1px 6px; font-size: 12px; color: $quiet; }
QLabel[role="badge"] { background: $hot; color: #FFFFFF; border-radius: 9px; padding: 1px 7px; font-size: 12px;
    font-weight: 800; }
QLabel[role="check"] { font-size: 24px; font-weight: 800; color: $quiet; }
QLabel[role="check"][state="good"] { color: $good; }
QLabel[role="check"][state="mind"] { color: $time; }
QLabel[role="mark"] { background: $live; color: $onlive; border-radius: 8px; padding: 5px 12px; font-size: 20px;
    font-weight: 800; }
QLabel[role="warning"] { color: $warn; font-size: 14px; }
QFrame[role="sheet"] { background: $sheet; border: 1px solid $hair; border-radius: 12px; }
QFrame[role="panel"] { background: $sheet; border: 1px solid $hair; border-radius: 10px; }
QFrame[role="overlay"] { background: $sheet; border: 1px solid $line; border-radius: 10px; }
QFrame[role="bar"] { background: $bar; border: none; border-bottom: 1px solid $hair; }
QFrame[role="footer"] { background: $bar; border: none; border-top: 1px solid $hair; }
QFrame[role="side"] { background: $bar; border: none; border-left: 1px solid $hair; }
QPushButton, QToolButton { background: $button; border: 1px solid $line; border-radius: 8px; padding: 8px 15px;
    font-weight: 700; min-height: 20px; }
QPushButton:hover, QToolButton:hover { border-color: $quiet; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:disabled, QToolButton:disabled { color: $faint; border-color: $hair; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: 7px 14px; }
QPushButton[role="hot"], QToolButton[role="hot"] { background: $hot; border: 1px solid $hot; color: #FFFFFF; }
QPushButton[role="hot"]:disabled { background: $button; color: $faint; border-color: $hair; }
QPushButton[role="hot"]:hover, QToolButton[role="hot"]:hover { background: $deeper; border-color: $deeper; }
QPushButton[role="hot"]:focus, QToolButton[role="hot"]:focus { border: 2px solid $hotfocus; padding: 7px 14px; }
QPushButton[role="glass"] { background: rgba(255, 255, 255, 36); border: 1px solid rgba(255, 255, 255, 120);
    color: #FFFFFF; font-size: 16px; }
QPushButton[role="glass"]:focus { border: 2px solid #FFD27A; }
QPushButton[role="bare"], QToolButton[role="bare"] { background: transparent; border: 1px solid transparent;
    padding: 6px 8px; font-weight: 400; color: $quiet; }
QPushButton[role="bare"]:hover, QToolButton[role="bare"]:hover { color: $text; border-color: $line; }
QPushButton[role="bare"]:focus, QToolButton[role="bare"]:focus { border: 2px solid $focus; padding: 5px 7px; }
QPushButton[role="chip"] { border-radius: 15px; padding: 5px 10px; min-height: 20px; }
QPushButton[role="chip"][chip="small"] { font-size: 13px; padding: 5px 9px; }
QPushButton[role="chip"][chip="kind"] { font-size: 14px; padding: 5px 7px; }
QPushButton[role="chip"][chip="kind"]:focus { padding: 4px 6px; }
QPushButton[role="chip"]:checked { background: $live; color: $onlive; border-color: $live; }
QPushButton[role="chip"]:focus { border: 2px solid $focus; padding: 4px 9px; }
QPushButton[role="hand"] { padding: 5px 6px; font-weight: 400; color: $quiet; }
QPushButton[role="hand"][state="hidden"] { border: 1px dashed $quiet; color: $text; }
QPushButton[role="hand"][state="seen"] { border: 1px solid $time; color: $time; font-weight: 700; }
QPushButton[role="hand"]:focus { border: 2px solid $focus; padding: 4px 5px; }
QPushButton[role="time"] { background: transparent; border: 2px solid transparent; color: $time; font-size: 25px;
    font-weight: 800; padding: 2px 6px; }
QPushButton[role="time"][state="last"] { color: $live; border: 2px solid $live; }
QPushButton[role="time"][state="over"] { color: $ground; background: $warn; }
QPushButton[role="time"][state="flash"] { color: $warn; border: 2px solid $warn; }
QPushButton[role="time"]:focus { border-color: $focus; }
QPushButton[role="row"] { background: transparent; border: 2px solid transparent; padding: 0; min-height: 26px; }
QPushButton[role="row"]:hover { border-color: $line; }
QPushButton[role="row"]:checked { background: $chosen; border-color: $chosen; }
QPushButton[role="row"]:focus { border-color: $focus; }
QPushButton[role="step"] { background: transparent; border: 2px solid transparent; color: $quiet; font-weight: 400;
    padding: 6px 9px; font-size: 14px; }
QPushButton[role="step"][dropped="true"] { text-decoration: line-through; color: $faint; }
QPushButton[role="step"]:checked { background: $chosen; color: $time; font-weight: 700; }
QPushButton[role="step"]:focus { border-color: $focus; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QScrollArea, QAbstractScrollArea { border: none; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox { background: $field;
    border: 1px solid $line; border-radius: 8px; padding: 7px 10px; min-height: 20px; placeholder-text-color: $quiet; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus,
QComboBox:focus {
    border: 2px solid $focus; padding: 6px 9px; }
QPlainTextEdit[role="capture"] { font-size: 16px; }
QPlainTextEdit[role="note"] { padding: 3px 10px; }
QPlainTextEdit[role="note"]:focus { padding: 2px 9px; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: $faint; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: none; width: 0; height: 0; border-left: 5px solid $field;
    border-right: 5px solid $field; border-top: 6px solid $quiet; margin-right: 8px; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button { border: none;
    background: transparent; width: 20px; subcontrol-origin: border; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: none; width: 0; height: 0; border-left: 4px solid $field;
    border-right: 4px solid $field; border-bottom: 5px solid $quiet; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: none; width: 0; height: 0; border-left: 4px solid $field;
    border-right: 4px solid $field; border-top: 5px solid $quiet; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { background: $sheet; border: 1px solid $line; outline: none;
    selection-background-color: $chosen; selection-color: $text; padding: 4px; }
QCheckBox, QRadioButton { spacing: 9px; padding: 3px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator, QTableView::indicator { width: 16px; height: 16px;
    border: 2px solid $quiet; background: $field; }
QCheckBox::indicator, QListView::indicator, QTableView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 10px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QListView::indicator:checked,
QTableView::indicator:checked { background: $accent; border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked { image: url("$tick"); }
QAbstractItemView { outline: none; border: none; background: transparent; }
QTreeView, QListView, QTableView { background: transparent; }
QTreeView::item, QListView::item { padding: 5px 6px; border-radius: 6px; border: 2px solid transparent; }
QTreeView::item:selected, QListView::item:selected { background: $chosen; color: $text; }
QTreeView:focus::item:selected, QListView:focus::item:selected { border-color: $focus; }
QHeaderView::section { background: $bar; border: none; padding: 6px; font-weight: 700; }
QMenu { border: 1px solid $line; padding: 6px; background: $sheet; }
QMenu::item { padding: 8px 26px 8px 16px; border-radius: 6px; }
QMenu::item:selected { background: $chosen; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $hair; margin: 5px 8px; }
QToolTip { background: $sheet; color: $text; border: 1px solid $line; padding: 5px; }
QProgressBar { background: $hair; border: none; border-radius: 4px; height: 8px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSlider::groove:horizontal { height: 6px; background: $line; border-radius: 3px; }
QSlider::handle:horizontal { width: 18px; margin: -6px 0; border-radius: 9px; background: $accent; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 2px; }
QScrollBar::handle { background: $line; border-radius: 3px; min-height: 36px; min-width: 36px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $hair; }
"""


def text_percent() -> int:
    """Return the text size in percent of the normal size."""
    application = QApplication.instance()
    percent = application.property(TEXT_PERCENT) if application is not None else None
    return percent if isinstance(percent, int) else USUAL_TEXT


def is_high_contrast() -> bool:
    """Return whether high contrast is on."""
    application = QApplication.instance()
    return application is not None and application.property(HIGH_CONTRAST) is True


def sized(pixels: float) -> int:
    """Return `pixels`, a length at the normal text size, scaled to the current text size."""
    return round(pixels * text_percent() / USUAL_TEXT)


def fix(widget: QWidget, *, width: int = 0, height: int = 0) -> None:
    """Fix a widget's width, height or both, given at the normal text size; they scale with the text."""
    widget.setProperty(USUAL_SIZE, QSize(width, height))
    if width:
        widget.setFixedWidth(sized(width))
    if height:
        widget.setFixedHeight(sized(height))


def filled(colours: dict[str, str], sheet: str = _SHEET) -> str:
    """Return the style sheet with its colours and text sizes filled in."""
    for name in sorted(colours, key=len, reverse=True):
        sheet = sheet.replace(f"${name}", colours[name])
    sheet = sheet.replace("$tick", (Path(__file__).with_name("marks") / "tick.svg").as_posix())
    return _TEXT_SIZE.sub(lambda size: f"{size[1]}: {sized(int(size[2]))}px", sheet)


def night_colours() -> dict[str, str]:
    """Return the colours of the run, audience and table windows by use."""
    return _contrast_night() if is_high_contrast() else _night()


def paper_colours() -> dict[str, str]:
    """Return the colours of the home, deck, board and write-up windows by use; dark if the system asks for dark."""
    if is_high_contrast():
        return _contrast_night() if _wants_dark() else _contrast_paper()
    return _dark_paper() if _wants_dark() else _paper()


def _night() -> dict[str, str]:
    return {
        "text": CREAM, "ground": NIGHT, "sheet": SOOT, "bar": SOOT, "button": SOOT2, "field": NIGHT, "line": LINE,
        "hair": LINE, "quiet": SMOKE_NIGHT, "faint": "#7D7068", "focus": FLAME, "hot": EMBER_DEEP,
        "deeper": DEEPER, "hotfocus": GLOW, "accent": EMBER, "live": FLAME, "onlive": NIGHT, "time": GLOW,
        "chosen": "#3A2A20", "warn": "#FFA98F", "good": "#5FD0A4",
    }  # fmt: skip


def _contrast_night() -> dict[str, str]:
    return {
        "text": WHITE, "ground": BLACK, "sheet": BLACK, "bar": BLACK, "button": BLACK, "field": BLACK,
        "line": SMOKE_NIGHT, "hair": SMOKE_NIGHT, "quiet": "#F0E7DD", "faint": SMOKE_NIGHT, "focus": FLAME,
        "hot": DEEPEST, "deeper": "#6E1F08", "hotfocus": GLOW, "accent": FLAME, "live": FLAME, "onlive": BLACK,
        "time": GLOW, "chosen": "#3A2A20", "warn": "#FFC2AF", "good": "#8FE8C4",
    }  # fmt: skip


def _contrast_paper() -> dict[str, str]:
    return {
        "text": BLACK, "ground": WHITE, "sheet": WHITE, "bar": WHITE, "button": WHITE, "field": WHITE, "line": INK,
        "hair": SMOKE, "quiet": INK, "faint": SMOKE, "focus": "#1F4A66", "hot": DEEPEST, "deeper": "#6E1F08",
        "hotfocus": BLACK, "accent": DEEPEST, "live": "#1F4A66", "onlive": WHITE, "time": "#7A260C",
        "chosen": "#F6E3DA", "warn": "#6E3207", "good": "#00513A",
    }  # fmt: skip


def _paper() -> dict[str, str]:
    return {
        "text": INK, "ground": ASH, "sheet": WHITE, "bar": WHITE, "button": WHITE, "field": WHITE, "line": "#CFC5B9",
        "hair": HAIR, "quiet": SMOKE, "faint": "#A79C91", "focus": SKY, "hot": EMBER_DEEP, "deeper": DEEPER,
        "hotfocus": INK, "accent": EMBER, "live": SKY, "onlive": WHITE, "time": DEEPER, "chosen": "#F6E3DA",
        "warn": "#9A4A12", "good": "#00734F",
    }  # fmt: skip


def _dark_paper() -> dict[str, str]:
    return {
        "text": CREAM, "ground": "#1E1A18", "sheet": "#292320", "bar": "#292320", "button": "#332C28",
        "field": "#211C1A", "line": "#4A403A", "hair": "#3B332E", "quiet": SMOKE_NIGHT, "faint": "#85786F",
        "focus": "#8FC1E3", "hot": EMBER_DEEP, "deeper": DEEPER, "hotfocus": GLOW, "accent": EMBER, "live": "#8FC1E3",
        "onlive": NIGHT, "time": GLOW, "chosen": "#43332A", "warn": "#FFA98F", "good": "#5FD0A4",
    }  # fmt: skip


def _wants_dark() -> bool:
    return QApplication.palette().window().color().lightness() < MIDDLE


def roomy(spin: QSpinBox) -> QSpinBox:
    """Give a spin box the inner margin of other fields, which style sheets can't set on its text. Return the field."""
    spin.lineEdit().setTextMargins(8, 0, 0, 0)
    return spin


def is_dark() -> bool:
    """Return whether the paper pages are dark, for widgets that paint themselves."""
    return _wants_dark()


def dress(window: QWidget, *, night: bool, more: str = "") -> None:
    """Apply a mood to a window: style sheet, plus its own `more`, and palette; its fixed sizes scale with the text.

    `more` may use the placeholders for colours too, such as $quiet.
    """
    window.setProperty(MOOD, "night" if night else "paper")
    window.setProperty(MORE, more)
    colours = night_colours() if night else paper_colours()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colours["ground"]))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colours["text"]))
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(colours["quiet"]))
    window.setPalette(palette)
    window.setStyleSheet(filled(colours, _SHEET + more))


def dress_again() -> None:
    """Reapply the mood of all open windows after a change of text size or contrast."""
    for window in QApplication.topLevelWidgets():
        mood = window.property(MOOD)
        if not mood:
            continue
        dress(window, night=mood == "night", more=str(window.property(MORE)))
        for widget in window.findChildren(QWidget):
            usual = widget.property(USUAL_SIZE)
            if isinstance(usual, QSize):
                fix(widget, width=usual.width(), height=usual.height())


__all__ = ["ASH", "CREAM", "EMBER", "EMBER_DEEP", "FLAME", "GLOW", "HAIR", "INK", "LINE", "NIGHT", "PAPER", "SKY",
           "SMOKE", "SMOKE_NIGHT", "SOOT", "SOOT2", "WHITE", "dress", "dress_again", "fix", "is_dark",
           "is_high_contrast", "night_colours", "paper_colours", "sans", "serif", "sized", "text_percent"]  # fmt: skip
