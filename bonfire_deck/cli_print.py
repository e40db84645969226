"""Commands that make documents: the board, the write-up, reactions as a table, and prints."""

from pathlib import Path
from typing import Any

import click

from bonfire_deck.errors import Trouble
from bonfire_deck.files import library
from bonfire_deck.files.atomic import atomic_path
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.board import VIEWS
from bonfire_deck.model.imposition import FLIPS, GAPS, PRINTED, SHEETS, SINGLE, SIZES, PrintOptions
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import PARTS
from bonfire_deck.paths import Paths
from bonfire_deck.terminal import WrongUse, must_end


@click.command()
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write: .png, .pdf or .svg."
)
@click.option("--part", type=click.Choice(PARTS), default="now", show_default=True, help="The part of the session.")
@click.option("--by", type=click.Choice(VIEWS), default="picture", show_default=True, help="How the board is laid out.")
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


@click.command()
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The file to write: .html, .docx, .pdf, .pptx or .md.",
)
@click.option("--photo-report", is_flag=True, help="Write a page for each picture instead, as .pdf.")
@click.pass_obj
def writeup(paths: Paths, file: Path, output: Path, photo_report: bool) -> None:
    """Write the write-up of a session."""
    from bonfire_deck.paper.documents import export_photo_report, export_writeup

    with library.checked_for_reading(file, paths) as reader:
        snapshot = reader.snapshot()
    (export_photo_report if photo_report else export_writeup)(snapshot, output)
    click.echo(_("The write-up is in {file}.").format(file=output))


@click.command()
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write: .xlsx, .csv or .json."
)
@click.pass_obj
def export(paths: Paths, file: Path, output: Path) -> None:
    """Export every reaction with its question, picture, group and round."""
    from bonfire_deck.writing.export import export_table

    with library.checked_for_reading(file, paths) as reader:
        export_table(reader.snapshot([]), output)
    click.echo(_("The table is in {file}.").format(file=output))


@click.command("print")
@click.argument("file", type=click.Path(path_type=Path), help="A deck or a session.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write, ending in .pdf."
)
@click.option("--what", type=click.Choice(PRINTED), default="cards", show_default=True, help="What to print.")
@click.option("--size", type=click.Choice(list(SIZES)), default="poker", show_default=True, help="The size of a card.")
@click.option("--sheet", type=click.Choice([*SHEETS, SINGLE]), default="a4", show_default=True, help="The paper size.")
@click.option(
    "--gap",
    type=click.Choice([str(gap) for gap in GAPS]),
    default="3",
    show_default=True,
    help="The gap between cards, in millimetres.",
)
@click.option("--bleed", type=click.FloatRange(0, 10), default=3.0, show_default=True, help="The bleed in millimetres.")
@click.option("--backs/--no-backs", default=True, show_default=True, help="Print the backs of the cards.")
@click.option(
    "--flip", type=click.Choice(FLIPS), default="long", show_default=True, help="The edge that the printer flips on."
)
@click.option("--offset", default="0,0", show_default=True, help="Move the backs right and down, in millimetres.")
@click.option("--titles", is_flag=True, help="Print the title on the back.")
@click.option("--cards", "wanted", default="", help="Print only the cards with these numbers, such as 1-12,14.")
@click.option(
    "--pages", type=click.IntRange(1, 100), default=4, show_default=True, help="The number of pages of slips."
)
@click.option(
    "--groups", type=click.IntRange(1, 12), default=5, show_default=True, help="The number of group sheets of a deck."
)
@click.pass_obj
def deck_print(
    paths: Paths, /, file: Path, output: Path, what: str, offset: str, wanted: str, pages: int, groups: int,
    **laid: Any,
) -> None:  # fmt: skip
    """Print cards, slips, group sheets or a contact sheet as a PDF."""
    from bonfire_deck.paper.offscreen import gui_application
    from bonfire_deck.paper.printing import PrintJob, pages_of, too_dark, write_print_pdf

    must_end(output, ".pdf")
    with library.checked_for_reading(file, paths) as reader:
        snapshot = reader.snapshot()
    options = PrintOptions(**{**laid, "gap": float(laid["gap"])}, offset=_millimetres(offset))
    job = PrintJob(what, options, _chosen(snapshot.session, wanted), pages, groups)
    with gui_application(), atomic_path(output) as temporary:
        count = len(pages_of(snapshot, job))
        write_print_pdf(snapshot, job, temporary)
    for card in too_dark(snapshot, job) if what != "slips" else ():
        click.echo(_("May be too dark to print: card {number}, {title}").format(number=card.number, title=card.title))
    told = ngettext("{count} page", "{count} pages", count)
    click.echo(_("{pages} are in {file}.").format(pages=told, file=output))


def _millimetres(text: str) -> tuple[float, float]:
    try:
        right, down = (float(part) for part in text.split(","))
    except ValueError:
        raise WrongUse(
            _("“{text}” is not an offset.").format(text=text), _("Give two lengths in mm, such as 0.5,-0.3.")
        ) from None
    return right, down


def _chosen(session: Session, text: str) -> frozenset[str]:
    """Return the ids of the cards with the given numbers, such as 1-12,14; empty for all cards."""
    numbers: set[int] = set()
    for part in filter(None, (part.strip() for part in text.split(","))):
        first, _dash, last = part.partition("-")
        if not (first.isdecimal() and (last or first).isdecimal()):
            raise WrongUse(_("“{text}” does not name any cards.").format(text=text), _("Give numbers such as 1-12,14."))
        numbers.update(card.number for card in session.cards if int(first) <= card.number <= int(last or first))
    if text.strip() and not numbers:
        raise Trouble(_("There are no cards with these numbers."), _("“deck list” shows the cards' numbers."))
    return frozenset(card.id for card in session.cards if card.number in numbers)
