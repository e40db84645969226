"""Printing from the command line: cards, slips, sheets for the groups, all cards on one page."""

from pathlib import Path
from typing import Any

import click

from bonfire_deck.errors import Trouble
from bonfire_deck.files import library
from bonfire_deck.files.atomic import atomic_path
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.imposition import FLIPS, GAPS, PRINTED, SHEETS, SINGLE, SIZES, PrintOptions
from bonfire_deck.model.session import Session
from bonfire_deck.paths import Paths
from bonfire_deck.terminal import must_end


@click.command("print")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Ends in .pdf.")
@click.option("--what", type=click.Choice(PRINTED), default="cards", show_default=True)
@click.option("--size", type=click.Choice(list(SIZES)), default="poker", show_default=True)
@click.option("--sheet", type=click.Choice([*SHEETS, SINGLE]), default="a4", show_default=True)
@click.option("--gap", type=click.Choice([str(gap) for gap in GAPS]), default="3", show_default=True, help="mm")
@click.option("--bleed", type=click.FloatRange(0, 10), default=3.0, show_default=True, help="mm")
@click.option("--backs/--no-backs", default=True, show_default=True)
@click.option("--flip", type=click.Choice(FLIPS), default="long", show_default=True, help="The edge the printer turns.")
@click.option("--offset", default="0,0", show_default=True, help="Move backs right and down by so many mm.")
@click.option("--titles", is_flag=True, help="The title on the back.")
@click.option("--cards", "wanted", default="", help="Only these numbers, such as 1-12,14.")
@click.option("--pages", type=click.IntRange(1, 100), default=4, show_default=True, help="Of slips.")
@click.option("--groups", type=click.IntRange(1, 12), default=5, show_default=True, help="Of a deck's group sheets.")
@click.pass_obj
def deck_print(
    paths: Paths, /, file: Path, output: Path, what: str, offset: str, wanted: str, pages: int, groups: int,
    **laid: Any,
) -> None:  # fmt: skip
    """Print the cards of a deck or session, or paper for the tables, as a PDF."""
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
        click.echo(_("Too dark to print well: card {number}, {title}").format(number=card.number, title=card.title))
    told = ngettext("{count} page", "{count} pages", count)
    click.echo(_("{pages} are in {file}.").format(pages=told, file=output))


def _millimetres(text: str) -> tuple[float, float]:
    try:
        right, down = (float(part) for part in text.split(","))
    except ValueError:
        raise Trouble(
            _("“{text}” is no offset.").format(text=text), _("Give two lengths in mm, such as 0.5,-0.3.")
        ) from None
    return right, down


def _chosen(session: Session, text: str) -> frozenset[str]:
    """Return the ids of the cards whose numbers are named, such as by 1-12,14; none for all."""
    numbers: set[int] = set()
    for part in filter(None, (part.strip() for part in text.split(","))):
        first, _dash, last = part.partition("-")
        if not (first.isdecimal() and (last or first).isdecimal()):
            raise Trouble(_("“{text}” names no cards.").format(text=text), _("Give numbers such as 1-12,14."))
        numbers.update(card.number for card in session.cards if int(first) <= card.number <= int(last or first))
    if text.strip() and not numbers:
        raise Trouble(_("No card has one of these numbers."), _("“deck list” shows the numbers."))
    return frozenset(card.id for card in session.cards if card.number in numbers)
