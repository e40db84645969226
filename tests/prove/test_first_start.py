"""A small sample of the proof, where there is what it takes: that three keys lead there, not how fast."""

import pytest

from tools.prove import first_start
from tools.prove.proof import NotPossible


def test_three_keys_on_a_fresh_home_put_the_first_picture_on_the_wall(tmp_path):
    try:
        first_start.walk(tmp_path / "home", is_slow=False, folder=tmp_path)
    except NotPossible as reason:
        pytest.skip(str(reason))
