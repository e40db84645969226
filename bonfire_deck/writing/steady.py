"""A file for libraries that close their archive once more when it is thrown away."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO


class SteadyFile:
    """Writes through to a file until that refuses; from then on it takes everything, and nothing comes of it.

    The archive of a Word or slides document that a full disk cut off is closed a second time by Python itself, when
    the file is long closed: that would print an error on the terminal after ours was told.
    """

    def __init__(self, file: BinaryIO) -> None:
        """Write to `file`."""
        self._file = file
        self._is_cut_off = False
        self._imagined = 0
        """Where the next bytes would go since the file refused: an archive reckons with it."""

    def write(self, data: bytes) -> int:
        """Write `data`; the first refusal goes to the caller."""
        with self._watching():
            if not self._is_cut_off:
                return self._file.write(data)
            self._imagined += len(data)
            return len(data)

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place and return it; what is still held is written before."""
        with self._watching():
            if not self._is_cut_off:
                return self._file.seek(place, whence)
            self._imagined = place
            return place

    def tell(self) -> int:
        """Return the place where the next bytes go."""
        return self._imagined if self._is_cut_off else self._file.tell()

    def flush(self) -> None:
        """Let the file write what it still holds; the first refusal goes to the caller."""
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
        """Tell that one can go back in it."""
        return True
