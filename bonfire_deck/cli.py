"""The command line: whatever can be done to a file without looking at it, with the same core as the windows."""

import io
import sys
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from bonfire_deck import (
    __version__,
    cli_cards,
    cli_care,
    cli_deck,
    cli_erasing,
    cli_outcome,
    cli_print,
    cli_session,
    cli_system,
)
from bonfire_deck.errors import Trouble
from bonfire_deck.files import library
from bonfire_deck.files.bringing import ENDINGS
from bonfire_deck.i18n import _, choose_language, ngettext
from bonfire_deck.paths import Paths, catalogues, is_file, is_folder, looks_like_path
from bonfire_deck.pictures.intake import PictureWorkers
from bonfire_deck.settings import laptop_id
from bonfire_deck.terminal import Verbs, WrongUse, must_end, print_json, say_credits


class Program(Verbs):
    """The command itself: prints a `Trouble` as two sentences on stderr; a single file opens the window."""

    group_class = Verbs

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. The exit status is 1 if the work could not be done, 2 if the arguments are invalid."""
        choose_language(catalogues())
        for stream in (sys.stdout, sys.stderr):
            # A character that the terminal can't show, or an invalid file name, must not abort a command halfway.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except Trouble as trouble:
            click.echo(trouble.message, err=True)
            if trouble.hint:
                click.echo(trouble.hint, err=True)
            ctx.exit(2 if isinstance(trouble, WrongUse) else 1)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Treat an unknown command as a file to open, if there is such a file and no other argument."""
        if self.get_command(ctx, args[0]) is None and is_file(args[0]):
            if len(args) > 1:
                raise self._more_than_a_file(args)
            return open_window.name, open_window, args
        return super().resolve_command(ctx, args)

    def _more_than_a_file(self, args: list[str]) -> WrongUse:
        file, word = args[:2]
        if word in self.commands:
            return WrongUse(
                _("“{name}” is a file, not a command.").format(name=file),
                _("Put the command first: bonfire-deck {command} {file}").format(command=word, file=file),
            )
        if word.startswith("-"):
            return WrongUse(
                _("“{option}” comes after the file.").format(option=word), _("Put options before the file.")
            )
        return WrongUse(_("Only one file can be opened at a time."), _("Put a name with spaces into quotes."))

    def unknown(self, ctx: click.Context, args: list[str]) -> WrongUse:
        """Return the error for an unknown command, which may have been meant as a file."""
        if is_file(name := " ".join(args)):
            return WrongUse(
                _("There is no file “{name}”.").format(name=args[0]),
                _('Put a name with spaces into quotes: bonfire-deck "{name}"').format(name=name),
            )
        if is_folder(args[0]):
            return WrongUse(
                _("“{name}” is a folder.").format(name=args[0]),
                _("“bonfire-deck deck new” makes a deck from the pictures in a folder."),
            )
        if looks_like_path(args[0]):
            return WrongUse(
                _("There is no file “{name}”.").format(name=args[0]), _("Check the name, and the folder it is in.")
            )
        return super().unknown(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """Offer file names beside the commands; bash accepts files only if they come first."""
        return [CompletionItem(incomplete, type="file"), *super().shell_complete(ctx, incomplete)]


@click.group(cls=Program, invoke_without_command=True, subcommand_metavar="[FILE | COMMAND [ARGS]...]")
@click.option(
    "--home",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep all files and settings in DIR.",
)
@click.version_option(__version__, prog_name="bonfire-deck")
@click.pass_context
def command(ctx: click.Context, home: Path | None) -> None:
    """Show picture cards, keep what each group says, and make the board and the write-up.

    Without a command, the app opens; with FILE, it opens that deck or session. A command goes before a file of the
    same name: to open a file named “export”, write ./export.
    """
    ctx.obj = Paths.under(home) if home else Paths.standard()
    if ctx.invoked_subcommand is None:
        _open_window(ctx, None)


@click.command("open")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def open_window(ctx: click.Context, file: Path) -> None:
    """Open the window on FILE. This is no verb: it is what runs when FILE stands alone."""
    _open_window(ctx, file)


def _open_window(ctx: click.Context, file: Path | None, *, sample: bool = False) -> None:
    import importlib

    # The command line runs without Qt; only this step needs it, from a layer above.
    ctx.exit(importlib.import_module("bonfire_deck.ui.entrance").run(ctx.obj, file, sample=sample))


@command.command("demo")
@click.pass_context
def demo_window(ctx: click.Context) -> None:
    """Open the app on a finished sample session. Nothing is kept."""
    _open_window(ctx, None, sample=True)


@command.group()
def deck() -> None:
    """Make, change, check, print and share decks."""


@deck.command("new")
@click.argument(
    "pictures", nargs=-1, required=True, type=click.Path(path_type=Path), help="Picture files, or folders of them."
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The deck file to write, ending in .bonfiredeck.",
)
@click.option("--title", default="", help="The title of the deck. The default is the name of the file.")
@click.pass_obj
def deck_new(paths: Paths, pictures: tuple[Path, ...], output: Path, title: str) -> None:
    """Make a deck from pictures, and print which were refused and why."""
    must_end(output, ENDINGS["deck"])
    for path in pictures:
        if not path.exists():
            raise Trouble(_("“{name}” does not exist.").format(name=path), _("Check the spelling and the folder."))
    made = library.new_deck(pictures, output, title or output.stem, paths, _told if sys.stderr.isatty() else _silent)
    for item in made.refused:
        click.echo(_("refused {name}: {reason}").format(name=item.name, reason=item.sentence))
    say_credits(made.credited)
    click.echo(ngettext("{count} picture is in the deck.", "{count} pictures are in the deck.", made.count))


def _told(done: int, total: int, name: str) -> None:
    click.echo(f"\r{done}/{total} {name[:60]:60}", nl=done == total, err=True)


def _silent(done: int, total: int, name: str) -> None:
    pass


@deck.command("list")
@click.argument("file", type=click.Path(path_type=Path), help="A deck or a session.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def deck_list(paths: Paths, file: Path, as_json: bool) -> None:
    """List the cards of a deck or session."""
    with library.checked_for_reading(file, paths) as reader:
        session, sizes = reader.session(), reader.picture_sizes()
    if as_json:
        cards = [
            {
                "number": card.number, "title": card.title, "alt_text": card.alt_text, "tags": card.tags,
                "credit": card.credit, "licence": card.licence, "picture": card.picture_id,
                "size": sizes.get(card.picture_id), "retired": card.retired,
            }
            for card in session.cards
        ]  # fmt: skip
        print_json({"id": session.about.id, "title": session.about.title, "cards": cards})
        return
    click.echo(session.about.title)
    for card in session.cards:
        click.echo(f"{card.number:4}  {card.title}")


@command.command()
@click.argument("file", type=click.Path(path_type=Path), help="The session to merge into.")
@click.argument(
    "others",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    help="Copies and table files of the same session.",
)
@click.pass_context
def merge(ctx: click.Context, file: Path, others: tuple[Path, ...]) -> None:
    """Merge copies and table files of a session into it.

    If one of them can't be merged, the others still are, and the exit status is 1.
    """
    paths: Paths = ctx.obj
    failed = False
    with library.checked_for_writing(file, laptop_id(paths)) as (history, _reader), PictureWorkers() as workers:
        for other, result in library.gather(history, others, paths, workers.verify):
            if isinstance(result, Trouble):
                failed = True
                click.echo(f"{other.name}: {result}", err=True)
            else:
                click.echo(
                    _("{name}: {reactions} new reactions, {edits} edits, {versions} texts with two versions.").format(
                        name=other.name, reactions=result.reactions, edits=result.edits, versions=result.two_versions
                    )
                )
    ctx.exit(int(failed))


command.add_command(cli_session.session)
command.add_command(cli_print.board)
command.add_command(cli_print.writeup)
command.add_command(cli_print.export)
command.add_command(cli_care.check)
command.add_command(cli_care.backups)
command.add_command(cli_care.restore)
command.add_command(cli_care.recover)
command.add_command(cli_system.register)
command.add_command(cli_system.completion)
command.add_command(cli_erasing.erase)
command.add_command(cli_outcome.add_step)
command.add_command(cli_outcome.add_person)
command.add_command(cli_outcome.contact_sheet)
command.add_command(cli_outcome.names)
command.add_command(cli_outcome.compare_sessions)
command.add_command(cli_cards.react)
command.add_command(cli_cards.choose)
command.add_command(cli_cards.deal)
command.add_command(cli_cards.add_picture)
command.add_command(cli_cards.add_deck)
command.add_command(cli_cards.set_consent)
deck.add_command(cli_deck.deck_add)
deck.add_command(cli_deck.deck_word)
deck.add_command(cli_deck.deck_set)
deck.add_command(cli_deck.deck_move)
deck.add_command(cli_deck.deck_retire)
deck.add_command(cli_deck.deck_number_again)
deck.add_command(cli_deck.deck_look)
deck.add_command(cli_deck.deck_plan)
deck.add_command(cli_deck.deck_share)
deck.add_command(cli_print.deck_print)
