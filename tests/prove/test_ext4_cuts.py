import random

import pytest

from tools.prove import ext4_cuts
from tools.prove.proof import NotPossible


def test_no_acknowledged_line_is_lost_when_a_real_disk_is_shut_down(tmp_path):
    try:
        proof = ext4_cuts.prove(6, tmp_path, random.Random())
    except NotPossible as reason:
        pytest.skip(str(reason))
    assert proof.faults == []
