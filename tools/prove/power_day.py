"""A day of one session, by our own code: made, written to, undone, merged, copied, backed up. Played by `power_cuts`.

    python -m tools.prove.power_day FOLDER ELSEWHERE SEED [as-it-is|wal-normal]

After each step that has returned it says on standard output, as one JSON line, what must be there from then on.
"""

import dataclasses
import hashlib
import json
import os
import random
import sys
from pathlib import Path

from bonfire_deck.files import gathering, library
from bonfire_deck.files.backups import Backups
from bonfire_deck.files.copying import write_copy
from bonfire_deck.files.history import History
from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.files.reading import Reader
from bonfire_deck.paths import Paths
from tools.prove.sessions import LAPTOP, keep_line, session_at

STEPS = 30
NO_WHOLE_FILES = (".new", "-journal", "-wal", "-shm")
SESSION = "day.bonfire"


class Day:
    """One session on its way."""

    def __init__(self, folder: Path, elsewhere: Path, chance: random.Random) -> None:
        """Make the session and a second copy of it elsewhere, as on another laptop."""
        self.folder = folder
        self.chance = chance
        self.path = session_at(folder / SESSION)
        self.other = elsewhere / "other.bonfire"
        self.paths = dataclasses.replace(Paths.under(elsewhere), backups=folder / "backups")
        source = open_for_reading(self.path)
        write_copy(source, self.path, self.other)
        close(source)

    def say(self, history: History | None) -> None:
        """Acknowledge what is on the disk now."""
        said = {"session": None if history is None else state_of(history), "whole": self.whole()}
        os.write(1, json.dumps(said).encode() + b"\n")

    def whole(self) -> list[str]:
        """Return the names of all files that are written as a whole, without the session itself."""
        names = [path for path in self.folder.rglob("*") if path.is_file() and not path.name.startswith(".")]
        found = [path.relative_to(self.folder).as_posix() for path in names if not path.name.endswith(NO_WHOLE_FILES)]
        return sorted(name for name in found if name != SESSION)

    def step(self, history: History, reader: Reader) -> None:
        """Do one thing, as it comes."""
        session = reader.session()
        kind = self.chance.choices(
            ("keep", "long", "reword", "note", "bin", "undo", "redo", "merge", "copy", "back up", "restore", "create"),
            (30, 8, 12, 5, 5, 10, 5, 6, 8, 8, 6, 4),
        )[0]
        lines = session.reactions
        if kind == "reword" and lines:
            gathering.reword(history, self.chance.choice(lines).id, f"Other words {self.chance.random()}")
        elif kind == "bin" and lines:
            gathering.bin_reaction(history, self.chance.choice(lines).id)
        elif kind == "note":
            gathering.write_note(history, session.rounds[0].id, session.cards[0].id, f"Note {self.chance.random()}")
        elif kind == "undo":
            history.undo()
        elif kind == "redo":
            history.redo()
        elif kind == "merge":
            self.merge(history)
        elif kind == "copy":
            group = self.chance.choice(("", session.groups[0].id))
            write_copy(history.connection, self.path, self.folder / "copy.bonfire", for_group=group)
        elif kind in ("back up", "restore"):
            self.back_up(history, restore=kind == "restore")
        elif kind == "create":
            session_at(self.folder / "another.bonfire")
        else:
            keep_line(history, session, f"Line {self.chance.random()} {'and on ' * (900 if kind == 'long' else 1)}")

    def back_up(self, history: History, *, restore: bool) -> None:
        """Back up, or bring the newest backup back as a file of its own."""
        backups = Backups(self.paths)
        made = backups.all()
        if restore and made:
            backups.restore(made[0][0], self.folder / "back.bonfire")
        else:
            backups.make(history.connection, self.path, "kept")

    def merge(self, history: History) -> None:
        """Let the other laptop keep some lines, then gather them."""
        with library.checked_for_writing(self.other, LAPTOP[::-1]) as (theirs, reader):
            for _number in range(self.chance.randrange(1, 5)):
                keep_line(theirs, reader.session(), f"From the other table {self.chance.random()}")
        for _path, result in library.gather(history, [self.other], self.paths, lambda _picture: None):
            if isinstance(result, Exception):
                raise result


def state_of(history: History) -> str:
    """Name what a session holds by all its edits."""
    found = history.connection.execute("SELECT id FROM edits ORDER BY id")
    return hashlib.sha256("".join(row[0] for row in found).encode()).hexdigest()


def main() -> None:
    """Live through one day."""
    folder, elsewhere, seed, mode = sys.argv[1:]
    day = Day(Path(folder), Path(elsewhere), random.Random(int(seed)))
    with library.checked_for_writing(day.path, LAPTOP) as (history, reader):
        if mode == "wal-normal":
            # The control: the settings that many programs take. They must be seen to lose.
            history.connection.execute("PRAGMA journal_mode=WAL")
            history.connection.execute("PRAGMA synchronous=NORMAL")
        day.say(history)
        for _number in range(STEPS):
            day.step(history, reader)
            day.say(history)


if __name__ == "__main__":
    main()
