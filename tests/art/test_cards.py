"""The pictures of the starter deck: each has all that it needs, and none is out of bounds; Blender is not needed."""

import ast
import re

import pytest
from PIL import Image

from tools.art.deck_list import (
    DECK,
    HERE,
    HOURS,
    LEANINGS,
    PICTURES,
    SCENES,
    TOPICS,
    WORLDS,
    deck_text,
    head_of,
    read_cards,
)
from tools.art.measure import Measured, apart, as_seen, difference_hash, measure
from tools.art.render import read_rendered
from tools.art.review import REVIEW, faults, review_text

CARDS = read_cards()
HAND = 12
LONGEST_ALT_TEXT = 140
LEAST_LINES, MOST_LINES = 40, 120
LEAST_OF_A_TOPIC = 6
MEANINGS = re.compile(r"\b(hope|trust|change|symbol\w*|stands for|represent\w*|metaphor|means)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def measured():
    return {card.slug: measure(card.picture) for card in CARDS}


@pytest.fixture(params=CARDS, ids=lambda card: card.slug)
def card(request):
    return request.param


def test_there_are_seventy_two_and_no_two_of_one_subject():
    assert len(CARDS) == 72
    assert len({card.slug for card in CARDS}) == len({card.title.casefold() for card in CARDS}) == 72


def test_each_has_a_picture_a_scene_and_its_words(card):
    assert card.picture.is_file()
    assert card.title == card.title.strip()
    assert card.holds_open
    assert card.hour in HOURS
    assert 7 <= card.mark <= 10
    assert set(card.tags) <= {*TOPICS, *LEANINGS, *WORLDS}
    assert set(card.tags) & set(TOPICS)


def test_an_alt_text_is_one_sentence_of_what_is_there(card):
    words = card.alt_text
    assert words[0].isupper() or words[0].isdigit()
    assert words.endswith(".")
    assert words.count(".") == 1
    assert len(words) < LONGEST_ALT_TEXT
    assert not MEANINGS.search(words)


def test_a_scene_is_mostly_its_own_idea(card):
    text = card.scene.read_text(encoding="utf-8")
    tree = ast.parse(text)
    builds = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "build"]
    assert LEAST_LINES <= len(text.splitlines()) <= MOST_LINES
    assert len(builds) == 1
    told = ast.get_docstring(tree) or ""
    assert "?" in told, "the docstring says what is seen, and asks what it holds open"


def test_no_scene_and_no_picture_is_left_over():
    slugs = {card.slug for card in CARDS}
    assert {path.stem for path in SCENES.glob("*.py")} - {"__init__"} == slugs
    assert {path.stem for path in PICTURES.glob("*.jpg")} == slugs
    assert set(read_rendered()) == slugs


def test_no_picture_is_out_of_bounds_and_no_two_look_alike(measured):
    assert faults(measured) == []


def test_the_lists_follow_from_the_list_of_cards(measured):
    deck = DECK.read_text(encoding="utf-8")
    assert deck == deck_text(CARDS, head_of(deck))
    assert REVIEW.read_text(encoding="utf-8") == review_text(CARDS, measured)


def test_any_twelve_in_a_row_mix_the_moods():
    for start in range(len(CARDS) - HAND + 1):
        hand = CARDS[start : start + HAND]
        tags = [set(card.tags) for card in hand]
        hours = [card.hour for card in hand]
        assert len(set().union(*tags) & set(TOPICS)) >= 9
        assert sum("hope" in tag for tag in tags) >= 2
        assert 2 <= sum("struggle" in tag for tag in tags) <= 5
        assert all(1 <= hours.count(hour) <= 5 for hour in HOURS)
        assert all(any(world in tag for tag in tags) for world in WORLDS)


def test_the_deck_is_balanced():
    for tag in (*TOPICS, *LEANINGS, *WORLDS):
        assert sum(tag in card.tags for card in CARDS) >= LEAST_OF_A_TOPIC, tag
    shares = [sum(card.hour == hour for card in CARDS) / len(CARDS) for hour in HOURS]
    assert all(0.15 <= share <= 0.35 for share in shares)


def test_the_kit_keeps_the_house_laws():
    for module in (HERE / "kit").rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 400, module
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 60, f"{module}: {node.name}"
                if not node.name.startswith("_"):
                    assert ast.get_docstring(node), f"{module}: {node.name}"


def flat(colour):
    return Image.new("RGB", (96, 64), colour)


def test_faults_are_told(tmp_path):
    dark, light, small = tmp_path / "dark.jpg", tmp_path / "light.jpg", tmp_path / "small.jpg"
    flat((3, 3, 6)).resize((1920, 1280)).save(dark)
    flat((255, 255, 255)).resize((1920, 1280)).save(light)
    Image.effect_noise((960, 640), 80).convert("RGB").save(small, quality=95)
    told = faults({path.stem: measure(path) for path in (dark, light, small)})
    assert any(line.startswith("dark has a mean luminance") for line in told)
    assert any("light is 100% clipped" in line for line in told)
    assert any("small is 960 x 640" in line for line in told)
    assert "dark and light differ in 0 bits only" in told


def test_two_different_pictures_are_apart_and_a_copy_is_not():
    across = Image.linear_gradient("L").rotate(90).convert("RGB")
    back = across.rotate(180)
    seen = (across, back, across.resize((90, 60)))
    one, two, again = (Measured((1, 1), 1, 0.5, 0, 0.2, difference_hash(picture)) for picture in seen)
    assert apart(one, two) == 64
    assert apart(one, again) == 0


CONFUSED = [("deutan", (190, 90, 40), (120, 122, 40)), ("protan", (200, 60, 60), (78, 78, 58))]


@pytest.mark.parametrize(("eyes", "one", "two"), CONFUSED)
def test_colour_blind_eyes_lose_a_difference_that_others_see(eyes, one, two):
    def difference(first, second):
        return max(abs(a - b) for a, b in zip(first.getpixel((5, 5)), second.getpixel((5, 5)), strict=True))

    seen = difference(as_seen(flat(one), eyes), as_seen(flat(two), eyes))
    assert seen * 3 < difference(flat(one), flat(two))
    grey = as_seen(flat((128, 128, 128)), eyes)
    assert all(abs(channel - 128) <= 2 for channel in grey.getpixel((5, 5)))


def test_in_grey_nothing_but_lightness_is_left():
    assert len(set(as_seen(flat((200, 40, 90)), "grey").getpixel((5, 5)))) == 1
