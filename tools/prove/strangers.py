"""Offers strangers' files to a process without a network that may crash, hang or grow, and tells what came of it."""

import hashlib
import json
import os
import selectors
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO

from tools.pace import is_over
from tools.prove.programs import ROOT

MOST_SECONDS = 5.0
"""What one place may take for one file."""
PATIENCE = 600.0
"""After which a process that does not answer at all is ended."""
MOST_MEMORY = 500_000_000
STRACE = ("strace", "-f", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o")


@dataclass
class Came:
    """What came of one file."""

    verdicts: dict[str, str] = field(default_factory=dict)
    """`taken`, `refused` or `crash`, by the name of the place."""
    faults: list[str] = field(default_factory=list)
    memory: int = 0
    seconds: float = 0.0
    """Of the slowest place."""


class Strangers:
    """A process that takes files; one that ends or hangs is started again for the next."""

    def __init__(self, folder: Path, mine: Path, *, traced: Path | None = None) -> None:
        """Work in `folder`; `traced` is where to write down every call about sockets, if strace is there."""
        self._command = [
            *without_network(),
            *((*STRACE, str(traced)) if traced is not None else ()),
            sys.executable, "-m", "tools.prove.offering", str(folder), str(mine),
        ]  # fmt: skip
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Strangers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def offer(self, path: Path, *kinds: str) -> Came:
        """Offer a file in all places of `kinds`, and look after it."""
        before = tree(path.parent)
        request = json.dumps({"path": str(path), "kinds": kinds}).encode() + b"\n"
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(request)
        process.stdin.flush()
        line = _line(process.stdout)
        if line is None:
            code = process.poll()
            self._end()
            return Came(faults=["it hung" if code is None else f"the process ended with {code}"])
        answer = json.loads(line)
        came = Came({name: verdict for name, (verdict, _words, _seconds) in answer["came"].items()})
        came.memory = answer["memory"]
        came.seconds = max(seconds for _verdict, _words, seconds in answer["came"].values())
        came.faults += [
            f"{name}: {words}" for name, (verdict, words, _s) in answer["came"].items() if verdict == "crash"
        ]
        came.faults += [
            f"{name} took {seconds:.1f} s"
            for name, (_v, _w, seconds) in answer["came"].items()
            if is_over(seconds, MOST_SECONDS)
        ]
        came.faults += [
            f"{name}: no sentence" for name, (verdict, words, _s) in answer["came"].items()
            if verdict == "refused" and not words.strip()
        ]  # fmt: skip
        came.faults += answer["strays"]
        if came.memory > MOST_MEMORY:
            came.faults.append(f"{came.memory / 1e6:.0f} MB of memory")
        if tree(path.parent) != before:
            came.faults.append("the file, or what lies beside it, was changed")
        return came

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"},
            )  # fmt: skip
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.close()
            try:
                process.wait(MOST_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()


def _line(answers: IO[bytes]) -> bytes | None:
    with selectors.DefaultSelector() as selector:
        selector.register(answers, selectors.EVENT_READ)
        if not selector.select(PATIENCE):
            return None
        return answers.readline() or None


def without_network() -> tuple[str, ...]:
    """Return the words that run a program without any network, none where this system can't."""
    words = ("unshare", "--net")
    if shutil.which("unshare") is None or subprocess.run([*words, "true"], capture_output=True, check=False).returncode:
        return ()
    return words


def tree(folder: Path) -> dict[str, str]:
    """Return every file below a folder with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }
