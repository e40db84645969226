"""When the disk refuses a line, it stays in its field and also goes into a file elsewhere: one JSON object a line."""

import contextlib
import json
import os
from pathlib import Path

from bonfire_deck.files.stamps import now
from bonfire_deck.paths import Paths, make_private


def keep(paths: Paths, session: Path, line: dict[str, object]) -> Path | None:
    """Add `line` to the rescue file of `session` and return its path once it is on the disk, `None` if that fails."""
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
    """Return what the rescue file has of `session`, the earliest first; what can't be read of it is left out."""
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
