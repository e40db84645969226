"""The side of the proof that is at risk: a process that offers one file after the other in every place that takes it.

Started by `strangers.Strangers`, which may kill it. It reads a JSON line for each file and answers with one: what each
place said, how long it took, and how much memory it needed at most.
"""

import contextlib
import json
import os
import shutil
import sys
import time
import traceback
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files import library, rescue
from bonfire_deck.files.backups import Backup, Backups
from bonfire_deck.files.bringing import ENDINGS, bring_in, read_aside
from bonfire_deck.files.checking import check
from bonfire_deck.files.desk import Desk
from bonfire_deck.files.history import History
from bonfire_deck.files.index import Index, look_at
from bonfire_deck.files.merging import merge
from bonfire_deck.files.plans import plan_named
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.recovering import recover
from bonfire_deck.paper.documents import export_writeup
from bonfire_deck.paper.export import export_board
from bonfire_deck.paper.offscreen import gui_application
from bonfire_deck.paths import Paths
from bonfire_deck.pictures.intake import PictureWorkers
from bonfire_deck.settings import laptop_id, read_settings
from bonfire_deck.ui.workbench import Workbench
from bonfire_deck.writing.export import export_table
from tools.prove.sessions import LAPTOP, keep_line, lines_in, problems_of

LINE = "A line that was kept"
MISSING = " is missing"
"""How the problem of a picture ends that a file never had: pictures are shown with a blank sheet then."""
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
WHERE_PATHS_STAND = {
    "os.remove": (0,), "os.rename": (0, 1), "os.mkdir": (0,), "os.rmdir": (0,), "os.link": (0, 1),
    "os.symlink": (1,), "os.truncate": (0,), "os.chmod": (0,),
}  # fmt: skip


class Ledger:
    """Hears from Python itself of every socket, and of every file that is written outside of one folder."""

    def __init__(self, allowed: Path) -> None:
        """Listen from now on, as long as the process lives."""
        self._allowed = f"{allowed}{os.sep}"
        self.strays: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, given: tuple[object, ...]) -> None:
        if event.startswith("socket."):
            self.strays.append(f"a socket: {event}")
        elif event == "open":
            path, _mode, flags = given
            if isinstance(flags, int) and flags & WRITES:
                self._look_at(event, path)
        elif event in WHERE_PATHS_STAND:
            for number in WHERE_PATHS_STAND[event]:
                self._look_at(event, given[number])

    def _look_at(self, event: str, path: object) -> None:
        if not isinstance(path, str | bytes | os.PathLike):
            return
        name = os.fsdecode(path)
        # `shutil.rmtree` names what it removes as seen from the folder it is in, and follows no links.
        is_below = event in ("os.remove", "os.rmdir") and os.sep not in name
        if not (is_below or name == os.devnull or f"{name}{os.sep}".startswith(("/proc/", self._allowed))):
            self.strays.append(f"outside: {event} {name}"[:200])


