"""What the speller knows and does not, by the dictionary that comes with the library and by one made here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.paths import Paths
from bonfire_deck.settings import change_setting
from bonfire_deck.spelling import (
    KEPT_WORDS,
    OFF,
    SPELLING,
    find_dictionary,
    kept_words,
    load,
    own_folder,
    wanted_language,
)
from tests.patience import within


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    return load("en_US", Paths.under(tmp_path_factory.mktemp("home")))


def words(speller, text):
    return [text[start : start + length] for start, length in speller.unknown(text)]


@pytest.mark.parametrize(("text", "unknown"), [
    ("The road goes nowhere", []),
    ("The raod goes nowhree", ["raod", "nowhree"]),
    ("don't, don’t, dont", ["dont"]),
    ("a well-worn path, a wel-worn one", ["wel-worn"]),
    ("mail zzqx@exmple.org or see https://exmple.org/zzqx", []),
    ("NHS and CQC said 3rd, 4x4, v2x", []),
    ("Привет, 你好, สวัสดี", []),
    ("x y z", []),
])  # fmt: skip
def test_unknown_words_are_told_and_what_it_can_not_judge_is_left_alone(english, text, unknown):
    assert words(english, text) == unknown


def test_what_was_perhaps_meant(english):
    assert "junction" in english.suggestions("junctoin")
    assert len(english.suggestions("raod")) <= 5


@given(st.text(max_size=200))
def test_no_text_breaks_it(english, text):
    for start, length in english.unknown(text):
        assert text[start : start + length].strip()
        assert 1 < length <= 60
        assert isinstance(english.suggestions(text[start : start + length]), list)


def test_a_word_is_kept_on_this_computer(tmp_path):
    paths = Paths.under(tmp_path)
    speller = load("en_US", paths)
    assert words(speller, "Brakkenford is near") == ["Brakkenford"]
    speller.keep("Brakkenford")
    assert words(speller, "brakkenford and BRAKKENFORD") == []
    assert words(load("en_US", paths), "Brakkenford is near") == []
    assert kept_words(paths) == ("brakkenford",)
    change_setting(paths, KEPT_WORDS, "no list")
    assert kept_words(paths) == ()


def test_a_dictionary_of_one_s_own_is_found_first_and_another_country_s_will_do(tmp_path):
    paths = Paths.under(tmp_path)
    assert load("de_DE", paths) is None
    folder = own_folder(paths)
    folder.mkdir(parents=True)
    (folder / "de_AT.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "de_AT.dic").write_text("3\nStraße\nLeuchtturm\nim\n", encoding="utf-8")
    speller = load("de_DE", paths)
    assert speller.language == "de_AT"
    assert words(speller, "Leuchtturm im Strase") == ["Strase"]
    assert speller.suggestions("Strase") == ["Straße"]
    (folder / "fr_FR.dic").write_bytes(b"\xff\xfe broken")
    (folder / "fr_FR.aff").write_bytes(b"\x00\x01")
    broken = load("fr_FR", paths)
    assert broken is None or broken.unknown("salut") in ([], [(0, 5)])
    (folder / "es_ES.dic").write_text("1\nhola\n", encoding="utf-8")
    assert find_dictionary("es_ES", [folder]) is None, "one without its rules is none"


def test_the_language_is_that_of_the_computer_unless_another_is_chosen(tmp_path):
    paths = Paths.under(tmp_path)
    assert wanted_language(paths, "en_GB") == "en_GB"
    change_setting(paths, SPELLING, "fr_FR")
    assert wanted_language(paths, "en_GB") == "fr_FR"
    change_setting(paths, SPELLING, OFF)
    assert load(wanted_language(paths, "en_GB"), paths) is None


def test_a_page_is_looked_through_in_a_blink(english):
    text = " ".join(f"the road goes nowhree and word{'abcdefghij'[n % 10] * 3} too" for n in range(300))
    english.unknown(text)
    with within(0.1):
        english.unknown(text)
