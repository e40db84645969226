"""A small sample of the proof."""

from random import Random

from tools.prove import damaged_pages


def test_damaged_pages_give_back_nearly_all_rows(tmp_path):
    proof = damaged_pages.prove(8, tmp_path, Random(5))
    assert proof.faults == [], proof.counts
    assert proof.counts.startswith("8 files of ")
