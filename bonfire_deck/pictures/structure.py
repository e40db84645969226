"""Read the structure of a stored JPEG or PNG without decoding it: its size, and that it holds nothing but the picture.

Pure Python over bytes, so that it can check pictures from a worker or an imported deck. Sources: ITU-T T.81 Annex B for
JPEG, W3C PNG (Third Edition) § 5 for PNG.
"""

import re
import zlib
from collections.abc import Iterator

from bonfire_deck.pictures.protocol import StoredFormat

# A JFIF APP0 segment without a thumbnail.
JFIF_LENGTH = 16
START_OF_FRAME = (0xC0, 0xC2)
"""Baseline and progressive."""
TABLES = (0xDB, 0xC4, 0xDD)
"""Quantisation, Huffman, restart interval."""
START_OF_SCAN = 0xDA
COLOURS = 3
PNG_TRUECOLOUR = (2, 6)
"""RGB and RGBA."""


def stored_size(form: StoredFormat, data: bytes) -> tuple[int, int]:
    """Return width and height in pixels; raises `ValueError` for anything that our encoder would not have written.

    This includes metadata, comments, colour profiles, other colour models and bytes after the end.
    """
    try:
        return _jpeg_size(data) if form is StoredFormat.JPEG else _png_size(data)
    except IndexError:
        raise ValueError("ends early") from None


def _jpeg_size(data: bytes) -> tuple[int, int]:
    size: tuple[int, int] | None = None
    scans = 0
    for marker, body in _jpeg_segments(data):
        if marker == 0xE0:
            if len(body) != JFIF_LENGTH - 2 or body[:5] != b"JFIF\0" or body[12:] != b"\0\0":
                raise ValueError("APP0 is not JFIF")
        elif marker in START_OF_FRAME:
            if size is not None or body[0] != 8 or body[5] != COLOURS:
                raise ValueError("not one frame of 8 bits and three colours")
            size = int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
        elif marker == START_OF_SCAN:
            scans += 1
        elif marker not in TABLES:
            raise ValueError(f"segment {marker:#x}")
    if size is None or not scans:
        raise ValueError("no picture")
    return size


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and body of each segment up to the end of the image, which must be the end of the data."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("not a JPEG")
    # Inside a scan, FF is followed by 00 or a restart marker; anything else begins the next segment.
    after_scan = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("no marker where one must be")
        marker = data[at + 1]
        if marker == 0xD9:
            if at + 2 != len(data):
                raise ValueError("bytes after the end")
            return
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        if length < 2 or len(body) != length - 2:
            raise ValueError("a segment ends early")
        yield marker, body
        at += 2 + length
        if marker == START_OF_SCAN:
            found = after_scan.search(data, at)
            if found is None:
                raise ValueError("no end")
            at = found.start()


def _png_size(data: bytes) -> tuple[int, int]:
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("not a PNG")
    at, kinds, header = 8, [], b""
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        checksum = int.from_bytes(data[at + 8 + length : at + 12 + length], "big")
        if len(data) < at + 12 + length or zlib.crc32(kind + body) != checksum:
            raise ValueError("a chunk is damaged")
        kinds.append(kind)
        header = header or body
        at += 12 + length
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or set(kinds[1:-1]) != {b"IDAT"}:
        raise ValueError("other chunks than the picture's")
    if len(header) != 13 or header[8] != 8 or header[9] not in PNG_TRUECOLOUR or header[12] != 0:
        raise ValueError("not 8 bits of RGB or RGBA")
    return int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
