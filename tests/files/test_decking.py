"""The order of a deck: whatever is moved where, it lies as a list on a table would, and undo leads back."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bonfire_deck.files import decking, library
from bonfire_deck.files.revisions import is_changed, publish
from bonfire_deck.model.deck import in_order, neighbours, shelves
from tests.files.builders import deck_at

CARDS = 5
moves = st.lists(
    st.tuples(st.sets(st.integers(1, CARDS), min_size=1, max_size=3), st.integers(0, 2), st.integers(0, CARDS)),
    max_size=5,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves)
def test_cards_lie_where_a_person_would_lay_them(tmp_path_factory, wanted):
    path = deck_at(tmp_path_factory.mktemp("deck") / "d.bonfiredeck", CARDS)
    with library.checked_for_writing(path, "a laptop") as (history, reader):
        sections = [None, *(decking.add_section(history, reader.session(), name) for name in ("One", "Two"))]
        table = {section: [] for section in sections}
        table[None] = list(range(1, CARDS + 1))
        ids = {card.number: card.id for card in reader.session().cards}
        before_all = [card.number for card in in_order(reader.session())]
        for chosen, place, before in wanted:
            lie = [number for section in sections for number in table[section]]
            moved = [number for number in lie if number in chosen]
            target = before if before and before not in chosen else None
            section = next((s for s in sections if target in table[s]), None) if target else sections[place]
            for numbers in table.values():
                numbers[:] = [number for number in numbers if number not in chosen]
            at = table[section].index(target) if target else len(table[section])
            table[section][at:at] = moved
            decking.move_cards(
                history, reader.session(), [ids[number] for number in chosen], section, ids[target] if target else None
            )
            found = {shelf.section.id if shelf.section else None: [card.number for card in shelf.cards]
                     for shelf in shelves(reader.session(), retired=True)}  # fmt: skip
            assert {section: numbers for section, numbers in found.items() if numbers} == {
                section: numbers for section, numbers in table.items() if numbers
            }
            assert sorted(card.number for card in reader.session().cards) == list(range(1, CARDS + 1))
        for _move in wanted:
            history.undo()
        if not wanted or not history.undo_label().startswith("Move"):
            assert [card.number for card in in_order(reader.session())] == before_all


def test_neighbours_are_open_at_both_ends(tmp_path):
    path = deck_at(tmp_path / "d.bonfiredeck", 3)
    with library.checked_for_writing(path, "a laptop") as (_history, reader):
        session = reader.session()
    first, _second, last = in_order(session)
    assert neighbours(session, (), None, first.id) == ("", first.sort)
    assert neighbours(session, (), None, None) == (last.sort, "")


def test_a_number_of_a_revision_is_never_given_twice(tmp_path):
    path = deck_at(tmp_path / "d.bonfiredeck", 2)
    with library.checked_for_writing(path, "a laptop") as (history, reader):
        assert (is_changed(history), publish(history)) == (False, 1)
        first = reader.session().cards[0]
        decking.change_cards(history, [first.id], title="New")
        assert publish(history) == publish(history) == 2
        history.undo()
        decking.change_cards(history, [first.id], title="Newer")
        assert publish(history) == 3
