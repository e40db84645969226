"""Choosing the room's screen, remembered by its identity; no window stays outside the visible screens."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SETTLE_MILLISECONDS = 150
"""Systems report a new screen in several steps; act once, after the last."""


def screens_apart() -> list[QScreen]:
    """Return the screens with content of their own: a mirror counts as the screen that it copies."""
    apart = [QGuiApplication.primaryScreen()]
    for screen in QGuiApplication.screens():
        if not any(screen is other or screen.geometry() == other.geometry() for other in apart):
            apart.append(screen)
    return apart


def name_of(screen: QScreen) -> str:
    """Return a screen's identity: its name, maker, model and serial number."""
    return "|".join((screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber()))


class Screens(QObject):
    """Watch the screens and choose the one for the audience window."""

    changed = Signal()

    def __init__(self, remembered: str, remember: Callable[[str], None], parent: QObject | None = None) -> None:
        """`remembered` is the identity of the room's screen last time; `remember` saves another choice."""
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
        """Return the room's screen, `None` if there is only one, or all are mirrors of one."""
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
    """Move a window to a screen if it is not on it already."""
    if window.windowHandle() is not None and window.screen() is not screen:
        window.windowHandle().setScreen(screen)
    area = screen.availableGeometry()
    if not area.contains(window.frameGeometry().center()):
        maximized = window.isMaximized()
        window.showNormal()
        window.setGeometry(area)
        if maximized:
            window.showMaximized()
