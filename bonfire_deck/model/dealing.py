"""Deal cards at random: the same seed gives the same cards on every computer.

Cards are sorted by a hash of the seed and their ids. That is a fair shuffle, needs no generator that a later version
could change, and adding or setting aside a card moves no other card.
"""

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

SEED_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
SEED_LENGTH = 6


def new_seed() -> str:
    """Return a new seed, short enough to read aloud."""
    return "".join(secrets.choice(SEED_LETTERS) for _letter in range(SEED_LENGTH))


def agreed_seed(*about: str) -> str:
    """Return the seed that every laptop derives on its own for the same thing, such as a round of a session."""
    digest = hashlib.sha256("\n".join(about).encode("utf-8", "surrogatepass")).digest()
    return "".join(SEED_LETTERS[byte % len(SEED_LETTERS)] for byte in digest[:SEED_LENGTH])


def shuffled(seed: str, cards: Iterable[str], used: Iterable[str] = ()) -> list[str]:
    """Return the ids of `cards` in the order that `seed` gives, with those in `used` last.

    `used` may name a card several times: the more often it was used, the later it comes.
    """
    times = Counter(used)
    return sorted(set(cards), key=lambda card: (times[card], _place(seed, card)))


def _place(seed: str, card: str) -> bytes:
    return hashlib.sha256(f"{seed}\n{card}".encode("utf-8", "surrogatepass")).digest()


def deal(
    seed: str, cards: Iterable[str], groups: Sequence[str], each: int, used: Iterable[str] = ()
) -> dict[str, tuple[str, ...]]:
    """Return `each` cards for every group; no card repeats until the whole deck was dealt.

    `cards` and `groups` are ids, `used` what was dealt or drawn before. No group gets the same card twice unless there
    are fewer cards than it is to get; without cards, every group gets none.
    """
    order = shuffled(seed, cards, used)
    hands: dict[str, list[str]] = {group: [] for group in groups}
    if not order:
        return dict.fromkeys(groups, ())
    each = min(each, len(order))
    stack = list(order)
    for _turn in range(each):
        for group in groups:
            if all(card in hands[group] for card in stack):
                stack += order
            card = next(card for card in stack if card not in hands[group])
            stack.remove(card)
            hands[group].append(card)
    return {group: tuple(hand) for group, hand in hands.items()}


def draw(seed: str, cards: Iterable[str], used: Iterable[str]) -> str:
    """Return the next card to draw, "" if there are none; no card repeats until all were drawn."""
    return next(iter(shuffled(seed, cards, used)), "")


def redraw(seed: str, cards: Iterable[str], hands: Mapping[str, Sequence[str]], group: str, card: str) -> str:
    """Return another card for `group` in place of `card`: one that nobody has, if possible, else `card` itself."""
    held = [held for hand in hands.values() for held in hand]
    free = [other for other in shuffled(seed, cards, held) if other not in hands.get(group, ()) and other != card]
    return free[0] if free else card
