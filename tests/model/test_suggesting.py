"""Suggestions of what belongs together: laws for any texts, and figures on a small set that people could agree with."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonfire_deck.model.likeness import folded, telling_words, words_in
from bonfire_deck.model.suggesting import suggest
from tools.measure_suggestions import (
    Labelled,
    adjusted_rand,
    main,
    measure,
    overlap,
    pairs_of,
    read,
    seconds,
    suggested,
)

FILE = Path(__file__).resolve().parent.parent / "labelled.tsv"
NAUGHTY = (
    "", " ", "\n\t", "'; DROP TABLE reactions; --", "<b>bold</b>", "\ud800", "\x00", "🔥🔥", "\u202eevil",
    "a\u0300" * 50, "x" * 5000, "ß ẞ ſ ŉ ﬃ İ ı", "\u200d\u200c\u00ad", "()[]{}*+?.\\", "한국어 한국어로",
    "ที่นี่ไม่มีใครตัดสินใจ", "मुझे रास्ता नहीं पता",
)  # fmt: skip
WORDS = st.sampled_from(["harbour", "harbours", "lantern", "Lantern", "fog", "die", "the", "鍵の場所", "الجسر", "мост"])
TEXTS = st.dictionaries(
    st.text("abcdef0123456789", min_size=1, max_size=6),
    st.one_of(st.lists(WORDS, max_size=6).map(" ".join), st.text(max_size=30), st.sampled_from(NAUGHTY)),
    max_size=25,
)


@pytest.fixture(scope="module")
def labelled():
    return read(FILE)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_laws_for_any_texts(texts, chance):
    made = suggest(texts)
    named = [name for one in made for name in (*one.reaction_ids, *one.maybe_ids)]
    assert len(named) == len(set(named))
    assert set(named) <= set(texts)
    assert all(len(one.reaction_ids) > 1 and one.reasons for one in made)
    assert [one.strength for one in made] == sorted((one.strength for one in made), reverse=True)
    assert suggest(texts) == made
    names = list(texts)
    chance.shuffle(names)
    again = suggest({name: texts[name] for name in names})
    assert [(set(one.reaction_ids), set(one.maybe_ids), one.reasons) for one in again] == [
        (set(one.reaction_ids), set(one.maybe_ids), one.reasons) for one in made
    ]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_a_reason_stands_in_what_it_is_given_for(texts):
    for one in suggest(texts):
        bare = {name: [folded(word) for word in words_in(texts[name])] for name in (*one.reaction_ids, *one.maybe_ids)}
        for reason in one.reasons:
            inside = [name for name in one.reaction_ids if any(folded(reason.text) in word for word in bare[name])]
            assert len(inside) >= reason.count >= 2
        shared = [folded(reason.text) for reason in one.reasons]
        assert all(any(part in word for part in shared for word in words) for words in bare.values())


def test_naughty_strings_are_taken_as_they_are():
    made = suggest({str(place): text for place, text in enumerate(NAUGHTY * 2)})
    assert all(len(one.reaction_ids) > 1 for one in made)


def test_what_belongs_together_is_found_in_each_language(labelled):
    ours = measure(labelled, pairs_of(suggested(labelled)))
    plain = overlap(labelled, ours.precision)
    assert ours.precision >= 0.8
    assert ours.touched >= 0.6 * ours.themes
    assert ours.recall >= 1.5 * plain.recall
    for lang in {one.lang for one in labelled}:
        assert measure([one for one in labelled if one.lang == lang], pairs_of(suggested(labelled))).right, lang


def test_forms_of_a_word_accents_case_and_marks_are_one():
    assert folded("Ängste ÉCOLE كَتَبَ İzmir") == "angste ecole كتب izmir"
    assert folded("한국어") == "한국어"
    assert folded("が") == "が"
    assert words_in("l'équipe, मुझे (रास्ता)") == ["l", "équipe", "मुझे", "रास्ता"]
    made = suggest({
        "a": "Wer entscheidet das eigentlich?", "b": "Entscheidungen fallen im Flur", "c": "Die Suppe ist kalt",
        "d": "Hut und Hund",
    })  # fmt: skip
    assert [one.reaction_ids for one in made] == [("a", "b")]
    assert [(reason.text, reason.is_whole) for reason in made[0].reasons] == [("entscheid", False)]


def test_small_words_and_what_all_say_bring_nothing_together():
    assert telling_words("It is the one that we have and they were") == {}
    assert suggest({"a": "it was with them", "b": "it was with them"}) == ()
    many = {str(place): f"harbour {chr(0x4E00 + 9 * place)}" for place in range(40)}
    assert suggest(many) == ()


def test_the_very_same_said_by_six_groups_is_one_suggestion():
    texts = {str(place): "Nobody trusts the compass" for place in range(6)}
    texts |= {"x": "I like the hat", "y": "Rain again"}
    (one,) = suggest(texts)
    assert set(one.reaction_ids) == set("012345")
    assert {reason.text for reason in one.reasons} == {"trusts", "compass"}


def test_another_that_shares_the_word_only_may_be_added(labelled):
    made = suggest({one.id: one.text for one in labelled})
    by_first = {one.reaction_ids[0]: one for one in made}
    assert by_first["e01"].reaction_ids == ("e01", "e02")
    assert "e03" in by_first["e01"].maybe_ids


def test_five_hundred_take_less_than_half_a_second(labelled):
    assert min(seconds(labelled) for _try in range(3)) < 0.5


def test_the_measures_count_as_they_say(labelled, capsys, tmp_path):
    some = [Labelled(name, "en", "", theme) for name, theme in zip("abcdef", "xxyyyn", strict=True)]
    some[-1] = Labelled("f", "en", "", "none")
    found = measure(some, [("a", "b"), ("b", "c"), ("c", "d"), ("e", "f")])
    assert (found.right, found.made, found.wanted, found.touched, found.themes) == (2, 4, 4, 2, 2)
    assert adjusted_rand(some, [("a", "b"), ("c", "d", "e")]) == 1
    assert adjusted_rand(some, []) == 0
    low, high = found.margin
    assert (round(low, 2), round(high, 2)) == (0.15, 0.85)
    assert main([str(FILE)]) == 0
    assert "random halves" in capsys.readouterr().out
    assert main([str(tmp_path / "none.tsv")]) == 1
