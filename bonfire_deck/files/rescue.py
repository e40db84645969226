"""The rescue file: a line that can't be saved stays in its field and is also written here, one JSON object per line."""

import contextlib
import json
import os
from pathlib import Path

from bonfire_deck.files.atomic import write_atomically
from bonfire_deck.files.desk import Gone
from bonfire_deck.files.stamps import now
from bonfire_deck.paths import Paths, make_private


def keep(paths: Paths, session: Path, line: dict[str, object]) -> Path | None:
    """Append `line` to the rescue file of `session`; return its path once it is on the disk, `None` if that fails."""
    try:
        folder = make_private(paths.rescue)
        path = folder / f"{session.stem}.jsonl"
        record = json.dumps({"kept_at": now(), "session": str(session), **line}, ensure_ascii=True) + "\n"
        with path.open("a", encoding="ascii") as file:
            file.write(record)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return None
    return path


def lines(paths: Paths, session: Path) -> list[dict[str, object]]:
    """Return the lines rescued for `session`, oldest first; unreadable ones are skipped."""
    try:
        written = (paths.rescue / f"{session.stem}.jsonl").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return []
    found = []
    for line in written:
        with contextlib.suppress(ValueError, RecursionError):
            record = json.loads(line)
            if isinstance(record, dict) and record.get("session") == str(session):
                found.append(record)
    return found


def forget(paths: Paths, gone: Gone) -> None:
    """Delete rescued lines of all sessions that contain erased text; raises `Trouble` if the file can't be written."""
    for path in paths.rescue.glob("*.jsonl"):
        written = path.read_text(encoding="ascii", errors="replace").splitlines(keepends=True)
        left = [line for line in written if not _says(line, gone)]
        if not left:
            path.unlink()
        elif left != written:
            write_atomically(path, "".join(left).encode("ascii", "replace"))


def _says(line: str, gone: Gone) -> bool:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        # A truncated line from a full disk, which can't be recovered.
        return True
    return isinstance(record, dict) and any(isinstance(said, str) and gone.holds(said) for said in record.values())
