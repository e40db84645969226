"""The slide show by real keys; what it paints is listened to on screens of several sizes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from bonfire_deck.ui.closing.slide_pages import paint_slide, show_pages
from bonfire_deck.ui.closing.slide_show import SlideShow
from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.slides import slides_of
from tests.model.boards import card, reaction, session, theme
from tests.patience import bring_up, until_exposed
from tests.writing.sessions import NAUGHTY, stored, typed_everywhere, under
from tools.looks.listening import ListeningPainter

Key = Qt.Key
SCREENS = [(1366, 768), (1920, 1080), (1024, 768)]


def shown(made, size=(1366, 768)):
    """The pages of a session, with what was heard while each was painted."""
    area = QRectF(0, 0, *size)
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    for page in show_pages(write_up(made), area):
        image = QImage(*size, QImage.Format.Format_RGB32)
        painter = ListeningPainter(image)
        paint_slide(painter, area, page, lambda name: picture if name else None)
        painter.end()
        yield page, painter.heard


def words_of(made, **more):
    return " ".join(letters.text for _page, heard in shown(made, **more) for letters in heard)


@pytest.mark.parametrize(
    ("text", "size"),
    [(text, size) for text in ("plain words", "A sentence that goes on " * 40, *NAUGHTY[-8:]) for size in SCREENS]
    + [("plain words", (3840, 2160))],
)
def test_every_letter_is_large_enough_and_on_the_screen(text, size):
    screen = QRectF(0, 0, *size).adjusted(-1, -1, 1, 1)
    for page, heard in shown(typed_everywhere(text).session, size):
        for letters in heard:
            assert letters.pixels >= 0.04 * size[1] - 0.5, page.slide.title[:40]
            assert screen.contains(letters.box), letters.text[:40]


def test_all_that_the_file_has_is_shown_and_nothing_else():
    said = [reaction(n, f"Line number {n} that somebody said at length") for n in range(30)]
    made = under("attributed", session(said, cards=[card(1, "Two Cogs", stored().id)], **theme(1, "x3", title="Gaps")))
    heard = words_of(made)

    for n in range(30):
        assert f"Line number {n} " in heard
    for slide in slides_of(write_up(made)):
        assert slide.title in heard


def test_a_long_quote_is_read_whole_over_several_pages():
    long = " ".join(f"word{n}" for n in range(400))
    heard = words_of(session([reaction(1, long)])).replace("…", " ").split()

    assert [word for word in heard if word.startswith("word")] == long.split()


def test_what_may_not_leave_the_room_is_on_no_slide():
    people = replace(card(2, "Faces", stored().id), people_shown=True)
    made = session(
        [reaction(1, "Ask Marigold"), replace(reaction(2, "Taken back"), withdrawn=True),
         reaction(3, "They smile", card_id="c2")],
        cards=[card(1), people],
    )  # fmt: skip
    made = under("chatham", made, masked="Marigold")
    pages = show_pages(write_up(made), QRectF(0, 0, 1366, 768))
    heard = words_of(made)

    assert "Ask […]" in heard
    for words in ("Marigold", "Taken back", "Group 1"):
        assert words not in heard
    assert all(page.slide.picture is None or not page.slide.picture.picture_id for page in pages)


@pytest.fixture
def show(window, qtbot):
    bring_up(window)
    qtbot.keyClick(window, Key.Key_F5)
    found = window.findChild(SlideShow, "slide-show")
    until_exposed(found)
    return found


def test_keys_and_clicks_go_through_the_slides_and_esc_ends(window, show, qtbot):
    last = len(show.pages) - 1
    assert (show.place, show.isFullScreen(), last >= 3) == (0, True, True)
    assert show.accessibleName().startswith("Slide 1 of ")
    for key in (Key.Key_Right, Key.Key_PageDown, Key.Key_Space):
        QTest.keyClick(show, key)
    assert show.place == 3
    QTest.keyClick(show, Key.Key_PageUp)
    QTest.mouseClick(show, Qt.MouseButton.RightButton)
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    assert show.place == 2
    assert "You only see the pattern from the air" in show.pages[2].words + show.accessibleDescription()
    QTest.keyClick(show, Key.Key_End)
    QTest.keyClick(show, Key.Key_Return)
    assert show.place == last
    QTest.keyClick(show, Key.Key_Home)
    QTest.keyClick(show, Key.Key_Left)
    assert show.place == 0

    QTest.keyClick(show, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(SlideShow, "slide-show") is None)


def test_black_is_black_and_going_on_shows_what_was_there(show):
    QTest.keyClick(show, Key.Key_Right)
    QTest.keyClick(show, Key.Key_B)
    black = show.grab().toImage()
    assert {
        black.pixel(x, y) & 0xFFFFFF for x in range(0, black.width(), 40) for y in range(0, black.height(), 40)
    } == {0}
    QTest.keyClick(show, Key.Key_PageDown)
    assert (show.place, show.is_black) == (1, False)


def test_what_is_said_meanwhile_comes_in_and_the_place_stays(show, say, qtbot):
    QTest.keyClick(show, Key.Key_Right)
    say("Said while the slides were up")
    qtbot.waitUntil(lambda: any("Said while the slides" in page.words for page in show.pages))
    assert show.place == 1
