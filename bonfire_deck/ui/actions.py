"""The table of actions: menus, shortcuts and the key sheet are built from it, so they can't disagree."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Action:
    """One thing that a window can do."""

    name: str
    """In kebab case; the QAction's object name."""
    text: str
    keys: tuple[str, ...]
    """Key sequences in Qt's portable words, such as `Ctrl+Shift+Z`; the first is the one that is shown."""
    handler: Callable[[], object]
    enabled: Callable[[], bool] | None = None
    """Asked when the key is pressed; `None` means always."""


class ActionTable:
    """The actions of one window."""

    def __init__(self, actions: Iterable[Action]) -> None:
        """Hold `actions` in the order in which the key sheet lists them."""
        self.actions = tuple(actions)
        self._made: dict[str, QAction] = {}

    def install(self, window: QWidget) -> None:
        """Add a QAction with its shortcuts to `window` for each action."""
        for action in self.actions:
            made = QAction(action.text, window)
            made.setObjectName(action.name)
            made.setShortcuts([QKeySequence(key) for key in action.keys])
            made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            made.triggered.connect(lambda _checked=False, action=action: self.do(action.name))
            window.addAction(made)
            self._made[action.name] = made

    def qaction(self, name: str) -> QAction:
        """Return the installed QAction called `name`, for menus."""
        return self._made[name]

    def do(self, name: str) -> None:
        """Trigger the action called `name` if it is enabled."""
        action = next(action for action in self.actions if action.name == name)
        if action.enabled is None or action.enabled():
            action.handler()

    def key_text(self, name: str) -> str:
        """Return the first shortcut of the action called `name` in this system's notation."""
        action = next(action for action in self.actions if action.name == name)
        return shown_key(action.keys[0]) if action.keys else ""

    def sheet(self, parent: QWidget) -> None:
        """Show the key sheet over `parent`."""
        # Imported late: it is rarely needed, and the home window must paint first.
        from bonfire_deck.ui.key_sheet import KeySheet

        dialog = KeySheet(parent, [(shown_key(a.keys[0]), a.text) for a in self.actions if a.keys])
        dialog.exec()
        dialog.deleteLater()


def shown_key(key: str) -> str:
    """Return a key sequence in this system's notation."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
