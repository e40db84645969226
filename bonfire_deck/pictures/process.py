"""The app's side of one picture worker: start it, send jobs, and end it when it is late or gone."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bonfire_deck.pictures import protocol
from bonfire_deck.pictures.protocol import WORKER_SWITCH, Job, StoredFormat, Verdict

START_SECONDS = 60.0


class WorkerLost(Exception):
    """The worker ended, or was ended, before it answered."""

    def __init__(self, *, late: bool, out_of_memory: bool) -> None:
        super().__init__("late" if late else "gone")
        self.late = late
        self.out_of_memory = out_of_memory


@dataclass(frozen=True)
class Reply:
    """A worker's reply, of the right shape but otherwise untrusted."""

    verdict: Verdict
    format: StoredFormat = StoredFormat.JPEG
    width: int = 0
    height: int = 0
    data: bytes = b""
    thumbnail: bytes = b""
    credits: bytes = b""


class WorkerProcess:
    """One worker, started on first use and again after it was lost. One thread at a time may ask; any may kill."""

    def __init__(self, time_limit: float) -> None:
        """Set `time_limit`, in seconds per picture."""
        self._time_limit = time_limit
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._late = False

    @property
    def process_id(self) -> int | None:
        """The worker's process id, `None` while there is none."""
        return self._process.pid if self._process else None

    def ask(self, job: Job, form: StoredFormat, first: bytes, second: bytes = b"") -> Reply:
        """Return the reply to `job`; raises `WorkerLost`, after which the worker may be asked again."""
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._limited(START_SECONDS, self._start)
        header = protocol.REQUEST.pack(job, form, len(first), len(second))
        reply = self._limited(self._time_limit, self._exchange, header, first, second)
        if reply.verdict is Verdict.OUT_OF_MEMORY:
            # Its remaining memory may be too little for the next picture.
            self.end()
        return reply

    def kill(self) -> None:
        """Kill the worker at once, whatever it is doing; the thread that asked it gets `WorkerLost`."""
        with self._lock:
            if self._process is not None:
                self._process.kill()

    def end(self) -> None:
        """End the worker and clean up; only for the thread that may ask."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in _pipes(process):
            pipe.close()

    def _start(self) -> Reply:
        process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=_environment(),
            creationflags=_creation_flags(),
        )
        with self._lock:
            self._process = process
        _, answers = _pipes(process)
        protocol.read_exactly(answers, len(protocol.READY))
        return Reply(Verdict.GOOD)

    def _limited(self, seconds: float, step: Callable[..., Reply], *arguments: bytes) -> Reply:
        """Run one step of the exchange; a worker that takes longer than `seconds` is killed."""
        self._late = False
        timer = threading.Timer(seconds, self._kill_late)
        timer.daemon = True
        timer.start()
        try:
            reply = step(*arguments)
        except (EOFError, OSError, ValueError) as error:
            timer.cancel()
            timer.join()
            raise self._lost() from error
        timer.cancel()
        timer.join()
        if self._late:
            self.end()
        return reply

    def _kill_late(self) -> None:
        self._late = True
        self.kill()

    def _lost(self) -> WorkerLost:
        process = self._process
        self.end()
        code = process.returncode if process else None
        return WorkerLost(late=self._late, out_of_memory=code == protocol.MEMORY_EXIT)

    def _exchange(self, header: bytes, first: bytes, second: bytes) -> Reply:
        process = self._process
        if process is None:
            raise EOFError
        jobs, answers = _pipes(process)
        for part in (header, first, second):
            left = memoryview(part)
            while left:
                left = left[jobs.write(left) :]
        verdict, form, width, height, data_size, thumbnail_size, credits_size = protocol.REPLY.unpack(
            protocol.read_exactly(answers, protocol.REPLY.size),
        )
        if max(data_size, thumbnail_size) > protocol.LARGEST_FILE or credits_size > protocol.LARGEST_CREDITS:
            raise ValueError("an answer of this size is none")
        return Reply(
            Verdict(verdict),
            StoredFormat(form),
            width,
            height,
            protocol.read_exactly(answers, data_size),
            protocol.read_exactly(answers, thumbnail_size),
            protocol.read_exactly(answers, credits_size),
        )


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    return process.stdin, process.stdout


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_SWITCH]
    # -P: never import from the current folder, which may be on an untrusted USB stick.
    return [sys.executable, "-P", "-m", "bonfire_deck.pictures.worker"]


def _creation_flags() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    else:  # noqa: RET505 - so that each system's type check sees only its own branch
        return 0


def _environment() -> dict[str, str]:
    """Return our environment, extended so that the worker can import our package."""
    beside = str(Path(__file__).resolve().parents[2])
    before = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((beside, before)) if before else beside}
