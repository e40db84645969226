"""The picture worker program: `python -m bonfire_deck.pictures.worker`, with jobs on stdin and replies on stdout.

It decodes one picture at a time, keeps no state, writes no file, and exits when its input ends.
"""

import contextlib
import os
import signal
import sys
from typing import BinaryIO

from bonfire_deck.pictures import protocol
from bonfire_deck.pictures.confine import allow_processor_time, confine
from bonfire_deck.pictures.protocol import Job, StoredFormat, Verdict
from bonfire_deck.pictures.render import Refused, Rendition, check, prepare, render

MOST_PROCESSOR_SECONDS = 120


def main() -> None:
    """Reply to jobs until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = _private_output()
    formats = prepare()
    confine(protocol.MEMORY_LIMIT)
    answers.write(protocol.READY)
    answers.flush()
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            _answer_one(sys.stdin.buffer, answers, formats)


def _private_output() -> BinaryIO:
    """Return the output for replies; anything that a codec prints is discarded instead of mixed in."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def _answer_one(jobs: BinaryIO, answers: BinaryIO, formats: tuple[str, ...]) -> None:
    job, form, first_size, second_size = protocol.REQUEST.unpack(
        protocol.read_exactly(jobs, protocol.REQUEST.size),
    )
    first = protocol.read_exactly(jobs, first_size)
    second = protocol.read_exactly(jobs, second_size)
    allow_processor_time(MOST_PROCESSOR_SECONDS)
    verdict, rendition = Verdict.GOOD, Rendition(StoredFormat(form), 0, 0, b"", b"")
    try:
        if job == Job.RENDER:
            rendition = render(first, formats)
        else:
            width, height = check(StoredFormat(form), first)
            check(StoredFormat(form), second)
            rendition = Rendition(StoredFormat(form), width, height, b"", b"")
    except Refused as refused:
        verdict = refused.verdict
    except MemoryError:
        verdict = Verdict.OUT_OF_MEMORY
    except Exception:  # noqa: BLE001 - hostile bytes make a decoder raise anything
        verdict = Verdict.DAMAGED
    said = protocol.packed(rendition.credits)
    answers.write(
        protocol.REPLY.pack(
            verdict, rendition.format, rendition.width, rendition.height,
            len(rendition.data), len(rendition.thumbnail), len(said),
        )
    )  # fmt: skip
    answers.write(rendition.data)
    answers.write(rendition.thumbnail)
    answers.write(said)
    answers.flush()


if __name__ == "__main__":
    main()
