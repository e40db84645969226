"""Ids and stamps: who made a change, and which of two changes is later, without relying on any clock alone.

A stamp is text that sorts chronologically: a hybrid logical clock (Kulkarni and others, 2014), that is, wall-clock
milliseconds and a counter, never behind any stamp already seen; then the replica and its own sequence number.
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
"""The latest stamp accepted: one at the very end of time would leave no room for later ones."""


def new_id() -> str:
    """Return a new UUIDv7 (RFC 9562): on one laptop, ids made later sort later."""
    milliseconds = int(time.time() * 1000) & LAST_MILLISECOND
    random = secrets.randbits(74)
    value = milliseconds << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & (1 << 62) - 1
    return str(uuid.UUID(int=value))


def derived_id(table: str, *about: str) -> str:
    """Return a deterministic id (UUIDv8) for a row that two laptops could both create for the same thing."""
    digest = hashlib.sha256("\x1f".join((table, *about)).encode()).digest()
    value = int.from_bytes(digest[:16], "big")
    value = value & ~(0xF << 76) | 0x8 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return str(uuid.UUID(int=value))


def new_replica() -> str:
    """Return a random id, 16 hexadecimal digits, for one opening of a file for writing."""
    return secrets.token_hex(8)


def now() -> str:
    """Return the wall clock, UTC, ISO-8601 with microseconds. It is for display; order never depends on it alone."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass
class Clock:
    """The hybrid logical clock of one replica."""

    replica: str
    milliseconds: int = 0
    count: int = 0
    sequence: int = field(default=0)

    def see(self, stamp: str) -> None:
        """Advance the clock to `stamp`, so that it never falls behind it."""
        seen = int(stamp[:12], 16), int(stamp[13:17], 16)
        self.milliseconds, self.count = max((self.milliseconds, self.count), seen)

    def moment(self) -> str:
        """Return a text that sorts after every edit made or seen here: the prefix of the next stamp."""
        milliseconds, count = self._next()
        return f"{milliseconds:012x}-{count:04x}"

    def tick(self) -> str:
        """Return the next stamp, later than all made or seen here."""
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
    """Return whether `value` is a stamp that leaves room for later ones."""
    return isinstance(value, str) and STAMP.fullmatch(value) is not None and int(value[:12], 16) <= LATEST_STAMP


def replica_of(stamp: str) -> str:
    """Return the replica that made `stamp`."""
    return stamp[18:34]
