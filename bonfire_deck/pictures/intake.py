"""The entry point for untrusted pictures: a file goes in; a stored picture comes out, or a reason why not."""

import contextlib
import errno
import hashlib
import os
import queue
import stat
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _
from bonfire_deck.model.credits import Credits
from bonfire_deck.model.session import StoredPicture
from bonfire_deck.pictures.formats import HEAD_SIZE, kind_of, not_a_picture, refusal, shown_name
from bonfire_deck.pictures.process import Reply, WorkerLost, WorkerProcess
from bonfire_deck.pictures.protocol import (
    LARGEST_FILE,
    LONGEST_SIDE,
    LONGEST_SOURCE_SIDE,
    LONGEST_THUMBNAIL_SIDE,
    MOST_PIXELS,
    Job,
    StoredFormat,
    Verdict,
    unpacked,
)
from bonfire_deck.pictures.structure import stored_size

SECONDS_A_PICTURE = 30.0
MOST_WORKERS = 8
"""Whatever the number of cores: each worker may use up to 2 GiB."""
SECONDS_BETWEEN_LOOKS = 0.05
FORMAT_NAMES = {StoredFormat.JPEG: "jpeg", StoredFormat.PNG: "png"}


@dataclass(frozen=True)
class Decoded:
    """The result for one of many files: either a picture or a trouble."""

    path: Path
    done: int
    """How many files are done, including this one."""
    total: int
    picture: StoredPicture | None = None
    trouble: Trouble | None = None
    credits: Credits = field(default_factory=Credits)
    """What the file says about the picture."""


@dataclass(frozen=True)
class Taken:
    """A decoded picture, and what its own file says about it."""

    picture: StoredPicture
    credits: Credits


