"""A merge that is killed in the middle leaves nothing of it, or all."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from bonfire_deck.files import gathering, library
from bonfire_deck.files.checking import check
from tests.files.builders import LAPTOP, session_at

LINES = 400
KILLS = 8


def test_killed_in_the_middle_it_leaves_nothing_or_all(tmp_path: Path) -> None:
    ours = session_at(tmp_path / "ours.bonfire")
    other = tmp_path / "other.bonfire"
    shutil.copyfile(ours, other)
    with library.checked_for_writing(other, LAPTOP) as (history, reader):
        session = reader.session()
        for number in range(LINES):
            gathering.keep_reaction(
                history, text=f"Line {number}", kind="see", card_id=session.cards[0].id,
                group_id=session.groups[0].id, round_id=session.rounds[0].id,
            )  # fmt: skip
    words = [sys.executable, "-m", "bonfire_deck", "--home", str(tmp_path / "home"), "merge"]
    began = time.perf_counter()
    whole = tmp_path / "whole.bonfire"
    shutil.copyfile(ours, whole)
    subprocess.run([*words, str(whole), str(other)], check=True, capture_output=True)
    lasted = time.perf_counter() - began
    seen = set()
    for turn in range(KILLS):
        copy = tmp_path / f"copy {turn}.bonfire"
        shutil.copyfile(ours, copy)
        process = subprocess.Popen(
            [*words, str(copy), str(other)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(lasted * (0.55 + 0.45 * turn / KILLS))
        process.kill()
        process.wait()
        with library.checked_for_writing(copy, LAPTOP) as (_history, reader):
            seen.add(len(reader.session().reactions))
        assert check(copy).problems == ()
    assert seen <= {0, LINES}
