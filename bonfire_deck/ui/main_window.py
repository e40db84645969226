"""What every large window of the facilitator's has in common: Enter does what one sees."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TAKES_ENTER = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox, QAbstractItemView)
"""Enter in one of these is no answer to the window."""


class MainWindow(QMainWindow):
    """Enter presses the button that has the focus, as in a dialog; else the hot one, where a window has one for that.

    Qt does so in dialogs alone: in a main window Enter on a focused button does nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """No button is the default yet."""
        super().__init__(parent)
        self.default_button: QPushButton | None = None
        """Pressed by Enter until a person moves the focus to something that takes Enter itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that is meant; a key held down presses once."""
        button = self._meant() if event.key() in ENTER and not event.isAutoRepeat() else None
        if button is not None and button.isEnabled():
            button.click()
        else:
            super().keyPressEvent(event)

    def _meant(self) -> QAbstractButton | None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.window() is self:
            return focused
        return None if isinstance(focused, TAKES_ENTER) else self.default_button
