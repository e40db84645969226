import random

import pytest

from tools.prove import pulled_stick
from tools.prove.proof import NotPossible


def test_a_stick_that_is_pulled_harms_nothing_that_was_there(tmp_path):
    try:
        proof = pulled_stick.prove(4, tmp_path, random.Random())
    except NotPossible as reason:
        pytest.skip(str(reason))
    assert proof.faults == []
