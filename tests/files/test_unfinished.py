import subprocess
import sys

from bonfire_deck.files.atomic import atomic_path, forget_unfinished, write_atomically
from bonfire_deck.files.bringing import forget_leftovers

KILLED_WRITER = """
import os, signal, sys
from pathlib import Path
from bonfire_deck.files.atomic import atomic_path
with atomic_path(Path(sys.argv[1])) as temporary:
    temporary.write_bytes(b"half")
    temporary.with_name(temporary.name + "-journal").write_bytes(b"its journal")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def killed_in_the_middle(target):
    subprocess.run([sys.executable, "-c", KILLED_WRITER, str(target)], check=False)
    assert len([name for name in names_in(target.parent) if name.startswith(".")]) == 2


def test_the_next_writing_into_a_folder_removes_what_a_killed_one_left(tmp_path):
    (tmp_path / "board.png").write_bytes(b"old")
    killed_in_the_middle(tmp_path / "board.png")
    write_atomically(tmp_path / "table.csv", b"new")
    assert names_in(tmp_path) == ["board.png", "table.csv"]


def test_the_next_start_removes_it_from_our_own_folders(paths):
    for folder in (paths.files, paths.desks, paths.backups / "a session"):
        folder.mkdir(parents=True)
        killed_in_the_middle(folder / "x.bonfire")
    forget_leftovers(paths)
    assert [path for path in paths.files.parent.rglob("*") if path.is_file()] == []


def test_what_is_being_written_and_what_is_not_ours_stay(tmp_path):
    for name in (".hidden", ".notes-1f-0badcafe.txt", "x-unfinished-1f-0badcafe.txt"):
        (tmp_path / name).write_bytes(b"mine")
    with atomic_path(tmp_path / "a.txt") as temporary:
        forget_unfinished(tmp_path)
        assert temporary.exists()
    assert len(names_in(tmp_path)) == 4
