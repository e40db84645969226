import pytest
from PySide6.QtWidgets import QWidget

from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui.next_steps.steps_window import open_next_steps
from bonfire_deck.ui.workbench import Workbench
from tests.files.builders import LAPTOP, session_at
from tests.ui.board.conftest import SAID, say


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp):
    """The families of the product are known, as in the app."""
    register_fonts()


@pytest.fixture
def paths(tmp_path):
    return Paths.under(tmp_path / "home")


@pytest.fixture
def opened(tmp_path, paths, qtbot):
    """Opens the same session's next steps; again as after a crash, with the desk as it was then."""
    path = session_at(tmp_path / "day.bonfire")
    standing = []

    def end():
        for below in standing:
            below.close()
            below.bench.close()
        standing.clear()

    def again():
        kept, desk = b"", None
        if standing:
            bench = standing[0].bench
            bench.desk.flush()
            desk, kept = bench.desk.path, bench.desk.path.read_bytes()
            end()
            desk.write_bytes(kept)
        bench = Workbench(path, paths, LAPTOP)
        bench.ids = [row.id for row in bench.reader.session().reactions] or say(bench, SAID)
        below = QWidget()
        below.bench = bench
        qtbot.addWidget(below)
        below.show()
        standing.append(below)
        window = open_next_steps(below, bench)
        window.bench = bench
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield again
    end()


@pytest.fixture
def window(opened):
    return opened()
