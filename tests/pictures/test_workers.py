import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from PIL import Image

from bonfire_deck.errors import Trouble
from bonfire_deck.pictures.intake import PictureWorkers
from bonfire_deck.pictures.protocol import READY
from tools.pace import is_over, slowness, until

LARGE = 150_000_000


@pytest.fixture(scope="module")
def slow(tmp_path_factory):
    """A picture that takes a worker more than half a second."""
    path = tmp_path_factory.mktemp("slow") / "slow.png"
    Image.new("RGB", (10_000, 9_900), "teal").save(path, compress_level=1)
    return path


@pytest.fixture
def quick(tmp_path):
    path = tmp_path / "quick.jpg"
    Image.new("RGB", (60, 40), "teal").save(path)
    return path


def when_busy(workers, act):
    """Call `act` on another thread as soon as a worker has a large picture in its memory."""

    def is_busy():
        return workers.process_ids and psutil.Process(workers.process_ids[0]).memory_info().rss > LARGE

    def wait_and_act():
        until(is_busy)
        act()

    thread = threading.Thread(target=wait_and_act)
    thread.start()
    return thread


def test_nothing_is_started_before_it_is_needed():
    with PictureWorkers(2) as workers:
        assert workers.process_ids == ()


def test_a_worker_killed_from_outside_costs_no_picture(slow):
    with PictureWorkers(1) as workers:
        thread = when_busy(workers, lambda: os.kill(workers.process_ids[0], signal.SIGTERM))
        assert workers.decode(slow).width == 3240
        thread.join()


def test_an_idle_worker_killed_from_outside_is_replaced(quick):
    with PictureWorkers(1) as workers:
        workers.decode(quick)
        os.kill(workers.process_ids[0], signal.SIGTERM)
        assert workers.decode(quick).width == 60


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no process can be held there")
def test_a_picture_that_takes_too_long_is_given_up_and_the_next_one_comes(slow, quick):
    with PictureWorkers(1, time_limit=slowness()) as workers:
        thread = when_busy(workers, lambda: os.kill(workers.process_ids[0], signal.SIGSTOP))
        with pytest.raises(Trouble, match="too long"):
            workers.decode(slow)
        thread.join()
        assert workers.decode(quick).width == 60


def test_many_come_in_the_given_order_with_progress(slow, quick, tmp_path):
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff")
    paths = [slow, quick, broken, quick, quick]
    results = []
    with PictureWorkers(2) as workers:
        workers.decode_many(paths, results.append)
    assert [result.path for result in results] == paths
    assert [(result.done, result.total) for result in results] == [(n, 5) for n in range(1, 6)]
    assert [result.trouble is None for result in results] == [True, True, False, True, True]
    assert [result.picture is None for result in results] == [False, False, True, False, False]


def test_stop_in_the_middle_gives_up_at_once(slow, quick):
    results = []
    with PictureWorkers(2) as workers:
        begun = []

        def should_stop():
            if results and not begun:
                begun.append(time.monotonic())
            return bool(results)

        workers.decode_many([quick, *[slow] * 20], results.append, should_stop)
        assert not is_over(time.monotonic() - begun[0], 2)
        assert [result.path for result in results] == [quick]
        assert workers.decode(quick).width == 60


def test_an_error_of_the_receiver_ends_the_work(slow, quick):
    def refuse(result):
        raise RuntimeError("no room")

    with PictureWorkers(2) as workers, pytest.raises(RuntimeError, match="no room"):
        workers.decode_many([quick, *[slow] * 20], refuse)


def test_none_at_all():
    with PictureWorkers(1) as workers:
        workers.decode_many([], lambda result: pytest.fail("there is nothing to decode"))


def test_closing_ends_what_is_running(slow):
    workers = PictureWorkers(1)
    thread = when_busy(workers, workers.close)
    with pytest.raises(Trouble, match="stopped"):
        workers.decode(slow)
    thread.join()
    assert workers.process_ids == ()


def test_several_threads_may_ask_at_once(quick):
    with PictureWorkers(2) as workers:
        widths = []
        threads = [threading.Thread(target=lambda: widths.append(workers.decode(quick).width)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert widths == [60] * 6


def test_a_stranger_in_the_current_folder_is_not_imported(quick, tmp_path, monkeypatch):
    (tmp_path / "PIL.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    with PictureWorkers(1) as workers:
        assert workers.decode(quick).width == 60


def test_a_worker_ends_with_its_input(quick):
    root = Path(__file__).parents[2]
    worker = subprocess.run(
        [sys.executable, "-m", "bonfire_deck.pictures.worker"],
        input=b"",
        capture_output=True,
        check=False,
        cwd=root,
    )
    assert (worker.returncode, worker.stdout, worker.stderr) == (0, READY, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS holds on Linux only")
def test_a_worker_has_neither_memory_without_end_nor_files(tmp_path):
    program = """
import sys
from pathlib import Path
from bonfire_deck.pictures.confine import confine
confine(500_000_000)
try:
    bytearray(600_000_000)
except MemoryError:
    print("no memory", flush=True)
Path(sys.argv[1]).write_text("x")
"""
    target = tmp_path / "written"
    ran = subprocess.run(
        [sys.executable, "-c", program, str(target)],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert ran.stdout == b"no memory\n"
    assert ran.returncode != 0
    assert not target.exists() or target.read_bytes() == b""


def test_an_empty_picture_is_no_crash():
    with PictureWorkers(1) as workers, pytest.raises(Trouble):
        workers.decode(b"")
