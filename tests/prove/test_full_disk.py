import random

import pytest

from tools.prove import full_disk
from tools.prove.proof import NotPossible
from tools.prove.saves import every_save


def test_a_full_disk_leaves_the_old_or_the_new_and_a_sentence(tmp_path):
    try:
        proof = full_disk.prove_some(random.sample(every_save(), 4), 2, tmp_path, random.Random())
    except NotPossible as reason:
        pytest.skip(str(reason))
    assert proof.faults == []
