"""When an app has come to rest: nothing is being worked on, waited for, moved or still to be painted."""

import threading
from collections.abc import Iterator

from PySide6.QtCore import QAbstractAnimation, QObject, QTimer
from PySide6.QtWidgets import QApplication

from bonfire_deck.ui.board.pictures import BoardPictures
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.ready.guard import Guard
from bonfire_deck.ui.run.rounds_bar import RoundsBar
from bonfire_deck.ui.run.timing import Timing
from bonfire_deck.ui.tasks import Task

CLOCKS = (RoundsBar, Timing, Guard)
"""Their timers go as long as their window stands."""
FAR_OFF_MILLISECONDS = 5_000
"""What comes so late, such as the next backup, is not waited for."""
WORK = ("keeper", "spelling", "task")
"""The threads of the app that do something and end."""


def pending(*roots: QObject) -> list[str]:
    """Say what is under way in all windows and in `roots`, which have no window."""
    found = [thread.name for thread in threading.enumerate() if thread.name in WORK]
    for root in (*roots, *QApplication.topLevelWidgets()):
        found += [type(thing).__name__ for thing in _under_way(root)]
    return found


def _under_way(root: QObject) -> Iterator[QObject | None]:
    yield from root.findChildren(Task)
    yield from (images for images in root.findChildren(Images) if images.is_busy)
    yield from (pictures for pictures in root.findChildren(BoardPictures) if pictures.is_busy)
    for animation in root.findChildren(QAbstractAnimation):
        if animation.state() == QAbstractAnimation.State.Running:
            yield animation.parent()
    for timer in root.findChildren(QTimer):
        is_soon = timer.isActive() and timer.interval() < FAR_OFF_MILLISECONDS
        if is_soon and not isinstance(timer.parent(), CLOCKS):
            yield timer.parent()
