"""Find a card by typed text: its printed number, or words of its title."""

from collections.abc import Iterable

from bonfire_deck.model.rows import Card

MOST_DIGITS = 10
"""No card number is longer."""


def card_numbered(cards: Iterable[Card], typed: str) -> Card | None:
    """Return the card whose printed number was typed, `None` if there is none."""
    number = number_typed(typed)
    return next((card for card in cards if card.number == number), None)


def number_typed(typed: str) -> int | None:
    """Return the number that was typed, in the digits of any script, `None` if it is not a number."""
    text = typed.strip().lstrip("#")
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None


def cards_found(cards: Iterable[Card], typed: str) -> tuple[Card, ...]:
    """Return the cards that match the typed text, best match first; all of them if it is empty.

    A number finds the card with it, then those whose numbers begin with it; words search titles and tags.
    """
    every, text = tuple(cards), typed.strip().casefold().lstrip("#")
    if not text:
        return every
    exact, number = card_numbered(every, text), number_typed(text)
    if number is not None:
        found = [card for card in every if str(card.number).startswith(str(number))]
    else:
        words = text.split()
        found = [card for card in every if all(word in f"{card.title} {card.tags}".casefold() for word in words)]
    return tuple(([exact] if exact else []) + [card for card in found if card is not exact])
