"""Opens a board, ours or the reference, pans it and zooms it, and prints what that took, in milliseconds.

Words: the moment of the start, which is not used; "ours" or "reference"; the session; how many frames; how many
seconds pictures may take to get sharp, while nothing is measured.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QGraphicsView

from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui.board.board_window import BoardWindow
from bonfire_deck.ui.workbench import Workbench
from tools.bench.making import LAPTOP
from tools.bench.references.data_board import open_board

WINDOW = QSize(1920, 1080)
SEEN = QSize(1674, 966)
"""What bars and margins leave of our window for the board itself; the reference has nothing else to show."""
STEP = 40
"""Pixels from one frame of a pan to the next."""
LOWER = 250
FARTHEST, NEAREST = 0.1, 1.0
SLOWEST = 95


class FirstPaint(QObject):
    """Tells whether a widget was painted."""

    def __init__(self) -> None:
        """Not yet."""
        super().__init__()
        self.was = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at what a widget is told."""
        self.was = self.was or event.type() == QEvent.Type.Paint
        return False


def our_board(workbench: Workbench) -> QGraphicsView:
    """Open the board window of an open session, nothing known of it yet."""
    workbench.reader.forget_all()
    window = BoardWindow(workbench)
    window.resize(WINDOW)
    window.show()
    # It belongs to nobody, and would be gone with the last name for it.
    window.view.setProperty("window", window)
    return window.view


def painted(view: QGraphicsView) -> None:
    """Return when a view that was just opened has been painted."""
    first = FirstPaint()
    view.viewport().installEventFilter(first)
    while not first.was:
        QApplication.processEvents()


def rest(seconds: float) -> None:
    """Let pictures get sharp."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def frame(change: Callable[[], None]) -> float:
    """Return how long it takes to change what is seen and to paint it."""
    start = time.perf_counter()
    change()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def pan(view: QGraphicsView, frames: int, quiet: float) -> list[float]:
    """Push the paper sideways through the middle of the board, at the size in which it is read."""
    scale_to(view, NEAREST)
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()
    view.centerOn(view.sceneRect().center())
    start = across.value() - STEP * frames // 2
    # The same pictures are passed once before, to get sharp; the measured way is lower, so that other notes come in.
    for _pass in range(2):
        across.setValue(start)
        QApplication.processEvents()
        took = [frame(lambda: across.setValue(across.value() + STEP)) for _number in range(frames)]
        rest(quiet)
        down.setValue(down.value() + LOWER)
    return took


def zoom(view: QGraphicsView, frames: int) -> list[float]:
    """Go from where all of it is seen to where it is read, and back."""
    factor = (NEAREST / FARTHEST) ** (2 / frames)
    scales = [FARTHEST * factor**number for number in range(frames // 2 + 1)]
    return [frame(lambda: scale_to(view, scale)) for scale in [*scales, *reversed(scales)]]  # noqa: B023


def scale_to(view: QGraphicsView, scale: float) -> None:
    """Show the view at `scale`, around its middle."""
    view.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
    factor = scale / view.transform().m11()
    view.scale(factor, factor)


def slowest(took: list[float]) -> float:
    """Return what 95 of 100 frames stay under."""
    return statistics.quantiles(took, n=100)[SLOWEST - 1]


def main(words: list[str]) -> None:
    """Measure and print."""
    _start, side, path, frames, quiet = words
    application = QApplication(words[:1])
    application.setStyle("Fusion")
    register_fonts()
    # Qt makes ready what it needs for the first widget of all: not a board's work.
    QApplication.processEvents()
    workbench = Workbench(Path(path), Paths.under(Path(path).parent / "home"), LAPTOP) if side == "ours" else None
    start = time.perf_counter()
    if workbench is not None:
        view = our_board(workbench)
        painted(view)
        opened = time.perf_counter() - start
    else:
        view, layer = open_board(Path(path), SEEN)
        painted(view)
        opened = time.perf_counter() - start
        layer.sharpen()
    rest(float(quiet))
    print(opened * 1000, slowest(pan(view, int(frames), float(quiet))), slowest(zoom(view, int(frames))))


if __name__ == "__main__":
    main(sys.argv[1:])
