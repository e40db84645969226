"""Measures suggestions of what belongs together against reactions that people have put under themes.

python -m tools.measure_suggestions FILE.tsv

FILE has the columns id, lang, text, theme ("none" for what belongs nowhere) and, if known, hard (1 or 0). Pairs count
within one language only. Beside it stands plain word overlap, at its best bound with the same precision.
"""

import argparse
import csv
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from math import comb, sqrt
from pathlib import Path

from bonfire_deck.model.likeness import folded, small_words, words_in
from bonfire_deck.model.suggesting import suggest

NONE = "none"
TIMED = 500
HALVINGS = 20

Pair = tuple[str, str]
Groups = Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class Labelled:
    """A reaction and the theme it belongs under."""

    id: str
    lang: str
    text: str
    theme: str
    is_hard: bool = False


@dataclass(frozen=True)
class Measure:
    """How suggestions compare with what people put together."""

    right: int
    """Suggested pairs that belong together."""
    made: int
    """Suggested pairs."""
    wanted: int
    """Pairs that belong together."""
    touched: int
    """Themes of which two reactions were put together."""
    themes: int

    @property
    def precision(self) -> float:
        """What part of the suggested pairs is right."""
        return self.right / self.made if self.made else 0.0

    @property
    def recall(self) -> float:
        """What part of the pairs that belong together was suggested."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def margin(self) -> tuple[float, float]:
        """Between what the precision may lie by chance: Wilson's interval at 95 %."""
        if not self.made:
            return 0.0, 1.0
        part, count, z = self.precision, self.made, 1.96
        middle, width = part + z * z / (2 * count), z * sqrt(part * (1 - part) / count + z * z / (4 * count * count))
        whole = 1 + z * z / count
        return (middle - width) / whole, (middle + width) / whole


