"""The command that permanently erases a quote, a person or a picture."""

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
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.option("--reaction", help="The ID of a reaction, as “react” printed it.")
@click.option("--person", help="The ID, or the full name, of a person on the contact sheet.")
@click.option("--picture", type=int, help="The number of a card: its picture and its texts are erased.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def erase(
    paths: Paths, file: Path, reaction: str | None, person: str | None, picture: int | None, as_json: bool
) -> None:
    """Erase a reaction, a person or a picture permanently. This can't be undone.

    It is erased from the session, and from its backups and copies on this computer. Without an option, what was erased
    elsewhere and merged into the session is erased from its backups and copies here.
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
