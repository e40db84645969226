import itertools
import random

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontInfo, QImage, QPainter

from bonfire_deck.model.layout import NOTE_INSET_RIGHT
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.words import marks
from bonfire_deck.paper.board import (
    Measurer,
    board_of,
    measure,
    one_line,
    paint,
    runs_leftward,
)
from bonfire_deck.paper.canvas import Face, Kept
from bonfire_deck.paper.fonts import sans, serif
from tests.model.boards import reaction, session


def test_the_two_families_come_from_their_packages():
    assert QFontInfo(sans(17)).family() == "Lato"
    assert QFontInfo(serif(17)).family() == "Source Serif Pro"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("one\ttwo", "one two"),
        ("one\r\ntwo\rthree\u2028four\u2029five", "one\ntwo\nthree\nfour\nfive"),
        ("\ufeffmarks\ufffe are gone\uffff", "marks are gone"),
        ("ثلاثة 一条 🔥", "ثلاثة 一条 🔥"),
    ],
)
def test_what_cannot_be_drawn_is_left_out(text, shown):
    assert shown_text(text) == shown
    assert "\n" not in one_line(text)


@pytest.mark.parametrize("text", ["endless" * 40, "路" * 80, "🔥" * 60, "ثلاثةطرق" * 20, "a b " * 60])
def test_no_line_is_wider_than_its_note_and_no_letter_is_lost(text):
    lines = measure(text, 140)

    # A letter of a joined script that stands at a break is a little wider; there is room for it in the note's inset.
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(Face(17, of_people=True).advance(line) for line in lines) <= 140 + NOTE_INSET_RIGHT


def test_empty_words_have_one_empty_line_and_own_lines_stay():
    assert measure("", 140) == ("",)
    assert measure("one\n\ntwo", 140) == ("one", "", "two")


def test_a_measurer_remembers():
    measurer = Measurer()
    assert measurer("some words", 140) is measurer("some words", 140)
    assert measurer("some words of a longer line", 60) != measurer("some words of a longer line", 140)


@pytest.mark.parametrize(
    ("text", "leftward"), [("words", False), ("ثلاثة words", True), ("123 שלום", True), ("123", False), ("", False)]
)
def test_the_direction_is_that_of_the_first_letter_that_has_one(text, leftward):
    assert runs_leftward(text) is leftward


def painted(laid_out, **more):
    image = QImage(round(laid_out.width), round(laid_out.height), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.translate(-laid_out.area.x, -laid_out.area.y)
    paint(painter, laid_out, lambda _name: None, **more)
    painter.end()
    return image


def test_painting_what_is_exposed_is_the_same_as_painting_all_of_it():
    laid_out = board_of(session([reaction(n, card_id=f"c{n % 3 + 1}") for n in range(12)]), {}, "now", "picture")
    part = QRectF(300, 200, 320, 260)
    whole = painted(laid_out)

    image = QImage(320, 260, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.translate(-part.topLeft())
    paint(painter, laid_out, lambda _name: None, part)
    painter.end()

    assert image == whole.copy(
        round(part.x() - laid_out.area.x), round(part.y() - laid_out.area.y), 320, 260
    ).convertToFormat(image.format())


def test_what_is_chosen_found_or_far_away_looks_different():
    laid_out = board_of(session([reaction(1), reaction(2)]), {}, "now", "picture")

    looks = [
        painted(laid_out),
        painted(laid_out, chosen={"x1"}),
        painted(laid_out, chosen={"c1"}),
        painted(laid_out, found={"x1"}),
        painted(laid_out, coarse=True),
    ]

    assert all(a != b for a, b in itertools.combinations(looks, 2))
    assert painted(laid_out, found={"x1", "x2"}) == looks[0]


def test_every_group_has_a_shape_that_is_drawn():
    shapes = {mark.shape for mark in marks()}

    assert len(shapes) == 12
    assert all(Face(12, 700).advance(shape) > 3 for shape in shapes)


@pytest.mark.parametrize("width", [90.0, 152.0, 300.0])
def test_summing_up_words_breaks_lines_where_qt_does(width):
    chance = random.Random(7)
    hard = (
        "we see a road that bends of off if AV To Wave Type, Yes. fjord café don't it's well-known and/or 1971 11 "
        "r, y. 'It ff Ärger öffnen … – naïve (both) one? two! 'so' together tomorrow unbelievable"
    )
    texts = [" ".join(chance.choices(hard.split(), k=chance.randint(1, 14))) for _ in range(1500)]
    measurer = Measurer()

    assert [text for text in texts if measurer(text, width) != measure(text, width)] == []
    assert sum(bool(measurer._summed(text, width)) for text in texts) > 100


def test_letters_that_are_kept_stand_where_words_are_written():
    texts = ("After the fjord, Ärger und 路", "طريق طويل", "● one\ntwo lines", "Wave " * 30)
    laid_out = board_of(session([reaction(n, text) for n, text in enumerate(texts)]), {}, "now", "picture")

    def painted(kept):
        image = QImage(1200, 900, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        paint(painter, laid_out, lambda _name: None, kept=kept)
        painter.end()
        return bytes(image.constBits())

    kept = Kept()
    written = painted(None)

    assert painted(kept) == written
    assert painted(kept) == written
