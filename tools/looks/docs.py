"""Makes the pictures of the windows in docs/pictures from the sample session, off screen."""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui.app import App
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.studio.framing import FramingSheet
from bonfire_deck.ui.studio.plans_sheet import PlansSheet
from bonfire_deck.ui.studio.print_sheet import PrintSheet
from tools.looks.look import until
from tools.looks.studio import prepared

TARGET = Path(__file__).resolve().parent.parent.parent / "docs" / "pictures"
LAPTOP = QSize(1440, 900)
QUALITY = 86


def keep(window: QWidget, name: str) -> None:
    """Save what `window` shows at the size of a laptop's screen."""
    window.showNormal()
    window.resize(LAPTOP)
    QTest.qWait(700)
    window.grab().save(str(TARGET / f"{name}.jpg"), quality=QUALITY)
    print(name)


def keep_sheet(sheet: QDialog, name: str) -> None:
    """Save what a sheet shows."""
    sheet.open()
    QTest.qWait(700)
    sheet.grab().save(str(TARGET / f"{name}.jpg"), quality=QUALITY)
    print(name)
    sheet.close()
    sheet.deleteLater()


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
    QTest.qWait(500)
    return app.windows[-1]


def make_docs() -> None:
    """Make them all."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication(sys.argv)
    application.setStyle("Fusion")
    register_fonts()
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        app = App(Paths.under(Path(folder)))
        app.start(None, sample=False)
        until(lambda: any(entry.thing == "deck" for entry in app.librarian.index.entries()))
        keep(app.home, "home")
        studio(app)
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
        app.end()
        app.home.close()
