"""One walk through the app on screens of one size and scale: a picture of each look, and what is wrong with it."""

import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QListView, QTextBrowser, QWidget

from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui import theme
from bonfire_deck.ui.app import App
from bonfire_deck.ui.audience.audience_window import AudienceWindow
from bonfire_deck.ui.audience.painting import WallPainter
from bonfire_deck.ui.board.minimap import MiniMap
from bonfire_deck.ui.board.view import BoardView
from bonfire_deck.ui.home.hero import Hero
from bonfire_deck.ui.home.tiles import Cover
from bonfire_deck.ui.ready.walls import TestPicture
from bonfire_deck.ui.run.picture import LivePicture
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.studio.framing import FramingView, Standing
from bonfire_deck.ui.studio.preview import Preview
from bonfire_deck.ui.studio.print_preview import PagePreview
from bonfire_deck.ui.table.card import TableCard
from tools.looks.faults import Fault, focus_faults, off_the_palette, pale, wall_faults, widget_faults
from tools.looks.listening import ListeningPainter
from tools.looks.look import Look
from tools.looks.states import Walk
from tools.waiting import turns

PICTURES = (
    LivePicture,
    AudienceWindow,
    BoardView,
    MiniMap,
    Hero,
    Cover,
    PagePreview,
    Preview,
    FramingView,
    Standing,
    TableCard,
    TestPicture,
    QTextBrowser,
    QListView,
)
"""What shows pictures: colours in it are those of the pictures."""


FAULT = " | "
"""What a line has that tells of one."""


@dataclass(frozen=True)
class Screen:
    """What a walk is made on."""

    width: int
    height: int
    """In pixels."""
    scale: float = 1.0
    text: int = theme.USUAL_TEXT
    contrast: bool = False

    @property
    def points(self) -> QSize:
        """How large that is for the windows."""
        return QSize(round(self.width / self.scale), round(self.height / self.scale))

    @property
    def name(self) -> str:
        """How its pictures are called."""
        more = f"-text{self.text}" if self.text != theme.USUAL_TEXT else ""
        return f"{self.width}x{self.height}-x{self.scale:g}{more}{'-contrast' if self.contrast else ''}"

    def environment(self, folder: Path) -> dict[str, str]:
        """Return what a process needs that shall see a laptop and a room with such screens; `folder` is for a file."""
        size = {"width": self.width, "height": self.height, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        screens = [{"name": "LAPTOP", "x": 0, "y": 0, **size}, {"name": "ROOM", "x": self.width, "y": 0, **size}]
        file = folder / "screens.json"
        file.write_text(json.dumps({"screens": screens}), encoding="utf-8")
        return {
            **os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={file}", "QT_SCALE_FACTOR": f"{self.scale:g}",
            "LANGUAGE": "en",
        }  # fmt: skip


def looked_over(look: Look) -> tuple[QImage, list[Fault]]:
    """Return a picture of a look and its faults."""
    window = look.window
    image = window.grab().toImage()
    if isinstance(window, AudienceWindow):
        return image, list(_wall(window))
    shown = [widget for widget in window.findChildren(QWidget) if isinstance(widget, PICTURES) and widget.isVisible()]
    whole = [window] if isinstance(window, PICTURES) else shown
    return image, [
        *widget_faults(window),
        *focus_faults(window),
        *pale(window, image),
        *off_the_palette(window, image, whole),
    ]


def _wall(window: AudienceWindow) -> Iterator[Fault]:
    """Paint what the room sees once more, and listen which letters are drawn."""
    run = next(other for other in QApplication.topLevelWidgets() if isinstance(other, RunWindow))
    projector = run.projector
    # The board as it is painted into its own image: the wall's painter draws only that image.
    painter = WallPainter(run.images, projector.board.pictures.image, projector.board.paint_afresh)
    area = QRectF(window.rect())
    image = QImage(window.size() * window.devicePixelRatio(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(window.devicePixelRatio())
    image.fill(QColor(theme.NIGHT))
    listening = ListeningPainter(image)
    painter.paint(listening, area, projector.freeze.wall())
    listening.end()
    yield from wall_faults(listening.heard, image, area)


def walk(screen: Screen, target: Path | None, only: str, tell: Callable[[str], None], most: int | None = None) -> int:
    """Make a walk in this process, of `most` looks; write pictures into `target`, tell of faults, return how many."""
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setQuitOnLastWindowClosed(False)
    register_fonts()
    application.setProperty(theme.TEXT_PERCENT, screen.text)
    application.setProperty(theme.HIGH_CONTRAST, screen.contrast)
    wanted = re.compile(only)
    count = looks = 0
    with tempfile.TemporaryDirectory() as folder:
        app = App(Paths.under(Path(folder)))
        try:
            for look in islice(Walk(app, screen.points, wanted.search).looks(), most):
                looks += 1
                image, faults = looked_over(look)
                if target is not None:
                    QPixmap.fromImage(image).save(str(target / f"{look.name}-{screen.name}.png"))
                for fault in faults:
                    parts = (screen.name, look.name, fault.kind, fault.where, fault.what)
                    tell(FAULT.join(" ".join(part.split()) for part in parts))
                    count += 1
        finally:
            app.end()
            app.home.close()
            turns()
    tell(f"{screen.name}: {looks} looks, {count} faults, {len(QGuiApplication.screens())} screens")
    return count
