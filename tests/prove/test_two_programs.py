import random

from tools.prove import two_programs


def test_of_two_programs_on_one_session_one_writes_and_the_other_is_told(tmp_path):
    proof = two_programs.prove(8, tmp_path, random.Random())
    assert proof.faults == []
