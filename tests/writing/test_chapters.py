from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.model.chapters import CHAPTERS, wanted_chapters, written_down
from bonfire_deck.model.rows import NextStep, NextStepLink, ParkedItem
from bonfire_deck.model.session import Contacts
from bonfire_deck.writing.composing import write_up
from tests.model.boards import card, reaction, session, theme, together
from tests.writing.sessions import stored, under


def chapter(document, key):
    return next(chapter for chapter in document.chapters if chapter.key == key)


def keys(document):
    return [chapter.key for chapter in document.chapters]


def words_of(pictures):
    return [q.text for p in pictures for a in p.answers for v in a.voices for q in v.quotes]


@given(st.text(max_size=60))
def test_whatever_is_written_every_chapter_has_one_place(written):
    assert sorted(wanted.key for wanted in wanted_chapters(written)) == sorted(CHAPTERS)


@given(st.permutations(CHAPTERS), st.sets(st.sampled_from(CHAPTERS)))
def test_an_order_that_was_written_down_is_read_again(order, kept_back):
    wanted = tuple(replace(one, is_in=one.key not in kept_back) for one in wanted_chapters(" ".join(order)))

    assert wanted_chapters(written_down(wanted)) == wanted


def test_themes_stand_by_their_energy_with_their_groups_and_a_tie_is_told():
    said = [reaction(1, "one"), reaction(2, "two", group_id="g2"), reaction(3, "three"), reaction(4, "four")]
    themes = together(theme(1, "x1", dots=2), theme(2, "x2", "x3", dots=5), theme(3, "x1", dots=5))

    now = chapter(write_up(session(said, **themes)), "now")

    assert [found.heading for found in now.themes] == ["Theme 2", "Theme 3", "Theme 1"]
    assert now.themes[0].facts == ("5 dots", "from 2 of 3 groups")
    assert now.facts[-1] == "most energy: “Theme 2”, “Theme 3”"
    assert [words_of(found.pictures) for found in now.themes] == [["three", "two"], ["one"], ["one"]]
    (rest,) = now.blocks
    assert (rest.heading, words_of(rest.pictures)) == ("Also said", ["four"])


def test_dots_that_are_hidden_are_in_no_output_and_themes_keep_their_own_order():
    said = [reaction(1), reaction(2)]
    themes = together(theme(1, "x1", dots=1, revealed=False), theme(2, "x2", dots=9, revealed=False))

    now = chapter(write_up(session(said, **themes)), "now")

    assert [found.heading for found in now.themes] == ["Theme 1", "Theme 2"]
    assert [found.facts for found in now.themes] == [("from 1 of 3 groups",)] * 2
    assert "energy" not in " ".join(now.facts)


def test_in_a_theme_the_picture_with_a_favourite_leads_and_then_the_one_with_most():
    said = [
        reaction(1, "a"), reaction(2, "b", card_id="c2"), reaction(3, "c", card_id="c2"),
        reaction(4, "d", card_id="c3", favourite=True),
    ]  # fmt: skip

    (found,) = chapter(write_up(session(said, **theme(1, "x1", "x2", "x3", "x4"))), "now").themes

    assert [picture.heading for picture in found.pictures] == ["Card 3", "Card 2", "Card 1"]


def test_favourites_lead_with_their_picture():
    document = write_up(session([reaction(1, "plain"), reaction(2, "loved", favourite=True)]))

    assert keys(document) == ["favourites", "now"]
    (favourite,) = document.chapters[0].favourites
    assert (favourite.voice.quotes[0].text, favourite.on) == ("loved", "1 Card 1")


def with_outcomes():
    return session(
        [reaction(1, "said so")],
        **theme(1, "x1"),
        next_steps=(
            NextStep("n1", "action", "Ask them", "Ash", "2026-02-12", "", "1"),
            NextStep("n2", "undertaking", "Bring cake", "Fern", "", "everybody", "2"),
            NextStep("n3", "action", "Wait", "", "", "", "3"),
        ),
        next_step_links=(
            NextStepLink("l1", "n1", "t1", None, None),
            NextStepLink("l2", "n1", None, "x1", None),
            NextStepLink("l3", "n1", None, None, "c2"),
        ),
        parked=(
            ParkedItem("p1", "zebra", "g1", "r1", None, "later", "1"),
            ParkedItem("p2", "apple", "g2", "r1", None, "", "2"),
            ParkedItem("p3", "gone", "g2", "r1", None, "dropped", "3"),
        ),
        contacts=Contacts(25, 18),
    )


def test_next_steps_stand_by_kind_in_the_columns_that_are_needed():
    actions, undertakings = chapter(write_up(with_outcomes()), "steps").tables

    assert actions.heading == "Actions"
    assert actions.columns == ("What", "Who", "By when", "Based on")
    assert actions.rows == (
        ("Ask them", "Ash", "12 February 2026", "Theme 1\n2 Card 2\n“said so”"),
        ("Wait", "", "", ""),
    )
    assert undertakings.columns == ("What", "Who", "To whom")
    assert undertakings.rows == (("Bring cake", "Fern", "everybody"),)


def test_under_chatham_a_step_names_no_quote_and_parked_items_stand_by_the_alphabet():
    document = write_up(under("chatham", with_outcomes()))

    assert chapter(document, "steps").tables[0].rows[0][-1] == "Theme 1\n2 Card 2"
    assert chapter(document, "parked").tables[0].rows == (("apple", "Still parked"), ("zebra", "For another time"))


def test_confidential_words_stay_in_the_room_in_every_chapter():
    document = write_up(under("confidential", with_outcomes()))

    assert keys(document) == ["now", "people"]
    assert not document.chapters[0].themes


def test_how_many_left_their_contact_is_all_there_is_of_the_contact_sheet():
    (fact,) = chapter(write_up(with_outcomes()), "people").facts

    assert fact == "18 of 25 people agreed to share contact details; the list is kept in its own file."


def test_chapters_stand_as_wanted_and_what_was_left_out_is_said():
    made = under("attributed", with_outcomes(), chapters="people steps -parked")

    document = write_up(made)

    assert keys(document) == ["people", "steps", "now"]
    assert "Left out by choice: Parked." in document.left_out


@pytest.mark.parametrize(("agreed", "shown"), [(True, True), (False, False)])
def test_a_picture_of_people_leaves_only_if_they_agreed(agreed, shown):
    picture = stored()
    of_people = replace(card(1, picture_id=picture.id), people_shown=True, people_agreed=agreed)

    document = write_up(session([reaction(1, "words stay")], cards=[of_people]))

    (found,) = document.chapters[0].blocks[0].pictures
    assert bool(found.picture_id) == shown
    assert words_of([found]) == ["words stay"]
    assert any("have not agreed" in sentence for sentence in document.left_out) != shown


def test_withdrawn_quotes_are_counted_and_nothing_else():
    document = write_up(session([reaction(1), replace(reaction(2, "taken back"), withdrawn=True)]))

    assert "1 quote was withdrawn." in document.left_out
