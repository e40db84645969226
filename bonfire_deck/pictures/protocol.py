"""The protocol between the app and a picture worker: numbers and bytes of fixed shape, over two pipes.

It has no pickle, and no text except the four fields of `Credits`: a worker that has decoded hostile bytes is not
trusted, and each reply is checked like untrusted input.
"""

import struct
from enum import IntEnum
from typing import Protocol

from bonfire_deck.model.credits import LONGEST, LONGEST_CAPTION, Credits, cleaned

WORKER_SWITCH = "--picture-worker"
"""In a frozen app, which has no `python -m`, the app itself becomes a worker if this is its first argument."""
LARGEST_FILE = 64 * 1024 * 1024
"""Maximum bytes of a picture file, and of a rendition in a reply."""
MOST_PIXELS = 100_000_000
LONGEST_SOURCE_SIDE = 30_000
LONGEST_SIDE = 3240
"""Pixels on the long side of a stored picture: what a 4K screen shows of a 3:2 picture."""
LONGEST_THUMBNAIL_SIDE = 320
MEMORY_LIMIT = 2 * 1024 * 1024 * 1024
"""Bytes per worker: enough for 100 megapixels at Pillow's four bytes per pixel, and intermediate copies."""
MEMORY_EXIT = 77
"""Exit code of a worker that ended itself after exceeding `MEMORY_LIMIT`."""

READY = b"\x01"
REQUEST = struct.Struct("!BBII")
"""Job, format, and the lengths of the two payloads that follow."""
REPLY = struct.Struct("!BBIIIII")
"""Verdict, format, width, height, and the lengths of picture, thumbnail and credits that follow."""
LARGEST_CREDITS = 4 * (3 * LONGEST + LONGEST_CAPTION + 3)
"""Maximum bytes of the credits: UTF-8 has at most four per character."""


class Job(IntEnum):
    """A request to a worker."""

    RENDER = 1
    """Make a stored picture from an untrusted file, the first payload."""
    CHECK = 2
    """Decode a stored picture and its thumbnail, the two payloads, completely."""


class Verdict(IntEnum):
    """The outcome of a job."""

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
    """Return credits as bytes: four texts separated by NUL, which none of them contains."""
    return "\0".join((said.credit, said.licence, said.source, said.caption)).encode("utf-8")


def unpacked(data: bytes) -> Credits:
    """Return untrusted credits; raises `ValueError` unless they are exactly as cleaning leaves them."""
    texts = data.decode("utf-8").split("\0") if data else [""] * 4
    if len(texts) != 4:
        raise ValueError("credits are four texts")
    credit, licence, source, caption = texts
    if any(cleaned(text) != text for text in texts[:3]) or cleaned(caption, LONGEST_CAPTION) != caption:
        raise ValueError("credits are not clean")
    return Credits(credit, licence, source, caption)


class Source(Protocol):
    """Anything to read bytes from in chunks."""

    def read(self, size: int, /) -> bytes | None:
        """Return up to `size` bytes, empty at the end."""


def read_exactly(source: Source, size: int) -> bytes:
    """Return `size` bytes from a pipe; raises `EOFError` if it ends early."""
    received = bytearray()
    while len(received) < size:
        piece = source.read(min(size - len(received), 1 << 20))
        if not piece:
            raise EOFError
        received += piece
    return bytes(received)
