"""What a picture worker and the app say to each other: numbers and bytes of fixed shape, over two pipes.

There is no pickle in it, and no text but the four of `Credits`: a worker that decoded hostile bytes is not trusted, and
whatever it answers is checked as if it came from a stranger.
"""

import struct
from enum import IntEnum
from typing import Protocol

from bonfire_deck.model.credits import LONGEST, LONGEST_CAPTION, Credits, cleaned

WORKER_SWITCH = "--picture-worker"
"""In a frozen app, where there is no `python -m`, the app itself becomes a worker when this is its first argument."""
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a picture file, and of a rendition that a worker may answer with."""
MOST_PIXELS = 100_000_000
LONGEST_SOURCE_SIDE = 30_000
LONGEST_SIDE = 3240
"""Pixels on the long side of a stored picture: what a 4K screen shows of a 3:2 picture."""
LONGEST_THUMBNAIL_SIDE = 320
MEMORY_LIMIT = 2 * 1024 * 1024 * 1024
"""Bytes one worker may use: enough for 100 megapixels in Pillow's four bytes a pixel, and the copies on the way."""
MEMORY_EXIT = 77
"""Exit code of a worker that ended itself for having grown past `MEMORY_LIMIT`."""

READY = b"\x01"
REQUEST = struct.Struct("!BBII")
"""Job, format, and the lengths of the two payloads that follow."""
REPLY = struct.Struct("!BBIIIII")
"""Verdict, format, width, height, and the lengths of picture, thumbnail and credits that follow."""
LARGEST_CREDITS = 4 * (3 * LONGEST + LONGEST_CAPTION + 3)
"""Bytes of the credits: UTF-8 has four a character at most."""


class Job(IntEnum):
    """What a worker is asked to do."""

    RENDER = 1
    """Make a stored picture of a foreign file, the first payload."""
    CHECK = 2
    """Decode a stored picture and its thumbnail, the two payloads, to the last row."""


class Verdict(IntEnum):
    """What a worker found."""

    GOOD = 0
    DAMAGED = 1
    TOO_MANY_PIXELS = 2
    TOO_LONG = 3
    OUT_OF_MEMORY = 4


class StoredFormat(IntEnum):
    """The two formats in which pictures are stored."""

    JPEG = 0
    PNG = 1


def packed(said: Credits) -> bytes:
    """Return credits as they go through the pipe: four texts with a NUL between them, which none of them has."""
    return "\0".join((said.credit, said.licence, said.source, said.caption)).encode("utf-8")


def unpacked(data: bytes) -> Credits:
    """Return a stranger's credits; whatever is not exactly as the cleaning leaves it raises `ValueError`."""
    texts = data.decode("utf-8").split("\0") if data else [""] * 4
    if len(texts) != 4:
        raise ValueError("credits are four texts")
    credit, licence, source, caption = texts
    if any(cleaned(text) != text for text in texts[:3]) or cleaned(caption, LONGEST_CAPTION) != caption:
        raise ValueError("credits are not clean")
    return Credits(credit, licence, source, caption)


class Source(Protocol):
    """Anything bytes can be read from, a few at a time."""

    def read(self, size: int, /) -> bytes | None:
        """Return up to `size` bytes, none at the end."""


def read_exactly(source: Source, size: int) -> bytes:
    """Read `size` bytes from a pipe; raises `EOFError` if it ends before."""
    received = bytearray()
    while len(received) < size:
        piece = source.read(min(size - len(received), 1 << 20))
        if not piece:
            raise EOFError
        received += piece
    return bytes(received)
