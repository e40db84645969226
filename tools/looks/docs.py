"""Makes the pictures of the windows in docs/pictures from the sample session, off screen."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui.app import App
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.studio.framing import FramingSheet
from bonfire_deck.ui.studio.plans_sheet import PlansSheet
from bonfire_deck.ui.studio.print_sheet import PrintSheet
from bonfire_deck.ui.studio.studio_window import StudioWindow
from tools.looks.look import until_painted, until_still
from tools.looks.studio import prepared
from tools.waiting import until

TARGET = Path(__file__).resolve().parent.parent.parent / "docs" / "pictures"
LAPTOP = QSize(1440, 900)
QUALITY = 86
SMALL, COLUMNS, GAP = QSize(480, 320), 3, 10
SMOOTH = Qt.TransformationMode.SmoothTransformation
SHOWN = ("spaghetti_junction", "interlocking_cogs", "theatre_stage", "peeling_wall", "leaf_city", "shoes_at_door")
"""What README shows of the deck."""


def keep(window: QWidget, name: str) -> None:
    """Save what `window` shows at the size of a laptop's screen."""
    window.showNormal()
    window.resize(LAPTOP)
    until_painted(window)
    window.grab().save(str(TARGET / f"{name}.jpg"), quality=QUALITY)
    print(name)


def keep_sheet(sheet: QDialog, name: str) -> None:
    """Save what a sheet shows."""
    sheet.open()
    until_painted(sheet)
    sheet.grab().save(str(TARGET / f"{name}.jpg"), quality=QUALITY)
    print(name)
    sheet.close()
    sheet.deleteLater()


def deck_pictures() -> None:
    """Save six pictures of the starter deck side by side, as README shows them."""
    from tools.art.deck_list import PICTURES

    sheet = QImage(COLUMNS * (SMALL.width() + GAP) - GAP, 2 * (SMALL.height() + GAP) - GAP, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for place, slug in enumerate(SHOWN):
        left, top = place % COLUMNS * (SMALL.width() + GAP), place // COLUMNS * (SMALL.height() + GAP)
        image = QImage(str(PICTURES / f"{slug}.jpg"))
        painter.drawImage(QRect(QPoint(left, top), SMALL), image.scaled(SMALL, mode=SMOOTH))
    painter.end()
    sheet.save(str(TARGET / "deck.jpg"), quality=QUALITY)
    print("deck")


def hands(app: App) -> None:
    """Save the studio with the starter deck as it comes: hands of twelve."""
    app.starter.need(app.home, app.open_any)
    until(lambda: any(isinstance(window, StudioWindow) for window in app.windows))
    window = next(window for window in app.windows if isinstance(window, StudioWindow))
    until(lambda: not window.comparing.is_busy)
    keep(window, "hands")
    app.show_home()


def studio(app: App) -> None:
    """Save the studio and its sheets."""
    window = prepared(app)
    keep(window, "studio")
    window.toggle_check()
    until(lambda: not window.comparing.is_busy)
    keep(window, "studio-check")
    window.toggle_check()
    card = window.grid.chosen()[0]
    image = window.images.whole(card.picture_id)
    if image is not None:
        keep_sheet(FramingSheet(window, card, image), "studio-framing")
    keep_sheet(PlansSheet(window, window.workbench), "studio-plans")
    keep_sheet(PrintSheet(window, window.workbench), "studio-print")
    app.show_home()


def run_window(app: App) -> RunWindow:
    """Return the run window once it is there."""
    until(lambda: any(isinstance(window, RunWindow) for window in app.windows))
    return next(window for window in app.windows if isinstance(window, RunWindow))


def newest(app: App) -> QMainWindow:
    """Return the window that was opened last."""
    until_still(app)
    return app.windows[-1]


def make_docs() -> None:
    """Make them all."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication(sys.argv)
    application.setStyle("Fusion")
    register_fonts()
    TARGET.mkdir(parents=True, exist_ok=True)
    deck_pictures()
    with begun() as app:
        keep(app.home, "home")
        hands(app)
        sample(app)
    # What is prepared for the studio must not show in the sample.
    with begun() as app:
        studio(app)


@contextmanager
def begun() -> Iterator[App]:
    """Begin the app in a home of its own, with its starter deck there; in the end its windows are closed."""
    with tempfile.TemporaryDirectory() as folder:
        app = App(Paths.under(Path(folder)))
        app.start(None, sample=False)
        until(lambda: any(entry.thing == "deck" for entry in app.librarian.index.entries()))
        yield app
        app.end()
        app.home.close()


def sample(app: App) -> None:
    """Save the windows of the sample session."""
    app.open_sample()
    window = run_window(app)
    window.go_live()
    QTest.keyClick(window.side.field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.side.field, "Each road made sense when it was built")
    keep(window, "run")
    keep(window.projector.window, "audience")
    window.leave()
    window.cover.hide()
    app.open_board()
    keep(newest(app), "board")
    app.open_write_up()
    keep(newest(app), "writeup")
