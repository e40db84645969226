import random

from tools.prove import window_kills


def test_what_the_killed_window_had_marked_saved_is_there_and_nearly_all_half_words(tmp_path):
    proof = window_kills.prove(3, tmp_path, random.Random())
    assert proof.faults == []
    assert proof.counts.startswith("3 kills -9 of the window")
