"""A file wrapper for libraries that close their archive a second time on garbage collection."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO


class SteadyFile:
    """Writes through to a file until the first failure; after that, accepts and discards everything.

    If a full disk cuts off the archive of a Word or slides document, Python closes it a second time, when the file is
    long closed: that would print another error on the terminal after ours was reported.
    """

    def __init__(self, file: BinaryIO) -> None:
        """Write to `file`."""
        self._file = file
        self._is_cut_off = False
        self._imagined = 0
        """Where the next bytes would go since the file refused: an archive reckons with it."""

    def write(self, data: bytes) -> int:
        """Write `data`; the first failure is raised to the caller."""
        with self._watching():
            if not self._is_cut_off:
                return self._file.write(data)
            self._imagined += len(data)
            return len(data)

    def seek(self, place: int, whence: int = 0) -> int:
        """Seek and return the new position, after writing what is buffered."""
        with self._watching():
            if not self._is_cut_off:
                return self._file.seek(place, whence)
            self._imagined = place
            return place

    def tell(self) -> int:
        """Return the current position."""
        return self._imagined if self._is_cut_off else self._file.tell()

    def flush(self) -> None:
        """Flush the file; the first failure is raised to the caller."""
        with self._watching():
            if not self._is_cut_off:
                self._file.flush()

    @contextmanager
    def _watching(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self._is_cut_off = True
            raise

    def seekable(self) -> bool:
        """Return true: the file is seekable."""
        return True
