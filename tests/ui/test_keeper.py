"""While a backup is made, the window goes on: nobody who types waits for it."""

import time
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from bonfire_deck.files import gathering
from bonfire_deck.files.backups import Backups
from bonfire_deck.files.history import History
from bonfire_deck.files.opening import close, open_for_writing
from bonfire_deck.files.reading import Reader
from bonfire_deck.paths import Paths
from bonfire_deck.ui.keeper import Keeper
from bonfire_deck.ui.workbench import Workbench
from tests.files.builders import LAPTOP, session_at
from tools.pace import is_over

BEAT_MILLISECONDS = 5
MOST_SECONDS = 0.25
"""Five times what is allowed on a machine that does nothing else: tests run beside other work."""


@pytest.fixture
def large(tmp_path):
    """A session of 72 pictures and 2,000 reactions."""
    path = session_at(tmp_path / "large.bonfire", cards=72)
    connection = open_for_writing(path)
    # Made to be large, not to last.
    connection.execute("PRAGMA synchronous=OFF")
    history, shown = History(connection, path, LAPTOP), Reader(connection).session()
    for number in range(2000):
        gathering.keep_reaction(
            history, text=f"Line {number}: nobody planned the whole of it", kind="see",
            card_id=shown.cards[number % 72].id, group_id=shown.groups[number % 5].id, round_id=shown.rounds[0].id,
        )  # fmt: skip
    close(connection)
    return path


def test_the_window_never_waits_for_a_backup(large, tmp_path, qtbot: QtBot, record_property):
    paths = Paths.under(tmp_path / "home")
    workbench, keeper = Workbench(large, paths, LAPTOP), Keeper(Backups(paths))
    beats: list[float] = []
    timer = QTimer()
    timer.setInterval(BEAT_MILLISECONDS)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    qtbot.waitUntil(lambda: len(beats) > 1)
    keeper.watch(workbench)
    keeper.back_up_now()
    qtbot.waitUntil(lambda: not keeper.is_at_work(large))
    timer.stop()
    longest = max(after - before for before, after in pairwise(beats))
    record_property("longest_wait_milliseconds", round(longest * 1000, 1))
    print(f"longest wait of the window during a backup: {longest * 1000:.1f} ms, {len(beats)} beats")
    assert [(b.reactions, b.cards) for b in Backups(paths).all()[0]] == [(2000, 72)]
    assert not is_over(longest, MOST_SECONDS)
    workbench.close()
