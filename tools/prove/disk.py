"""A disk in memory that is played what a program wrote, and can say what would be left if the power failed now.

The model: once a file is synced, all that was written to it before stays. What was written since may be there or not,
in any selection, the last piece of it perhaps in part. Names (created, renamed, removed) stay once their folder is
synced; a disk that is not strict keeps them in order at any sync, as ext4 does. Of the rest any beginning is left.
"""

from dataclasses import dataclass, field
from random import Random

from tools.prove.outside import Event

SECTOR = 512


@dataclass
class Content:
    """The bytes of one file: what is safe, and what was written since the last sync."""

    safe: bytearray = field(default_factory=bytearray)
    loose: list[Event] = field(default_factory=list)

    def live(self) -> bytes:
        """Return what a program reads now."""
        return _with(self.safe, self.loose)

    def left(self, chance: Random) -> bytes:
        """Return what may be left of it when the power fails."""
        kind = chance.choice(("none", "all", "some", "beginning"))
        if kind == "none":
            return bytes(self.safe)
        if kind == "all":
            return self.live()
        kept = [event for event in self.loose if chance.random() < 0.5]
        if kind == "beginning":
            kept = self.loose[: chance.randint(0, len(self.loose))]
        if kept and kept[-1].data and chance.random() < 0.5:
            last = kept[-1]
            torn = last.data[: SECTOR * chance.randint(0, len(last.data) // SECTOR)]
            kept = [*kept[:-1], Event("W", last.name, offset=last.offset, data=torn)]
        return _with(self.safe, kept)


class Disk:
    """The files of one folder and those below it."""

    def __init__(self, *, strict: bool) -> None:
        """`strict`: a name is safe only once its own folder was synced."""
        self._strict = strict
        self._files: dict[str, Content] = {}
        self._safe_names: dict[str, Content] = {}
        self._loose_names: list[tuple[Event, Content | None]] = []

    def play(self, event: Event) -> None:
        """Take in one change."""
        if event.what == "C":
            self._files[event.name] = Content()
            self._loose_names.append((event, self._files[event.name]))
        elif event.what in "WT" and event.name in self._files:
            self._files[event.name].loose.append(event)
        elif event.what == "U" and self._files.pop(event.name, None) is not None:
            self._loose_names.append((event, None))
        elif event.what == "R" and event.name in self._files:
            self._files[event.other] = self._files.pop(event.name)
            self._loose_names.append((event, None))
        elif event.what == "S":
            self._sync(event.name)

    def _sync(self, name: str) -> None:
        content = self._files.get(name)
        if content is not None:
            for event in content.loose:
                _apply(content.safe, event)
            content.loose.clear()
        kept = []
        for event, created in self._loose_names:
            is_safe = not self._strict or _folder(event.name) == name or (created is not None and created is content)
            if is_safe:
                _apply_name(self._safe_names, event, created)
            else:
                kept.append((event, created))
        self._loose_names = kept

    def live(self) -> dict[str, bytes]:
        """Return every file as a program sees it now."""
        return {name: content.live() for name, content in self._files.items()}

    def left(self, chance: Random) -> dict[str, bytes]:
        """Return the files that may be left when the power fails now."""
        names = dict(self._safe_names)
        for event, created in self._loose_names[: chance.randint(0, len(self._loose_names))]:
            _apply_name(names, event, created)
        left: dict[int, bytes] = {}
        # Two names of one content, in the middle of a renaming, hold the same.
        for content in names.values():
            if id(content) not in left:
                left[id(content)] = content.left(chance)
        return {name: left[id(content)] for name, content in names.items()}


def _folder(name: str) -> str:
    return name.rpartition("/")[0] or "."


def _apply_name(names: dict[str, Content], event: Event, created: Content | None) -> None:
    if created is not None:
        names[event.name] = created
    elif event.what == "U":
        names.pop(event.name, None)
    elif event.name in names:
        names[event.other] = names.pop(event.name)


def _with(safe: bytearray, events: list[Event]) -> bytes:
    content = bytearray(safe)
    for event in events:
        _apply(content, event)
    return bytes(content)


def _apply(content: bytearray, event: Event) -> None:
    if len(content) < event.offset:
        content.extend(bytes(event.offset - len(content)))
    if event.what == "T":
        del content[event.offset :]
    else:
        content[event.offset : event.offset + len(event.data)] = event.data
