"""Compiles `outside.c`, which stands between a program and the system, and reads what it wrote down."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.prove.proof import NotPossible

COMPILERS = ("gcc", "cc", "clang")
SOURCE = Path(__file__).with_suffix(".c")


@dataclass(frozen=True)
class Event:
    """One change that a program made, or what it said."""

    what: str
    """`C`reated, `W`ritten, cut (`T`) to a length, `S`ynced, `U`nlinked, `R`enamed; `A`: said on standard output."""
    name: str
    other: str = ""
    """The new name."""
    offset: int = 0
    data: bytes = b""


def compiled(folder: Path) -> Path:
    """Return the library, compiled into `folder`; raises `NotPossible` where that can't be done."""
    if not sys.platform.startswith("linux"):
        raise NotPossible("it needs LD_PRELOAD, which only Linux has")
    compiler = next(filter(None, map(shutil.which, COMPILERS)), None)
    if compiler is None:
        raise NotPossible("it needs a C compiler (on Debian the package gcc)")
    library = folder / "outside.so"
    command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    if done.returncode != 0:
        raise NotPossible(f"{compiler} could not compile {SOURCE.name}: {done.stderr[-300:]}")
    return library


def preloaded(library: Path, **settings: object) -> dict[str, str]:
    """Return the environment of a program that is looked at; `settings` are those that `outside.c` names."""
    return {"LD_PRELOAD": str(library), **{f"PROVE_{name.upper()}": str(value) for name, value in settings.items()}}


def read_log(log: Path) -> Iterator[Event]:
    """Yield what was written down, in its order."""
    data, at = log.read_bytes(), 0
    while at < len(data):
        end = data.index(b"\n", at)
        what, name, other, offset, length = data[at:end].decode("utf-8").split("\t")
        at = end + 1 + int(length)
        yield Event(what, name, other, int(offset), data[end + 1 : at])