class Places:
    """Every place of the program that takes a file."""

    def __init__(self, folder: Path, mine: Path, workers: PictureWorkers) -> None:
        """Work in `folder`, which is emptied before each file; merge into copies of `mine`."""
        self._folder = folder
        self._mine = mine
        self._workers = workers
        self._paths = Paths.under(folder / "home")
        self.kinds: dict[str, dict[str, Callable[[Path], None]]] = {
            "picture": {"decode": self._decode},
            "file": {
                "bring in": self._bring_in, "check": self._check, "merge": self._merge, "look at": self._look_at,
                "react": self._react, "recover": self._recover,
            },
            "ours": {"open": self._open},
            "words": {"look inside": self._look_inside, "restore": self._restore},
            "plan": {"plan": self._plan, "read back": self._read_back},
            "state": {"settings": self._settings, "desk": self._desk, "rescue": self._rescue},
            "index": {"index": self._index},
            "slow": {"deck new": self._deck_new, "show": self._show},
        }  # fmt: skip

    def _decode(self, path: Path) -> None:
        self._workers.verify(self._workers.decode(path))

    def _bring_in(self, path: Path) -> None:
        brought = bring_in(path, self._paths, self._workers.verify)
        must_be_sound(brought)
        self._use(brought)

    def _use(self, path: Path) -> None:
        """Do with a sound file what people do: look at it, add to it, draw it, write it down."""
        library.register(path, self._paths)
        with library.checked_for_reading(path, self._paths) as reader:
            snapshot = reader.snapshot()
        export_table(snapshot, self._folder / "out.csv")
        export_table(snapshot, self._folder / "out.json")
        export_writeup(snapshot, self._folder / "out.html")
        export_writeup(snapshot, self._folder / "out.md")
        for ending in ("svg", "png", "pdf"):
            export_board(snapshot, "now", "picture", self._folder / f"out.{ending}")
        if path.suffix == ENDINGS["session"]:
            keep_one(path)

    def _check(self, path: Path) -> None:
        if check(path).problems:
            raise Trouble("It has problems.")

    def _merge(self, path: Path) -> None:
        mine = self._copy(self._mine, "mine.bonfire")
        with library.checked_for_writing(mine, LAPTOP) as (history, _reader):
            have = {str(row[0]) for row in history.connection.execute("SELECT id FROM pictures")}
            merge(history, read_aside(path, self._paths, have, self._workers.verify), path.name)
        must_be_sound(mine)
        keep_one(mine)

    def _look_at(self, path: Path) -> None:
        session, _cover, sentence = look_at(path)
        if session is None:
            raise Trouble(sentence)

    def _react(self, path: Path) -> None:
        copy = self._copy(path, "written to.bonfire")
        # Pictures are not looked at each time a line is kept: what was wrong before may be so after.
        keep_one(copy, allowed=problems_of(copy))

    def _open(self, path: Path) -> None:
        copy = self._copy(path, "opened.bonfire")
        # A window opens files of ours without reading every edit again, and must not make one worse.
        before = problems_of(copy)
        workbench = Workbench(copy, self._paths, LAPTOP)
        try:
            keep_and_undo(workbench.history, workbench.reader, copy)
        finally:
            workbench.close()
        must_hold(copy, allowed=before)

    def _recover(self, path: Path) -> None:
        target = self._folder / "recovered.bonfire"
        recover(path, target, self._paths, frozenset(), self._workers.verify)
        must_be_sound(target)

    def _look_inside(self, path: Path) -> None:
        Backups(self._paths).look_inside(self._backup(path))

    def _restore(self, path: Path) -> None:
        target = self._folder / "restored.bonfire"
        Backups(self._paths).restore(self._backup(path), target)
        must_be_sound(target)

    def _backup(self, path: Path) -> Backup:
        return Backup(self._copy(path, "home/backups/one/one.words"), "", "kept", 0, 0, "")

    def _plan(self, path: Path) -> None:
        plan_named(str(self._copy(path, "plan.toml")))

    def _read_back(self, path: Path) -> None:
        target = self._folder / "read back.bonfire"
        library.read_back(self._copy(path, "data.json"), target, self._paths)
        must_be_sound(target)

    def _settings(self, path: Path) -> None:
        self._copy(path, "home/settings/settings.json")
        self._copy(path, "home/state/laptop.json")
        read_settings(self._paths)
        laptop_id(self._paths)

    def _desk(self, path: Path) -> None:
        desk = Desk(self._copy(path, "home/state/desks/one.json"))
        desk.get("draft")
        desk.set("draft", "words")
        desk.close()

    def _rescue(self, path: Path) -> None:
        self._copy(path, "home/state/rescue/day.jsonl")
        rescue.lines(self._paths, self._folder / "day.bonfire")

    def _index(self, path: Path) -> None:
        self._copy(path, "home/state/index.sqlite")
        index = Index(self._paths)
        self._copy(self._mine, "home/Bonfire Deck/mine.bonfire")
        index.refresh()
        index.entries()
        library.register(self._paths.files / "mine.bonfire", self._paths)

    def _deck_new(self, path: Path) -> None:
        library.new_deck([path], self._folder / "new.bonfiredeck", "New", self._paths, lambda *_told: None)

    def _show(self, path: Path) -> None:
        with library.checked_for_reading(path, self._paths) as reader:
            snapshot = reader.snapshot()
        for ending in ("docx", "pptx", "pdf"):
            export_writeup(snapshot, self._folder / f"shown.{ending}")
        export_table(snapshot, self._folder / "shown.xlsx")

    def _copy(self, path: Path, name: str) -> Path:
        target = self._folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        return target

    def left_behind(self) -> list[str]:
        """Return what lies where foreign files are copied aside, though none is looked at now."""
        if not self._paths.incoming.is_dir():
            return []
        return [f"left behind: {path.name}" for path in self._paths.incoming.iterdir()]


