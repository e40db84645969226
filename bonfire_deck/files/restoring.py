"""Backups for display: which files they belong to, what is inside, and restoring one to a new file."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files.backups import Backup, Backups
from bonfire_deck.files.desk import place_of
from bonfire_deck.files.index import Index
from bonfire_deck.files.library import register
from bonfire_deck.files.opening import check_name
from bonfire_deck.files.recovering import Recovered
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import told_apart
from bonfire_deck.model.times import clock_time, day_here
from bonfire_deck.paths import Paths

LAST = 10
"""Reactions shown in a preview: enough to recognise the moment."""


@dataclass(frozen=True)
class Shelf:
    """The backups of one file, newest first, never empty."""

    title: str
    """"" if not even the newest can be read."""
    apart: str
    """What the file's name adds to a title that others share, such as "(copy)"."""
    backups: tuple[Backup, ...]

    @property
    def place(self) -> str:
        """The folder name that all backups of the file share."""
        return self.backups[0].path.parent.name


@dataclass(frozen=True)
class Inside:
    """A preview of a backup, before anything is restored."""

    backup: Backup
    session: Session
    thumbnails: dict[str, bytes]
    """By picture id, for what is shown: the cards of the last reactions, or the first cards if there are none."""
    missing: tuple[Card, ...]
    """The cards whose pictures are missing from the backups."""


@dataclass(frozen=True)
class BroughtBack:
    """A new file restored from a backup."""

    path: Path
    cards: int
    reactions: int
    missing: tuple[Card, ...]
    """Its cards without pictures."""


def reason_in_words(reason: str) -> str:
    """Return why a backup was made, in words."""
    words = {
        "kept": _("while it was open"),
        "closed": _("when it was closed"),
        "gather": _("before a merge"),
    }
    return words.get(reason, reason)


def shelves(paths: Paths, should_stop: Callable[[], bool] = lambda: False) -> list[Shelf]:
    """Return all backups with their files' titles; opens only those of files that are no longer listed."""
    backups = Backups(paths)
    listed = {place_of(entry.id, entry.path): entry for entry in Index(paths).entries() if entry.id}
    titles = Counter(entry.title for entry in listed.values())
    found = []
    for those in backups.all():
        if should_stop():
            break
        entry = listed.get(those[0].path.parent.name)
        if entry is None:
            found.append(Shelf(_title_inside(backups, those[0]), "", tuple(those)))
        else:
            apart = told_apart(entry.title, entry.path.stem) if titles[entry.title] > 1 else ""
            found.append(Shelf(entry.title, apart, tuple(those)))
    return found


def _title_inside(backups: Backups, backup: Backup) -> str:
    try:
        return backups.look_inside(backup).about.title
    except Trouble:
        return ""


def places_of(path: Path, paths: Paths) -> frozenset[str]:
    """Return the folder names of backups of the file at `path`, even if it is damaged or deleted: see `Shelf.place`."""
    check_name(path)
    path = path.absolute()
    return frozenset(place_of(session_id, path) for session_id in Index(paths).known_ids(path))


def backup_at(path: Path, paths: Paths) -> Backup:
    """Return the backup at `path`; raises `Trouble` for anything else."""
    wanted = path.absolute()
    for backups in Backups(paths).all():
        for backup in backups:
            if backup.path.absolute() == wanted:
                return backup
    raise Trouble(
        _("“{name}” is not one of the backups of this computer.").format(name=path.name),
        _("bonfire-deck backups lists them."),
    )


def inside(backup: Backup, paths: Paths) -> Inside:
    """Return a preview of a backup; raises `Trouble`."""
    backups = Backups(paths)
    session = backups.look_inside(backup)
    gone = backups.gone({card.picture_id for card in session.cards if card.picture_id})
    said = [session.card_by_id.get(reaction.card_id or "") for reaction in session.reactions[-LAST:]]
    shown = said or session.cards[:LAST]
    pictures = {card.picture_id for card in shown if card is not None and card.picture_id}
    thumbnails = {name: thumbnail for name in pictures if (thumbnail := backups.thumbnail(name)) is not None}
    return Inside(backup, session, thumbnails, _showing(session, gone))


def bring_back(backup: Backup, target: Path, paths: Paths) -> BroughtBack:
    """Restore a backup to a new file; raises `Trouble`, also if the target exists."""
    if target.exists():
        raise Trouble(
            _("“{name}” already exists.").format(name=target.name), _("Choose another name. Nothing was overwritten.")
        )
    backups = Backups(paths)
    restored = backups.restore(backup, target)
    register(target, paths)
    session = backups.look_inside(backup)
    return BroughtBack(
        target, len(session.cards), len(session.reactions), _showing(session, frozenset(restored.missing))
    )


def recovered_sentences(made: Recovered) -> list[str]:
    """Return the result of a recovery besides the counts: what was used, what is lost, what stayed unchanged."""
    sentences = []
    if made.from_backup:
        moment = f"{day_here(made.from_backup)} {clock_time(made.from_backup)}"
        sentences.append(_("The backup from {moment} was merged in.").format(moment=moment))
    if made.from_rescue:
        sentences.append(
            ngettext(
                "{count} line that could not be saved at the time was recovered from the rescue file.",
                "{count} lines that could not be saved at the time were recovered from the rescue file.",
                made.from_rescue,
            )
        )
    if made.lost_edits:
        sentences.append(
            ngettext(
                "{count} change was only partly readable. What could be read of it was recovered.",
                "{count} changes were only partly readable. What could be read of them was recovered.",
                made.lost_edits,
            )
        )
    if made.lost_pictures:
        sentences.append(ngettext("{count} picture is lost.", "{count} pictures are lost.", made.lost_pictures))
    if not made.lost_edits and not made.lost_pictures:
        sentences.append(_("No losses were found."))
    sentences.append(_("The damaged file was not changed."))
    return sentences


def _showing(session: Session, picture_ids: frozenset[str]) -> tuple[Card, ...]:
    return tuple(card for card in session.cards if card.picture_id in picture_ids)
