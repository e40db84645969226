"""A small sample of the proof."""

import random

from tools.prove import mutations


def test_files_made_worse_are_refused_or_taken_in_soundly(tmp_path):
    (tmp_path / "work").mkdir()
    proof = mutations.prove(60, tmp_path / "work", random.Random())
    assert proof.faults == [], proof.counts
    assert proof.counts.startswith("60 files made worse")
