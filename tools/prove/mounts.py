"""Disks that can be filled, pulled and made read-only: in memory, or ext4 in a file. Only root can mount them."""

import fcntl
import os
import struct
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from tools.prove.proof import NotPossible

PAGE = 4096
SHUT_DOWN = 0x8004587D
"""EXT4_IOC_SHUTDOWN: the file system answers nothing from then on."""
WITHOUT_THE_LOG = struct.pack("I", 2)
"""What is not on the disk yet does not get there any more: as when the power fails."""


def mounted(words: list[str], what: str) -> None:
    """Run a command of the system; raises `NotPossible` with what it said."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        raise NotPossible(f"{what} needs root on Linux")
    try:
        done = subprocess.run(words, capture_output=True, check=False, text=True)
    except FileNotFoundError as error:
        raise NotPossible(f"{what} needs {words[0]}") from error
    if done.returncode != 0:
        raise NotPossible(f"{what} does not work here: {done.stderr.strip()}")


class Mounted:
    """A disk on a folder, taken away when the block ends."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.take_away()

    def take_away(self) -> None:
        """Unmount it, at once where that can be done, else as soon as nobody uses it."""
        subprocess.run(["umount", "--lazy", str(self.folder)], capture_output=True, check=False)


class MemoryDisk(Mounted):
    """A disk in memory, of any size."""

    def __init__(self, folder: Path) -> None:
        """Mount it with room for all."""
        super().__init__(folder)
        mounted(["mount", "-t", "tmpfs", "-o", "size=1g", "prove", str(folder)], "a disk in memory")

    def leave_room(self, pages: int | None) -> None:
        """Let so many pages of 4 KiB be free; plenty if `None`."""
        used = self.used()
        size = 1 << 30 if pages is None else max(used + pages, 1) * PAGE
        mounted(["mount", "-o", f"remount,size={size}", str(self.folder)], "a disk of another size")

    def used(self) -> int:
        """Return how many pages are in use."""
        about = os.statvfs(self.folder)
        return about.f_blocks - about.f_bfree

    def allow_writing(self, allowed: bool) -> None:
        """Make it read-only, or not."""
        mounted(["mount", "-o", "remount," + ("rw" if allowed else "ro"), str(self.folder)], "a read-only disk")


class Stick(Mounted):
    """An ext4 disk in a file, that can be pulled and put back in."""

    def __init__(self, folder: Path, image: Path, megabytes: int = 32) -> None:
        """Make it and put it in."""
        super().__init__(folder)
        self._image = image
        with image.open("wb") as file:
            file.truncate(megabytes << 20)
        mounted(["mkfs.ext4", "-q", "-F", str(image)], "a disk in a file")
        self.put_in()

    def put_in(self, options: str = "loop") -> None:
        """Mount it; what its log holds is played first."""
        self.folder.mkdir(parents=True, exist_ok=True)
        mounted(["mount", "-o", options, str(self._image), str(self.folder)], "a disk in a file")

    def pull(self) -> None:
        """Let it be gone from one moment to the next."""
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, SHUT_DOWN, WITHOUT_THE_LOG)
        except OSError as error:
            raise NotPossible(f"this system can't shut an ext4 disk down: {error}") from error
        finally:
            os.close(folder)

    def settle(self) -> None:
        """Return when all that was written to it is on it."""
        mounted(["sync", "--file-system", str(self.folder)], "settling a disk")

    def snatch(self) -> None:
        """Let it be gone as when somebody pulls it: who has a file open goes on with it, its folder is no more.

        The folder it lies in must hold nothing else: it is renamed, so that nobody finds an empty folder meanwhile.
        """
        gone = self.folder.parent.with_name("gone")
        self.folder.parent.rename(gone)
        subprocess.run(["umount", "--lazy", str(gone / self.folder.name)], capture_output=True, check=False)
        (gone / self.folder.name).rmdir()
        gone.rmdir()

    def take_out(self) -> None:
        """Unmount it for good."""
        mounted(["umount", str(self.folder)], "taking a disk out")
