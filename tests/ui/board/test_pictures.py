import pytest

from bonfire_deck.paths import Paths
from bonfire_deck.ui.board.pictures import MOST_SHARP, BoardPictures
from bonfire_deck.ui.workbench import Workbench
from tests.files.builders import LAPTOP, session_at
from tests.patience import until


@pytest.fixture
def many(tmp_path, qtbot):
    """A session with more pictures than are kept sharp."""
    bench = Workbench(
        session_at(tmp_path / "many.bonfire", cards=MOST_SHARP + 12), Paths.under(tmp_path / "home"), LAPTOP
    )
    yield bench
    bench.close()


@pytest.fixture
def pictures(many, qtbot):
    shown = BoardPictures(many.reader)
    yield shown
    shown.close()


def test_more_pictures_in_view_than_are_kept_sharp_come_to_rest(many, pictures, qtbot):
    names = [card.picture_id for card in many.reader.session().cards]
    came = []

    def draw():
        for name in names:
            assert pictures.image(name) is not None

    pictures.sharpened.connect(lambda: (came.append(1), draw()))
    draw()
    until(lambda: len(came) >= len(names) and not pictures.is_busy)
    at_rest = len(came)
    draw()
    until(lambda: not pictures.is_busy)

    assert len(came) == at_rest


def test_going_near_a_picture_makes_it_sharp_although_all_places_are_taken(many, pictures, qtbot):
    names = [card.picture_id for card in many.reader.session().cards]
    for name in names:
        pictures.image(name)
    until(lambda: not pictures.is_busy)
    for name in names:
        pictures.image(name)
    blurred = [name for name in names if name not in pictures._sharp]
    assert blurred

    for _ in range(2):
        pictures.image(blurred[0])

    qtbot.waitUntil(lambda: blurred[0] in pictures._sharp)