class PictureWorkers:
    """Decodes untrusted pictures in separate processes; a context manager that ends them on exit.

    Workers start on first use. Thread-safe; calls block, so never call it on the GUI thread.
    """

    def __init__(self, workers: int | None = None, time_limit: float = SECONDS_A_PICTURE) -> None:
        """Set the number of `workers`, by default one per core, and the `time_limit` in seconds per picture."""
        self._count = workers or min(os.cpu_count() or 1, MOST_WORKERS)
        self._all = tuple(WorkerProcess(time_limit) for _number in range(self._count))
        self._idle: queue.LifoQueue[WorkerProcess] = queue.LifoQueue()
        self._closed = False
        for worker in self._all:
            self._idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """End all workers; running calls raise `Trouble`."""
        if self._closed:
            return
        self._closed = True
        for _number in range(self._count):
            while True:
                try:
                    self._idle.get(timeout=SECONDS_BETWEEN_LOOKS).end()
                    break
                except queue.Empty:
                    for worker in self._all:
                        worker.kill()

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The process ids of running workers."""
        return tuple(worker.process_id for worker in self._all if worker.process_id is not None)

    def decode(self, source: Path | bytes) -> StoredPicture:
        """Return the stored form of a file or its bytes; raises `Trouble` with the file's name."""
        return self.take(source).picture

    def take(self, source: Path | bytes) -> Taken:
        """Return the stored form of a file or its bytes, with its credits; raises `Trouble`."""
        return self._decode(source, set())

    def decode_many(
        self,
        paths: Sequence[Path],
        on_result: Callable[[Decoded], None],
        should_stop: Callable[[], bool] = lambda: False,
    ) -> None:
        """Decode `paths` on all workers; `on_result` gets the results in order, on the calling thread.

        When `should_stop` (polled at least every 0.05 s) returns true, decoding is aborted and the call returns without
        the remaining results.
        """
        busy: set[WorkerProcess] = set()
        given_up = threading.Event()
        waiting: deque[tuple[Path, Future[Taken]]] = deque()
        done = 0

        def one(path: Path) -> Taken:
            if given_up.is_set():
                raise _stopped()
            return self._decode(path, busy)

        with ThreadPoolExecutor(self._count, "pictures") as threads:
            try:
                while done < len(paths):
                    # A short queue: results that wait to be delivered take memory.
                    for path in paths[done + len(waiting) : done + 2 * self._count]:
                        waiting.append((path, threads.submit(one, path)))
                    path, future = waiting[0]
                    if not _finished(future, should_stop):
                        return
                    waiting.popleft()
                    done += 1
                    on_result(_decoded(path, future, done, len(paths)))
            finally:
                given_up.set()
                left = {future for _path, future in waiting}
                while wait(left, SECONDS_BETWEEN_LOOKS).not_done:
                    for worker in tuple(busy):
                        worker.kill()

    def verify(self, stored: StoredPicture) -> None:
        """Check every byte of an imported picture; raises `Trouble` if it isn't in our stored format."""
        form = next((form for form, name in FORMAT_NAMES.items() if name == stored.format), None)
        if form is None or hashlib.sha256(stored.data).hexdigest() != stored.id:
            raise _not_ours()
        size = (stored.width, stored.height)
        if _checked_sizes(form, stored.data, stored.thumbnail) != size:
            raise _not_ours()
        with self._leased(set()) as worker:
            try:
                reply = worker.ask(Job.CHECK, form, stored.data, stored.thumbnail)
            except WorkerLost as lost:
                raise _not_ours() from lost
        if reply.verdict is not Verdict.GOOD or (reply.width, reply.height) != size:
            raise _not_ours()

    def _decode(self, source: Path | bytes, busy: set[WorkerProcess]) -> Taken:
        name = shown_name(source.name) if isinstance(source, Path) else _("the pasted picture")
        with self._leased(busy) as worker:
            data = _read(source, name) if isinstance(source, Path) else source
            if len(data) > LARGEST_FILE:
                raise _too_large(name)
            refused = refusal(kind_of(data[:HEAD_SIZE], name), name)
            if refused is not None:
                raise refused
            try:
                reply = self._rendered(worker, data)
            except WorkerLost as lost:
                raise self._why_lost(lost, name) from lost
        if reply.verdict is not Verdict.GOOD:
            raise _why_refused(reply.verdict, name)
        return Taken(_stored(reply, name), _credits(reply))

    def _rendered(self, worker: WorkerProcess, data: bytes) -> Reply:
        try:
            return worker.ask(Job.RENDER, StoredFormat.JPEG, data)
        except WorkerLost as lost:
            if lost.late or lost.out_of_memory or self._closed:
                raise
            # The worker may have been killed by a system short of memory, which is not this picture's fault.
            return worker.ask(Job.RENDER, StoredFormat.JPEG, data)

    @contextlib.contextmanager
    def _leased(self, busy: set[WorkerProcess]) -> Iterator[WorkerProcess]:
        """Lend a worker to this thread; meanwhile it is in `busy`."""
        worker = self._idle.get()
        try:
            if self._closed:
                raise _stopped()
            busy.add(worker)
            yield worker
        finally:
            busy.discard(worker)
            self._idle.put(worker)

    def _why_lost(self, lost: WorkerLost, name: str) -> Trouble:
        if self._closed:
            return _stopped()
        if lost.out_of_memory:
            return _why_refused(Verdict.OUT_OF_MEMORY, name)
        if lost.late:
            return Trouble(
                _("“{name}” took too long to read, so it was skipped.").format(name=name),
                _("Open it in an image editor, save it as JPEG, and add that file."),
            )
        return _why_refused(Verdict.DAMAGED, name)


def _finished(future: Future[Taken], should_stop: Callable[[], bool]) -> bool:
    """Wait for `future`; return false as soon as `should_stop` returns true."""
    while not should_stop():
        if wait((future,), SECONDS_BETWEEN_LOOKS).done:
            return True
    return False


