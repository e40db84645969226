"""Ids and stamps: who made a change, and which of two changes is the later one, without trusting any clock alone.

A stamp is text that sorts as it should: a hybrid logical clock (Kulkarni and others, 2014), that is milliseconds of the
wall clock and a counter, never behind any stamp already seen; then the replica and its own sequence.
"""

import hashlib
import re
import secrets
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime

STAMP = re.compile(r"[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{16}-[0-9a-f]{8}")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MOST_COUNT = 0xFFFF
LAST_MILLISECOND = 0xFFFFFFFFFFFF
LATEST_STAMP = LAST_MILLISECOND - 10**9
"""A stamp at the very end of time would leave no room for a later one."""


def new_id() -> str:
    """Return a fresh UUIDv7 (RFC 9562): ids made later sort later, on one laptop."""
    milliseconds = int(time.time() * 1000) & LAST_MILLISECOND
    random = secrets.randbits(74)
    value = milliseconds << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & (1 << 62) - 1
    return str(uuid.UUID(int=value))


def derived_id(table: str, *about: str) -> str:
    """Return the id of a row that two laptops could both make for the same thing: a UUIDv8 of what it is about."""
    digest = hashlib.sha256("\x1f".join((table, *about)).encode()).digest()
    value = int.from_bytes(digest[:16], "big")
    value = value & ~(0xF << 76) | 0x8 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return str(uuid.UUID(int=value))


def new_replica() -> str:
    """Return the id of one opening of a file for writing: 16 hexadecimal digits, never drawn twice."""
    return secrets.token_hex(8)


def now() -> str:
    """Return the wall clock, UTC, ISO-8601 with microseconds. For people to read; order never depends on it alone."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass
class Clock:
    """The hybrid logical clock of one replica."""

    replica: str
    milliseconds: int = 0
    count: int = 0
    sequence: int = field(default=0)

    def see(self, stamp: str) -> None:
        """Never fall behind `stamp` again."""
        seen = int(stamp[:12], 16), int(stamp[13:17], 16)
        self.milliseconds, self.count = max((self.milliseconds, self.count), seen)

    def moment(self) -> str:
        """Return a text that sorts behind that of every edit made or seen here: what the next stamp begins with."""
        milliseconds, count = self._next()
        return f"{milliseconds:012x}-{count:04x}"

    def tick(self) -> str:
        """Return the next stamp, later than all that were made or seen here."""
        self.milliseconds, self.count = self._next()
        self.sequence += 1
        return f"{self.milliseconds:012x}-{self.count:04x}-{self.replica}-{self.sequence:08x}"

    def _next(self) -> tuple[int, int]:
        wall = max(0, min(int(time.time() * 1000), LAST_MILLISECOND))
        if wall > self.milliseconds:
            return wall, 0
        if self.count < MOST_COUNT:
            return self.milliseconds, self.count + 1
        return self.milliseconds + 1, 0


def is_stamp(value: object) -> bool:
    """Tell whether `value` is a stamp that leaves room for later ones."""
    return isinstance(value, str) and STAMP.fullmatch(value) is not None and int(value[:12], 16) <= LATEST_STAMP


def replica_of(stamp: str) -> str:
    """Return the replica that made `stamp`."""
    return stamp[18:34]
