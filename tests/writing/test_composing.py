from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.model.session import Snapshot
from bonfire_deck.model.words import GROUND_RULES
from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.csv_table import as_csv
from bonfire_deck.writing.document import pictures_in, pictures_used
from bonfire_deck.writing.html import as_html
from bonfire_deck.writing.json_file import as_json
from bonfire_deck.writing.markdown import as_markdown
from bonfire_deck.writing.plain import date_in_words, printable
from bonfire_deck.writing.tables import rows
from tests.model.boards import card, reaction, round_, session, theme, together
from tests.writing.sessions import NAUGHTY, stored, typed_everywhere, under


def quotes(document):
    return [
        quote
        for picture in pictures_in(document)
        for answer in picture.answers
        for voice in answer.voices
        for quote in voice.quotes
    ]


def stands_in(made, one, part):
    """Whether a reaction belongs to a part's chapter by itself, not only by a theme of that part."""
    is_sorted = (
        one.card_id in made.card_by_id
        and (one.group_id is None or one.group_id in made.group_by_id)
        and (one.round_id is None or one.round_id in made.round_by_id)
    )
    return is_sorted and made.part_of(one) == part


def texts(document):
    return [quote.text for quote in quotes(document)]


links = st.sampled_from([None, "1", "2", "gone"])
any_reactions = st.lists(
    st.builds(
        lambda card_id, group_id, round_id, kind, favourite, withdrawn: {
            "card_id": card_id and f"c{card_id}", "group_id": group_id and f"g{group_id}",
            "round_id": round_id and f"r{round_id}", "kind": kind, "favourite": favourite, "withdrawn": withdrawn,
        },
        links, links, links, st.sampled_from(["see", "feel", "mean"]), st.booleans(), st.booleans(),
    ),
    max_size=12,
)  # fmt: skip


@given(
    any_reactions,
    st.lists(st.sets(st.integers(0, 11), max_size=5), max_size=3),
    st.sampled_from(["now", "want"]),
    st.sampled_from(["groups", "attributed", "chatham"]),
)
def test_every_reaction_stands_in_each_of_its_themes_or_once_and_what_was_withdrawn_nowhere(fields, inside, part, rule):
    said = [replace(reaction(number), **more) for number, more in enumerate(fields)]
    themes = together(*(theme(n, *(f"x{m}" for m in members), part=part) for n, members in enumerate(inside)))
    made = under(rule, session(said, **themes))
    living = [one.id for one in said if not one.withdrawn]
    of_theme = {name: sum(int(name[1:]) in members for members in inside) for name in living}
    elsewhere = {one.id for one in said if of_theme.get(one.id) and not stands_in(made, one, part)}

    found = Counter(quote.id for quote in quotes(write_up(made)))

    assert found == {name: max(1, of_theme[name] + (name in elsewhere)) for name in living}
    assert len({row["id"] for row in rows(made)}) == len(rows(made)) == len(living)


@given(any_reactions)
def test_a_confidential_session_has_pictures_and_counts_and_no_words(fields):
    said = [replace(reaction(number), **more) for number, more in enumerate(fields)]
    made = under("confidential", session(said))
    told = [one for one in said if not one.withdrawn]

    assert texts(write_up(made)) == []
    assert [(row["text"], row["second_text"], row["group"], row["said_by"]) for row in rows(made)] == [
        ("", "", "", "")
    ] * len(told)
    on_cards = {one.card_id for one in told if one.card_id in ("c1", "c2")}
    assert {picture.heading for picture in pictures_in(write_up(made)) if picture.heading} == {
        f"Card {name[1:]}" for name in on_cards
    }


def outputs(made):
    yield as_html(made)
    yield as_markdown(made.session)
    yield as_csv(made.session).decode()
    yield as_json(made.session).decode()


@pytest.mark.parametrize("rule", GROUND_RULES)
def test_the_ground_rule_holds_in_every_output(rule):
    said = [
        replace(reaction(1), text="Warmwords", second_text="Secondwords", said_by="Zebedee", group_id="g2"),
        replace(reaction(2), text="Takenback", withdrawn=True),
    ]
    made = replace(session(said), versions={"x1": ("Warmwords", "Otherwords")})
    snapshot = replace(typed_everywhere(""), session=under(rule, made))

    for output in outputs(snapshot):
        assert "Takenback" not in output
        assert ("Zebedee" in output) == (rule == "attributed")
        for words in ("Warmwords", "Secondwords", "Otherwords"):
            assert (words in output) == (rule != "confidential")
    for output in list(outputs(snapshot))[:3]:
        assert ("Group 2" in output) == (rule in ("groups", "attributed"))


