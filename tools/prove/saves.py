"""Every way in which the program writes a file, each with what must be there before and after."""

import contextlib
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from bonfire_deck.files import library
from bonfire_deck.files.backups import Backups
from bonfire_deck.files.copying import write_copy
from bonfire_deck.files.desk import Desk
from bonfire_deck.files.history import History
from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.paths import Paths
from bonfire_deck.settings import change_setting, laptop_id
from tools.prove.programs import Nursery, Running
from tools.prove.sessions import LAPTOP, deck_at, edits_in, keep_lines, picture, problems_of, session_at

DAY = "day.bonfire"
OLD_LINES = ("An old line", "Another old line")
NEW_LINE = "The new line"
SESSION_ENDINGS = (".bonfire", ".bonfiredeck", ".words")
OFFICE_ENDINGS = (".docx", ".pptx", ".xlsx")


@dataclass(frozen=True)
class Save:
    """One way of writing."""

    name: str
    words: tuple[str, ...] = ()
    """Of the command line, in the place's folder; without any, `does` is called."""
    target: str = ""
    """What is written; "" for files of the program's own, of which only the session's safety counts."""
    is_there: bool = False
    """The target is there before, and is replaced."""
    does: str = ""
    """The name of a function of this module, called with the folder."""
    settles: bool = False
    """A refusal is let go without a word: it is the program's own small matter."""


def every_save() -> tuple[Save, ...]:
    """Return all ways of writing."""
    exports = (
        ("board", "png"), ("board", "pdf"), ("board", "svg"), ("writeup", "html"), ("writeup", "md"),
        ("writeup", "pdf"), ("writeup", "docx"), ("writeup", "pptx"), ("export", "csv"), ("export", "json"),
        ("export", "xlsx"),
    )  # fmt: skip
    return (
        Save("react", ("react", DAY, "--card", "1", NEW_LINE), DAY, is_there=True),
        Save("merge", ("merge", DAY, "other.bonfire"), DAY, is_there=True),
        Save("deck new", ("deck", "new", "sheet.png", "-o", "new.bonfiredeck"), "new.bonfiredeck"),
        Save("session new", ("session", "new", "--deck", "day.bonfiredeck", "-o", "new.bonfire"), "new.bonfire"),
        Save("session copy", ("session", "copy", DAY, "-o", "new.bonfire"), "new.bonfire"),
        Save("table file", ("session", "copy", DAY, "--group", "1", "-o", "table.bonfire"), "table.bonfire"),
        Save("copy over a copy", (), "copy.bonfire", is_there=True, does="copy_over"),
        *(
            Save(f"{verb} {ending}", (verb, DAY, "-o", f"out.{ending}"), f"out.{ending}", is_there=True)
            for verb, ending in exports
        ),
        Save("backup", does="back_up"),
        Save("restore", (), "back.bonfire", does="restore"),
        Save("desk", does="keep_desk", settles=True),
        Save("setting", does="keep_setting", settles=True),
        Save("index", does="keep_index"),
    )


