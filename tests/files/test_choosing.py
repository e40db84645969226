"""Cards in a session: chosen, dealt, drawn, passed, revealed, set aside, added; and what is parked."""

import pytest

from bonfire_deck.errors import Trouble
from bonfire_deck.files import choosing, laying, library, parking, second_deck
from bonfire_deck.files.checking import check
from bonfire_deck.paths import Paths
from tests.files.builders import LAPTOP, deck_at, picture


@pytest.fixture
def opened(mine):
    with library.checked_for_writing(mine, LAPTOP) as (history, reader):
        yield history, reader
    assert check(mine).problems == ()


def test_a_group_takes_a_card_changes_its_mind_and_passes(opened):
    history, reader = opened
    session = reader.session()
    round_, (sky, fern) = session.rounds[0], session.groups[:2]
    first, second = session.cards[:2]
    choosing.choose(history, round_, sky.id, "1", first.id)
    choosing.choose(history, round_, sky.id, "1", second.id)
    choosing.choose(history, round_, fern.id, "1", second.id)
    session = reader.session()
    assert [(c.group_id, c.card_id) for c in session.choices_in(round_.id)] == [
        (sky.id, second.id),
        (fern.id, second.id),
    ]
    assert session.times_chosen == {second.id: 2}
    choosing.pass_turn(history, round_, sky.id)
    passed = reader.session().choices_in(round_.id)[0]
    assert (passed.passed, passed.card_id) == (True, None)
    assert sky not in reader.session().silent_groups(round_.id)
    history.undo()
    assert reader.session().choices_in(round_.id)[0].card_id == second.id
    choosing.put_back(history, passed.id)
    assert len(reader.session().choices_in(round_.id)) == 1


def test_hidden_choices_are_revealed_one_group_at_a_time(opened):
    history, reader = opened
    with history.edit("Hide") as edit:
        edit.change("rounds", reader.session().rounds[0].id, hidden_choices=1, now_and_wanted=1)
    session = reader.session()
    round_ = session.rounds[0]
    assert round_.slots == ("now", "want")
    for group in session.groups[:2]:
        for slot in round_.slots:
            choosing.choose(history, round_, group.id, slot, session.cards[0].id)
    choices = reader.session().choices_in(round_.id)
    assert [choice.revealed for choice in choices] == [False] * 4
    choosing.reveal(history, choices[:2])
    assert [choice.revealed for choice in reader.session().choices_in(round_.id)] == [True, True, False, False]
    choosing.reveal(history, choices[:1], revealed=False)
    assert not reader.session().choices_in(round_.id)[0].revealed


def test_a_deal_gives_each_group_cards_of_its_own_and_one_may_be_drawn_again_once(opened):
    history, reader = opened
    session = reader.session()
    round_ = session.rounds[0]
    choosing.deal_round(history, session, round_, "ember7")
    dealt = reader.session().choices_in(round_.id)
    assert len({choice.card_id for choice in dealt}) == len(session.groups) == len(dealt)
    assert {choice.seed for choice in dealt} == {"ember7"}
    choosing.deal_again(history, reader.session(), dealt[0])
    again = reader.session().choices_in(round_.id)[0]
    assert again.card_id not in {choice.card_id for choice in dealt}
    assert again.seed == "ember7+"
    with pytest.raises(Trouble, match="already been redrawn"):
        choosing.deal_again(history, reader.session(), again)
    # The next round gets what nobody had, as long as there is any.
    other = reader.session().rounds[1]
    choosing.deal_round(history, reader.session(), other, "second")
    history.undo()
    assert reader.session().choices_in(other.id) == ()


def test_drawing_goes_through_the_deck_and_skips_what_is_set_aside(opened):
    history, reader = opened
    session = reader.session()
    laying.set_aside(history, session.cards[0].id)
    drawn = [
        choosing.draw_card(history, reader.session(), session.rounds[0], None, f"seed{number}").id
        for number in range(len(session.cards) - 1)
    ]
    assert sorted(drawn) == sorted(card.id for card in session.cards[1:])
    assert len(reader.session().choices_in(session.rounds[0].id)) == len(drawn)
    for card in session.cards[1:]:
        laying.set_aside(history, card.id)
    with pytest.raises(Trouble, match="no cards to draw from"):
        choosing.draw_card(history, reader.session(), session.rounds[0], None, "x")


