"""Outcomes: the next steps, the parked items, and how many people left their contact details."""

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.chapters import chapter_label
from bonfire_deck.model.next_steps import StepShown, steps_of
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import STEP_KINDS, fate_label, step_kinds_label
from bonfire_deck.writing.document import Chapter, Table
from bonfire_deck.writing.plain import date_in_words
from bonfire_deck.writing.rule import card_told, rule_of

DROPPED = "dropped"


def steps_chapter(session: Session) -> Chapter | None:
    """Return a table for each kind of next step, or `None` if there are none or no words may leave the room."""
    if not rule_of(session).words:
        return None
    steps = steps_of(session)
    tables = tuple(
        _steps_table(session, kind, found)
        for kind in STEP_KINDS
        if (found := [step for step in steps if step.step.kind == kind])
    )
    return Chapter("steps", chapter_label("steps"), tables=tables) if tables else None


def _steps_table(session: Session, kind: str, steps: list[StepShown]) -> Table:
    columns = {
        _("What"): [shown.step.text for shown in steps],
        _("Who"): [shown.step.who for shown in steps],
        _("To whom"): [shown.step.to_whom for shown in steps],
        _("By when"): [date_in_words(shown.step.by) for shown in steps],
        _("Based on"): [_comes_from(session, shown) for shown in steps],
    }
    told = {head: cells for head, cells in columns.items() if head == _("What") or any(cell.strip() for cell in cells)}
    rows = tuple(zip(*told.values(), strict=True))
    return Table(step_kinds_label(kind), tuple(told), rows)


def _comes_from(session: Session, shown: StepShown) -> str:
    """Name the source of a step, but not its quotes where people must stay unidentified: the owner is a clue."""
    names = [theme.title for theme in shown.themes if theme.title.strip()]
    names += [named_card(card_told(session, card)) for card in shown.cards]
    if rule_of(session).names:
        names += [_("“{quote}”").format(quote=reaction.text) for reaction in shown.reactions]
    return "\n".join(names)


def named_card(card: Card) -> str:
    """Return a card's number and title."""
    if card.title.strip():
        return _("{number} {name}").format(number=card.number, name=card.title)
    return _("Picture {number}").format(number=card.number)


def parked_chapter(session: Session) -> Chapter | None:
    """Return the parked items and their decisions, without dropped ones."""
    items = [item for item in session.parked if item.fate != DROPPED and item.text.strip()]
    if not items or not rule_of(session).words:
        return None
    if not rule_of(session).groups:
        items.sort(key=lambda item: (item.text.casefold(), item.id))
    rows = tuple((item.text, fate_label(item.fate)) for item in items)
    table = Table("", (_("What"), _("Decision")), rows)
    return Chapter("parked", chapter_label("parked"), tables=(table,))


def people_chapter(session: Session) -> Chapter | None:
    """Return how many people left their contact details; the list itself is in no write-up."""
    contacts = session.contacts
    if not contacts.count:
        return None
    fact = ngettext(
        "{sharing} of {count} person agreed to share contact details; the list is kept in its own file.",
        "{sharing} of {count} people agreed to share contact details; the list is kept in its own file.",
        contacts.count,
        sharing=contacts.sharing,
    )
    return Chapter("people", chapter_label("people"), facts=(fact,))
