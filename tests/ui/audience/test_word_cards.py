"""A card of words is read from the back row wherever it stands: whole if there is room, and never cut off."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from bonfire_deck.ui.audience.measures import SMALLEST
from bonfire_deck.ui.audience.picture import draw_picture
from bonfire_deck.ui.audience.tiles import draw_tile
from bonfire_deck.ui.audience.wall import wall_of
from tools.looks.listening import ListeningPainter

WALL = QRectF(0, 0, 1366, 768)
WORDS = "What would we do\nif nobody stopped us?"


@pytest.fixture
def card(window):
    return replace(window.stage.session.cards[0], picture_id="", title="", number=73, words=WORDS)


def heard(draw):
    """What `draw` writes on a wall, but for the number; with where it stands."""
    image = QImage(1366, 768, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = ListeningPainter(image)
    stand = draw(painter)
    painter.end()
    return [letters for letters in painter.heard if letters.text != "73"], stand


def on_tile(card, tall):
    place = QRectF(40, 40, tall * 1.5, tall)
    return heard(lambda painter: draw_tile(painter, card, place, WALL.height(), lambda _picture: None))


@pytest.mark.parametrize(
    ("tall", "said"), [(84, "What…"), (154, "What would we do if nobody…"), (230, WORDS), (700, WORDS)]
)
def test_the_smaller_the_card_the_fewer_of_its_words(card, tall, said):
    ((letters,), _stand) = on_tile(card, tall)
    assert letters.text == said


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(st.sampled_from("ab c\n字é"), min_size=1, max_size=300).filter(str.strip), tall=st.integers(30, 700)
)
def test_no_letter_is_too_small_or_outside_of_its_card(card, words, tall):
    written, stand = on_tile(replace(card, words=words), tall)
    for letters in written:
        assert letters.pixels >= SMALLEST * WALL.height() - 0.5
        assert stand.adjusted(-1, -1, 1, 1).contains(letters.box)


@pytest.mark.parametrize("words", ["Trust", WORDS, "Each of these words is one too many. " * 12, "x" * 400])
def test_with_the_wall_for_itself_it_is_whole_and_clear_of_its_number(window, card, words):
    wall = replace(wall_of(window.stage), card=replace(card, words=words), titles=False)
    written, stand = heard(lambda painter: draw_picture(painter, WALL, wall, window.images))
    (letters,) = [letters for letters in written if letters.text == words]
    assert letters.pixels >= SMALLEST * WALL.height() - 0.5
    assert stand.contains(letters.box)
    assert letters.box.top() > stand.top() + 0.085 * WALL.height()
