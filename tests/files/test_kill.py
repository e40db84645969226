import random

from tools.prove_kills import prove


def test_no_line_that_was_said_to_be_kept_is_lost_when_the_program_is_killed(tmp_path):
    proof = prove(12, tmp_path, random.Random())
    assert (proof.kills, proof.lost, proof.unsound) == (12, [], [])
    assert proof.acknowledged > 12
