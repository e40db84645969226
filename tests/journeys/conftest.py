"""The whole app on a temporary home, driven by keys and mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui.app import App


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    register_fonts()


@pytest.fixture
def home(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path / "home")


@pytest.fixture
def app(fonts: None, home: Paths) -> Iterator[App]:
    app = App(home)
    yield app
    app.end()
    app.home.close()
    app.home.deleteLater()
    app.deleteLater()
    QApplication.processEvents()
