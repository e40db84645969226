from dataclasses import fields

import pytest

from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui.audience.screens import Screens
from bonfire_deck.ui.run.doors import RunDoors
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.workbench import Workbench
from tests.files.builders import LAPTOP, session_at
from tests.journeys.conftest import bare_home, home


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp):
    """The families and the style of the product, as in the app."""
    qapp.setStyle("Fusion")
    register_fonts()


__all__ = ["bare_home", "home"]


@pytest.fixture
def paths(tmp_path):
    return Paths.under(tmp_path / "home")


@pytest.fixture
def opened(tmp_path, paths, qtbot):
    """Opens the same session in a run window; again as after a crash, with the desk as it was then."""
    path = session_at(tmp_path / "day.bonfire")
    standing = []

    def end():
        for window in standing:
            window.close()
            window.workbench.close()
        standing.clear()

    def again():
        # What is on the desk's disk now is what a crash would leave: closing the window after it changes nothing there.
        if standing:
            standing[0].workbench.desk.flush()
            kept = standing[0].workbench.desk.path.read_bytes()
            end_path = standing[0].workbench.desk.path
            end()
            end_path.write_bytes(kept)
        workbench = Workbench(path, paths, LAPTOP)
        window = RunWindow(
            workbench, Screens("", lambda _name: None), RunDoors(*[lambda: None] * len(fields(RunDoors)))
        )
        qtbot.addWidget(window)
        window.show()
        # While live on one screen, as it is here, the audience window stands before it.
        qtbot.waitUntil(lambda: window.isActiveWindow() or window.projector.window.isActiveWindow())
        standing.append(window)
        return window

    yield again
    end()


@pytest.fixture
def window(opened):
    return opened()
