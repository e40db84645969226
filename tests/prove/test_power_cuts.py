import random

import pytest

from tools.prove import power_cuts
from tools.prove.disk import Disk
from tools.prove.outside import Event
from tools.prove.proof import NotPossible


def test_no_acknowledged_step_is_lost_when_the_power_fails_and_the_control_loses(tmp_path):
    try:
        proof = power_cuts.prove(150, tmp_path, random.Random())
    except NotPossible as reason:
        pytest.skip(str(reason))
    assert proof.faults == []
    assert proof.counts.startswith("150 power cuts")


def disk_of(*events, strict=False):
    disk = Disk(strict=strict)
    for event in events:
        disk.play(event)
    return disk


def lefts(disk):
    return [disk.left(random.Random(seed)) for seed in range(200)]


def test_what_was_synced_is_left_and_what_was_not_may_be_lost_or_torn():
    disk = disk_of(
        Event("C", "a"), Event("W", "a", data=b"old" * 400), Event("S", "a"), Event("W", "a", data=b"new" * 400)
    )
    found = {left["a"] for left in lefts(disk)}
    assert {b"old" * 400, b"new" * 400} < found
    assert any(content.startswith(b"new") and content.endswith(b"old") for content in found)


def test_a_name_is_left_once_its_folder_was_synced():
    events = (Event("C", "f/a"), Event("W", "f/a", data=b"x"), Event("S", "f/a"), Event("R", "f/a", "f/b"))
    assert {tuple(left) for left in lefts(disk_of(*events))} == {("f/a",), ("f/b",)}
    assert {tuple(left) for left in lefts(disk_of(*events, Event("S", "f")))} == {("f/b",)}


def test_another_sync_saves_a_name_only_where_the_disk_is_not_strict():
    events = (Event("C", "a"), Event("C", "b"), Event("S", "b"))
    assert {"a" in left for left in lefts(disk_of(*events))} == {True}
    assert {"a" in left for left in lefts(disk_of(*events, strict=True))} == {True, False}
    assert {"b" in left for left in lefts(disk_of(*events, strict=True))} == {True}
