import random

from tools.prove import killed_saves
from tools.prove.saves import every_save


def test_killed_in_the_middle_of_any_writing_the_old_or_the_new_file_is_there(tmp_path):
    proof = killed_saves.prove(2 * len(every_save()), tmp_path, random.Random())
    assert proof.faults == []
