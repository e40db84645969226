"""An archive on a disk that is full is closed without a word, however often."""

import errno
import gc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.writing.steady import SteadyFile


class FullDisk:
    """A file that holds so many bytes and then refuses, as a buffered one does: when writing, seeking or flushing."""

    def __init__(self, room, held=0):
        self.room, self.held, self.place, self.closed = room, held, 0, False
        self.waiting = 0

    def _settle(self):
        if self.closed:
            raise ValueError("seek of closed file")
        self.room -= self.waiting
        self.waiting = 0
        if self.room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")

    def write(self, data):
        self.waiting += len(data)
        self.place += len(data)
        if self.waiting > self.held:
            self._settle()
        return len(data)

    def seek(self, place, whence=0):
        self._settle()
        self.place = place
        return place

    def tell(self):
        if self.closed:
            raise ValueError("tell of closed file")
        return self.place

    def flush(self):
        self._settle()


@given(st.integers(0, 400), st.sampled_from([0, 64, 100_000]))
def test_whatever_the_disk_refuses_is_told_once(room, held):
    disk = FullDisk(room, held)
    archive = zipfile.ZipFile(SteadyFile(disk), "w")

    def fill(opened):
        opened.writestr("words.xml", b"x" * 600)
        opened.close()

    with pytest.raises(OSError, match="No space"):
        fill(archive)
    disk.closed = True
    # A second close, as by the end of its life: a refusal here would be printed, and pytest would fail for it.
    archive.close()
    del archive
    gc.collect()


def test_with_room_it_writes_what_the_file_gets(tmp_path):
    path = tmp_path / "words.zip"
    with path.open("wb") as file, zipfile.ZipFile(SteadyFile(file), "w") as archive:
        archive.writestr("a", b"one")
        archive.writestr("b", b"two")
    with zipfile.ZipFile(path) as archive:
        assert (archive.read("a"), archive.read("b")) == (b"one", b"two")
