"""Check a deck before it is used: credits, descriptions, sizes, duplicates, consent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.credits import is_unchecked
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Session

PROJECTORS = ((1024, 768), (1280, 800), (1920, 1080), (3840, 2160))
"""Resolutions in pixels of projectors in meeting rooms."""
USUAL_PROJECTOR = (1920, 1080)
MOST_ENLARGED = 1.5
"""A picture enlarged more than this looks blurred from the front row."""
KINDS = ("small", "credit", "alt_text", "unchecked", "people", "same", "near", "mirrored")

Size = tuple[int, int]


@dataclass(frozen=True)
class Pair:
    """Two cards with similar pictures."""

    one: str
    other: str
    how: str
    """`same`, `near` or `mirrored`."""


@dataclass(frozen=True)
class Finding:
    """A problem to check, and the cards it affects."""

    kind: str
    """One of `KINDS`."""
    cards: tuple[str, ...]
    """Ids; for a pair, both."""


def pairs_in(cards: Iterable[Card], alike: Iterable[tuple[str, str, str]]) -> tuple[Pair, ...]:
    """Return pairs of cards in use with the same picture, or with `alike` ones: ids of two pictures, and how."""
    by_picture: dict[str, list[str]] = {}
    for card in cards:
        if card.picture_id and not card.retired:
            by_picture.setdefault(card.picture_id, []).append(card.id)
    twice = [Pair(ids[0], other, "same") for ids in by_picture.values() for other in ids[1:]]
    found = [
        Pair(by_picture[one][0], by_picture[other][0], how)
        for one, other, how in alike
        if one in by_picture and other in by_picture
    ]
    return (*twice, *found)


def shown_size(card: Card, size: Size) -> tuple[float, float]:
    """Return how many pixels of a stored picture a card shows, width and height, after crop and rotation."""
    across, down = size[0] * card.crop_width, size[1] * card.crop_height
    return (down, across) if card.rotation % 2 else (across, down)


def enlarged(card: Card, size: Size, projector: Size) -> float:
    """Return how many projector pixels show one pixel of a card's picture when it is shown whole."""
    across, down = shown_size(card, size)
    return min(projector[0] / max(across, 1.0), projector[1] / max(down, 1.0))


def is_small(card: Card, size: Size, projector: Size) -> bool:
    """Return whether a picture is too small for a projector."""
    return enlarged(card, size, projector) > MOST_ENLARGED


def findings(
    session: Session, sizes: Mapping[str, Size], projector: Size, pairs: Iterable[Pair] = ()
) -> tuple[Finding, ...]:
    """Check all cards that are not retired.

    `sizes` maps ids to the sizes of stored pictures; `pairs` are similar ones. Cards with the same problem share one
    finding; each pair has its own.
    """
    about = session.about
    cards = [card for card in session.cards if not card.retired]
    pictures = [card for card in cards if card.picture_id]
    lacking: dict[str, Sequence[Card]] = {
        "small": [c for c in pictures if c.picture_id in sizes and is_small(c, sizes[c.picture_id], projector)],
        "credit": [card for card in pictures if not (card.credit.strip() or about.credit.strip())],
        "alt_text": [card for card in pictures if not card.alt_text.strip()],
        "unchecked": [card for card in pictures if card.alt_text.strip() and is_unchecked(card.tags)],
        "people": [card for card in pictures if not card.may_leave],
    }
    living = {card.id for card in cards}
    alike = [pair for pair in pairs if pair.one in living and pair.other in living]
    return (
        *(Finding(kind, tuple(card.id for card in found)) for kind, found in lacking.items() if found),
        *(Finding(pair.how, (pair.one, pair.other)) for pair in sorted(alike, key=lambda pair: KINDS.index(pair.how))),
    )


def in_words(finding: Finding) -> str:
    """Return a finding as a sentence for the trainer."""
    count = len(finding.cards)
    return {
        "small": lambda: ngettext(
            "{count} picture too small for the projector", "{count} pictures too small for the projector", count
        ),
        "credit": lambda: ngettext("{count} picture without a credit", "{count} pictures without a credit", count),
        "alt_text": lambda: ngettext(
            "{count} picture without a description", "{count} pictures without a description", count
        ),
        "unchecked": lambda: ngettext(
            "{count} description from a file, to be checked", "{count} descriptions from files, to be checked", count
        ),
        "people": lambda: ngettext(
            "{count} picture of people who have not agreed", "{count} pictures of people who have not agreed", count
        ),
        "same": lambda: _("The same picture twice"),
        "near": lambda: _("Almost the same picture"),
        "mirrored": lambda: _("The same picture, mirrored"),
    }[finding.kind]()


def cards_to_look_at(found: Iterable[Finding]) -> int:
    """Return how many cards have findings."""
    return len({card for finding in found for card in finding.cards})