def _decoded(path: Path, future: Future[Taken], done: int, total: int) -> Decoded:
    try:
        taken = future.result()
        return Decoded(path, done, total, picture=taken.picture, credits=taken.credits)
    except Trouble as trouble:
        return Decoded(path, done, total, trouble=trouble)


def _checked_sizes(form: StoredFormat, data: bytes, thumbnail: bytes) -> tuple[int, int]:
    """Return a picture's size if its structure and its thumbnail's are as we write them; raises `Trouble` otherwise."""
    try:
        size, small = stored_size(form, data), stored_size(form, thumbnail)
    except ValueError as error:
        raise _not_ours() from error
    if max(size) > LONGEST_SIDE or max(small) > LONGEST_THUMBNAIL_SIDE or min(*size, *small) < 1:
        raise _not_ours()
    return size


def _stored(reply: Reply, name: str) -> StoredPicture:
    """Build a stored picture from a worker's reply, which is checked like any untrusted file."""
    try:
        size = _checked_sizes(reply.format, reply.data, reply.thumbnail)
    except Trouble as error:
        raise _why_refused(Verdict.DAMAGED, name) from error
    return StoredPicture(
        id=hashlib.sha256(reply.data).hexdigest(),
        format=FORMAT_NAMES[reply.format],
        width=size[0],
        height=size[1],
        data=reply.data,
        thumbnail=reply.thumbnail,
    )


def _credits(reply: Reply) -> Credits:
    """Return the credits in a worker's reply, empty if our own rules could not have produced them."""
    try:
        return unpacked(reply.credits)
    except ValueError:
        return Credits()


def _read(path: Path, name: str) -> bytes:
    """Return the bytes of a regular file; anything else (a device, a pipe, a folder) is not even opened."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise not_a_picture(name)
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise not_a_picture(name)
            data = file.read(LARGEST_FILE + 1) if status.st_size <= LARGEST_FILE else None
    except FileNotFoundError as error:
        raise Trouble(
            _("“{name}” does not exist.").format(name=name),
            _("It may have been moved, or its disk may be disconnected."),
        ) from error
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno or errno.EIO) if isinstance(error, OSError) else str(error)
        raise Trouble(
            _("“{name}” can't be opened: {reason}.").format(name=name, reason=reason),
            _("Check whether another program can open it."),
        ) from error
    if data is None:
        raise _too_large(name)
    if not data:
        raise Trouble(
            _("“{name}” is empty.").format(name=name),
            _("If it is in cloud storage, download it first, then add it again."),
        )
    return data


def _too_large(name: str) -> Trouble:
    return Trouble(
        _("“{name}” is larger than {most} megabytes.").format(name=name, most=LARGEST_FILE // (1024 * 1024)),
        _smaller(),
    )


def _smaller() -> str:
    return _("Make it smaller in an image editor, save it as JPEG, and add that file.")


def _stopped() -> Trouble:
    return Trouble(_("Reading pictures was stopped."))


def _not_ours() -> Trouble:
    return Trouble(
        _("A picture in this file is damaged, or was not made by Bonfire Deck."),
        _("Ask for a fresh copy of the file, or make a new deck from the pictures."),
    )


def _why_refused(verdict: Verdict, name: str) -> Trouble:
    if verdict is Verdict.TOO_MANY_PIXELS:
        most = MOST_PIXELS // 1_000_000
        return Trouble(_("“{name}” has more than {most} megapixels.").format(name=name, most=most), _smaller())
    if verdict is Verdict.TOO_LONG:
        return Trouble(
            _("“{name}” is more than {most} pixels wide or high.").format(name=name, most=LONGEST_SOURCE_SIDE),
            _smaller(),
        )
    if verdict is Verdict.OUT_OF_MEMORY:
        return Trouble(_("“{name}” needs more memory than one picture may use.").format(name=name), _smaller())
    return Trouble(
        _("“{name}” is damaged and can't be read as a picture.").format(name=name),
        _("Open it in an image editor, save it as JPEG, and add that file."),
    )
