"""Five million letters without a blank: they are drawn in seconds, none is lost, and memory stays small."""

import time

import pytest

from bonfire_deck.paper.board import LONGEST_PIECE, Measurer, measure

WIDTH = 210


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("word", ["a", "é", "\u202e", "👩\u200d👩", "א"], ids=ascii)
def test_letters_without_a_blank_take_time_in_proportion(word):
    text = word * (400_000 // len(word))
    began = time.process_time()
    lines = Measurer()(text, WIDTH)
    assert time.process_time() - began < 5
    assert len("".join(lines)) >= len(text) * 0.99


@pytest.mark.usefixtures("qapp")
def test_a_long_paragraph_is_cut_between_words():
    text = "warm words " * LONGEST_PIECE
    lines = measure(text, WIDTH)
    assert " ".join(lines).split() == text.split()
