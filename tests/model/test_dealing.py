"""Dealing is fair, repeats no card until the deck is through, and is the same on every computer."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.model.dealing import SEED_LETTERS, agreed_seed, deal, draw, new_seed, redraw, shuffled

ids = st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=40)
groups = st.lists(st.text(min_size=1, max_size=4), unique=True, min_size=1, max_size=12)
CHI_SQUARE_99_9 = {11: 31.264, 131: 187.8}
"""Upper critical values of the chi-square distribution at 0.1 %, by degrees of freedom."""


def test_the_same_seed_gives_the_same_deal_on_every_platform():
    """Written down once: should another version shuffle differently, this fails."""
    cards = [f"card {number}" for number in range(1, 13)]
    assert shuffled("ember7", cards) == [
        "card 2", "card 5", "card 7", "card 3", "card 8", "card 9", "card 1", "card 12", "card 6", "card 4",
        "card 10", "card 11",
    ]  # fmt: skip


@given(seed=st.text(), cards=ids)
def test_it_does_not_matter_in_which_order_the_cards_lay(seed, cards):
    assert shuffled(seed, cards) == shuffled(seed, reversed(cards))
    assert sorted(shuffled(seed, cards)) == sorted(cards)


@given(seed=st.text(), cards=ids, more=st.text(min_size=9, max_size=12))
def test_a_card_that_is_added_moves_no_other(seed, cards, more):
    assert [card for card in shuffled(seed, [*cards, more]) if card != more] == shuffled(seed, cards)


@given(seed=st.text(), cards=ids, groups=groups, each=st.integers(1, 9), data=st.data())
def test_a_deal_repeats_no_card_until_the_deck_is_through(seed, cards, groups, each, data):
    used = data.draw(st.lists(st.sampled_from(cards), max_size=10)) if cards else []
    hands = deal(seed, cards, groups, each, used)
    dealt = [card for hand in hands.values() for card in hand]
    times = Counter(dealt)
    assert list(hands) == groups
    assert all(len(hand) == len(set(hand)) == min(each, len(cards)) for hand in hands.values())
    if cards:
        assert max(times.values(), default=0) - min(times.get(card, 0) for card in cards) <= 2
    if len(dealt) <= len(cards):
        assert max(times.values(), default=1) == 1
    fresh = set(cards) - set(used)
    if len(dealt) <= len(fresh):
        assert set(dealt) <= fresh


@given(seed=st.text(), cards=ids.filter(bool))
def test_drawing_goes_through_the_whole_deck_before_a_card_comes_again(seed, cards):
    used = []
    for number in range(2 * len(cards)):
        used.append(draw(f"{seed}{number}", cards, used))
    assert Counter(used) == dict.fromkeys(cards, 2)
    assert set(used[: len(cards)]) == set(cards)


@given(seed=st.text(), cards=ids.filter(bool), groups=groups, each=st.integers(1, 4))
def test_drawing_again_gives_a_card_that_nobody_has_if_there_is_one(seed, cards, groups, each):
    hands = deal(seed, cards, groups, each)
    group = groups[0]
    new = redraw(f"{seed}+", cards, hands, group, hands[group][0])
    held = {card for hand in hands.values() for card in hand}
    if set(cards) - held:
        assert new not in held
    elif set(cards) - set(hands[group]):
        assert new not in hands[group]
    else:
        assert new == hands[group][0]


def test_every_card_comes_to_every_place_equally_often():
    """Chi-square over 10,000 deals: no card has a favourite group, and none is dealt more often than another."""
    cards = [f"c{number}" for number in range(12)]
    first, places = Counter(), Counter()
    for number in range(10_000):
        order = shuffled(f"seed {number}", cards)
        first[order[0]] += 1
        places.update((card, place) for place, card in enumerate(order))
    expected = 10_000 / 12
    assert sum((first[card] - expected) ** 2 / expected for card in cards) < CHI_SQUARE_99_9[11]
    # Rows and columns are bound to their sums: 11 x 11 of 144 cells are free.
    assert sum((places[card, p] - expected) ** 2 / expected for card in cards for p in range(12)) < CHI_SQUARE_99_9[131]


def test_seeds_are_short_plain_and_never_the_same():
    seeds = {new_seed() for _number in range(200)}
    assert len(seeds) == 200
    assert all(len(seed) == 6 and set(seed) <= set(SEED_LETTERS) for seed in seeds)


def test_laptops_that_do_not_hear_each_other_agree_on_a_seed():
    assert agreed_seed("session", "round") == agreed_seed("session", "round") == "9x6hy9"
    assert agreed_seed("session", "round 2") != agreed_seed("session", "round")
