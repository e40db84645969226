import pytest

from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.paths import Paths
from bonfire_deck.ui.board.board_window import BoardWindow
from bonfire_deck.ui.workbench import Workbench
from tests.files.builders import LAPTOP, session_at

SAID = (
    # card, group (0 is the plenary), kind, round, words
    (0, 1, "see", 0, "You only see the pattern from the air"),
    (0, 2, "feel", 0, "Busy, and still nobody arrives"),
    (0, 3, "mean", 0, "One blocked lane and everything stops"),
    (1, 1, "see", 0, "One small wheel moves a much larger one"),
    (1, 0, "idea", 0, "Needs oil: somebody has to look after the gaps"),
    (2, 4, "see", 2, "The next stone is near, the far bank is not"),
)


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp):
    """The families of the product are known, as in the app."""
    register_fonts()


def say(workbench, said):
    session = workbench.reader.session()
    with workbench.edit("What was said") as edit:
        return [
            edit.add(
                "reactions",
                card_id=session.cards[card].id,
                group_id=session.groups[group - 1].id if group else None,
                round_id=session.rounds[round_].id,
                kind=kind,
                text=words,
                shown=True,
                said_at=f"2026-03-01T10:{number // 60 % 60:02}:{number % 60:02}.000000Z",
            )
            for number, (card, group, kind, round_, words) in enumerate(said)
        ]


@pytest.fixture
def paths(tmp_path):
    return Paths.under(tmp_path / "home")


@pytest.fixture
def bench(tmp_path, paths):
    """An open session with a few things said."""
    workbench = Workbench(session_at(tmp_path / "day.bonfire"), paths, LAPTOP)
    workbench.ids = say(workbench, SAID)
    yield workbench
    workbench.close()


@pytest.fixture
def window(bench, qtbot):
    shown = BoardWindow(bench)
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    with qtbot.waitActive(shown):
        shown.show()
    yield shown
    shown.close()
