"""Pictures that are there twice: what is found, and what is not mistaken for another."""

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageEnhance

from bonfire_deck.paths import assets
from bonfire_deck.pictures.likeness import Fingerprint, alike, fingerprint, likeness

FLIP = Image.Transpose


def small(image):
    """A thumbnail as one of ours is made."""
    made = image.convert("RGB")
    made.thumbnail((320, 320), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    made.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def packed(image, quality):
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return Image.open(io.BytesIO(buffer.getvalue()))


def cut(image, left, top, right, bottom):
    across, down = image.size
    return image.crop((round(left * across), round(top * down), round(right * across), round(bottom * down)))


@pytest.fixture(scope="module")
def pictures():
    """The starter deck's pictures, half as large: what a photo of one is."""
    paths = sorted((assets() / "images").glob("*.jpg"))
    opened = [Image.open(path).convert("RGB").reduce(2) for path in paths]
    return [(image, fingerprint(small(image))) for image in opened]


def recall(pictures, change, hows=("same", "near")):
    found = [likeness(own, fingerprint(small(change(image)))) in hows for image, own in pictures]
    return sum(found) / len(found)


@pytest.mark.parametrize(
    "change",
    [
        lambda image: image.reduce(2),
        lambda image: image.resize((240, 160)),
        lambda image: packed(image, 40),
        lambda image: packed(image.reduce(2), 15),
        lambda image: image.transpose(FLIP.ROTATE_90),
        lambda image: packed(image.transpose(FLIP.ROTATE_180), 60),
        lambda image: image.transpose(FLIP.ROTATE_270),
        lambda image: ImageEnhance.Brightness(image).enhance(1.15),
    ],
)
def test_resized_recompressed_and_turned_copies_are_found(pictures, change):
    assert recall(pictures, change) >= 0.98


@pytest.mark.parametrize(
    "edges",
    [
        (0.05, 0.05, 0.95, 0.95), (0.025, 0.025, 0.975, 0.975), (0.05, 0, 1, 1), (0, 0, 1, 0.95), (0.05, 0.05, 1, 1),
        (0.02, 0.04, 0.97, 0.99), (0, 0.05, 0.95, 1), (0.04, 0.01, 0.99, 0.96),
    ],
)  # fmt: skip
def test_copies_cropped_by_five_in_a_hundred_are_found(pictures, edges):
    assert recall(pictures, lambda image: packed(cut(image, *edges), 70)) >= 0.9


@pytest.mark.parametrize("flip", [FLIP.FLIP_LEFT_RIGHT, FLIP.FLIP_TOP_BOTTOM])
def test_mirrored_copies_are_called_mirrored(pictures, flip):
    assert recall(pictures, lambda image: packed(image.transpose(flip), 70), ("mirrored",)) >= 0.98


def test_no_two_pictures_of_the_starter_deck_are_taken_for_one(pictures):
    prints = {str(place): own for place, (_image, own) in enumerate(pictures)}

    assert len(prints) > 50
    assert list(alike(prints)) == []


def test_plain_sheets_of_other_colours_are_not_taken_for_one():
    sheets = [fingerprint(small(Image.new("RGB", (300, 200), colour))) for colour in ("teal", "orange", "white")]

    assert list(alike({str(place): print_ for place, print_ in enumerate(sheets)})) == []


def test_the_same_picture_is_the_same_and_a_transparent_one_is_seen_on_white():
    buffer = io.BytesIO()
    Image.new("RGBA", (300, 200), (200, 30, 30, 120)).save(buffer, "PNG")
    print_ = fingerprint(buffer.getvalue())

    assert likeness(print_, print_) == "same"


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_likeness_is_the_same_from_either_side(one, other):
    made = [noise(seed) for seed in (one, other, one)]
    made[2] = made[2].transpose(FLIP.ROTATE_90)
    hashes = [fingerprint(small(image)) for image in made]

    assert likeness(hashes[0], hashes[1]) == likeness(hashes[1], hashes[0])
    assert likeness(hashes[0], hashes[2]) in ("near", "same")
    assert likeness(hashes[2], hashes[0]) in ("near", "same")


def noise(seed):
    blots = Image.frombytes("L", (6, 4), random.Random(seed).randbytes(24))
    return blots.resize((120, 80), Image.Resampling.BICUBIC)


def test_a_whole_deck_is_compared_until_somebody_says_stop():
    chance = random.Random(1)

    def bits(count):
        return tuple(chance.getrandbits(256) for _bit in range(count))

    def one():
        return Fingerprint(chance.getrandbits(256), bits(30), bits(3), bits(4), (9, 9, 9))

    deck = {str(number): one() for number in range(40)}
    deck["twin"] = deck["7"]
    asked = []

    assert list(alike(deck)) == [("7", "twin", "same")]
    assert list(alike(deck, lambda: asked.append(1) or len(asked) > 5)) == []
