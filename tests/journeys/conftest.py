"""The whole app on a temporary home, driven by keys and mouse."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bonfire_deck.files import library
from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui.app import App


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    register_fonts()


@pytest.fixture
def bare_home(tmp_path: Path) -> Paths:
    """A home in which nothing is yet."""
    return Paths.under(tmp_path / "home")


@pytest.fixture
def home(bare_home: Paths, starter: Path) -> Paths:
    """A home with the starter deck."""
    bare_home.files.mkdir(parents=True)
    library.register(Path(shutil.copyfile(starter, bare_home.files / starter.name)), bare_home)
    return bare_home


def end(app: App) -> None:
    """Close the app and let go of its windows."""
    app.end()
    app.home.close()
    app.home.deleteLater()
    app.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def app(fonts: None, home: Paths) -> Iterator[App]:
    app = App(home)
    yield app
    end(app)