class Place:
    """A folder with a session and all that goes with it, put back as it was before each try."""

    def __init__(self, folder: Path, apart: Path) -> None:
        """Fill `folder`; what it is put back from is kept `apart`."""
        self.folder = folder
        self._as_it_was = apart / "as it was"
        paths = Paths.under(folder / "home")
        day = session_at(folder / DAY, folder / "home")
        laptop = laptop_id(paths)
        keep_lines(day, OLD_LINES, laptop)
        other = folder / "other.bonfire"
        shutil.copyfile(day, other)
        keep_lines(other, [f"From the other table {number}" for number in range(20)])
        deck_at(folder / "many.bonfiredeck", [picture(number) for number in range(3)])
        Image.new("RGB", (900, 600), (200, 90, 40)).save(folder / "sheet.png")
        for path in (day, other):
            library.register(path, paths)
        copy_over(folder)
        back_up(folder)
        keep_lines(day, ["A line since"], laptop)
        for save in every_save():
            if save.target.startswith("out."):
                (folder / save.target).write_bytes(b"what was exported before")
        self.before = self.files()
        self.edits = set(edits_in(day))
        shutil.copytree(folder, self._as_it_was)

    def put_back(self) -> None:
        """Make everything as it was; the folder itself stays, since a disk may be mounted on it."""
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        shutil.copytree(self._as_it_was, self.folder, dirs_exist_ok=True)

    def files(self) -> dict[str, bytes]:
        """Return the files a person sees, with their bytes: not those of the program's own home."""
        found = [path for path in self.folder.iterdir() if path.is_file()]
        return {path.name: path.read_bytes() for path in found}

    def start(self, save: Save, nursery: Nursery, environment: dict[str, str] | None = None) -> Running:
        """Start one way of writing in a process of its own."""
        if save.does:
            return nursery.start(
                self.folder, save.does, module="tools.prove.saves", function="main", environment=environment
            )
        known = {*self.before, save.target}
        words = [self.folder / word if word in known else word for word in save.words]
        return nursery.start("--home", self.folder / "home", *words, environment=environment)

    def faults(self, save: Save, new: bytes | None, *, is_whole: Callable[[Path], str]) -> Iterator[str]:
        """Yield what is wrong after a try that was ended in the middle: each file must be the old or a new one.

        `new` are the bytes of a whole try, `None` where they differ from time to time: then `is_whole` judges.
        """
        day = self.folder / DAY
        if (problems := problems_of(day)) or not self.edits <= set(edits_in(day)):
            yield f"{save.name}: the session: {problems or 'edits are lost'}"
        now = self.files()
        for name, content in self.before.items():
            if name not in (save.target, DAY) and now.get(name) != content:
                yield f"{save.name}: {name} changed"
        path = self.folder / save.target
        if save.target and path != day and path.exists():
            content = now[save.target]
            if content != self.before.get(save.target) and content != new and (reason := is_whole(path)):
                yield f"{save.name}: {save.target} is neither old nor new: {reason}"
        elif save.is_there and not path.exists():
            yield f"{save.name}: {save.target} is gone"
        yield from self.stray(save, now)

    def stray(self, save: Save, now: dict[str, bytes]) -> Iterator[str]:
        """Yield the names of files that nobody asked for; unfinished ones are looked at elsewhere."""
        for name in now:
            if name not in self.before and name != save.target and not is_unfinished(name):
                yield f"{save.name}: a stray file {name}"

    def unfinished(self) -> list[Path]:
        """Return what a killed try left anywhere."""
        return [path for path in self.folder.rglob("*") if path.is_file() and is_unfinished(path.name)]


def is_unfinished(name: str) -> bool:
    """Tell whether a name is one of those that are given while a file is being written."""
    return name.startswith(".") or name.endswith("-journal")


def judge(path: Path) -> str:
    """Return why a written file is not whole, "" if it is: for those whose bytes differ from time to time."""
    if path.suffix in SESSION_ENDINGS:
        return "; ".join(problems_of(path))
    if path.suffix == ".pdf":
        import pikepdf

        try:
            with pikepdf.open(path) as document:
                return "; ".join(map(str, document.check_pdf_syntax())) or ("" if len(document.pages) else "no page")
        except pikepdf.PdfError as error:
            return str(error)
    if path.suffix in OFFICE_ENDINGS:
        try:
            with zipfile.ZipFile(path) as parts:
                return parts.testzip() or ""
        except zipfile.BadZipFile as error:
            return str(error)
    return "its bytes are others"


@contextlib.contextmanager
def opened(path: Path) -> Iterator[History]:
    """Open a session for writing."""
    with library.checked_for_writing(path, LAPTOP) as (history, _reader):
        yield history


def copy_over(folder: Path) -> None:
    """Write a copy over an older copy, as Save a copy does."""
    source = open_for_reading(folder / DAY)
    try:
        write_copy(source, folder / DAY, folder / "copy.bonfire")
    finally:
        close(source)


def back_up(folder: Path) -> None:
    """Make a backup."""
    with opened(folder / DAY) as history:
        Backups(Paths.under(folder / "home")).make(history.connection, folder / DAY, "kept")


def restore(folder: Path) -> None:
    """Restore the newest backup into a new file."""
    backups = Backups(Paths.under(folder / "home"))
    backups.restore(backups.all()[0][0], folder / "back.bonfire")


def keep_desk(folder: Path) -> None:
    """Keep half-typed words on the desk."""
    desk = Desk(Paths.under(folder / "home").desks / "a day.json")
    desk.set("draft", "half-typed " * 2000)
    desk.close()


def keep_setting(folder: Path) -> None:
    """Keep a setting, and draw the computer's id if there is none."""
    paths = Paths.under(folder / "home")
    (paths.state / "laptop.json").unlink(missing_ok=True)
    laptop_id(paths)
    change_setting(paths, "a setting", "x" * 9000)


def keep_index(folder: Path) -> None:
    """Note in the list of files what became of the session."""
    library.register(folder / DAY, Paths.under(folder / "home"))


def main() -> None:
    """Do what the second word names, in the folder that the first one names; `Trouble` as the command line says it."""
    from bonfire_deck.errors import Trouble

    does: Callable[[Path], None] = globals()[sys.argv[2]]
    try:
        does(Path(sys.argv[1]))
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        sys.exit(1)
