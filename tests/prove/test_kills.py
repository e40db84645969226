import random

from tools.prove import kills


def test_no_line_that_was_said_to_be_kept_is_lost_when_the_program_is_killed(tmp_path):
    proof = kills.prove(25, tmp_path, random.Random())
    assert proof.faults == []
    assert proof.counts.startswith("25 kills -9 (3 of them of plainly started programs)")
