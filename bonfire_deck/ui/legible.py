"""Legibility of this laptop's windows: text size and high contrast, changed while they are open.

The room's view is not affected: its text scales with the height of the wall.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from bonfire_deck.i18n import _
from bonfire_deck.paths import Paths
from bonfire_deck.settings import change_setting, read_settings
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.theme import (
    HIGH_CONTRAST,
    TEXT_PERCENT,
    USUAL_TEXT,
    dress_again,
    is_high_contrast,
    text_percent,
)

SIZES = (USUAL_TEXT, 125, 150)
LARGER_KEY, CONTRAST_KEY = "F12", "Shift+F12"


def take_up(application: QApplication, paths: Paths) -> None:
    """Apply this laptop's saved look to the windows, or else the system's settings."""
    kept = read_settings(paths)
    percent, contrast = kept.get(TEXT_PERCENT), kept.get(HIGH_CONTRAST)
    application.setProperty(TEXT_PERCENT, percent if percent in SIZES else USUAL_TEXT)
    application.setProperty(HIGH_CONTRAST, contrast if isinstance(contrast, bool) else _system_wants_contrast())


def _system_wants_contrast() -> bool:
    from PySide6.QtCore import Qt

    # Keep a reference: the binding frees the second object with the first.
    hints = QApplication.styleHints()
    accessibility = hints.accessibility()
    return accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast


def next_size(paths: Paths) -> None:
    """Enlarge the text of all windows; after the largest size, return to the normal one."""
    here = SIZES.index(text_percent()) if text_percent() in SIZES else 0
    _change(paths, TEXT_PERCENT, SIZES[(here + 1) % len(SIZES)])


def toggle_contrast(paths: Paths) -> None:
    """Toggle high contrast in all windows."""
    _change(paths, HIGH_CONTRAST, not is_high_contrast())


def _change(paths: Paths, name: str, value: object) -> None:
    application = QApplication.instance()
    if application is not None:
        application.setProperty(name, value)
    change_setting(paths, name, value)
    dress_again()


def legible_actions(paths: Paths) -> tuple[Action, ...]:
    """Return the actions that every window has."""
    return actions_for(lambda: next_size(paths), lambda: toggle_contrast(paths))


def actions_for(larger: Callable[[], None], contrast: Callable[[], None]) -> tuple[Action, ...]:
    """Return the same actions for a window without access to paths."""
    return (
        Action("larger-text", _("Larger text: 100, 125, 150 %"), (LARGER_KEY,), larger),
        Action("high-contrast", _("High contrast"), (CONTRAST_KEY,), contrast),
    )
