"""Commands for maintenance: checking files, listing and restoring backups, recovering damaged files."""

from pathlib import Path
from typing import Any

import click

from bonfire_deck.errors import Trouble
from bonfire_deck.files import library, restoring
from bonfire_deck.files.backups import Backup, Backups
from bonfire_deck.files.bringing import ENDINGS
from bonfire_deck.files.checking import check as check_file
from bonfire_deck.files.restoring import Shelf
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Card
from bonfire_deck.model.times import clock_time, day_here
from bonfire_deck.paths import Paths
from bonfire_deck.terminal import must_end, print_json


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), help="Decks and sessions.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...], as_json: bool) -> None:
    """Check files for damage. If one is damaged, the exit status is 1."""
    results: list[dict[str, object]] = []
    for file in files:
        try:
            found = check_file(file)
        except Trouble as trouble:
            results.append({"file": str(file), "sound": False, "problems": [str(trouble)]})
        else:
            results.append(
                {
                    "file": str(file), "sound": not found.problems, "problems": list(found.problems),
                    "title": found.title, "cards": found.cards, "reactions": found.reactions,
                }
            )  # fmt: skip
    if as_json:
        print_json(results)
    else:
        for result in results:
            _say_checked(result)
    ctx.exit(int(any(not result["sound"] for result in results)))


def _say_checked(result: dict[str, Any]) -> None:
    if result["sound"]:
        click.echo(
            _("{file}: no damage found, {cards} cards, {reactions} reactions.").format(
                file=result["file"], cards=result["cards"], reactions=result["reactions"]
            )
        )
    else:
        click.echo(f"{result['file']}: {'; '.join(result['problems'][:5])}", err=True)


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path), help="List only the backups of this file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def backups(paths: Paths, file: Path | None, as_json: bool) -> None:
    """List backups, the newest first.

    To restore one, pass its path to “bonfire-deck restore”.
    """
    found = restoring.shelves(paths)
    if file is not None:
        places = restoring.places_of(file, paths)
        found = [shelf for shelf in found if shelf.place in places]
        if not found:
            raise Trouble(
                _("There is no backup of “{name}”.").format(name=file.name),
                _("Without a file, bonfire-deck backups lists all backups."),
            )
    if as_json:
        print_json([_plain(shelf, backup) for shelf in found for backup in shelf.backups])
        return
    if not found:
        click.echo(
            _(
                "There are no backups yet. The app makes one after ten minutes of changes, and "
                "whenever a file is closed."
            )
        )
    for shelf in found:
        click.echo(f"{shelf.title} {shelf.apart}".strip() or _("(unreadable)"))
        for backup in shelf.backups:
            click.echo(f"  {_line(backup)}")
            click.echo(f"    {backup.path}")


def _plain(shelf: Shelf, backup: Backup) -> dict[str, object]:
    return {
        "title": shelf.title, "made_at": backup.made_at, "reason": backup.reason, "cards": backup.cards,
        "reactions": backup.reactions, "file": str(backup.path),
    }  # fmt: skip


def _line(backup: Backup) -> str:
    return _("{moment}, {reason}: {cards}, {reactions}").format(
        moment=f"{day_here(backup.made_at)} {clock_time(backup.made_at)}",
        reason=restoring.reason_in_words(backup.reason),
        cards=_cards(backup.cards),
        reactions=_reactions(backup.reactions),
    )


@click.command()
@click.argument("backup", type=click.Path(path_type=Path), help="The path of a backup, as “backups” lists it.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The new file to write.")
@click.pass_obj
def restore(paths: Paths, backup: Path, output: Path) -> None:
    """Restore a backup as a new file. Nothing is overwritten."""
    chosen = restoring.backup_at(backup, paths)
    must_end(output, ENDINGS[Backups(paths).look_inside(chosen).about.thing])
    made = restoring.bring_back(chosen, output, paths)
    click.echo(
        _("{cards} and {reactions} are in {file}.").format(
            cards=_cards(made.cards), reactions=_reactions(made.reactions), file=output
        )
    )
    for card in made.missing:
        click.echo(_missing(card))


def _missing(card: Card) -> str:
    return _("missing: the picture of card {number}, “{title}”").format(number=card.number, title=card.title)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), help="The damaged file.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The new file to write.")
@click.pass_obj
def recover(paths: Paths, file: Path, output: Path) -> None:
    """Recover what can be read in a damaged file, as a new file.

    Its newest backup and its rescue file fill the gaps. The damaged file stays as it is.
    """
    must_end(output, file.suffix if file.suffix in ENDINGS.values() else ENDINGS["session"])
    made = library.recover(file, output, paths)
    click.echo(
        _("{cards} and {reactions} are in {file}.").format(
            cards=_cards(made.cards), reactions=_reactions(made.reactions), file=output
        )
    )
    for sentence in restoring.recovered_sentences(made):
        click.echo(sentence)


def _cards(count: int) -> str:
    return ngettext("{count} card", "{count} cards", count)


def _reactions(count: int) -> str:
    return ngettext("{count} reaction", "{count} reactions", count)
