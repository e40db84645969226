"""The command line: everything that a person can do to a file without looking, by the same core as the windows."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from bonfire_deck import __version__, cli_cards, cli_care, cli_deck, cli_erasing, cli_outcome, cli_print, cli_session
from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering, library
from bonfire_deck.files.bringing import ENDINGS
from bonfire_deck.i18n import _, choose_language, ngettext
from bonfire_deck.model.board import VIEWS
from bonfire_deck.model.words import KINDS, PARTS
from bonfire_deck.paths import Paths, catalogues
from bonfire_deck.pictures.intake import PictureWorkers
from bonfire_deck.settings import laptop_id
from bonfire_deck.terminal import must_end, print_json, say_credits


class Plain(click.Group):
    """Says a `Trouble` as two sentences on standard error, exit status 1; a lone file name opens the window."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb."""
        try:
            return super().invoke(ctx)
        except Trouble as trouble:
            click.echo(trouble.message, err=True)
            if trouble.hint:
                click.echo(trouble.hint, err=True)
            ctx.exit(1)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take anything that is no verb for a file to open."""
        if args and self.get_command(ctx, args[0]) is None:
            return "open", open_window, args
        return super().resolve_command(ctx, args)


@click.group(cls=Plain, invoke_without_command=True)
@click.option("--home", type=click.Path(path_type=Path), help="Keep everything under this folder.")
@click.version_option(__version__, prog_name="bonfire-deck")
@click.pass_context
def command(ctx: click.Context, home: Path | None) -> None:
    """Show pictures, keep what each group says, see where you are now.

    Without a verb the window opens; with a FILE, on that deck or session.
    """
    choose_language(catalogues())
    for stream in (sys.stdout, sys.stderr):
        # A terminal that can't show a letter, or a file name that is no text, ends no verb half way.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    ctx.obj = Paths.under(home) if home else Paths.standard()
    if ctx.invoked_subcommand is None:
        _open_window(ctx, None)


@click.command("open", hidden=True)
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def open_window(ctx: click.Context, file: Path) -> None:
    """Open the window on FILE."""
    _open_window(ctx, file)


def _open_window(ctx: click.Context, file: Path | None, *, sample: bool = False) -> None:
    import importlib

    # The command line runs without Qt; only this one step needs it, and it lies above in the layers.
    ctx.exit(importlib.import_module("bonfire_deck.ui.entrance").run(ctx.obj, file, sample=sample))


@command.command("demo")
@click.pass_context
def demo_window(ctx: click.Context) -> None:
    """Open the app on a finished, invented session; nothing of it is kept."""
    _open_window(ctx, None, sample=True)


@command.group()
def deck() -> None:
    """Make, change, look through, print and share decks: sets of pictures."""


@deck.command("new")
@click.argument("pictures", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The deck file to make, ending in .bonfiredeck.",
)
@click.option("--title", default="", help="The deck's title; left out, the file's name.")
@click.pass_obj
def deck_new(paths: Paths, pictures: tuple[Path, ...], output: Path, title: str) -> None:
    """Make a deck from PICTURES: files and folders."""
    must_end(output, ENDINGS["deck"])
    for path in pictures:
        if not path.exists():
            raise Trouble(_("“{name}” is not there.").format(name=path), _("Check how it is written."))
    made = library.new_deck(pictures, output, title or output.stem, paths, _told if sys.stderr.isatty() else _silent)
    for item in made.refused:
        click.echo(_("refused {name}: {reason}").format(name=item.name, reason=item.sentence))
    click.echo(ngettext("{count} picture is in the deck.", "{count} pictures are in the deck.", made.count))
    say_credits(made.credited)


def _told(done: int, total: int, name: str) -> None:
    click.echo(f"\r{done}/{total} {name[:60]:60}", nl=done == total, err=True)


def _silent(done: int, total: int, name: str) -> None:
    pass


@deck.command("list")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For a script.")
@click.pass_obj
def deck_list(paths: Paths, file: Path, as_json: bool) -> None:
    """List the cards of a deck, or of a session."""
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
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--group", type=int, help="The group's number; left out, it was said in plenary.")
@click.option("--card", type=int, required=True, help="The card's printed number.")
@click.option("--kind", type=click.Choice(KINDS), default="see", show_default=True)
@click.option("--round", "round_number", type=int, help="The round, counted from 1.")
@click.option("--pin", help="The place in the picture it points at, as x,y from 0 to 1.")
@click.argument("text")
@click.pass_obj
def react(
    paths: Paths, file: Path, group: int | None, card: int, kind: str, round_number: int | None, pin: str | None,
    text: str,
) -> None:  # fmt: skip
    """Keep a reaction: TEXT, or each line of standard input if TEXT is a dash.

    Prints one line “kept ID” for each, only after it is on the disk.
    """
    place = _pin(pin)
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        shown = reader.session()
        library.must_be_session(shown, file)
        card_id = library.card_with_number(shown, card).id
        group_id = library.group_with_number(shown, group).id if group is not None else None
        number = round_number if round_number is not None else library.last_round(shown) or None
        round_id = library.round_with_number(shown, number).id if number is not None else None
        for line in _lines(text):
            kept = gathering.keep_reaction(
                history, text=line, kind=kind, card_id=card_id, group_id=group_id, round_id=round_id, pin=place
            )
            click.echo(f"kept {kept}")


def _lines(text: str) -> Iterator[str]:
    if text != "-":
        yield text
        return
    for raw in sys.stdin.buffer:
        line = raw.decode("utf-8", "replace").rstrip("\r\n")
        if line.strip():
            yield line


def _pin(pin: str | None) -> tuple[float, float] | None:
    if pin is None:
        return None
    try:
        x, y = (float(number) for number in pin.split(","))
    except ValueError:
        x, y = -1.0, -1.0
    if not (0 <= x <= 1 and 0 <= y <= 1):
        raise Trouble(_("A pin is two numbers from 0 to 1."), _("Write it as --pin 0.4,0.6."))
    return x, y


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Ends in .png, .pdf or .svg.")
@click.option("--part", type=click.Choice(PARTS), default="now", show_default=True)
@click.option("--by", type=click.Choice(VIEWS), default="picture", show_default=True)
@click.pass_obj
def board(paths: Paths, file: Path, output: Path, part: str, by: str) -> None:
    """Draw the board of a session."""
    from bonfire_deck.paper.export import export_board
    from bonfire_deck.paper.offscreen import gui_application

    with library.checked_for_reading(file, paths) as reader:
        snapshot = reader.snapshot()
    with gui_application():
        export_board(snapshot, part, by, output)
    click.echo(_("The board is in {file}.").format(file=output))


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="Ends in .html, .docx, .pdf, .pptx or .md."
)
@click.option("--photo-report", is_flag=True, help="A page for each picture, as .pdf.")
@click.pass_obj
def writeup(paths: Paths, file: Path, output: Path, photo_report: bool) -> None:
    """Write the write-up of a session."""
    from bonfire_deck.paper.documents import export_photo_report, export_writeup

    with library.checked_for_reading(file, paths) as reader:
        snapshot = reader.snapshot()
    (export_photo_report if photo_report else export_writeup)(snapshot, output)
    click.echo(_("The write-up is in {file}.").format(file=output))


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Ends in .xlsx, .csv or .json.")
@click.pass_obj
def export(paths: Paths, file: Path, output: Path) -> None:
    """Write every quote with its question, picture, group and round into a table."""
    from bonfire_deck.writing.export import export_table

    with library.checked_for_reading(file, paths) as reader:
        export_table(reader.snapshot([]), output)
    click.echo(_("The table is in {file}.").format(file=output))


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("others", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def merge(ctx: click.Context, file: Path, others: tuple[Path, ...]) -> None:
    """Gather what OTHERS have, copies and table files of the same session, into FILE."""
    paths: Paths = ctx.obj
    failed = False
    with library.checked_for_writing(file, laptop_id(paths)) as (history, _reader), PictureWorkers() as workers:
        for other, result in library.gather(history, others, paths, workers.verify):
            if isinstance(result, Trouble):
                failed = True
                click.echo(f"{other.name}: {result}", err=True)
            else:
                click.echo(
                    _("{name}: {reactions} new reactions, {edits} edits, {versions} texts in two versions.").format(
                        name=other.name, reactions=result.reactions, edits=result.edits, versions=result.two_versions
                    )
                )
    ctx.exit(int(failed))


command.add_command(cli_session.session)
command.add_command(cli_care.check)
command.add_command(cli_care.backups)
command.add_command(cli_care.restore)
command.add_command(cli_care.recover)
command.add_command(cli_care.register)
command.add_command(cli_erasing.erase)
command.add_command(cli_outcome.add_step)
command.add_command(cli_outcome.add_person)
command.add_command(cli_outcome.contact_sheet)
command.add_command(cli_outcome.names)
command.add_command(cli_outcome.compare_sessions)
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
