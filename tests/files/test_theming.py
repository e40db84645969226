"""Themes, dots, next steps and people in a real session file."""

import pytest

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering, library, next_steps, parking, people, theming
from bonfire_deck.files.bringing import read_aside
from bonfire_deck.files.checking import check
from bonfire_deck.files.copying import write_copy
from bonfire_deck.files.merging import merge
from bonfire_deck.model.next_steps import steps_of
from bonfire_deck.model.themes import energy, is_revealed, purses, themes_of, without_theme
from tests.files.builders import LAPTOP


@pytest.fixture
def opened(mine):
    with library.checked_for_writing(mine, LAPTOP) as (history, reader):
        reader.lines = [said(history, reader, number) for number in range(6)]
        yield history, reader
    assert check(mine).problems == ()


def said(history, reader, number):
    session = reader.session()
    return gathering.keep_reaction(
        history, text=f"line {number}", kind=("see", "feel")[number % 2], card_id=session.cards[number % 2].id,
        group_id=session.groups[number % 3].id, round_id=session.rounds[0].id,
    )  # fmt: skip


def texts(shown):
    return [reaction.text for reaction in shown.reactions]


def test_a_theme_shows_its_pictures_kinds_and_groups_and_a_reaction_may_be_in_two(opened):
    history, reader = opened
    lines = reader.lines
    roads = theming.make_theme(history, "now", "", lines[:3])
    fires = theming.make_theme(history, "now", "We wait for a spark", [lines[2], lines[4]])
    shown = {one.theme.id: one for one in themes_of(reader.session(), "now")}
    assert texts(shown[roads]) == ["line 0", "line 1", "line 2"]
    assert texts(shown[fires]) == ["line 2", "line 4"]
    assert not shown[roads].is_named
    theming.change_theme(history, roads, title="Every road made sense when it was built")
    assert themes_of(reader.session())[0].is_named
    one = shown[roads]
    assert [card.number for card in one.cards] == [reader.session().cards[0].number, reader.session().cards[1].number]
    assert [group.number for group in one.groups] == [1, 2, 3]
    assert one.kinds == {"see": 2, "feel": 1}
    left = [r.text for r in without_theme(reader.session(), "now")]
    assert [text for text in left if text.startswith("line")] == ["line 3", "line 5"]
    assert themes_of(reader.session(), "want") == ()


def test_put_in_taken_out_moved_withdrawn_and_undone(opened):
    history, reader = opened
    lines = reader.lines
    one = theming.make_theme(history, "now", "One", lines[:2])
    two = theming.make_theme(history, "now", "Two")
    theming.put_into_theme(history, two, [lines[3]])
    theming.put_into_theme(history, two, [lines[3]])
    theming.move_to_theme(history, reader.session(), {one: [lines[0]]}, two, [lines[0]])
    assert [texts(shown) for shown in themes_of(reader.session())] == [["line 1"], ["line 0", "line 3"]]
    history.undo()
    assert [texts(shown) for shown in themes_of(reader.session())] == [["line 0", "line 1"], ["line 3"]]
    theming.take_out_of_themes(history, reader.session(), {one: [lines[0]]})
    theming.put_into_theme(history, one, [lines[0]])
    with history.edit("Withdraw") as edit:
        edit.change("reactions", lines[1], withdrawn=1)
    assert texts(themes_of(reader.session())[0]) == ["line 0"]
    theming.remove_theme(history, one)
    assert {r.text for r in reader.session().reactions} >= {f"line {number}" for number in range(6)}
    history.undo()
    theming.place_theme(history, reader.session().themes, two, 0)
    assert [shown.theme.title for shown in themes_of(reader.session())] == ["Two", "One"]


def test_merged_themes_keep_reactions_dots_and_a_name_and_a_split_goes_back_by_undo(opened):
    history, reader = opened
    lines = reader.lines
    nameless = theming.make_theme(history, "now", "", lines[:2])
    named = theming.make_theme(history, "now", "We carry too much", lines[1:4])
    group = reader.session().groups[0]
    for theme_id, count in ((nameless, 2), (named, 3)):
        theme = next(theme for theme in reader.session().themes if theme.id == theme_id)
        theming.give_dots(history, reader.session(), theme, group.id, count)
    theming.merge_themes(history, *_into_and_others(reader, nameless))
    (shown,) = themes_of(reader.session())
    assert (shown.theme.title, texts(shown), shown.count) == (
        "We carry too much", ["line 0", "line 1", "line 2", "line 3"], 5,
    )  # fmt: skip
    assert not is_revealed(reader.session(), "now")
    theming.split_theme(history, reader.session(), shown.theme, lines[2:4], "We carry it alone")
    assert [texts(one) for one in themes_of(reader.session())] == [["line 0", "line 1"], ["line 2", "line 3"]]
    history.undo()
    history.undo()
    assert [(one.theme.title, one.count) for one in themes_of(reader.session())] == [("", 2), ("We carry too much", 3)]
    with pytest.raises(Trouble):
        theming.merge_themes(history, shown, [])
    with pytest.raises(Trouble):
        theming.split_theme(history, reader.session(), shown.theme, [])


def _into_and_others(reader, into_id):
    shown = themes_of(reader.session())
    return next(one for one in shown if one.theme.id == into_id), [one for one in shown if one.theme.id != into_id]


