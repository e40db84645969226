"""An edit as stored in the log, and the digest that shows whether it is complete."""

import hashlib
import json
from dataclasses import dataclass

ChangeRow = tuple[str, str, str, str | None, str | None, str | None]
"""Place, row id, field, was, became, replaced."""


@dataclass(frozen=True)
class LoggedEdit:
    """An edit with its changes, ordered by place, row id and field."""

    id: str
    stamp: str
    label: str
    made_at: str
    undoes: str | None
    changes: tuple[ChangeRow, ...]
    digest: str = ""


def digest_of(edit: LoggedEdit) -> str:
    """Return the digest of an edit: the first half of the SHA-256 of its whole content, in hexadecimal."""
    said = [edit.id, edit.stamp, edit.label, edit.made_at, edit.undoes, edit.changes]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode("ascii")).hexdigest()[:32]
