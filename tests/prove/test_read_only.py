import random

import pytest

from tools.prove import read_only
from tools.prove.proof import NotPossible


def test_what_cannot_be_written_to_is_read_and_no_byte_of_it_changes(tmp_path):
    try:
        proof = read_only.prove(1, tmp_path, random.Random())
    except NotPossible as reason:
        pytest.skip(str(reason))
    assert proof.faults == []
    assert proof.counts.startswith("1 read-only media")
