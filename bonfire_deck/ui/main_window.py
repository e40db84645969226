"""Base of the facilitator's large windows: Enter presses the visible default button."""

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
    """A window where Enter presses the focused button, as in a dialog, or else the default button, if it has one.

    Qt does so only in dialogs: in a main window, Enter does nothing on a focused button.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a default button."""
        super().__init__(parent)
        self.default_button: QPushButton | None = None
        """Pressed by Enter until a person moves the focus to something that takes Enter itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the intended button; ignore auto-repeat."""
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