def read(path: Path) -> tuple[Labelled, ...]:
    """Return the reactions of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(Labelled(r["id"], r["lang"], r["text"], r["theme"], r.get("hard") == "1") for r in rows)


def measure(labelled: Sequence[Labelled], pairs: Iterable[Pair]) -> Measure:
    """Compare pairs with the themes."""
    by_id = {one.id: one for one in labelled}
    counts = Counter((one.lang, one.theme) for one in labelled if one.theme != NONE)
    made = [(by_id[a], by_id[b]) for a, b in pairs if a in by_id and b in by_id]
    made = [(a, b) for a, b in made if a.lang == b.lang]
    right = [a.theme for a, b in made if a.theme == b.theme != NONE]
    wanted = {theme for (_lang, theme), count in counts.items() if count > 1}
    return Measure(len(right), len(made), sum(comb(n, 2) for n in counts.values()), len(set(right)), len(wanted))


def pairs_of(groups: Groups) -> list[Pair]:
    """Return the pairs in groups."""
    return [pair for group in groups for pair in combinations(group, 2)]


def overlap(labelled: Sequence[Labelled], precision: float) -> Measure:
    """Return the best that plain word overlap does with at least this precision.

    Tried are the count of shared words and their share, each with and without the small words.
    """
    best = measure(labelled, [])
    for leaves_out in (frozenset[str](), small_words()):
        words = {one.id: {folded(word) for word in words_in(one.text)} - leaves_out for one in labelled}
        for score in (_count, _share):
            best = max(best, _best_bound(labelled, words, score, precision), key=lambda m: m.right)
    return best


def _count(one: set[str], other: set[str]) -> float:
    return len(one & other)


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one & other else 0.0


def _best_bound(
    labelled: Sequence[Labelled], words: Mapping[str, set[str]], score: Callable[[set[str], set[str]], float],
    precision: float,
) -> Measure:  # fmt: skip
    scored = [(score(words[a.id], words[b.id]), (a.id, b.id)) for a, b in combinations(labelled, 2) if a.lang == b.lang]
    scored = sorted((one for one in scored if one[0]), key=lambda one: -one[0])
    best, pairs, by_id = [], [], {one.id: one for one in labelled}
    right = 0
    for _bound, tied in groupby(scored, key=lambda one: one[0]):
        new = [pair for _score, pair in tied]
        pairs += new
        right += sum(by_id[a].theme == by_id[b].theme != NONE for a, b in new)
        if right >= precision * len(pairs):
            best = pairs[:]
    return measure(labelled, best)


def adjusted_rand(labelled: Sequence[Labelled], groups: Groups) -> float:
    """Return how far groups agree with the themes beyond chance, 1 for wholly; what belongs nowhere is left out."""
    placed = {name: place for place, group in enumerate(groups) for name in group}
    ours = [(placed.get(one.id, one.id), one.theme) for one in labelled if one.theme != NONE]
    both, of_groups, of_themes = (
        sum(comb(n, 2) for n in Counter(values).values())
        for values in (ours, [group for group, _theme in ours], [theme for _group, theme in ours])
    )
    by_chance = of_groups * of_themes / comb(len(ours), 2)
    most = (of_groups + of_themes) / 2
    return (both - by_chance) / (most - by_chance) if most != by_chance else 0.0


def suggested(labelled: Sequence[Labelled]) -> Groups:
    """Return what is suggested for reactions, by their words alone."""
    return [one.reaction_ids for one in suggest({one.id: one.text for one in labelled})]


def halves(labelled: Sequence[Labelled]) -> Measure:
    """Return the sum over random halves of the themes, each suggested for by itself."""
    total = Measure(0, 0, 0, 0, 0)
    for seed in range(HALVINGS):
        chance = random.Random(seed)
        themes = sorted({one.theme for one in labelled} - {NONE})
        half = set(chance.sample(themes, len(themes) // 2))
        one = [r for r in labelled if (r.theme in half if r.theme != NONE else chance.random() < 0.5)]
        now = measure(one, pairs_of(suggested(one)))
        total = Measure(
            total.right + now.right, total.made + now.made, total.wanted + now.wanted, total.touched + now.touched,
            total.themes + now.themes,
        )  # fmt: skip
    return total


def seconds(labelled: Sequence[Labelled]) -> float:
    """Return how long suggestions for 500 reactions take: these, and then halves of two each joined."""
    texts = [one.text.split() for one in labelled]
    while len(texts) < TIMED:
        place = len(texts)
        one, other = texts[place % len(labelled)], texts[(place * 7 + 3) % len(labelled)]
        texts.append(one[: len(one) // 2] + other[len(other) // 2 :])
    numbered = {str(place): " ".join(words) for place, words in enumerate(texts[:TIMED])}
    begun = time.perf_counter()
    suggest(numbered)
    return time.perf_counter() - begun


def line(name: str, ours: Measure, plain: Measure | None = None) -> str:
    """Return one line of the table."""
    low, high = ours.margin
    text = (
        f"{name:<28} {ours.precision:9.2f} {low:5.2f}-{high:4.2f} {ours.right:5}/{ours.made:<4}"
        f" {ours.recall:7.3f} {ours.touched:4} of {ours.themes}"
    )
    return text if plain is None else f"{text:<76} {plain.recall:7.3f} {plain.right:5}/{plain.made}"


def report(labelled: Sequence[Labelled]) -> list[str]:
    """Return the table."""
    groups = suggested(labelled)
    pairs = pairs_of(groups)
    ours = measure(labelled, pairs)
    lines = [
        f"{'':<28} precision  95 %     right/made recall  themes touched     plain overlap: recall right/made",
        line("all", ours, overlap(labelled, ours.precision)),
    ]
    for lang in sorted({one.lang for one in labelled}):
        some = [one for one in labelled if one.lang == lang]
        within = measure(some, pairs)
        lines.append(line(f"  {lang}, suggested with all", within, overlap(some, within.precision)))
        alone = measure(some, pairs_of(suggested(some)))
        lines.append(line(f"  {lang}, by itself", alone, overlap(some, alone.precision)))
    for name, is_hard in (("not hard", False), ("hard", True)):
        some = [one for one in labelled if one.is_hard == is_hard]
        lines.append(line(f"  both {name}", measure(some, pairs)))
    lines.append(line(f"{HALVINGS} random halves of themes", halves(labelled)))
    lines.append(f"adjusted Rand index, what belongs nowhere left out: {adjusted_rand(labelled, groups):.3f}")
    lines.append(f"groups suggested: {len(groups)}, the largest of {max(map(len, groups), default=0)}")
    lines.append(f"{TIMED} reactions: {min(seconds(labelled) for _try in range(3)):.2f} s")
    return lines


def main(words: Sequence[str] | None = None) -> int:
    """Print the table for a file, with 1 if it cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    path = parser.parse_args(words).file
    try:
        labelled = read(path)
    except (OSError, KeyError, UnicodeDecodeError) as error:
        print(f"{path} cannot be read: {error!r}", file=sys.stderr)
        return 1
    print("\n".join(report(labelled)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