def test_under_chatham_the_order_tells_nobody_who_spoke():
    said = [
        replace(reaction(1), text="zebra", group_id="g1"), replace(reaction(2), text="apple", group_id="g2"),
        replace(reaction(3), text="mango", group_id="g1"),
    ]  # fmt: skip

    made = under("chatham", session(said))

    assert texts(write_up(made)) == ["apple", "mango", "zebra"]
    assert [row["text"] for row in rows(made)] == ["apple", "mango", "zebra"]
    assert {row["said_at"] for row in rows(made)} == {"2026-03-01"}


def test_with_names_the_quotes_stand_by_group_and_favourites_lead():
    said = [
        reaction(1, "one", group_id="g2"), reaction(2, "two", group_id="g1"), reaction(3, "three", group_id=None),
        reaction(4, "four", group_id="g3", favourite=True), reaction(5, "five", group_id="g2"),
    ]  # fmt: skip

    document = write_up(session(said))

    assert texts(document) == ["four", "two", "one", "five", "three"]
    (picture,) = pictures_in(document)
    assert [voice.label for voice in picture.answers[0].voices] == [
        "3 Group 3", "1 Group 1", "2 Group 2", "Everybody together",
    ]  # fmt: skip


def test_what_hangs_on_something_gone_is_not_sorted_yet():
    said = [
        reaction(1, "card gone", card_id="c99"), reaction(2, "group gone", group_id="g99"),
        reaction(3, "round gone", round_id="r99"), reaction(4, "here"),
    ]  # fmt: skip

    document = write_up(session(said))

    now, unsorted = document.chapters
    assert now.heading == "Where are we now?"
    assert unsorted.heading == "Not sorted yet"
    assert sorted(texts(replace(document, chapters=(unsorted,)))) == ["card gone", "group gone", "round gone"]


def test_parts_come_in_their_order_with_their_counts():
    said = [reaction(1, round_id="r3"), reaction(2, card_id="c2", group_id="g2"), reaction(3)]

    document = write_up(session(said))

    assert [part.heading for part in document.chapters] == ["Where are we now?", "Now what?"]
    assert document.chapters[0].facts == ("2 pictures", "2 reactions", "2 groups")


def test_a_question_that_most_answer_stands_above_and_others_with_their_picture():
    rounds = (replace(round_(1), question="What?"), replace(round_(2), question="Why?", part="now"))
    said = [reaction(1), reaction(2), reaction(3, card_id="c2"), reaction(4, "because", round_id="r2")]

    document = write_up(replace(session(said), rounds=rounds))

    (block,) = document.chapters[0].blocks
    assert document.chapters[0].question == "What?"
    assert block.question == ""
    assert [answer.question for answer in block.pictures[0].answers] == ["", "Why?"]
    assert [answer.question for answer in block.pictures[1].answers] == [""]


def test_a_picture_that_comes_again_is_a_repeat():
    picture = stored()
    said = [reaction(1), reaction(2, round_id="r2")]

    document = write_up(session(said, cards=[card(1, picture_id=picture.id)]))

    assert [one.is_repeat for one in pictures_in(document)] == [False, True]
    assert pictures_used(document) == {picture.id}


def test_two_versions_of_a_text_are_both_there():
    document = write_up(session([reaction(1, "one wording")], versions={"x1": ("one wording", "another wording")}))

    assert [(quote.text, quote.other_texts) for quote in quotes(document)] == [("one wording", ("another wording",))]


def test_what_is_left_out_is_said():
    made = session([reaction(1), reaction(2)])

    assert write_up(under("attributed", made)).left_out == ()
    assert "names, groups and the order" in write_up(under("chatham", made)).left_out[0]
    assert "the words of 2 reactions" in write_up(under("confidential", made)).left_out[0]


def test_words_of_a_card_made_in_the_room_are_words_of_the_room():
    one = replace(card(1, "Spoken", words="Spokenwords"), added_live=True)
    made = session([reaction(1)], cards=[one])

    (shown,) = pictures_in(write_up(under("chatham", made)))
    (hidden,) = pictures_in(write_up(under("confidential", made)))

    assert (shown.heading, shown.words) == ("Spoken", "Spokenwords")
    assert (hidden.heading, hidden.words) == ("Picture 1", "")
    snapshot = Snapshot(under("confidential", made), {})
    assert not [output for output in outputs(snapshot) if "Spoken" in output]


def test_an_empty_session_says_so():
    document = write_up(session([]))

    assert (document.chapters, document.nothing) == ((), "Nothing was said yet.")


@pytest.mark.parametrize("text", NAUGHTY)
@pytest.mark.parametrize("rule", GROUND_RULES)
def test_whatever_is_typed_everything_can_be_written(text, rule):
    assert all(list(outputs(typed_everywhere(text, rule))))


def test_dates_are_written_as_people_write_them():
    assert date_in_words("2026-01-25") == "25 January 2026"
    assert date_in_words("in spring") == "in spring"


def test_nothing_unprintable_is_left():
    assert printable("a\x00b\r\nc\u2028d\te\x85\ufffe") == "a\ufffdb\nc\nd\te\ufffd\ufffd"
