"""Which backups to keep: the newest twenty of a file and one a day for thirty days, two gigabytes in total.

The last good backup of a file is never deleted, whatever the other rules say.
"""

import contextlib
import time
from collections.abc import Collection, Iterable
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files.opening import close, open_for_reading, said_plainly

NEWEST = 20
DAYS = 30
MOST_BYTES = 2 * 1024**3
UNUSED_SECONDS = 24 * 3600
"""A picture that no backup refers to may belong to one being written right now, so it is kept for a day."""


def thin_out(folder: Path, pictures: Path, good: Collection[Path] = (), most_bytes: int = MOST_BYTES) -> None:
    """Delete what the rules don't keep. `good` lists backups that were just checked.

    What can't be deleted stays: the disk may be read-only, or another process may be doing the same.
    """
    with contextlib.suppress(OSError):
        files = [_newest_first(place) for place in folder.iterdir() if place.is_dir() and place != pictures]
        removed = 0
        for words in files:
            keep = _kept(words)
            removed += _remove([path for path in words if path not in keep], words, good)
        removed += _fit(files, pictures, good, most_bytes)
        if removed:
            _remove_unused(files, pictures)


def _newest_first(place: Path) -> list[Path]:
    return sorted(place.glob("*.words"), key=lambda path: path.name, reverse=True)


def _kept(words: list[Path]) -> set[Path]:
    """Return the newest twenty, and the newest of each of the last thirty days with a backup."""
    keep = set(words[:NEWEST])
    last_of_day: dict[str, Path] = {}
    for path in words:
        last_of_day.setdefault(_moment(path)[:10], path)
    # In the order they were made, not by date: the clock may have been set back.
    return keep | set(list(last_of_day.values())[:DAYS])


def _moment(path: Path) -> str:
    """Return when a backup was made, which follows the sequence number in its name."""
    return path.name.partition(" ")[2]


def _remove(unwanted: Iterable[Path], words: list[Path], good: Collection[Path]) -> int:
    """Delete backups of one file except its last good one; return how many were deleted."""
    unwanted = list(unwanted)
    if not unwanted:
        return 0
    last_good = next((path for path in words if path in good or _is_good(path)), None)
    gone = 0
    for path in unwanted:
        if path != last_good:
            with contextlib.suppress(OSError):
                path.unlink()
                words.remove(path)
                gone += 1
    return gone


def _is_good(path: Path) -> bool:
    try:
        close(open_for_reading(path))
    except Trouble:
        return False
    return True


def _fit(files: list[list[Path]], pictures: Path, good: Collection[Path], most_bytes: int) -> int:
    """Delete the oldest backups of all files until the rest, with their pictures, fits in `most_bytes`."""
    gone = 0
    while _size(pictures.glob("*/*.zip")) + sum(_size(words) for words in files) > most_bytes:
        oldest = sorted(((_moment(words[-1]), words) for words in files if len(words) > 1), key=lambda pair: pair[0])
        if not any(_remove([words[-1]], words, good) for _name, words in oldest):
            break
        gone += 1
        _remove_unused(files, pictures)
    return gone


def _size(paths: Iterable[Path]) -> int:
    total = 0
    for path in paths:
        with contextlib.suppress(OSError):
            total += path.stat().st_size
    return total


def _remove_unused(files: list[list[Path]], pictures: Path) -> None:
    """Delete pictures that no backup refers to."""
    used = {name for words in files for path in words for name in pictures_of(path)}
    for path in list(pictures.glob("*/*.zip")):
        with contextlib.suppress(OSError):
            if path.stem not in used and path.stat().st_mtime < time.time() - UNUSED_SECONDS:
                path.unlink()


def pictures_of(path: Path) -> list[str]:
    """Return the ids of the pictures that a backup refers to; empty if it can't be read."""
    with contextlib.suppress(Trouble):
        words = open_for_reading(path)
        try:
            with said_plainly(path):
                return [row[0] for row in words.execute("SELECT id FROM pictures")]
        finally:
            close(words)
    return []
