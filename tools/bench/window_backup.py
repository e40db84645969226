"""Makes a backup of an open session as the app does, and prints how long its window heard nothing, at most, in ms.

Words: the moment of the start, which is not used; the session.
"""

import sys
import tempfile
from pathlib import Path

from bonfire_deck.files.backups import Backups
from bonfire_deck.paths import Paths
from bonfire_deck.ui.keeper import Keeper
from tools.bench.data_gaps import Gaps
from tools.bench.window_room import application, open_session, rest

CALM_SECONDS = 1.0


def main(words: list[str]) -> None:
    """Run it and print."""
    _start, session = words
    made = application(words)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        backups = Backups(Paths.under(Path(folder)))
        window = open_session(Path(session), Path(folder))
        keeper = Keeper(backups)
        keeper.watch(window.workbench)
        rest(CALM_SECONDS)
        gaps = Gaps(window)
        gaps.begin()
        keeper.back_up_now()
        while keeper.is_at_work(window.workbench.path):
            made.processEvents()
        if not backups.all():
            raise AssertionError("there is no backup")
        print(gaps.longest)
        keeper.end()
        window.close()
        window.workbench.close()


if __name__ == "__main__":
    main(sys.argv[1:])
