"""Drawing on a machine without a screen: for the command line."""

import contextlib
import os
from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication

from bonfire_deck.paper.fonts import register_fonts


@contextlib.contextmanager
def gui_application() -> Iterator[None]:
    """Have a Qt application for as long as the block runs; one that is there already is used as it is."""
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
