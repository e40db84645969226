"""Many cards on the wall: all of them there, none below what a back row sees, and marks that say who chose."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from bonfire_deck.files import choosing, gathering
from bonfire_deck.paper.inks import CREAM
from bonfire_deck.ui.audience.choices import LOWEST_HELD, draw_side_by_side
from bonfire_deck.ui.audience.gallery import draw_gallery
from bonfire_deck.ui.audience.quotes import draw_quotes
from bonfire_deck.ui.audience.wall import wall_of

AREA = QRectF(0, 0, 1920, 1080)


def no_picture(_picture_id):
    return None


@pytest.fixture
def painted():
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    yield painter, image
    painter.end()


def everybody_chooses(window, groups, cards_each=1, **way):
    history, stage = window.workbench.history, window.stage
    while len(stage.session.groups) < groups:
        gathering.add_group(history, stage.session.groups)
    gathering.change_round(history, stage.round.id, choosing="free", cards_each=cards_each, **way)
    for number, group in enumerate(stage.session.groups):
        for slot in stage.round.slots:
            card = stage.session.cards[number % len(stage.session.cards)]
            choosing.choose(history, stage.round, group.id, slot, card.id)


@pytest.mark.parametrize(("groups", "each", "both"), [(5, 1, 0), (5, 1, 1), (12, 1, 1), (12, 3, 0), (12, 9, 0)])
def test_each_groups_cards_are_on_some_page_none_too_low_none_over_another(window, painted, groups, each, both):
    everybody_chooses(window, groups, each, now_and_wanted=both)
    seen = {}
    for page in range(12):
        window.stage.mode, window.stage.quote_page = "choices", page
        stands = draw_side_by_side(painted[0], AREA, wall_of(window.stage), no_picture)
        places = list(stands.values())
        assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[:at])
        assert all(AREA.contains(place) for place in places)
        seen |= stands
    assert seen.keys() == {choice.id for choice in window.stage.session.choices}
    low = LOWEST_HELD * AREA.height() / (1 if each <= 3 else 3)
    assert min(place.height() for place in seen.values()) > low - 6


def test_a_group_of_many_draws_takes_back_the_last_one(window):
    history, stage = window.workbench.history, window.stage
    for number in range(11):
        choosing.draw_card(history, stage.session, stage.round, stage.group_id, f"seed{number}")
    assert [choice.slot for choice in window.choosing.hand().choices] == [str(number) for number in range(1, 12)]
    window.choosing.put_back()
    assert [choice.slot for choice in window.choosing.hand().choices][-1] == "10"


def test_words_that_run_leftward_begin_at_the_right(window, painted):
    for text, begins in (("שלום", "right"), ("Peace", "left")):
        gathering.keep_reaction(
            window.workbench.history, text=text, kind="see", card_id=window.stage.card.id,
            group_id=None, round_id=window.stage.round.id, shown=True,
        )  # fmt: skip
        painted[1].fill(0)
        window.stage.mode = "picture"
        draw_quotes(painted[0], QRectF(1400, 0, 500, 1000), wall_of(window.stage), 1080)
        ink = [
            x
            for x in range(1400, 1900)
            for y in range(0, 1000, 2)
            if painted[1].pixelColor(x, y).name() == CREAM.lower()
        ]
        assert (max(ink) > 1820) if begins == "right" else (min(ink) < 1500)
        window.undo()


def test_the_gallery_marks_the_card_of_each_group_as_far_as_the_room_may_know(window, painted):
    everybody_chooses(window, 3)
    window.stage.mode = "gallery"
    stands = draw_gallery(painted[0], AREA, wall_of(window.stage), no_picture)
    first = window.stage.session.cards[0]
    corner = stands[first.id].bottomRight().toPoint()

    def colours():
        return {
            painted[1].pixelColor(x, y).name()
            for x in range(corner.x() - 90, corner.x())
            for y in range(corner.y() - 70, corner.y())
        }

    mark = window.stage.session.groups[0].mark.colour.lower()
    assert mark in colours()
    window.choosing.reveal_all()
    draw_gallery(painted[0], AREA, wall_of(window.stage), no_picture)
    assert mark not in colours()


def test_the_ranking_says_what_it_ranks_not_the_rounds_question(window):
    everybody_chooses(window, 5)
    window.stage.set(mode="choices")
    window.choosing.show("ranking")
    assert wall_of(window.stage).question == "Chosen most often today"
