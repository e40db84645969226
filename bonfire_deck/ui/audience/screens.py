"""Which screen is the room's, remembered by what it says of itself; no window stays outside a visible screen."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SETTLE_MILLISECONDS = 150
"""Systems tell of a new screen in several steps; act once after them."""


def screens_apart() -> list[QScreen]:
    """Return the screens that show something of their own: a mirror is the same screen as the one that it copies."""
    apart = [QGuiApplication.primaryScreen()]
    for screen in QGuiApplication.screens():
        if not any(screen is other or screen.geometry() == other.geometry() for other in apart):
            apart.append(screen)
    return apart


def name_of(screen: QScreen) -> str:
    """Return what tells a screen from another: its name, maker, model and serial number."""
    return "|".join((screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber()))


class Screens(QObject):
    """Watches the screens and says which one the audience window belongs on."""

    changed = Signal()

    def __init__(self, remembered: str, remember: Callable[[str], None], parent: QObject | None = None) -> None:
        """`remembered` is the name of the room's screen as of last time; `remember` keeps another choice."""
        super().__init__(parent)
        self._name = remembered
        self._remember = remember
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self.changed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_added)
            application.screenRemoved.connect(lambda _screen: self._settle.start())
            application.primaryScreenChanged.connect(lambda _screen: self._settle.start())
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(lambda _geometry: self._settle.start())

    def _on_added(self, screen: QScreen) -> None:
        self._watch(screen)
        self._settle.start()

    def audience(self) -> QScreen | None:
        """Return the room's screen, `None` when there is only one screen, or all are mirrors of one."""
        screens = screens_apart()
        if len(screens) < 2:
            return None
        known = next((screen for screen in screens if name_of(screen) == self._name), None)
        return known or next(screen for screen in screens if screen is not QGuiApplication.primaryScreen())

    def facilitator(self) -> QScreen:
        """Return the facilitator's screen."""
        audience = self.audience()
        primary = QGuiApplication.primaryScreen()
        if audience is not primary:
            return primary
        return next(screen for screen in screens_apart() if screen is not audience)

    def swap(self) -> None:
        """Give the room the next screen."""
        screens = screens_apart()
        audience = self.audience()
        if audience is not None:
            following = screens[(screens.index(audience) + 1) % len(screens)]
            self._name = name_of(following)
            self._remember(self._name)
            self.changed.emit()


def bring_inside(window: QWidget, screen: QScreen) -> None:
    """Put a window onto a screen if it is not on it already."""
    if window.windowHandle() is not None and window.screen() is not screen:
        window.windowHandle().setScreen(screen)
    area = screen.availableGeometry()
    if not area.contains(window.frameGeometry().center()):
        maximized = window.isMaximized()
        window.showNormal()
        window.setGeometry(area)
        if maximized:
            window.showMaximized()
