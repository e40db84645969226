"""Placement of the audience window: on the projector while live, hidden otherwise, restored automatically."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from bonfire_deck.ui.audience.audience_window import AudienceWindow
from bonfire_deck.ui.audience.freeze import Freeze
from bonfire_deck.ui.audience.painting import WallPainter
from bonfire_deck.ui.audience.screens import Screens, bring_inside
from bonfire_deck.ui.board.projected import ProjectedBoard
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.run.rehearsing import RehearsalPane
from bonfire_deck.ui.run.stage import Stage


class Projector(QObject):
    """Show and hide the audience window according to the stage and the screens."""

    lost = Signal()
    """The projector was disconnected while live."""
    found = Signal()
    """The projector is back."""
    bared = Signal()
    """The audience window is about to leave the only screen: the room will see the facilitator's window."""

    def __init__(
        self,
        stage: Stage,
        images: Images,
        screens: Screens,
        run_window: QWidget,
        forward: Callable[[QKeyEvent], bool],
        pane: RehearsalPane | None = None,
    ) -> None:
        """`run_window` is the facilitator's; `forward` receives keys pressed in the audience window.

        In a rehearsal the audience window never leaves `pane`, whatever screens are connected.
        """
        super().__init__(run_window)
        self._stage = stage
        self._screens = screens
        self._run_window = run_window
        self.board = ProjectedBoard(stage.workbench.reader, self)
        self.freeze = Freeze(stage)
        painter = WallPainter(images, self.board.pictures.image, self.board.paint)
        self.window = AudienceWindow(stage, self.freeze, painter, forward)
        self._pane = pane
        if pane is not None:
            pane.room.take(self.window)
        self.board.sharpened.connect(self.window.draw_again)
        self._shown = False
        self._waits_for_screen = False
        self._is_lost = False
        stage.moved.connect(self.sync)
        screens.changed.connect(self.settle)

    @property
    def one_screen(self) -> bool:
        """Whether the room and the facilitator share one screen."""
        return self._pane is None and self._screens.audience() is None

    def check(self) -> None:
        """Open the screen check over the facilitator's window."""
        # Opened before people arrive, not at every start of the app.
        from bonfire_deck.ui.ready.check_sheet import check_screens

        check_screens(self._run_window, self._stage.workbench, self._screens)

    def accept_one_screen(self) -> None:
        """Continue on the one remaining screen; the facilitator confirms this by going live again."""
        self._waits_for_screen = False
        self.settle()
        if self._shown and self.one_screen:
            self._bring_up()

    def sync(self) -> None:
        """Show the audience window while live; hide it otherwise."""
        if self._stage.live and not self._shown:
            self._shown = True
            self._waits_for_screen = self._screens.audience() is not None
            self.settle()
        elif not self._stage.live and self._shown:
            self._shown = False
            if self.one_screen:
                self.bared.emit()
            self.window.hide()
            self._run_window.activateWindow()

    def settle(self) -> None:
        """Place both windows after a screen was connected, disconnected or changed."""
        if self._pane is not None:
            self.window.setVisible(self._shown)
            return
        keys = QApplication.activeWindow()
        room = self._screens.audience()
        own = self._screens.facilitator()
        if room is not None:
            bring_inside(self._run_window, own)
        if not self._shown:
            return
        if room is None and self._waits_for_screen:
            # The cable was unplugged: typing continues, and the wall returns automatically.
            self._is_lost = True
            self.window.hide()
            self._leave_keys(keys)
            self.lost.emit()
            return
        if self._is_lost:
            self._is_lost = False
            self.found.emit()
        self._waits_for_screen = room is not None
        comes = self._place(room or own, beside=room is not None)
        if room is not None:
            self._leave_keys(keys)
        elif comes:
            self._bring_up()

    def _place(self, screen: QScreen, *, beside: bool) -> bool:
        """Fill a screen, `beside` the facilitator's or the only one; return whether the wall was elsewhere before."""
        # Full-screen windows don't follow their screen: hide, move, then show again.
        self.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, beside)
        # Beside the facilitator's window it never takes the focus: a letter typed as it returns would be lost.
        if beside != bool(self.window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus):
            self.window.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, beside)
        comes = not self.window.isVisible()
        self.window.create()
        if self.window.screen() is not screen:
            self.window.windowHandle().setScreen(screen)
        if self.window.geometry() != screen.geometry():
            self.window.setGeometry(screen.geometry())
        # Not showFullScreen(): that requests the focus, which this window refuses beside the facilitator's.
        self.window.setWindowState(Qt.WindowState.WindowFullScreen)
        self.window.show()
        return comes

    def _bring_up(self) -> None:
        """On the only screen, raise the wall above everything else."""
        self.window.raise_()
        self.window.activateWindow()

    def _leave_keys(self, keys: QWidget | None) -> None:
        """Return the focus to the window that had it, such as the next steps in front of the run window."""
        if keys in {None, self.window, self._run_window}:
            self._run_window.activateWindow()
            self._run_window.raise_()
        elif keys is not None:
            keys.activateWindow()

    def close(self) -> None:
        """Close the audience window."""
        self._stage.moved.disconnect(self.sync)
        self._screens.changed.disconnect(self.settle)
        self.window.hide()
        self.board.close()
        self.window.deleteLater()
