"""A small sample of the proof: our own worst, and some of the lists."""

import random

import pytest

from tools.prove import texts


@pytest.mark.usefixtures("qapp")
def test_what_people_type_is_there_letter_for_letter(tmp_path):
    proof = texts.prove(80, tmp_path, random.Random(1))
    assert proof.faults == []
    assert proof.counts.startswith("80 texts")


def test_there_are_more_than_five_hundred_texts_and_none_is_there_twice():
    known = texts.texts()
    assert len(known) == len(set(known)) > 515
