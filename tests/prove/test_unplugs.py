"""A small sample of the proof, where there is what it takes."""

from random import Random

import pytest

from tools.prove import unplugs
from tools.prove.proof import NotPossible


def test_a_projector_that_comes_and_goes_loses_no_letter(tmp_path):
    try:
        proof = unplugs.prove(3, tmp_path, Random(5))
    except NotPossible as reason:
        pytest.skip(str(reason))
    assert proof.faults == [], proof.counts
    assert "3 of 3 lines kept as typed" in proof.counts
