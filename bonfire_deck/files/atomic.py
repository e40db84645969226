"""Write files atomically: whatever happens, either the complete old file or the complete new one is on the disk."""

import contextlib
import os
import re
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _

_UNFINISHED = re.compile(r"\..*-unfinished-([0-9a-f]{1,8})-[0-9a-f]{8}(\.[^.]*)?(-journal)?")
LONGEST_WRITING_SECONDS = 24 * 3600


@contextlib.contextmanager
def atomic_path(target: Path) -> Iterator[Path]:
    """Yield a temporary path beside `target`; when the block succeeds, sync that file and move it over `target`.

    If the block raises, `target` is unchanged and the temporary file is removed. Raises `Trouble` when the disk is full
    or the folder is not writable. The temporary name begins with a dot and has the suffix of the target. Leftovers of
    interrupted writers in the same folder are removed first.
    """
    if not target.parent.is_dir():
        raise Trouble(
            _("“{name}” could not be saved: the folder does not exist.").format(name=target.name),
            _("Choose another folder, or create this one first."),
        )
    forget_unfinished(target.parent)
    mark = f"unfinished-{os.getpid():x}-{secrets.token_hex(4)}"
    temporary = target.with_name(f".{target.stem[:60]}-{mark}{target.suffix}")
    try:
        # Touch it first, so that an unwritable folder is reported under the name that the user asked for.
        temporary.touch(exist_ok=False)
        yield temporary
        sync_file(temporary)
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise Trouble(
            _("“{name}” could not be saved: {reason}.").format(name=target.name, reason=error.strerror or str(error)),
            _("Choose another folder, or free up some space. Nothing that was there has changed."),
        ) from error
    finally:
        # A database that failed during creation leaves its journal behind.
        for leftover in (temporary, temporary.with_name(f"{temporary.name}-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def write_atomically(target: Path, data: bytes) -> None:
    """Write `data` to `target` through `atomic_path`."""
    with atomic_path(target) as temporary:
        temporary.write_bytes(data)


def forget_unfinished(folder: Path) -> None:
    """Remove temporary files of interrupted writers from `folder`; those of running writers stay."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            found = _UNFINISHED.fullmatch(path.name)
            if found is not None and not _is_being_written(path, int(found[1], 16)):
                with contextlib.suppress(OSError):
                    path.unlink()


def _is_being_written(path: Path, process: int) -> bool:
    """Return whether the writer may still be running; a reused process id protects the file for at most a day."""
    if abs(time.time() - path.stat().st_mtime) > LONGEST_WRITING_SECONDS:
        return False
    if os.name != "posix":
        # On Windows, os.kill would terminate the process.
        return True
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def sync_file(path: Path) -> None:
    """Return once the bytes of `path` are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Return once the directory entries of `folder` are on the disk; a no-op on Windows, which has no such call."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
