"""Read the pages of a damaged database file one by one, by SQLite's published format, without SQLite.

SQLite reaches a row through the pages above it, so one damaged page hides all rows below it. Here each page with rows
is read independently: only what was in the damaged pages is lost. The source of every offset and formula is
https://www.sqlite.org/fileformat2.html (§ 1.6 b-tree pages, § 2.1 record format).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from bonfire_deck.files.schema import PAGE_SIZE

Stored = int | float | str | bytes | None
Record = tuple[Stored, ...]

INDEX_BRANCH, TABLE_BRANCH, INDEX_LEAF, TABLE_LEAF = 0x02, 0x05, 0x0A, 0x0D
HEADER = {INDEX_BRANCH: 12, TABLE_BRANCH: 12, INDEX_LEAF: 8, TABLE_LEAF: 8}
FILE_HEADER = 100
LARGEST_RECORD = 64_000_000
MOST_COLUMNS = 200
_WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_REAL = 7
_FIRST_BYTES = 12


class Unreadable(Exception):
    """These bytes are not a valid page, cell or record."""


@dataclass(frozen=True)
class Cell:
    """One row, not yet decoded, since its values may be large."""

    page: int
    kind: int
    """The type of its page."""
    size: int
    start: bytes
    """The part of the record that is in the page itself."""
    overflow: int
    """The first overflow page, 0 if there is none."""


class Pages:
    """The pages of one file, numbered from 1, read-only."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`; raises `OSError`."""
        self._file: BinaryIO = path.open("rb")
        self.count = path.stat().st_size // PAGE_SIZE

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def page(self, number: int) -> bytes:
        """Return the bytes of a page; raises `Unreadable` if the file has no such page."""
        if not 1 <= number <= self.count:
            raise Unreadable("page")
        self._file.seek((number - 1) * PAGE_SIZE)
        try:
            found = self._file.read(PAGE_SIZE)
        except OSError as error:
            raise Unreadable("page") from error
        if len(found) < PAGE_SIZE:
            raise Unreadable("page")
        return found

    def kind(self, number: int) -> int:
        """Return the first byte of a page, which is its type, or 0 if it can't be read."""
        try:
            return self.page(number)[_header_at(number)]
        except Unreadable:
            return 0

    def below(self, root: int) -> set[int]:
        """Return the pages with rows that are reachable from the root of a table."""
        found: set[int] = set()
        waiting, seen = [root], set[int]()
        while waiting:
            number = waiting.pop()
            if number in seen:
                continue
            seen.add(number)
            kind = self.kind(number)
            if kind == TABLE_LEAF:
                found.add(number)
            elif kind == TABLE_BRANCH:
                waiting += self._children(number)
        return found

    def _children(self, number: int) -> list[int]:
        content = self.page(number)
        children = [int.from_bytes(content[at : at + 4]) for at in _cells_at(content, number)]
        last = _header_at(number) + 8
        return [*children, int.from_bytes(content[last : last + 4])]

    def cells(self, number: int) -> Iterator[Cell]:
        """Yield the readable rows of a page."""
        try:
            content = self.page(number)
        except Unreadable:
            return
        kind = content[_header_at(number)]
        if kind not in (TABLE_LEAF, INDEX_LEAF, INDEX_BRANCH):
            return
        for at in _cells_at(content, number):
            try:
                yield _cell(content, at, number, kind)
            except Unreadable:
                continue

    def record(self, cell: Cell, used: set[int]) -> Record:
        """Return the values of a row; raises `Unreadable`.

        `used` holds overflow pages of other rows; none is followed twice, so that a crafted file can't expand beyond
        its own size.
        """
        parts, left, following = [cell.start], cell.size - len(cell.start), cell.overflow
        while left > 0:
            if following in used:
                raise Unreadable("overflow")
            content = self.page(following)
            used.add(following)
            following = int.from_bytes(content[:4])
            parts.append(content[4 : 4 + left])
            left -= PAGE_SIZE - 4
        return _values(b"".join(parts))


def columns_of(cell: Cell) -> int:
    """Return how many values a row has, from the record header; raises `Unreadable`."""
    return len(_types(cell.start)[0])


def _header_at(number: int) -> int:
    return FILE_HEADER if number == 1 else 0


def _cells_at(content: bytes, number: int) -> list[int]:
    header = _header_at(number)
    first = header + HEADER[content[header]]
    count = int.from_bytes(content[header + 3 : header + 5])
    pointers = content[first : min(first + 2 * count, PAGE_SIZE)]
    places = [int.from_bytes(pointers[at : at + 2]) for at in range(0, len(pointers) - 1, 2)]
    # Count an offset once, even if the page lists it a thousand times.
    return [place for place in dict.fromkeys(places) if first <= place < PAGE_SIZE - 4]


def _cell(content: bytes, at: int, number: int, kind: int) -> Cell:
    if kind == INDEX_BRANCH:
        at += 4
    size, at = _varint(content, at)
    if kind == TABLE_LEAF:
        _rowid, at = _varint(content, at)
    if not 2 <= size <= LARGEST_RECORD:
        raise Unreadable("size")
    here = _size_here(size, kind)
    start = content[at : at + here]
    if len(start) < here:
        raise Unreadable("size")
    overflow = int.from_bytes(content[at + here : at + here + 4]) if here < size else 0
    return Cell(number, kind, size, start, overflow)


def _size_here(size: int, kind: int) -> int:
    """Return how many bytes of a record are in its page (§ 1.6, P, X, M and K there)."""
    most = PAGE_SIZE - 35 if kind == TABLE_LEAF else (PAGE_SIZE - 12) * 64 // 255 - 23
    if size <= most:
        return size
    least = (PAGE_SIZE - 12) * 32 // 255 - 23
    some = least + (size - least) % (PAGE_SIZE - 4)
    return some if some <= most else least


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(9):
        if at + place >= len(content):
            raise Unreadable("number")
        byte = content[at + place]
        if place == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at + place + 1


def _types(content: bytes) -> tuple[list[int], int]:
    size, at = _varint(content, 0)
    if not at <= size <= len(content):
        raise Unreadable("header")
    types: list[int] = []
    while at < size and len(types) <= MOST_COLUMNS:
        kind, at = _varint(content, at)
        types.append(kind)
    if at != size:
        raise Unreadable("header")
    return types, size


def _values(content: bytes) -> Record:
    types, at = _types(content)
    values: list[Stored] = []
    for kind in types:
        value, at = _value(content, at, kind)
        values.append(value)
    if at != len(content):
        raise Unreadable("length")
    return tuple(values)


def _value(content: bytes, at: int, kind: int) -> tuple[Stored, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind in (10, 11):
        raise Unreadable("type")
    length = (kind - 12) // 2 if kind >= _FIRST_BYTES else _WHOLE_NUMBERS.get(kind, 8)
    found = content[at : at + length]
    if len(found) < length:
        raise Unreadable("length")
    at += length
    if kind < _REAL:
        return int.from_bytes(found, signed=True), at
    if kind == _REAL:
        return float(struct.unpack(">d", found)[0]), at
    # Text with a damaged letter is better than none; a digest tells it from intact text.
    return (found if kind % 2 == 0 else found.decode("utf-8", "replace")), at
