"""The desk: one laptop's local state of a session, on the disk within a second of a key press.

It holds drafts, the current position, and what is on the wall, and never travels with the session. A thread of its own
writes it, so that typing never waits for the disk.
"""

import contextlib
import hashlib
import json
import threading
from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from bonfire_deck.errors import Trouble
from bonfire_deck.files.atomic import write_atomically
from bonfire_deck.paths import Paths, make_private

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
SECONDS = 0.4
MOST_BYTES = 20_000_000


class Gone(Protocol):
    """What was permanently erased."""

    @property
    def ids(self) -> Collection[str]:
        """The ids of the erased rows."""

    def holds(self, said: str) -> bool:
        """Return whether a text contains any erased text."""


class Desk:
    """Named plain values of one session on this laptop."""

    def __init__(self, path: Path) -> None:
        """Read the values at `path`; an unreadable file counts as empty."""
        self.path = path
        self._values: dict[str, Plain] = _read(path)
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._changed = threading.Event()
        self._ended = threading.Event()
        self._dirty = False
        self._thread: threading.Thread | None = None

    def get(self, name: str, default: Plain = None) -> Plain:
        """Return the value called `name`, or `default`."""
        return self._values.get(name, default)

    def set(self, name: str, value: Plain) -> None:
        """Set `name` to `value`; it is on the disk within a second."""
        if self._values.get(name) == value and name in self._values:
            return
        with self._lock:
            self._values = {**self._values, name: value}
            self._dirty = True
        if self._thread is None:
            self._thread = threading.Thread(target=self._write_on, name="desk", daemon=True)
            self._thread.start()
        self._changed.set()

    def forget(self, gone: Gone) -> None:
        """Delete drafts that contain erased text; they are off the disk when this returns."""
        with self._lock:
            left = _left(self._values, gone)
            self._dirty = self._dirty or left != self._values
            self._values = left
        self.flush()

    def flush(self) -> None:
        """Write unsaved changes now."""
        with self._writing:
            with self._lock:
                values, dirty, self._dirty = self._values, self._dirty, False
            if dirty:
                # A full disk must not stop anybody from typing; saving the reaction itself reports the error.
                with contextlib.suppress(Trouble, OSError):
                    make_private(self.path.parent)
                    write_atomically(self.path, json.dumps(values, ensure_ascii=True).encode("ascii"))

    def close(self) -> None:
        """Write unsaved changes and end the thread."""
        self._ended.set()
        self._changed.set()
        if self._thread is not None:
            self._thread.join()
        self.flush()

    def _write_on(self) -> None:
        while not self._ended.is_set():
            self._changed.wait()
            self._changed.clear()
            self.flush()
            # Throttle: keys come faster than the disk should be written; changes made meanwhile share one write.
            self._ended.wait(SECONDS)


def desk_path(paths: Paths, session_id: str, session_path: Path) -> Path:
    """Return the path of a session's desk; each copy on this laptop has its own."""
    return paths.desks / f"{place_of(session_id, session_path)}.json"


def place_of(session_id: str, session_path: Path) -> str:
    """Return the name under which this laptop stores the desk and backups of one copy of a session."""
    said = f"{session_id}\n{session_path.resolve()}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(said).hexdigest()[:24]


def move_desk(paths: Paths, session_id: str, old: Path, new: Path) -> None:
    """Move the desk of a session when its file is renamed."""
    with contextlib.suppress(OSError):
        desk_path(paths, session_id, old).replace(desk_path(paths, session_id, new))


def forget_in(path: Path, gone: Gone) -> None:
    """Remove erased text from a desk that no window has open; raises `Trouble` if it can't be written."""
    values = _read(path)
    left = _left(values, gone)
    if left != values:
        write_atomically(path, json.dumps(left, ensure_ascii=True).encode("ascii"))


def _left(values: dict[str, Plain], gone: Gone) -> dict[str, Plain]:
    left = {name: _left_of(value, gone) for name, value in values.items() if name not in gone.ids}
    if values.get("editing") in gone.ids:
        # A draft edit of the erased text.
        left |= {name: "" for name in ("editing", "draft") if name in left}
    return left


def _left_of(value: Plain, gone: Gone) -> Plain:
    if isinstance(value, str):
        return "" if gone.holds(value) else value
    if isinstance(value, list):
        return [_left_of(item, gone) for item in value]
    return _left(value, gone) if isinstance(value, dict) else value


def _read(path: Path) -> dict[str, Plain]:
    try:
        if path.stat().st_size > MOST_BYTES:
            return {}
        values = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