def test_dots_are_checked_against_the_people_hidden_and_revealed_together_and_ties_are_ties(opened):
    history, reader = opened
    themes = [theming.make_theme(history, "now", f"Theme {number}") for number in range(4)]
    session = reader.session()
    sky = session.groups[0]
    gathering.change_group(history, sky.id, size=4)
    gathering.change_about(history, session.about.id, dots_each=2)

    def give(number, count, group=sky):
        theme = next(theme for theme in reader.session().themes if theme.id == themes[number])
        theming.give_dots(history, reader.session(), theme, group.id if group else None, count)

    give(0, 5)
    with pytest.raises(Trouble, match="9 dots, but there are only 8"):
        give(1, 4)
    give(1, 3)
    give(1, 2)
    assert next(p for p in purses(reader.session(), "now") if p.group == reader.session().groups[0]).given == 7
    gathering.change_about(history, session.about.id, dots_stack=0)
    with pytest.raises(Trouble, match="at most 4 dots"):
        give(0, 5)
    give(0, 2)
    assert not is_revealed(reader.session(), "now")
    theming.reveal_dots(history, reader.session(), "now")
    assert is_revealed(reader.session(), "now")
    standings = energy(themes_of(reader.session(), "now"))
    assert [(s.place, s.count, len(s.themes)) for s in standings] == [(1, 2, 2), (3, 0, 2)]
    give(2, 1)
    assert is_revealed(reader.session(), "now"), "what is given once all is shown is shown too"
    theming.reveal_dots(history, reader.session(), "now", revealed=False)
    assert not is_revealed(reader.session(), "now")


def test_counted_hands_have_the_whole_room_s_purse(opened):
    history, reader = opened
    theme_id = theming.make_theme(history, "now", "One")
    theme = reader.session().themes[0]
    assert theme.id == theme_id
    for group in reader.session().groups:
        gathering.change_group(history, group.id, size=5)
    theming.give_dots(history, reader.session(), theme, None, 40)
    room = purses(reader.session(), "now")[0]
    assert (room.group, room.allowed, room.given) == (None, 5 * len(reader.session().groups) * 3, 40)


def test_two_laptops_that_put_the_same_line_into_the_same_theme_agree(opened, tmp_path, paths):
    history, reader = opened
    theme_id = theming.make_theme(history, "now", "One", reader.lines[:1])
    copy = tmp_path / "copy.bonfire"
    write_copy(history.connection, history.path, copy)
    for_both = reader.lines[3]
    with library.checked_for_writing(copy, "another laptop 0") as (theirs, their_reader):
        theming.put_into_theme(theirs, theme_id, [for_both])
        theming.give_dots(theirs, their_reader.session(), their_reader.session().themes[0], None, 4)
    theming.put_into_theme(history, theme_id, [for_both])
    theming.give_dots(history, reader.session(), reader.session().themes[0], None, 3)
    merge(history, read_aside(copy, paths, set(), lambda _picture: None), "copy")
    reader.forget_all()
    (shown,) = themes_of(reader.session())
    assert texts(shown) == ["line 0", "line 3"]
    assert len(shown.dots) == 1
    assert shown.count in (3, 4)


def test_next_steps_are_linked_to_what_they_come_from(opened):
    history, reader = opened
    theme_id = theming.make_theme(history, "now", "One")
    card = reader.session().cards[2]
    item = parking.park(history, "The car park", None, None, card.id)
    promise = next_steps.add_step(history, "undertaking", "We tell the night shift", who="Amber", to_whom="the porters")
    action = next_steps.add_step(history, "action", "Walk the route once", who="Sky", by="2026-12-01")
    for place, row_id in (("themes", theme_id), ("reactions", reader.lines[0]), ("cards", card.id)):
        next_steps.link_step(history, action, place, row_id)
        next_steps.link_step(history, action, place, row_id)
    next_steps.step_from_parked(history, reader.session().parked[0])
    assert reader.session().parked[0].id == item
    assert reader.session().parked[0].fate == "next"
    shown = steps_of(reader.session())
    assert [one.step.text for one in shown] == ["Walk the route once", "The car park", "We tell the night shift"]
    assert ([t.id for t in shown[0].themes], [r.text for r in shown[0].reactions], shown[0].cards) == (
        [theme_id], ["line 0"], (card,),
    )  # fmt: skip
    assert shown[1].cards == (card,)
    next_steps.link_step(history, action, "themes", theme_id, linked=False)
    assert steps_of(reader.session())[0].themes == ()
    next_steps.change_step(history, promise, text="We tell both shifts")
    next_steps.remove_step(history, action)
    assert [one.step.text for one in steps_of(reader.session())] == ["The car park", "We tell both shifts"]
    history.undo()
    assert len(steps_of(reader.session())) == 3
    for wrong in (lambda: next_steps.add_step(history, "action", " "),
                  lambda: next_steps.change_step(history, action, text="")):  # fmt: skip
        with pytest.raises(Trouble):
            wrong()


def test_people_are_no_part_of_the_session(opened):
    history, reader = opened
    person = people.add_person(history, " Robin Reed ", contact="robin@example.org", shares_contact=1)
    people.change_person(history, person, role="porter")
    (there,) = reader.people()
    assert (there.name, there.role, there.shares_contact) == ("Robin Reed", "porter", True)
    assert "Robin" not in repr(reader.session())
    for wrong in (lambda: people.add_person(history, ""), lambda: people.change_person(history, person, name=" ")):
        with pytest.raises(Trouble):
            wrong()
    history.undo()
    assert reader.people()[0].role == ""
