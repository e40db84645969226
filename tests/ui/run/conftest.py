"""A run window on a real session, off screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui.audience.screens import Screens
from bonfire_deck.ui.run.doors import RunDoors
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.workbench import Workbench
from tests.files.builders import LAPTOP, session_at


class Asked(list[str]):
    """What the window asked of the rest of the app."""

    def doors(self) -> RunDoors:
        names = RunDoors.__dataclass_fields__
        return RunDoors(**{name: (lambda name=name: self.append(name)) for name in names})


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    register_fonts()


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return session_at(tmp_path / "day.bonfire")


@pytest.fixture
def window(path: Path, tmp_path: Path, asked: Asked, qtbot: QtBot) -> Iterator[RunWindow]:
    bench = Workbench(path, Paths.under(tmp_path / "home"), LAPTOP)
    screens = Screens("", lambda name: None)
    window = RunWindow(bench, screens, asked.doors())
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()
    bench.close()
    QApplication.processEvents()
