"""Turn the files and folders that a user selected into one ordered list of files worth decoding."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.text import natural_key
from bonfire_deck.pictures.formats import HEAD_SIZE, kind_of, not_a_picture, refusal, shown_name

MOST_FILES = 5000
DEEPEST = 40
LEFT_OUT = ("thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx")


@dataclass(frozen=True)
class Refused:
    """A rejected file or folder, and the sentence to show."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Collected:
    """The files to decode, in natural order, and the rejected ones."""

    files: tuple[Path, ...]
    refused: tuple[Refused, ...]


def collect(given: Iterable[Path]) -> Collected:
    """Return the pictures in `given` and its folders, judging by names and first bytes; never raises `Trouble`.

    Hidden and system files are skipped silently; a link to a folder inside a folder is not followed; after `MOST_FILES`
    files the rest is rejected with one sentence.
    """
    return _Collection().of(given)


class _Collection:
    def __init__(self) -> None:
        self._files: dict[Path, Path] = {}
        """By real path, so that a file given twice is used once."""
        self._refused: list[Refused] = []
        self._folders: set[tuple[int, int]] = set()
        self._seen = 0
        self._full = False

    def of(self, given: Iterable[Path]) -> Collected:
        for path in sorted(given, key=lambda path: natural_key(path.name)):
            try:
                is_folder = stat.S_ISDIR(path.stat().st_mode)
            except (OSError, ValueError):
                self._refuse(path, Trouble(_("“{name}” does not exist.").format(name=shown_name(path.name))))
                continue
            if is_folder:
                self._walk(path, 0)
            else:
                self._look_at(path)
        return Collected(tuple(self._files.values()), tuple(self._refused))

    def _walk(self, folder: Path, depth: int) -> None:
        """Collect the entries of `folder` in natural order, files and folders mixed."""
        try:
            status = folder.stat()
            here = (status.st_dev, status.st_ino)
            if here in self._folders or depth > DEEPEST:
                return
            self._folders.add(here)
            with os.scandir(folder) as entries:
                found = sorted((e for e in entries if not _passed_over(e)), key=lambda e: natural_key(e.name))
        except OSError:
            name = shown_name(folder.name)
            self._refuse(folder, Trouble(_("The folder “{name}” can't be opened.").format(name=name)))
            return
        for entry in found:
            if self._full:
                return
            path = folder / entry.name
            if entry.is_dir(follow_symlinks=False):
                self._walk(path, depth + 1)
            elif entry.is_dir():
                name = shown_name(entry.name)
                self._refuse(
                    path, Trouble(_("“{name}” is a link to a folder; add that folder itself.").format(name=name))
                )
            else:
                self._look_at(path)

    def _look_at(self, path: Path) -> None:
        if self._full:
            return
        if self._seen == MOST_FILES:
            self._full = True
            sentence = ngettext("Only the first file was read.", "Only the first {count} files were read.", MOST_FILES)
            self._refuse(path, Trouble(sentence, _("Add the others in a second step.")))
            return
        self._seen += 1
        name = shown_name(path.name)
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                self._refuse(path, not_a_picture(name))
                return
            with path.open("rb") as file:
                head = file.read(HEAD_SIZE)
            real = path.resolve()
        except (OSError, RuntimeError):
            self._refuse(path, Trouble(_("“{name}” can't be opened.").format(name=name)))
            return
        trouble = refusal(kind_of(head, name), name)
        if trouble is None:
            self._files.setdefault(real, path)
        else:
            self._refuse(path, trouble)

    def _refuse(self, path: Path, trouble: Trouble) -> None:
        self._refused.append(Refused(shown_name(path.name), str(trouble)))


def _passed_over(entry: "os.DirEntry[str]") -> bool:
    if entry.name.startswith(".") or entry.name.lower() in LEFT_OUT:
        return True
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 0))
