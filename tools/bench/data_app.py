"""Runs the real app, lets it make a deck or gather table files, and prints how long its window heard nothing, at most.

Words: the moment of the start, which is not used; "import" and photos, or "gather", a session and table files.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from bonfire_deck.files import library
from bonfire_deck.files.making import NewCard, make_deck
from bonfire_deck.files.starter_deck import STARTER_ID
from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui.app import App
from bonfire_deck.ui.studio.studio_window import StudioWindow
from tools.bench.data_gaps import Gaps
from tools.bench.making import stored_pictures

LOOK_MILLISECONDS = 20
CALM_MILLISECONDS = 1000
"""A window that was just shown has things to do that are not measured here."""


def import_photos(app: App, photos: list[Path], end: Callable[[], None]) -> None:
    """Make a deck of `photos` as if they were dropped on the home window: it opens, and they come in there."""

    def look() -> None:
        studio = app.front
        if isinstance(studio, StudioWindow):
            studio.bringing.arrivals.ended.connect(lambda _added, _refused: end())
        else:
            QTimer.singleShot(LOOK_MILLISECONDS, look)

    app.files.take(photos)
    look()


def gather(app: App, others: list[Path], end: Callable[[], None]) -> None:
    """Gather table files into the open session."""
    if app.workbench is None:
        raise AssertionError("no session is open")
    app.librarian.gather(app.front, app.workbench, others, lambda _results: end())


def make_starter(paths: Paths) -> None:
    """Put something in the starter deck's place, which a first start would make in the background meanwhile."""
    paths.files.mkdir(parents=True)
    deck = paths.files / "starter.bonfiredeck"
    picture = stored_pictures(1, (60, 40))[0]
    make_deck(deck, "Starter", lambda add: add(NewCard(picture)), deck_id=STARTER_ID)
    library.register(deck, paths)


def main(words: list[str]) -> None:
    """Run it and print."""
    _start, what, *names = words
    files = [Path(name) for name in names]
    application = QApplication(words[:1])
    application.setStyle("Fusion")
    application.setQuitOnLastWindowClosed(False)
    register_fonts()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        paths = Paths.under(Path(folder))
        make_starter(paths)
        if what == "gather":
            library.register(files[0], paths)
        app = App(paths)
        app.start(files[0] if what == "gather" else None, sample=False)
        gaps = Gaps(app)

        def end() -> None:
            # What is drawn after the last change belongs to it.
            QTimer.singleShot(0, lambda: (print(gaps.longest, flush=True), application.quit()))

        def begin() -> None:
            gaps.begin()
            if what == "gather":
                gather(app, files[1:], end)
            else:
                import_photos(app, files, end)

        QTimer.singleShot(CALM_MILLISECONDS, begin)
        application.exec()
        app.end()


if __name__ == "__main__":
    main(sys.argv[1:])
