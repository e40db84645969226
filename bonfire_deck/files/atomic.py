"""Writing a file so that there is always the old one or the new one, whole, whatever happens in the middle."""

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
    """Give a temporary path beside `target`; when the block ends well, its file is on the disk and takes the place.

    If the block raises, `target` is as it was and the temporary file is gone. A full disk or a folder that can't be
    written to ends in `Trouble`. The temporary name begins with a dot and ends like the target. What a writer that was
    ended in the middle left in the same folder is removed first.
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
        # A folder that can't be written to is said to be so here, by the name that was asked for.
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
        # A database that could not even be begun leaves its journal.
        for leftover in (temporary, temporary.with_name(f"{temporary.name}-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def write_atomically(target: Path, data: bytes) -> None:
    """Write `data` to `target` by `atomic_path`."""
    with atomic_path(target) as temporary:
        temporary.write_bytes(data)


def forget_unfinished(folder: Path) -> None:
    """Remove from `folder` what writers that were ended in the middle left there; one that still runs keeps its own."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            found = _UNFINISHED.fullmatch(path.name)
            if found is not None and not _is_being_written(path, int(found[1], 16)):
                with contextlib.suppress(OSError):
                    path.unlink()


def _is_being_written(path: Path, process: int) -> bool:
    """Tell whether a writer may still be at it; a number that another process got meanwhile counts for a day."""
    if abs(time.time() - path.stat().st_mtime) > LONGEST_WRITING_SECONDS:
        return False
    if os.name != "posix":
        # Asking Windows for a process by a signal would end it.
        return True
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def sync_file(path: Path) -> None:
    """Return only when the bytes of `path` are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Return only when the names in `folder` are on the disk; nothing to do on Windows, which has no such call."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
