"""What the verbs of the command line share: names of new files, and values for scripts."""

import json
from pathlib import Path

import click

from bonfire_deck.errors import Trouble
from bonfire_deck.files.opening import check_name
from bonfire_deck.i18n import _, ngettext


def say_credits(count: int) -> None:
    """Say in how many of the files that were added a credit was found."""
    click.echo(ngettext("Credits found in {count} file.", "Credits found in {count} files.", count))


def must_end(path: Path, ending: str) -> None:
    """Raise `Trouble` unless a new file can be made at `path` that opens by a double click."""
    check_name(path)
    if path.suffix != ending:
        raise Trouble(
            _("The name “{name}” does not end in {ending}.").format(name=path.name, ending=ending),
            _("Give it that ending, so that a double click opens it."),
        )
    if path.exists():
        raise Trouble(
            _("“{name}” is there already.").format(name=path.name), _("Choose another name; nothing is overwritten.")
        )


def print_json(value: object) -> None:
    """Print `value` for a script."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
