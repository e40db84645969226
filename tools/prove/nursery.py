"""A warmed process that forks the program: the real command line in a real process, without half a second of imports.

Started by `programs.Nursery`, which sends what to run and its three streams over a socket, and kills what it likes.
"""

import importlib
import json
import os
import socket
import sys
import time
import traceback
from typing import Any

MOST_REQUEST = 1_000_000


def main() -> None:
    """Import what the first word names, then serve the socket whose number is the second word until it closes."""
    for module in filter(None, sys.argv[1].split(",")):
        importlib.import_module(module)
    line = socket.socket(fileno=int(sys.argv[2]))
    line.send(b"ready")
    while True:
        data, streams, _flags, _address = socket.recv_fds(line, MOST_REQUEST, 3)
        if not data:
            return
        request = json.loads(data)
        if "wait" in request:
            line.send(json.dumps(ended(request["wait"], request["seconds"])).encode())
            continue
        child = os.fork()
        if child == 0:
            line.close()
            become(request, streams)
        for stream in streams:
            os.close(stream)
        line.send(json.dumps(child).encode())


def ended(child: int, seconds: float) -> int | None:
    """Return the exit status of a child, negative if a signal ended it; `None` if it runs on after `seconds`."""
    until = time.monotonic() + seconds
    while True:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > until:
            return None
        time.sleep(0.0005)


def become(request: dict[str, Any], streams: list[int]) -> None:
    """Be the program that was asked for, and end as it ends."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    # Made anew as Python makes them: a pipe is another thing than what was here before.
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, encoding="utf-8", closefd=False)  # noqa: SIM115 - closed by the process's end
    os.environ.update(request["environment"])
    sys.argv[1:] = request["words"]
    code = 1
    try:
        getattr(importlib.import_module(request["module"]), request["function"])()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as Python itself does where nobody catches
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
