"""Text similarity in any language with letters, based only on shared parts of words.

A text is split into runs of three to five letters, which find "decide" in "decided" and "Sitzung" in "Sitzungen"
without knowing the language; in scripts without spaces between words, runs of two and three. Small words and common
parts count nothing; rare parts count more.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import groupby
from math import log, sqrt

from bonfire_deck.model.small_words import SMALL_WORDS

SHORTEST, LONGEST = 3, 5
"""Lengths of the letter runs compared; two and three in scripts without spaces between words."""
NEAREST = 4
"""How many nearest neighbours define how similar a text is to others in general."""
LEAST_NEAR, MOST_NEAR = 0.1, 0.25
"""Limits for the mean of the nearest neighbours.

A text like no other must not match the first one that shares a part, and six that are identical must match each other.
"""
COMMON_SHARE, FEWEST_COMMON = 10, 12
"""What is in more than every tenth text, and in more than twelve, is too common to distinguish texts."""
UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
"""Prefixes of the Unicode names of letters in scripts without spaces between words."""

Likeness = list[dict[int, float]]
"""For each text, by index, its similarity to each similar text."""


def folded(text: str) -> str:
    """Return `text` without what spellings of a word may differ in: case, accents, points and marks."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not _is_mark(c))
    # Recompose, so that a Korean or Japanese character is one letter.
    return unicodedata.normalize("NFC", bare).replace("ı", "i")


def _is_mark(letter: str) -> bool:
    """Return whether a letter is an accent, or a Hebrew or Arabic point; vowels of Thai or Indic scripts are not."""
    combining = unicodedata.combining(letter)
    return combining >= 200 or 10 <= combining <= 36 or letter in "\u0640\u200c\u200d\u00ad"


def words_in(text: str) -> list[str]:
    """Return the words of `text` as written."""
    runs = groupby(text, key=lambda c: c.isalnum() or unicodedata.category(c)[0] == "M" or c in "\u200c\u200d\u00ad")
    return ["".join(letters) for is_word, letters in runs if is_word]


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """Return the words that say nothing about a text's topic."""
    return frozenset(folded(word) for words in SMALL_WORDS for word in words.split())


def telling_words(text: str) -> dict[str, str]:
    """Return the words of `text` that tell its topic, by folded form, each as first written."""
    found: dict[str, str] = {}
    for word in words_in(text):
        bare = folded(word)
        if bare not in small_words() and (len(bare) > 1 or is_unspaced(bare)):
            found.setdefault(bare, word)
    return found


@lru_cache(maxsize=4096)
def _is_unspaced_letter(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(UNSPACED)


def is_unspaced(word: str) -> bool:
    """Return whether a word is in a script without spaces between words."""
    return any(_is_unspaced_letter(letter) for letter in word)


def most_common(count: int) -> int:
    """Return in how many of `count` texts something may occur and still tell their topic."""
    return max(FEWEST_COMMON, count // COMMON_SHARE)


def _parts(word: str) -> Iterable[str]:
    if is_unspaced(word):
        return (word[at : at + size] for size in (2, 3) for at in range(len(word) - size + 1))
    # With word boundaries marked: a shared beginning means more than any three letters.
    ended = f" {word} "
    return (ended[at : at + size] for size in range(SHORTEST, LONGEST + 1) for at in range(len(ended) - size + 1))


def likeness(texts: Sequence[Iterable[str]]) -> Likeness:
    """Return the similarity of texts, each given by its telling words: 0 to 1, the cosine of their weighted parts."""
    parts = [{part for word in words for part in _parts(word)} for words in texts]
    holding: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(parts):
        for part in own:
            holding[part].append(place)
    # The square root, since a part shared by only two texts is as often chance as topic.
    most = most_common(len(texts))
    weights = {
        part: sqrt(log((len(texts) + 1) / len(places))) for part, places in holding.items() if len(places) <= most
    }
    parts = [own & weights.keys() for own in parts]
    lengths = [sqrt(sum(weights[part] ** 2 for part in sorted(own))) for own in parts]
    found: Likeness = [{} for _text in texts]
    for place, own in enumerate(parts):
        sums: dict[int, float] = defaultdict(float)
        for part in sorted(own):
            weight = weights[part] ** 2
            for other in holding[part]:
                if other >= place:
                    break
                sums[other] += weight
        for other, value in sums.items():
            found[place][other] = found[other][place] = value / (lengths[place] * lengths[other])
    return found


def stood_out(alike: Likeness) -> Likeness:
    """Return how far each similarity exceeds what both texts have with others in general.

    Two texts that share a common word resemble many; two that belong together resemble each other more than the rest.
    So each similarity is divided by the mean of the nearest neighbours of both, without these two.
    """
    nearest = [nlargest(NEAREST + 1, own.values()) for own in alike]
    rest = [sum(values) for values in nearest]

    def near(place: int, value: float) -> float:
        values = nearest[place]
        left_out = value if len(values) <= NEAREST or value >= values[-1] else values[-1]
        return min(MOST_NEAR, max(LEAST_NEAR, (rest[place] - left_out) / NEAREST))

    return [
        {other: value / sqrt(near(place, value) * near(other, value)) for other, value in own.items()}
        for place, own in enumerate(alike)
    ]
