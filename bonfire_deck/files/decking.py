"""What a trainer does to a deck: each function is one edit, the same one from a window and the command line."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from bonfire_deck.errors import Trouble
from bonfire_deck.files.history import History
from bonfire_deck.files.laying import MOST_NUMBER, last_number
from bonfire_deck.files.making import even_keys, round_fields, said_by_file, sort_key
from bonfire_deck.files.schema import Value
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.credits import UNCHECKED_TAG, Credits, tags_without
from bonfire_deck.model.deck import in_order, neighbours, plans, rounds_of
from bonfire_deck.model.plan import PlannedRound
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Session

WORD_TITLE = 60
"""Letters of a word card's words that become its title."""


@dataclass(frozen=True)
class Coming:
    """A picture that was stored in a deck already, and the title of the card to be made of it."""

    picture_id: str
    title: str
    credits: Credits = field(default_factory=Credits)
    """What its file says of it."""


def add_cards(history: History, session: Session, coming: Sequence[Coming], section_id: str | None = None) -> list[str]:
    """Make cards of pictures that were stored, behind the others or at the end of a section; return their ids."""
    number = last_number(history)
    before, behind = neighbours(session, (), section_id, None)
    label = ngettext("Add {count} picture", "Add {count} pictures", len(coming))
    added: list[str] = []
    with history.edit(label) as edit:
        for one in coming:
            number, before = min(number + 1, MOST_NUMBER), sort_key(before, behind)
            added.append(
                edit.add(
                    "cards", number=number, title=one.title, picture_id=one.picture_id, section_id=section_id,
                    sort=before, **said_by_file(one.credits),
                )
            )  # fmt: skip
    return added


def add_word_card(history: History, session: Session, words: str, section_id: str | None = None) -> str:
    """Make a card of words and return its id; empty words raise `Trouble`."""
    words = words.strip()
    if not words:
        raise Trouble(_("A word card needs words."), _("Type the words that the room will see."))
    number = min(last_number(history) + 1, MOST_NUMBER)
    before, behind = neighbours(session, (), section_id, None)
    title = " ".join(words.split())
    with history.edit(_("Add a word card")) as edit:
        return edit.add(
            "cards", number=number, words=words, title=title[:WORD_TITLE], section_id=section_id,
            sort=sort_key(before, behind),
        )  # fmt: skip


def change_cards(history: History, card_ids: Iterable[str], **fields: Value) -> None:
    """Change the same fields of one card or of many; what stands there already is no change.

    A description that somebody wrote is no longer the file's own caption, which was to be checked.
    """
    ids = tuple(card_ids)
    label = ngettext("Change {count} card", "Change {count} cards", len(ids))
    checked = "alt_text" in fields and "tags" not in fields
    with history.edit(label) as edit:
        for card_id in ids:
            edit.change("cards", card_id, **fields, **(_without_mark(history, card_id) if checked else {}))


def confirm_descriptions(history: History, card_ids: Iterable[str]) -> None:
    """Say that the descriptions of cards, which were their files' own captions, are right."""
    ids = tuple(card_ids)
    with history.edit(ngettext("Confirm {count} description", "Confirm {count} descriptions", len(ids))) as edit:
        for card_id in ids:
            edit.change("cards", card_id, **_without_mark(history, card_id))


def _without_mark(history: History, card_id: str) -> dict[str, Value]:
    row = history.connection.execute("SELECT tags FROM cards WHERE id = ?", (card_id,)).fetchone()
    return {"tags": tags_without(row[0], UNCHECKED_TAG)} if row is not None else {}


def turn_cards(history: History, cards: Iterable[Card], quarters: int) -> None:
    """Turn each picture further by quarters, clockwise."""
    with history.edit(_("Rotate pictures")) as edit:
        for card in cards:
            edit.change("cards", card.id, rotation=(card.rotation + quarters) % 4)


def move_cards(
    history: History, session: Session, card_ids: Collection[str], section_id: str | None, before: str | None
) -> None:
    """Lay cards, in the order in which they lie, before another card of a section, or at its end; numbers stay."""
    moved = [card.id for card in in_order(session) if card.id in card_ids]
    low, high = neighbours(session, moved, section_id, before)
    label = ngettext("Move {count} card", "Move {count} cards", len(moved))
    with history.edit(label) as edit:
        for card_id in moved:
            low = sort_key(low, high)
            edit.change("cards", card_id, sort=low, section_id=section_id)


