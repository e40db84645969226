"""The verb that erases for good: a quote, a person or a picture."""

from pathlib import Path

import click

from bonfire_deck.errors import Trouble
from bonfire_deck.files import erasing, library
from bonfire_deck.files.erased import RowName
from bonfire_deck.files.history import History
from bonfire_deck.files.reading import Reader
from bonfire_deck.i18n import _
from bonfire_deck.paths import Paths
from bonfire_deck.settings import laptop_id
from bonfire_deck.terminal import print_json


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--reaction", help="The id of what was said, as “react” printed it.")
@click.option("--person", help="The id, or the whole name, of somebody on the contact sheet.")
@click.option("--picture", type=int, help="The card's printed number: its picture goes, and what it says of it.")
@click.option("--json", "as_json", is_flag=True, help="For a script.")
@click.pass_obj
def erase(
    paths: Paths, file: Path, reaction: str | None, person: str | None, picture: int | None, as_json: bool
) -> None:
    """Erase for good what is named, in FILE and in its backups and copies on this computer; nothing brings it back.

    Without a name, what was erased elsewhere and came into FILE is taken out of its backups and copies here.
    """
    erasing.finish(paths)
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        rows = _rows(history, reader, reaction, person, picture)
        erased = erasing.erase(history, rows, paths)
    if as_json:
        print_json(
            {
                "rewritten": erased.rewritten, "later": [str(path) for path in erased.later],
                "unreached": [str(path) for path in erased.unreached], "still_said": erased.still_said,
            }
        )  # fmt: skip
        return
    for sentence in erasing.erased_sentences(erased):
        click.echo(sentence)


def _rows(
    history: History, reader: Reader, reaction: str | None, person: str | None, picture: int | None
) -> tuple[RowName, ...]:
    rows: list[RowName] = []
    if reaction is not None:
        rows.append(("reactions", reaction))
    if person is not None:
        rows.append(("people", _person_id(reader, person)))
    if picture is not None:
        card = library.card_with_number(reader.session(), picture)
        rows += erasing.rows_of_card(history.connection, card.id)
    return tuple(rows)


def _person_id(reader: Reader, said: str) -> str:
    named = [person.id for person in reader.people() if person.name == said]
    if len(named) > 1:
        raise Trouble(
            _("There are {count} people called {name}.").format(count=len(named), name=said),
            _("Name one of them by the id: {ids}.").format(ids=", ".join(named)),
        )
    return named[0] if named else said
