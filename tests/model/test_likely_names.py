from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.model.likely_names import likely_names, undecided
from bonfire_deck.model.room_words import MASK, listed, masked, masked_session, written_with, written_without
from bonfire_deck.model.rows import NextStep, ParkedItem, Person
from tests.model.boards import card, reaction, session, theme
from tests.patience import within
from tests.writing.sessions import NAUGHTY

ENGLISH = (
    "The road goes nowhere and we all know the way", "Busy, and still nobody arrives at the other end",
    "It feels like a tunnel with some light in it", "We never get to stand above the whole of it",
)  # fmt: skip


def found(*texts, people=(), **about):
    said = [reaction(n, text) for n, text in enumerate((*texts, *ENGLISH))]
    made = session(said)
    made = replace(made, about=replace(made.about, **about))
    return made, {one.text: one.kind for one in likely_names(made, people)}


def test_addresses_and_numbers_are_found():
    _made, likely = found("Write to ash.fern@example.org or ring 0131 555 01 23, room 12, since 2019")

    assert likely == {"ash.fern@example.org": "email", "0131 555 01 23": "phone"}


def test_a_name_is_known_by_its_capitals_inside_a_sentence():
    _made, likely = found(
        "then Marigold said no", "Bryony Underhill keeps the keys", "We asked Dr Thistle. Nobody came"
    )

    assert likely == {"Marigold": "name", "Bryony Underhill": "name", "Dr Thistle": "name"}


def test_somebody_on_the_contact_sheet_is_found_wherever_they_stand():
    bryony = Person("p1", "Bryony Underhill", "", "", None, shares_contact=True)

    _made, likely = found("bryony has the keys", "BRYONY again", people=[bryony])

    assert likely == {"bryony": "person"}


def test_a_job_title_is_found():
    _made, likely = found("the director never comes down here")

    assert likely == {"director": "title"}


def test_where_many_words_have_capitals_that_alone_says_nothing():
    said = [
        reaction(1, "Die Straße führt ins Nichts und der Plan liegt im Keller"),
        reaction(2, "Das Licht am Ende der Brücke und Frau Distelfink im Tor"),
    ]

    assert {one.text for one in likely_names(session(said))} == {"Frau Distelfink"}


def test_each_find_says_where_it_was_said_and_withdrawn_words_are_not_looked_at():
    said = [reaction(1, "ask Marigold now"), reaction(2, "or marigold"), replace(reaction(3, "x@y.zz"), withdrawn=True)]
    said[1] = reaction(2, "or Marigold then")

    (one,) = likely_names(session([*said, *(reaction(9 + n, text) for n, text in enumerate(ENGLISH))]))

    assert [where.row_id for where in one.where] == ["x1", "x2"]


def test_themes_next_steps_parked_items_and_live_cards_are_looked_through_as_they_are_masked():
    said = [reaction(9 + n, text) for n, text in enumerate((*ENGLISH, "so ask what it is"))]
    made = session(said, cards=[replace(card(1), words="go on with Sorrel Moss", added_live=True)], **theme(1, "x9"))
    made = replace(
        made,
        about=replace(made.about, masked="Marigold\nThistle Down\nBryony Reed\nSorrel Moss"),
        themes=tuple(replace(one, title="What Marigold wants") for one in made.themes),
        next_steps=(NextStep("s1", "action", "Ask Thistle Down", "Thistle Down", "", "", "a"),),
        parked=(ParkedItem("p1", "that Bryony Reed is ill", None, None, None, "", "a"),),
    )
    hidden = masked_session(made)

    assert {one.text: one.where[0].row_id for one in likely_names(made)} == {
        "Marigold": made.themes[0].id, "Thistle Down": "s1", "Bryony Reed": "p1", "Sorrel Moss": "c1",
    }  # fmt: skip
    assert likely_names(hidden) == ()
    assert (hidden.next_steps[0].text, hidden.next_steps[0].who) == ("Ask […]", "Thistle Down")


def test_what_was_decided_is_not_asked_again():
    made, likely = found("then Marigold said no to Thistle", masked="marigold", allowed="Thistle")

    assert set(likely) == {"Marigold", "Thistle"}
    assert undecided(made, likely_names(made)) == ()


def test_a_mask_hides_whole_words_however_they_are_written():
    assert masked("Ash, ash and ASH; ashes", ["Ash"]) == f"{MASK}, {MASK} and {MASK}; ashes"
    assert masked("Bryony\nUnderhill", ["Bryony Underhill", "Bryony"]) == MASK
    assert masked("a+b@c.de", ["a+b@c.de"]) == MASK


@given(st.lists(st.sampled_from(NAUGHTY), max_size=6), st.lists(st.text(min_size=1, max_size=12), max_size=4))
def test_whatever_is_typed_and_masked_nothing_breaks(texts, words):
    made = session([reaction(n, text) for n, text in enumerate(texts, 1)])

    for one in likely_names(made):
        assert masked(one.text, [one.text]) == MASK or not one.text.strip()
    for text in texts:
        hidden = masked(text, words)
        assert masked(hidden, words) == hidden or MASK in words or any(word in MASK for word in words)


@given(st.lists(st.text(alphabet="abc", min_size=1), max_size=5), st.text(alphabet="abc", min_size=1))
def test_a_list_of_words_has_each_once_and_loses_what_is_taken_out(words, word):
    written = ""
    for one in words:
        written = written_with(written, one)

    assert listed(written) == tuple(dict.fromkeys(words))
    assert word in listed(written_with(written, word))
    assert word not in listed(written_without(written, word))


def test_a_very_long_text_is_looked_through_in_no_time():
    texts = ("x" * 2_000_000, "A b. " * 100_000, "a@" * 200_000)

    with within(8):
        likely_names(session([reaction(number, text) for number, text in enumerate(texts, 1)]))
