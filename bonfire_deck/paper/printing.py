"""Printing from a deck or session: cards, slips, group sheets, a contact page; and a check for dark pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _
from bonfire_deck.model.imposition import SHEETS, PrintOptions
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Snapshot
from bonfire_deck.model.words import Mark, marks
from bonfire_deck.paper.print_cards import card_pages
from bonfire_deck.paper.print_pages import Page, write_pages
from bonfire_deck.paper.print_slips import contact_page, group_pages, slip_pages
from bonfire_deck.pictures.darkness import is_too_dark

USUAL_GROUPS = 5


@dataclass(frozen=True)
class PrintJob:
    """A print job."""

    kind: str = "cards"
    """One of `model.imposition.PRINTED`."""
    options: PrintOptions = field(default_factory=PrintOptions)
    card_ids: frozenset[str] = frozenset()
    """Only these cards; empty for all in use."""
    pages: int = 4
    """Of slips."""
    groups: int = USUAL_GROUPS
    """For how many groups a deck's sheets are; a session has its own."""

    @property
    def sheet(self) -> str:
        """The paper size for everything that is not cut."""
        return self.options.sheet if self.options.sheet in SHEETS else "a4"


def cards_to_print(snapshot: Snapshot, job: PrintJob) -> tuple[Card, ...]:
    """Return the cards in numerical order: those in play, without pictures of people who have not agreed."""
    found = [card for card in snapshot.session.table_cards if card.may_leave]
    chosen = [card for card in found if not job.card_ids or card.id in job.card_ids]
    return tuple(sorted(chosen, key=lambda card: (card.number, card.id)))


def pages_of(snapshot: Snapshot, job: PrintJob) -> tuple[Page, ...]:
    """Return the pages of a job, all of one size; raise `Trouble` if there is no card to print."""
    if job.kind == "slips":
        return tuple(slip_pages(snapshot, job.sheet, job.pages))
    cards = cards_to_print(snapshot, job)
    if not cards:
        raise Trouble(_("There are no cards to print."), _("Add pictures first, or select other cards."))
    if job.kind == "group-sheets":
        return tuple(group_pages(snapshot, cards, _marks(snapshot, job), job.sheet))
    if job.kind == "contact-sheet":
        return (contact_page(snapshot, cards, job.sheet),)
    return tuple(card_pages(snapshot, cards, job.options))


def _marks(snapshot: Snapshot, job: PrintJob) -> Sequence[Mark]:
    groups = snapshot.session.groups
    return [group.mark for group in groups] if groups else marks()[: job.groups]


def write_print_pdf(snapshot: Snapshot, job: PrintJob, path: Path) -> None:
    """Write a job as a PDF; raise `Trouble` as `pages_of` does."""
    pages = pages_of(snapshot, job)
    wanted = {card.picture_id for card in cards_to_print(snapshot, job)} if job.kind != "slips" else set()
    write_pages(pages, snapshot, sorted(wanted & snapshot.pictures.keys()), snapshot.session.about.title, path)


def too_dark(snapshot: Snapshot, job: PrintJob) -> tuple[Card, ...]:
    """Return the cards of a job whose pictures are too dark to print."""
    dark: Mapping[str, bool] = {name: is_too_dark(stored.thumbnail) for name, stored in snapshot.pictures.items()}
    return tuple(card for card in cards_to_print(snapshot, job) if dark.get(card.picture_id))
