"""The desk: half-typed words are back after anything, and nothing in it can stop a session from opening."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from bonfire_deck.files.desk import MOST_BYTES, Desk, desk_path, move_desk
from tests.patience import within
from tools.pace import is_over, until

TYPE = """
import sys, time
from pathlib import Path
from bonfire_deck.files.desk import Desk
desk = Desk(Path(sys.argv[1]))
for number in range(10_000):
    desk.set("capture", f"half-typed {number}")
    print(time.time(), number, flush=True)
    time.sleep(0.01)
"""


@pytest.fixture
def place(paths, tmp_path):
    return desk_path(paths, "an-id", tmp_path / "s.bonfire")


def test_what_was_set_is_there_after_a_restart(place):
    values = {
        "words": "żółć \u202e\x00 \ud800 🔥",
        "card": 3,
        "pin": [0.25, 0.5],
        "live": True,
        "none": None,
        "a": {"b": []},
    }
    desk = Desk(place)
    for name, value in values.items():
        desk.set(name, value)
    desk.close()
    again = Desk(place)
    assert {name: again.get(name) for name in values} == values
    assert (again.get("missing"), again.get("missing", 7)) == (None, 7)


def test_it_is_on_the_disk_within_a_second_of_a_key(place):
    desk = Desk(place)

    def typed(words):
        desk.set("capture", words)
        until(lambda: place.exists() and json.loads(place.read_bytes()) == {"capture": words})

    with within(1):
        typed("a")
    # It rests after a write; the next key does not wait longer for that.
    with within(1):
        typed("ab")
    desk.close()


def test_a_kill_loses_at_most_a_second_of_typing(place):
    with subprocess.Popen([sys.executable, "-c", TYPE, str(place)], stdout=subprocess.PIPE, text=True) as typing:
        lines = [typing.stdout.readline() for _number in range(150)]
        typing.kill()
        lines += typing.stdout.readlines()
    typed = [(float(line.split()[0]), int(line.split()[1])) for line in lines if line.endswith("\n")]
    kept = int(str(Desk(place).get("capture")).split()[1])
    assert not is_over(typed[-1][0] - next(moment for moment, number in typed if number == kept), 1)
    assert [path.name for path in place.parent.iterdir() if path.suffix == ".json"][-1]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"a": NaN', b"1" * 5000]
)
def test_a_desk_that_cannot_be_read_is_an_empty_one_and_works(place, content):
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    desk = Desk(place)
    assert desk.get("capture") is None
    desk.set("capture", "words")
    desk.close()
    assert Desk(place).get("capture") == "words"


def test_a_desk_of_any_size_or_kind_does_not_stop_the_start(place):
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert Desk(place).get("capture") is None
    place.unlink()
    place.mkdir()
    desk = Desk(place)
    desk.set("capture", "words")
    desk.close()
    assert desk.get("capture") == "words"


def test_a_state_folder_that_cannot_be_made_stops_nobody_from_typing(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    desk = Desk(tmp_path / "file" / "desks" / "d.json")
    desk.set("capture", "words")
    desk.close()
    assert desk.get("capture") == "words"


def test_many_threads_may_set_at_once(place):
    desk = Desk(place)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: desk.set(f"field {n}", n), range(200)))
    desk.close()
    again = Desk(place)
    assert [again.get(f"field {n}") for n in range(200)] == list(range(200))


def test_each_copy_has_its_own_desk_which_goes_along_and_is_private(paths, tmp_path):
    one, two = desk_path(paths, "id", tmp_path / "a.bonfire"), desk_path(paths, "id", tmp_path / "b.bonfire")
    assert one != two
    assert one == desk_path(paths, "id", tmp_path / "x" / ".." / "a.bonfire")
    desk = Desk(one)
    desk.set("capture", "words")
    desk.close()
    assert one.parent.stat().st_mode & 0o077 == 0
    move_desk(paths, "id", tmp_path / "a.bonfire", tmp_path / "b.bonfire")
    assert Desk(two).get("capture") == "words"
    assert Desk(one).get("capture") is None
    move_desk(paths, "id", tmp_path / "a.bonfire", tmp_path / "b.bonfire")
    assert Desk(two).get("capture") == "words"


def test_a_desk_that_nobody_touched_writes_nothing(place):
    desk = Desk(place)
    desk.get("capture")
    desk.close()
    assert not place.exists()
