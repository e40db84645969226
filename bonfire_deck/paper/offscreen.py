"""Drawing on a machine without a screen, for the command line."""

import contextlib
import os
from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication

from bonfire_deck.paper.fonts import register_fonts


@contextlib.contextmanager
def gui_application() -> Iterator[None]:
    """Provide a Qt application during the block; reuse one that already exists."""
    if QGuiApplication.instance() is not None:
        yield
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(["bonfire-deck"])
    register_fonts()
    try:
        yield
    finally:
        application.shutdown()