def retire_cards(history: History, card_ids: Iterable[str], *, retired: bool = True) -> None:
    """Take cards out of use, or bring them back: sessions that had them keep them, and their numbers stay theirs."""
    ids = tuple(card_ids)
    if retired:
        label = ngettext("Retire {count} card", "Retire {count} cards", len(ids))
    else:
        label = ngettext("Bring back {count} card", "Bring back {count} cards", len(ids))
    with history.edit(label) as edit:
        for card_id in ids:
            edit.change("cards", card_id, retired=int(retired))


def number_again(history: History, session: Session) -> None:
    """Give the cards in use the numbers from 1 in the order in which they lie, and retired ones those behind them.

    Cards that were printed don't fit any more, so whoever calls this has asked.
    """
    cards = sorted(in_order(session), key=lambda card: card.retired)
    with history.edit(_("Renumber the cards")) as edit:
        for number, card in enumerate(cards, 1):
            edit.change("cards", card.id, number=number)


def add_section(history: History, session: Session, title: str) -> str:
    """Add a section behind the others and return its id; an empty title raises `Trouble`."""
    last = max((section.sort for section in session.sections), default="")
    with history.edit(_("Add a section")) as edit:
        return edit.add("sections", title=_named(title), sort=sort_key(last, ""))


def rename_section(history: History, section_id: str, title: str) -> None:
    """Give a section another title; an empty one raises `Trouble`."""
    with history.edit(_("Rename a section")) as edit:
        edit.change("sections", section_id, title=_named(title))


def move_section(history: History, session: Session, section_id: str, step: int) -> None:
    """Lay a section with its cards one place further up (-1) or down (1); at the ends nothing happens."""
    sections = list(session.sections)
    place = next(place for place, section in enumerate(sections) if section.id == section_id)
    if not 0 <= place + step < len(sections):
        return
    moved = sections.pop(place)
    sections.insert(place + step, moved)
    shelf = {section.id: place for place, section in enumerate(sections)}
    cards = sorted(in_order(session), key=lambda card: shelf.get(card.section_id or "", -1))
    with history.edit(_("Move a section")) as edit:
        for section, key in zip(sections, even_keys(len(sections)), strict=True):
            edit.change("sections", section.id, sort=key)
        for card, key in zip(cards, even_keys(len(cards)), strict=True):
            edit.change("cards", card.id, sort=key)


def remove_section(history: History, session: Session, section_id: str) -> None:
    """Take a section away; its cards stay, before the first section."""
    with history.edit(_("Delete a section")) as edit:
        low, high = neighbours(session, (), None, None)
        for card in session.cards:
            if card.section_id == section_id:
                low = sort_key(low, high)
                edit.change("cards", card.id, section_id=None, sort=low)
        edit.remove("sections", section_id)


def _named(title: str) -> str:
    if not title.strip():
        raise Trouble(_("A section needs a name."), _("Type a word or two."))
    return title.strip()


def add_plan(history: History, session: Session, name: str, planned: Sequence[PlannedRound]) -> str:
    """Put a plan into a deck and return its name, with a number behind it where the name is taken."""
    free = wanted = name.strip() or _("Plan")
    number, taken = 2, set(plans(session))
    while free in taken:
        free, number = f"{wanted} {number}", number + 1
    last = max((round_.sort for round_ in session.rounds), default="")
    with history.edit(_("Add a plan")) as edit:
        for one in planned:
            last = sort_key(last, "")
            edit.add("rounds", **round_fields(one), plan=free, sort=last)
    return free


def rename_plan(history: History, session: Session, name: str, new: str) -> None:
    """Give a plan another name; one that is empty or taken raises `Trouble`."""
    if not new.strip() or (new.strip() != name and new.strip() in plans(session)):
        raise Trouble(_("This name is empty, or another plan already has it."), _("Give the plan a different name."))
    with history.edit(_("Rename a plan")) as edit:
        for round_ in rounds_of(session, name):
            edit.change("rounds", round_.id, plan=new.strip())


def remove_plan(history: History, session: Session, name: str) -> None:
    """Take a plan away, with its rounds."""
    with history.edit(_("Delete a plan")) as edit:
        for round_ in rounds_of(session, name):
            edit.remove("rounds", round_.id)
