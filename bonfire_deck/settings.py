"""User settings, and the id of this computer: small JSON files, defaults on any error."""

import contextlib
import json
import os
from pathlib import Path

from bonfire_deck.paths import Paths

MOST_BYTES = 1_000_000
OPEN_SESSION = "open_session"
"""The setting that names the open session: after a crash, the next start reopens it."""


def read_settings(paths: Paths) -> dict[str, object]:
    """Return the settings; empty if the file is unreadable or invalid."""
    return _read(paths.settings / "settings.json")


def change_setting(paths: Paths, name: str, value: object) -> None:
    """Save one setting."""
    _write(paths.settings / "settings.json", {**read_settings(paths), name: value})


def laptop_id(paths: Paths) -> str:
    """Return the id of this computer, random and permanent; it reveals nothing about the computer or its user."""
    path = paths.state / "laptop.json"
    known = _read(path).get("id")
    if isinstance(known, str) and known:
        return known
    import secrets  # Needed once in a computer's life, so no start should wait for it.

    fresh = secrets.token_hex(8)
    _write(path, {"id": fresh})
    return fresh


def _read(path: Path) -> dict[str, object]:
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return {}
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _write(path: Path, content: dict[str, object]) -> None:
    """Write atomically; a setting that can't be saved is dropped, since it must not stop anybody."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".tmp")
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(content, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
