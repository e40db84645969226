import pytest

from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui.closing.closing_window import ClosingWindow
from bonfire_deck.ui.workbench import Workbench
from tests.files.builders import LAPTOP, session_at
from tests.patience import until_exposed


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp):
    """The families of the product are known, as in the app."""
    register_fonts()


@pytest.fixture
def bench(tmp_path):
    """An open session with one thing said."""
    workbench = Workbench(session_at(tmp_path / "day.bonfire"), Paths.under(tmp_path / "home"), LAPTOP)
    yield workbench
    workbench.close()


@pytest.fixture
def say(bench):
    """Keeps a reaction on the first card by the first group, in the first round."""

    def keep(text, **more):
        session = bench.reader.session()
        fields = {"card_id": session.cards[0].id, "group_id": session.groups[0].id, "round_id": session.rounds[0].id}
        with bench.edit("What was said") as edit:
            return edit.add("reactions", **(fields | {"text": text, "said_at": "2026-03-01T10:00:00.000000Z"} | more))

    return keep


@pytest.fixture
def window(bench, say, qtbot):
    say("You only see the pattern from the air")
    shown = ClosingWindow(bench)
    qtbot.addWidget(shown)
    shown.show()
    until_exposed(shown)
    return shown
