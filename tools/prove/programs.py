"""Running the program: as anyone starts it, or forked from a warmed process where it is run thousands of times."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from tools.prove.proof import NotPossible

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("bonfire_deck.__main__", "bonfire_deck.cli")
EXPORTS = (
    *COMMANDS,
    "bonfire_deck.paper.export",
    "bonfire_deck.writing.export",
    "bonfire_deck.writing.html",
    "pikepdf",
)
MOST_SECONDS = 600.0


@dataclass
class Ended:
    """How a run of the program ended."""

    code: int
    output: str
    errors: str

    def is_plainly_refused(self) -> bool:
        """Tell whether it ended with a sentence and 1, and nothing of ours that only we understand."""
        return self.code == 1 and "Traceback" not in self.errors and self.errors.strip()[-1:] in tuple(".?!”)")


class Running:
    """One forked run of the program."""

    def __init__(self, nursery: "Nursery", pid: int, words: str, output: IO[bytes], errors: IO[bytes]) -> None:
        self._nursery = nursery
        self._words = words
        self.pid = pid
        self.output = output
        """What it prints, as it prints it."""
        self._errors = errors

    def kill(self, how: int = signal.SIGKILL) -> None:
        """End it as a power cut or a crash would."""
        os.kill(self.pid, how)

    def end(self, seconds: float = MOST_SECONDS, *, printed: bytes = b"") -> Ended:
        """Wait for its end; `printed` is what was read of its output already."""
        rest: list[bytes] = []
        # Meanwhile, or one that says much would wait for us.
        reader = threading.Thread(target=lambda: rest.append(self.output.read()))
        reader.start()
        code = self._nursery.ask({"wait": self.pid, "seconds": seconds})
        if code is None:
            self.kill()
            self._nursery.ask({"wait": self.pid, "seconds": MOST_SECONDS})
        reader.join()
        if code is None:
            raise TimeoutError(f"the program did not end in {seconds} seconds: {self._words}")
        output = printed + rest[0]
        self._errors.seek(0)
        errors = self._errors.read()
        self.output.close()
        self._errors.close()
        return Ended(code, output.decode("utf-8", "replace"), errors.decode("utf-8", "replace"))


class Nursery:
    """A process that has imported the program and forks it; one thread may ask at a time."""

    def __init__(self, warm: Sequence[str] = COMMANDS, environment: dict[str, str] | None = None) -> None:
        """Start it; `warm` are modules to import, `environment` is added to its own."""
        if not hasattr(os, "fork"):
            raise NotPossible("this system cannot fork a process")
        self._line, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tools.prove.nursery", ",".join(warm), str(other.fileno())],
            pass_fds=[other.fileno()], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **(environment or {})},
        )  # fmt: skip
        other.close()
        if self._line.recv(100) != b"ready":
            raise RuntimeError("the warmed process did not start")

    def __enter__(self) -> "Nursery":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._line.close()
        self._process.wait()

    def ask(self, request: dict[str, object], streams: Sequence[int] = ()) -> int | None:
        """Send one request and return the answer."""
        socket.send_fds(self._line, [json.dumps(request).encode()], streams)
        answer: int | None = json.loads(self._line.recv(1000))
        return answer

    def start(
        self,
        *words: object,
        given: IO[bytes] | int | None = None,
        module: str = "bonfire_deck.__main__",
        function: str = "main",
        environment: dict[str, str] | None = None,
    ) -> Running:
        """Start a run with `words`, reading from `given`, a file or a descriptor; nothing to read if left out."""
        readable, writable = os.pipe()
        # Closed by `Running.end`.
        errors = tempfile.TemporaryFile()  # noqa: SIM115
        empty = os.open(os.devnull, os.O_RDONLY)
        source = empty if given is None else given if isinstance(given, int) else given.fileno()
        request: dict[str, object] = {
            "module": module, "function": function, "words": [str(word) for word in words],
            "environment": environment or {},
        }  # fmt: skip
        try:
            pid = self.ask(request, [source, writable, errors.fileno()])
        finally:
            os.close(writable)
            os.close(empty)
        assert pid is not None
        said = " ".join(map(str, words))
        return Running(self, pid, said, open(readable, "rb"), errors)  # noqa: PTH123 - a descriptor, closed by `end`

    def run(self, *words: object, given: bytes = b"", environment: dict[str, str] | None = None) -> Ended:
        """Run the program with `words` to its end."""
        with tempfile.TemporaryFile() as file:
            file.write(given)
            file.seek(0)
            return self.start(*words, given=file, environment=environment).end()


def start_plainly(*words: object, given: IO[bytes]) -> "subprocess.Popen[bytes]":
    """Start the program as anyone does, in a Python of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "bonfire_deck", *map(str, words)], stdin=given, stdout=subprocess.PIPE, cwd=ROOT
    )
