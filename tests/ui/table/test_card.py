"""A card on the table while it turns: its face is made for what it will be, however narrow it is at the moment."""

import pytest
from PySide6.QtGui import QPixmap

from bonfire_deck.paths import Paths
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.table.card import TableCard
from bonfire_deck.ui.workbench import Workbench
from tests.files.builders import LAPTOP, session_at


@pytest.fixture
def bench(tmp_path):
    workbench = Workbench(session_at(tmp_path / "day.bonfire"), Paths.under(tmp_path / "home"), LAPTOP)
    yield workbench
    workbench.close()


@pytest.mark.parametrize("done", [0.5, 0.501, 0.6, 0.99])
def test_a_card_in_the_middle_of_its_turn_has_a_face_of_its_whole_size(bench, qtbot, done):
    images = Images(bench.reader)
    shown = TableCard(images)
    qtbot.addWidget(shown)
    shown.resize(360, 252)
    card = bench.reader.session().cards[0]
    shown.show_card(card, down=False, moves=False)
    shown.turn_from_back(moves=True)
    shown._turn.setCurrentTime(round(shown._turn.duration() * done))

    painted = QPixmap(shown.size())
    shown.render(painted)

    if done > 0.501:
        assert shown._face.width() > 200
    images.close()
