"""How alike the words of several texts are, in any language with letters: by parts of words, and by nothing else.

A text is taken apart into runs of three to five letters, which find "decide" in "decided" and "Sitzung" in
"Sitzungen" without knowing a language; where a script puts no spaces between words, runs of two and three do.
Small words and what nearly all say count nothing, rare parts more than others.
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
"""The runs of letters that are compared; two and three where words are written without spaces."""
NEAREST = 4
"""How many of a text's nearest others tell how alike it is to anything."""
LEAST_NEAR, MOST_NEAR = 0.1, 0.25
"""What the nearest others count at least and at most: a text like no other is not like the first that shares a part,
and six that say the very same are like each other."""
COMMON_SHARE, FEWEST_COMMON = 10, 12
"""What stands in more than every tenth text, and in more than twelve, is common: it parts nothing from the rest."""
UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
"""How the Unicode names of the letters begin that are written without spaces between words."""

Likeness = list[dict[int, float]]
"""For each text, by its place, the others that are like it at all, and how much."""


def folded(text: str) -> str:
    """Return `text` without what two spellings of a word may differ in: case, accents, points and marks."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not _is_mark(c))
    # Put together again, so that a Korean or Japanese sign is one letter.
    return unicodedata.normalize("NFC", bare).replace("ı", "i")


def _is_mark(letter: str) -> bool:
    """Accents above and below, and the points of Hebrew and Arabic; not the vowels of Thai or the scripts of India."""
    combining = unicodedata.combining(letter)
    return combining >= 200 or 10 <= combining <= 36 or letter in "\u0640\u200c\u200d\u00ad"


def words_in(text: str) -> list[str]:
    """Return the words of `text` as they are written."""
    runs = groupby(text, key=lambda c: c.isalnum() or unicodedata.category(c)[0] == "M" or c in "\u200c\u200d\u00ad")
    return ["".join(letters) for is_word, letters in runs if is_word]


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """Return the words that say nothing of what a text is about."""
    return frozenset(folded(word) for words in SMALL_WORDS for word in words.split())


def telling_words(text: str) -> dict[str, str]:
    """Return the words of `text` that say what it is about: folded, and as they are written first."""
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
    """Tell whether a word is of a script without spaces between words."""
    return any(_is_unspaced_letter(letter) for letter in word)


def most_common(count: int) -> int:
    """Return in how many of `count` texts something may stand and still say what they are about."""
    return max(FEWEST_COMMON, count // COMMON_SHARE)


def _parts(word: str) -> Iterable[str]:
    if is_unspaced(word):
        return (word[at : at + size] for size in (2, 3) for at in range(len(word) - size + 1))
    # With its ends marked: a beginning that is shared tells more than any three letters.
    ended = f" {word} "
    return (ended[at : at + size] for size in range(SHORTEST, LONGEST + 1) for at in range(len(ended) - size + 1))


def likeness(texts: Sequence[Iterable[str]]) -> Likeness:
    """Return how alike texts are, each given by its telling words: 0 to 1, the cosine of their weighed parts."""
    parts = [{part for word in words for part in _parts(word)} for words in texts]
    holding: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(parts):
        for part in own:
            holding[part].append(place)
    # The square root: a part that stands in two texts only is as often chance as what they are about.
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
    """Return how far each likeness stands out from what both texts are otherwise like.

    Two that share a word everybody uses are like many; two that belong together are more like each other than like
    the rest. So each likeness is divided by the mean of the nearest others of both, without these two.
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