def must_be_sound(path: Path, allowed: Collection[str] = ()) -> None:
    """Raise `AssertionError` for a file made by us in which a check finds something, unless that is allowed."""
    problems = [one for one in problems_of(path) if not one.endswith(MISSING) and one not in allowed]
    if problems:
        raise AssertionError(f"not sound: {problems[:3]}")


def keep_one(path: Path, allowed: Collection[str] = ()) -> None:
    """Keep a line in a session, take it back and bring it again: the file must be sound then."""
    with library.checked_for_writing(path, LAPTOP) as (history, reader):
        keep_and_undo(history, reader, path)
    must_hold(path, allowed)


def keep_and_undo(history: History, reader: Reader, path: Path) -> None:
    """Keep a line in an open session, take it back and bring it again."""
    session = reader.session()
    library.must_be_session(session, path)
    if not (session.cards and session.groups and session.rounds):
        raise Trouble("Nothing to keep a line on.")
    keep_line(history, session, LINE)
    history.undo()
    history.redo()


def must_hold(path: Path, allowed: Collection[str]) -> None:
    """Raise `AssertionError` unless the line that was kept is there, and nothing is worse than before."""
    must_be_sound(path, allowed)
    if LINE not in lines_in(path):
        raise AssertionError("the line that was kept is not there")


def offered(place: Callable[[Path], None], path: Path) -> tuple[str, str, float]:
    """Return what came of offering a file: `taken`, `refused` or `crash`, with the words, and the seconds."""
    began = time.monotonic()
    try:
        place(path)
        verdict, words = "taken", ""
    except Trouble as trouble:
        verdict, words = "refused", str(trouble)
    except Exception as error:  # noqa: BLE001 - any other exception is what this proof looks for
        verdict, words = "crash", f"{error!r} at {where(error)}"[:400]
    return verdict, words, time.monotonic() - began


def where(error: BaseException) -> str:
    """Return the innermost places of an error that are ours."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "bonfire_deck" in frame.filename]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-3:]))


def most_memory(process: int | str) -> int:
    """Return the most memory a process had since it was forgotten last, in bytes; 0 where the system doesn't say."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def forget_memory(process: int | str) -> None:
    """Let the most memory of a process be what it has now."""
    with contextlib.suppress(OSError):
        Path(f"/proc/{process}/clear_refs").write_text("5", encoding="ascii")


def emptied(folder: Path) -> None:
    """Make a folder an empty one."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def answers(folder: Path, mine: Path) -> Iterator[dict[str, object]]:
    """Yield an answer to each request."""
    with PictureWorkers(1) as workers, gui_application():
        places = Places(folder, mine, workers)
        ledger = Ledger(folder)
        for line in sys.stdin:
            request = json.loads(line)
            emptied(folder)
            processes: list[int | str] = ["self", *workers.process_ids]
            for process in processes:
                forget_memory(process)
            path = Path(request["path"])
            came = {
                name: offered(place, path) for kind in request["kinds"] for name, place in places.kinds[kind].items()
            }
            yield {
                "came": came,
                "memory": max(most_memory(process) for process in ("self", *map(str, workers.process_ids))),
                "strays": ledger.strays + places.left_behind(),
            }
            ledger.strays = []


def main() -> None:
    """Serve requests in the folder of the first word, with the session of the second to merge into."""
    for answer in answers(Path(sys.argv[1]), Path(sys.argv[2])):
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
