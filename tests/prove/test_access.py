"""The proof itself, once, where there is what it takes; and that it finds what is wrong."""

from random import Random

import pytest

from tools.prove import access
from tools.prove.bus import Control
from tools.prove.proof import NotPossible


def test_every_control_has_a_name_of_its_own_and_does_what_it_says(tmp_path):
    try:
        proof = access.prove(1, tmp_path, Random(1))
    except NotPossible as reason:
        pytest.skip(str(reason))
    assert proof.faults == [], proof.counts


def test_a_missing_name_and_a_name_for_two_are_faults():
    button = Control("push button", "Live", "", ("enabled",), True)

    faults = access.name_faults([button, button, Control("text", " ", "", ("editable",), False)])

    assert faults == ["a text has no name", "2 controls are called “Live”"]