def test_a_picture_added_live_and_the_cards_of_a_second_deck_stand_behind_the_rest(opened, tmp_path):
    history, reader = opened
    session = reader.session()
    count = len(session.cards)
    laying.add_live(history, session, [picture(90)], "The flip chart")
    second, paths = deck_at(tmp_path / "second.bonfiredeck", 3), Paths.under(tmp_path / "home")
    assert second_deck.add_deck(history, reader.session(), second, paths, [2]) == [count + 2]
    assert second_deck.add_deck(history, reader.session(), second, paths) == [count + 3, count + 4]
    with pytest.raises(Trouble, match="already"):
        second_deck.add_deck(history, reader.session(), second, paths)
    with pytest.raises(Trouble, match="no card 9"):
        second_deck.add_deck(history, reader.session(), second, paths, [9])
    cards = reader.session().cards
    assert [card.number for card in cards] == list(range(1, len(session.cards) + 5))
    assert cards[len(session.cards)].added_live
    assert [card.title for card in cards[-3:]] == ["Card 1", "Card 0", "Card 2"]
    assert all(reader.picture(card.picture_id) for card in cards)


def test_cards_of_a_deck_that_were_taken_away_again_come_back_and_no_number_comes_twice(opened, tmp_path):
    history, reader = opened
    second, paths = deck_at(tmp_path / "second.bonfiredeck", 3), Paths.under(tmp_path / "home")
    before = reader.session()
    taken = second_deck.add_deck(history, before, second, paths, [2])
    laying.set_aside(history, reader.session().cards[-1].id)
    history.undo()
    history.undo()
    assert reader.session() == before
    assert second_deck.add_deck(history, reader.session(), second, paths, [2]) == taken
    assert second_deck.add_deck(history, reader.session(), second, paths, [1]) == [taken[0] + 1]
    assert not reader.session().cards[-2].set_aside


def test_pictures_added_live_have_neutral_titles_and_one_undo_takes_them_away(opened):
    history, reader = opened
    before = reader.session()
    laying.add_live(history, before, [picture(90), picture(91)])
    laying.add_live(history, reader.session(), [picture(92)])
    assert [(card.number, card.title) for card in reader.session().cards[-3:]] == [
        (len(before.cards) + n, f"Live picture {n}") for n in (1, 2, 3)
    ]
    history.undo()
    history.undo()
    assert reader.session() == before


def test_what_is_parked_is_decided_on_and_comes_back_by_undo(opened):
    history, reader = opened
    item = parking.park(history, "The car park is full\n", None, None, None)
    with pytest.raises(Trouble, match="nothing to park"):
        parking.park(history, "  ", None, None, None)
    parking.reword_parked(history, item, "The car park is always full")
    parking.decide(history, item, "later")
    assert [(one.text, one.fate) for one in reader.session().parked] == [("The car park is always full", "later")]
    parking.unpark(history, item)
    assert reader.session().parked == ()
    history.undo()
    assert len(reader.session().parked) == 1


def test_tables_that_deal_for_themselves_by_the_same_seed_get_what_one_deal_would_give(opened):
    history, reader = opened
    session = reader.session()
    round_ = session.rounds[0]
    choosing.deal_round(history, session, round_, "abc234")
    together = {c.group_id: c.card_id for c in reader.session().choices_in(round_.id)}
    history.undo()
    for group in reversed(session.groups):
        choosing.deal_to(history, reader.session(), round_, group.id, "abc234")
    assert {c.group_id: c.card_id for c in reader.session().choices_in(round_.id)} == together
    again = reader.session().choices_in(round_.id)[0]
    choosing.deal_again(history, reader.session(), again)
    other = reader.session().choices_in(round_.id)[0].card_id
    choosing.deal_to(history, reader.session(), round_, again.group_id, "abc234")
    assert reader.session().choices_in(round_.id)[0].card_id == other
