"""A day under a clock that is set wrong again and again, also in the middle of an edit. Lived for `clocks`.

    python -m tools.prove.clock_day FOLDER JUMPS SEED

`outside.c` tells this process the time; the variable is read at each question. At its end it prints what it found.
"""

import contextlib
import dataclasses
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from bonfire_deck.files import gathering, library
from bonfire_deck.files.backups import Backup, Backups
from bonfire_deck.files.history import History
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.retention import NEWEST
from bonfire_deck.paths import Paths
from tools.prove.sessions import LAPTOP, edits_in, keep_line, lines_in, problems_of, session_at, session_in

OTHER_LAPTOP = LAPTOP[::-1]
MOMENTS = (
    "1969-12-31T23:59:59", "1970-01-01T00:00:00", "2000-02-29T12:00:00", "2026-03-01T10:00:00",
    # The hours at which Berlin's clocks go forward and back, and 32 bits of seconds run over.
    "2026-03-29T00:59:59", "2026-03-29T01:00:01", "2026-10-25T00:59:59", "2026-10-25T01:00:01",
    "2038-01-19T03:14:07", "2038-01-19T03:14:08", "2106-02-07T06:28:16", "2199-12-31T23:59:59",
)  # fmt: skip
STEPS = (-86_400 * 400, -86_400, -3600, -1, 1, 3600, 86_400, 86_400 * 400)


@dataclass
class Found:
    """What came of a day."""

    jumps: int = 0
    edits: int = 0
    openings: int = 0
    merges: int = 0
    backups: int = 0
    faults: list[str] = field(default_factory=list)


