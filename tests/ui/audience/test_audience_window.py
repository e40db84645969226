"""What the room sees, as painted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from bonfire_deck.files import gathering
from bonfire_deck.ui.audience.quotes import MOST_QUOTES, pages_of
from tests.patience import turns

WORDS = "Many wheels turn and none of them seems to know which way the others go. "


def say(window, text, *, shown):
    stage = window.stage
    return gathering.keep_reaction(
        window.workbench.history, text=text, kind="see", card_id=stage.card.id,
        group_id=stage.group_id, round_id=stage.round.id, shown=shown,
    )  # fmt: skip


@pytest.fixture
def wall(window, qtbot):
    window.go_live()
    shown = window.projector.window
    shown.showNormal()
    turns()  # a late word from the screen about the full one would undo the size
    shown.resize(1280, 720)
    qtbot.waitUntil(lambda: (shown.width(), shown.height()) == (1280, 720))
    return shown


def seen(wall):
    return wall.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_private_words_notes_and_titles_change_nothing_on_the_wall(wall, window):
    before = seen(wall)
    say(window, "not for the room", shown=False)
    window.side.notes.setPlainText("nor is this")
    window.side.field.setPlainText("or this")
    assert seen(wall) == before
    say(window, "for the room", shown=True)
    assert seen(wall) != before


def test_black_is_black_everywhere(wall, window):
    window.stage.set(black=True)
    image = seen(wall)
    assert {image.pixelColor(x, y).name() for x in range(0, 1280, 40) for y in range(0, 720, 40)} == {"#000000"}


def test_after_black_the_new_picture_is_there_at_once(wall, window):
    old = seen(wall)
    window.stage.set(black=True)
    window.stage.step_card(1)
    window.stage.set(black=False)
    assert seen(wall) != old


def test_quotes_never_cover_the_picture(wall, window):
    for number in range(3):
        say(window, f"{WORDS} {number}", shown=True)
    image = seen(wall)
    # The picture of the test session is one plain colour; its middle stays that colour.
    middle = {image.pixelColor(x, y).name() for x in range(350, 550, 10) for y in range(220, 380, 10)}
    assert len(middle) == 1


def test_many_and_long_quotes_are_paged_and_none_of_them_is_cut(wall, window):
    for text in ["short", WORDS * 12, "a", "b", "c", "d", "Wort" * 200]:
        say(window, text, shown=True)
    pages = pages_of(window.stage.shown_here(), 300, 500, 28)
    assert all(len(page) <= MOST_QUOTES for page in pages)
    told: dict[str, str] = {}
    for page in pages:
        for reaction, piece in page:
            told[reaction.id] = told.get(reaction.id, "") + piece.removesuffix("…")
    for reaction in window.stage.shown_here():
        assert told[reaction.id].replace(" ", "") == reaction.text.replace(" ", "")


def test_a_long_question_is_whole(wall, window):
    question = WORDS * 5 + "And what do you want?"
    gathering.change_round(window.workbench.history, window.stage.round.id, question=question)
    whole = seen(wall)
    gathering.change_round(window.workbench.history, window.stage.round.id, question=question[:-21])
    assert seen(wall) != whole


def test_it_says_nothing_of_its_own(wall):
    assert wall.toolTip() == ""
    assert wall.cursor().shape() == Qt.CursorShape.BlankCursor


def test_a_frame_made_ahead_is_what_would_be_painted_and_is_never_an_old_one(wall, window, qtbot):
    stage = window.stage
    stage.let_move(False)
    neighbour = stage.session.cards[1].id
    qtbot.waitUntil(lambda: neighbour in wall._ahead)
    stage.step_card(1)
    ahead = seen(wall)
    wall._frame = None
    assert seen(wall) == ahead
    say(window, "said and shown on the second picture", shown=True)
    with_quote = seen(wall)
    assert with_quote != ahead
    stage.step_card(-1)
    qtbot.waitUntil(lambda: neighbour in wall._ahead)
    say(window, "said on the first", shown=True)
    stage.set(titles=not stage.titles)
    stage.step_card(1)
    titled = seen(wall)
    wall._frame = None
    assert seen(wall) == titled
    assert titled != with_quote
