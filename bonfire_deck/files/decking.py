"""What a trainer does to a deck; each function is one edit, used by the windows and the command line alike."""

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
"""Maximum letters of a word card's text that become its title."""


@dataclass(frozen=True)
class Coming:
    """A picture already stored in a deck, and the title of the card to create from it."""

    picture_id: str
    title: str
    credits: Credits = field(default_factory=Credits)
    """What the picture's own file says about it."""


def add_cards(history: History, session: Session, coming: Sequence[Coming], section_id: str | None = None) -> list[str]:
    """Create cards from stored pictures, at the end of the deck or of a section; return their ids."""
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
    """Create a word card and return its id; raises `Trouble` if the text is empty."""
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
    """Change the same fields of one or more cards; values that are already set make no change.

    Editing a description removes the mark that it came from the picture's file and needs checking.
    """
    ids = tuple(card_ids)
    label = ngettext("Change {count} card", "Change {count} cards", len(ids))
    checked = "alt_text" in fields and "tags" not in fields
    with history.edit(label) as edit:
        for card_id in ids:
            edit.change("cards", card_id, **fields, **(_without_mark(history, card_id) if checked else {}))


def confirm_descriptions(history: History, card_ids: Iterable[str]) -> None:
    """Confirm descriptions that were taken from the captions in the pictures' files."""
    ids = tuple(card_ids)
    with history.edit(ngettext("Confirm {count} description", "Confirm {count} descriptions", len(ids))) as edit:
        for card_id in ids:
            edit.change("cards", card_id, **_without_mark(history, card_id))


def _without_mark(history: History, card_id: str) -> dict[str, Value]:
    row = history.connection.execute("SELECT tags FROM cards WHERE id = ?", (card_id,)).fetchone()
    return {"tags": tags_without(row[0], UNCHECKED_TAG)} if row is not None else {}


def turn_cards(history: History, cards: Iterable[Card], quarters: int) -> None:
    """Rotate each picture by quarter turns, clockwise."""
    with history.edit(_("Rotate pictures")) as edit:
        for card in cards:
            edit.change("cards", card.id, rotation=(card.rotation + quarters) % 4)


def move_cards(
    history: History, session: Session, card_ids: Collection[str], section_id: str | None, before: str | None
) -> None:
    """Move cards, in their current order, before another card of a section or to its end; numbers stay the same."""
    moved = [card.id for card in in_order(session) if card.id in card_ids]
    low, high = neighbours(session, moved, section_id, before)
    label = ngettext("Move {count} card", "Move {count} cards", len(moved))
    with history.edit(label) as edit:
        for card_id in moved:
            low = sort_key(low, high)
            edit.change("cards", card_id, sort=low, section_id=section_id)


def retire_cards(history: History, card_ids: Iterable[str], *, retired: bool = True) -> None:
    """Retire cards, or bring them back: sessions that have them keep them, and their numbers are not reused."""
    ids = tuple(card_ids)
    if retired:
        label = ngettext("Retire {count} card", "Retire {count} cards", len(ids))
    else:
        label = ngettext("Bring back {count} card", "Bring back {count} cards", len(ids))
    with history.edit(label) as edit:
        for card_id in ids:
            edit.change("cards", card_id, retired=int(retired))


def number_again(history: History, session: Session) -> None:
    """Number the cards in use from 1 in deck order, followed by the retired ones.

    Printed cards then no longer match, so callers must ask first.
    """
    cards = sorted(in_order(session), key=lambda card: card.retired)
    with history.edit(_("Renumber the cards")) as edit:
        for number, card in enumerate(cards, 1):
            edit.change("cards", card.id, number=number)


def add_section(history: History, session: Session, title: str) -> str:
    """Add a section at the end and return its id; raises `Trouble` if the title is empty."""
    last = max((section.sort for section in session.sections), default="")
    with history.edit(_("Add a section")) as edit:
        return edit.add("sections", title=_named(title), sort=sort_key(last, ""))


def rename_section(history: History, section_id: str, title: str) -> None:
    """Rename a section; raises `Trouble` if the title is empty."""
    with history.edit(_("Rename a section")) as edit:
        edit.change("sections", section_id, title=_named(title))


def move_section(history: History, session: Session, section_id: str, step: int) -> None:
    """Move a section with its cards one place up (-1) or down (1); at either end nothing happens."""
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
    """Remove a section; its cards stay, before the first section."""
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
    """Add a plan to a deck and return its name, with a number appended if the name is taken."""
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
    """Rename a plan; raises `Trouble` if the name is empty or taken."""
    if not new.strip() or (new.strip() != name and new.strip() in plans(session)):
        raise Trouble(_("This name is empty, or another plan already has it."), _("Give the plan a different name."))
    with history.edit(_("Rename a plan")) as edit:
        for round_ in rounds_of(session, name):
            edit.change("rounds", round_.id, plan=new.strip())


def remove_plan(history: History, session: Session, name: str) -> None:
    """Delete a plan and its rounds."""
    with history.edit(_("Delete a plan")) as edit:
        for round_ in rounds_of(session, name):
            edit.remove("rounds", round_.id)