class Day:
    """One session on this laptop, its copy on another one, and the backups."""

    def __init__(self, folder: Path, chance: Random) -> None:
        self.chance = chance
        self.found = Found()
        self.folder = folder
        self.path = session_at(folder / "day.bonfire")
        self.other = folder / "other.bonfire"
        shutil.copyfile(self.path, self.other)
        self.paths = Paths.under(folder / "home")
        self.other_paths = Paths.under(folder / "other home")
        self.backups = Backups(self.paths)
        self.made: list[Backup] = []

    def jump(self) -> None:
        """Set the clock."""
        real = time.time() - float(os.environ.get("PROVE_CLOCK", "0"))
        if self.chance.random() < 0.5:
            shift = datetime.fromisoformat(self.chance.choice(MOMENTS)).replace(tzinfo=UTC).timestamp() - real
        else:
            shift = int(os.environ.get("PROVE_CLOCK", "0")) + self.chance.choice(STEPS)
        os.environ["PROVE_CLOCK"] = str(int(shift))
        self.found.jumps += 1

    def fault(self, said: str) -> None:
        """Note a broken promise."""
        self.found.faults.append(f"{said}, at {datetime.now(UTC):%Y-%m-%d %H:%M:%S}, jump {self.found.jumps}")

    @contextlib.contextmanager
    def opened(self, *, other: bool = False) -> Iterator[tuple[History, Reader]]:
        """Open the session for writing, here or on the other laptop."""
        self.found.openings += 1
        path, laptop = (self.other, OTHER_LAPTOP) if other else (self.path, LAPTOP)
        with library.checked_for_writing(path, laptop) as opened:
            yield opened

    def live(self, jumps: int) -> Found:
        """Do one thing after the other until the clock was set so often."""
        while self.found.jumps < jumps:
            self.jump()
            deed = self.chance.choice((self.type, self.type, self.undo_and_redo, self.gather, self.back_up))
            deed()
            for path in (self.path, self.other):
                self.found.faults += problems_of(path)
        return self.found

    def type(self) -> None:
        """Keep and change lines, here or there, with the clock set in the middle."""
        with self.opened(other=self.chance.random() < 0.3) as (history, reader):
            for _line in range(self.chance.randint(1, 4)):
                self.one_edit(history, reader)
                if self.chance.random() < 0.7:
                    self.jump()

    def one_edit(self, history: History, reader: Reader) -> None:
        """Make an edit, and see that it is the latest one and that its words stand."""
        before = reader.session()
        self.found.edits += 1
        count = self.found.edits
        kind = self.chance.choice(("keep", "keep", "reword", "both"))
        words = f"Line {count}"
        if kind == "reword" and before.reactions:
            line = self.chance.choice(before.reactions).id
            gathering.reword(history, line, words)
        elif kind == "both":
            with history.edit("Two rows") as edit:
                edit.change("rounds", before.rounds[0].id, title=f"Title {count}")
                self.jump()
                edit.change("groups", before.groups[0].id, name=words)
            session = reader.session()
            if (session.rounds[0].title, session.groups[0].name) != (f"Title {count}", words):
                self.fault("an edit in whose middle the clock was set does not stand")
        else:
            keep_line(history, before, words)
            if [line.text for line in reader.session().reactions] != [*(r.text for r in before.reactions), words]:
                self.fault("the newest line does not stand below all others")
        if kind == "reword" and before.reactions and words not in [r.text for r in reader.session().reactions]:
            self.fault("the newest words of a line do not stand")
        last = (
            history.connection.execute(f"SELECT id FROM edits ORDER BY {by} DESC LIMIT 1") for by in ("rowid", "stamp")
        )
        if len({row for found in last for row in found}) != 1:
            self.fault("the newest edit is not the latest in the log")

    def undo_and_redo(self) -> None:
        """Undo takes back what was done last, also when the file was closed since, and redo brings it again."""
        with self.opened() as (history, reader):
            keep_line(history, reader.session(), "To be undone")
            self.found.edits += 1
        self.jump()
        before = lines_in(self.path)
        with self.opened() as (history, reader):
            history.undo()
            self.jump()
            without = [line.text for line in reader.session().reactions]
            history.redo()
            again = [line.text for line in reader.session().reactions]
            self.found.edits += 2
        if (without, again) != (before[:-1], before):
            self.fault("undo or redo did another thing than the last one")

    def gather(self) -> None:
        """Merge both ways, each twice: both files then hold the same, and the second time brings nothing."""
        theirs, ours = self.folder / "theirs.bonfire", self.folder / "ours.bonfire"
        shutil.copyfile(self.other, theirs)
        shutil.copyfile(self.path, ours)
        wanted = set(edits_in(theirs)) | set(edits_in(ours))
        for other, incoming, paths in ((False, theirs, self.paths), (True, ours, self.other_paths)):
            with self.opened(other=other) as (history, _reader):
                for turn in range(2):
                    ((_path, merged),) = library.gather(history, [incoming], paths, lambda _picture: None)
                    self.found.merges += 1
                    if isinstance(merged, Exception):
                        self.fault(f"a merge was refused: {merged}")
                    elif turn and merged.edits:
                        self.fault("the same file brought something twice")
                    self.jump()
        here, there = session_in(self.path), session_in(self.other)
        if here != there or set(edits_in(self.path)) != wanted:
            self.fault("two files that took each other in differ")

    def back_up(self) -> None:
        """Make a backup: it is the newest in the list, brings back just this, and the last twenty are there."""
        with self.opened() as (history, reader):
            self.one_edit(history, reader)
            made = self.backups.make(history.connection, self.path, "kept")
            session = reader.session()
        listed = self.backups.of(session.about.id, self.path)
        if made is None or not made.path.exists() or not listed or listed[0] != made:
            self.fault("a backup that was made just now is not there, or not the newest in the list")
            return
        # Before a merge one is made too.
        self.made += [backup for backup in reversed(listed) if backup not in self.made]
        self.found.backups += 1
        if lost := [backup for backup in self.made[-NEWEST:] if not backup.path.exists()]:
            self.fault(f"{len(lost)} of the newest {NEWEST} backups are gone")
        target = self.folder / "back.bonfire"
        restored = self.backups.restore(self.chance.choice(listed), target)
        if restored.missing:
            self.fault("a backup lacks a picture")
        self.backups.restore(made, target)
        if session_in(target) != session:
            self.fault("the newest backup brings back something else")
        target.unlink()


def main() -> None:
    """Live through one day and print what was found."""
    folder, jumps, seed = sys.argv[1:]
    os.environ["TZ"] = "Europe/Berlin"
    time.tzset()
    day = Day(Path(folder), Random(int(seed)))
    before = time.time()
    day.jump()
    if abs(time.time() - before) < 0.5:
        day.fault("the clock was not set: this proof would see nothing")
    print(json.dumps(dataclasses.asdict(day.live(int(jumps)))))


if __name__ == "__main__":
    main()
