"""Suggestions of which reactions belong together, by their words alone, offline; the room chooses.

Reactions are put together as long as two groups of them stand out as alike on average (average linkage); what has no
words or parts of words in common that could be shown as the reason is not suggested.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from bonfire_deck.model.likeness import Likeness, folded, is_unspaced, likeness, most_common, stood_out, telling_words
from bonfire_deck.model.session import Session
from bonfire_deck.model.themes import without_theme

STANDING_OUT = 2.4
"""How many times as alike as to their nearest others reactions must be, on average, to be suggested."""
MOST_REASONS = 4
SHORTEST_PART, LONGEST_PART = 4, 16
"""Fewer letters are no reason to show, two where words are written without spaces; more are not looked for."""


@dataclass(frozen=True)
class Reason:
    """Something that reactions have in common."""

    text: str
    """A word, or a part of words."""
    is_whole: bool
    """Whether it is a whole word."""
    count: int
    """In how many of the reactions it stands."""

    def is_in(self, words: Iterable[str]) -> bool:
        """Tell whether it stands among folded words, or within one where it is long enough to say something there."""
        sought = folded(self.text)
        if len(sought) < SHORTEST_PART:
            return sought in words
        return any(sought in word for word in words)


@dataclass(frozen=True)
class Suggestion:
    """Reactions that may belong together."""

    reaction_ids: tuple[str, ...]
    """In the order in which they were given."""
    maybe_ids: tuple[str, ...]
    """Others that share a word of the reasons and do not stand out with these; offered, and left out unless wanted."""
    reasons: tuple[Reason, ...]
    """What they have in common, the most widespread first."""
    strength: float
    """How far they stand out from the others."""


def suggest(texts: Mapping[str, str]) -> tuple[Suggestion, ...]:
    """Suggest which of `texts`, given by reaction id, belong together: the clearest first, each text once at most."""
    # By id, so that what is suggested does not depend on the order in which the texts come.
    words = _telling(texts)
    names = list(words)
    found = []
    for members, strength in _linked(stood_out(likeness([tuple(words[name]) for name in names]))):
        together = sorted(names[member] for member in members)
        reasons = reasons_for([words[name] for name in together])
        if reasons:
            found.append((strength, together, reasons))
    found.sort(key=lambda one: (-one[0], one[1]))
    left = {name: words[name] for name in names}
    for _strength, together, _reasons in found:
        for name in together:
            del left[name]
    given = {name: place for place, name in enumerate(texts)}
    made = []
    for strength, together, reasons in found:
        maybe = [name for name, own in left.items() if any(reason.is_in(own) for reason in reasons)]
        for name in maybe:
            del left[name]
        ordered, more = (tuple(sorted(some, key=lambda name: given[name])) for some in (together, maybe))
        made.append(Suggestion(ordered, more, reasons, strength))
    return tuple(made)


def texts_in(session: Session, part: str) -> dict[str, str]:
    """Return the words of what is in no theme of a part yet, by reaction id."""
    return {one.id: f"{one.text} {one.second_text}" for one in without_theme(session, part)}


def _telling(texts: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the words by which texts are compared, without those that many of them have."""
    words = {name: telling_words(texts[name]) for name in sorted(texts)}
    counts = Counter(word for own in words.values() for word in own)
    most = most_common(len(words))
    told = {name: {bare: word for bare, word in own.items() if counts[bare] <= most} for name, own in words.items()}
    return {name: own for name, own in told.items() if own}


def _linked(alike: Likeness) -> list[tuple[tuple[int, ...], float]]:
    """Return the places that belong together, with the average at which the last two groups of them met."""
    near = [dict(own) for own in alike]
    members: dict[int, tuple[int, ...]] = {place: (place,) for place in range(len(near))}
    strengths: dict[int, float] = {}
    waiting = [(-v, one, other) for one, own in enumerate(near) for other, v in own.items() if one < other]
    # An average reaches the bound only where one of its parts does, so nothing below it need ever wait.
    waiting = [pair for pair in waiting if -pair[0] >= STANDING_OUT]
    heapify(waiting)
    while waiting:
        negative, one, other = heappop(waiting)
        if one not in members or other not in members or near[one].get(other) != -negative:
            continue
        counts = len(members[one]), len(members[other])
        members[one] += members.pop(other)
        strengths[one] = -negative
        strengths.pop(other, None)
        for third in sorted((near[one].keys() | near[other].keys()) & members.keys() - {one}):
            total = near[one].get(third, 0.0) * counts[0] + near[other].get(third, 0.0) * counts[1]
            near[one][third] = near[third][one] = value = total / sum(counts)
            if value >= STANDING_OUT:
                heappush(waiting, (-value, min(one, third), max(one, third)))
    return [(members[place], strength) for place, strength in strengths.items()]


def reasons_for(texts: Sequence[Mapping[str, str]]) -> tuple[Reason, ...]:
    """Return what texts, each given by its telling words, have in common: few words that together stand in each."""
    holding = _shared_by(texts)
    reasons: list[Reason] = []
    uncovered = set(range(len(texts)))
    # What most share first, then the longest: "decision" says more than "decis".
    for shared in sorted(holding, key=lambda text: (-len(holding[text]), -len(text), text)):
        is_new = not any(shared in folded(reason.text) or folded(reason.text) in shared for reason in reasons)
        if len(reasons) < MOST_REASONS and (is_new or holding[shared] & uncovered):
            reasons.append(Reason(*_written(shared, texts), len(holding[shared])))
            uncovered -= holding[shared]
    return () if uncovered else tuple(reasons)


def _shared_by(texts: Sequence[Mapping[str, str]]) -> dict[str, set[int]]:
    """Return the words, and the parts that are half a word or more, that stand in two texts at least."""
    holding: dict[str, set[int]] = {}
    for place, text in enumerate(texts):
        for word in text:
            least = 2 if is_unspaced(word) else max(SHORTEST_PART, (len(word) + 1) // 2)
            for size in range(least, min(len(word), LONGEST_PART) + 1):
                for at in range(len(word) - size + 1):
                    holding.setdefault(word[at : at + size], set()).add(place)
            holding.setdefault(word, set()).add(place)
    return {shared: places for shared, places in holding.items() if len(places) > 1}


def _written(shared: str, texts: Iterable[Mapping[str, str]]) -> tuple[str, bool]:
    """Return a word as most wrote it, or a part of words as it stands in the first; and whether it is a whole word."""
    spellings = Counter(text[shared] for text in texts if shared in text)
    if spellings.total() > 1:
        return min(spellings, key=lambda word: (-spellings[word], word != word.lower(), word)), True
    for bare, word in ((bare, word) for text in texts for bare, word in sorted(text.items())):
        if shared in bare and len(bare) == len(word):
            return word[bare.index(shared) :][: len(shared)].lower(), False
    return shared, False
