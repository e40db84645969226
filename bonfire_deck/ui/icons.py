"""The app icon: a drawing for small sizes, a render for large ones."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QIcon

from bonfire_deck.paths import assets

LARGE = 256


def app_icon() -> QIcon:
    """Return the app icon."""
    folder = assets() / "icons"
    icon = QIcon(str(folder / "app.svg"))
    icon.addFile(str(folder / f"app-{LARGE}.png"), QSize(LARGE, LARGE))
    return icon


def put_on() -> None:
    """Set the app icon on every window."""
    QGuiApplication.setWindowIcon(app_icon())
