"""Check a file for damage."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bonfire_deck.files.carrying import Unsound, stored_pictures, unsound_rows
from bonfire_deck.files.erased import is_erased_picture
from bonfire_deck.files.opening import close, open_for_reading, said_plainly
from bonfire_deck.i18n import _


@dataclass(frozen=True)
class Checked:
    """The result of a check; `problems` is empty for an intact file."""

    thing: str
    title: str
    cards: int
    reactions: int
    pictures: int
    problems: tuple[str, ...]


def check(path: Path) -> Checked:
    """Check integrity, foreign keys, that rows equal the fold of the history, and the hash of each picture.

    Raises `Trouble` if the file can't be opened as a deck or session.
    """
    connection = open_for_reading(path)
    try:
        with said_plainly(path):
            problems = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            problems += unsound_rows(connection)
            pictures = {}
            try:
                for picture in stored_pictures(connection, set()):
                    pictures[picture.id] = hashlib.sha256(picture.data).hexdigest() == picture.id
            except Unsound as error:
                problems.append(str(error))
            problems += [_("picture {id} has changed").format(id=name[:12]) for name, ok in pictures.items() if not ok]
            shown = {
                row[0]
                for row in connection.execute("SELECT picture_id FROM cards WHERE picture_id != ''")
                if not is_erased_picture(connection, row[0])
            }
            problems += [_("picture {id} is missing").format(id=name[:12]) for name in sorted(shown - set(pictures))]
            about = connection.execute("SELECT thing, title FROM about").fetchone() or ("", "")
            cards = connection.execute("SELECT count(*) FROM cards WHERE removed = 0").fetchone()[0]
            reactions = connection.execute("SELECT count(*) FROM reactions WHERE removed = 0").fetchone()[0]
    finally:
        close(connection)
    return Checked(about[0], about[1], cards, reactions, len(pictures), tuple(problems))
