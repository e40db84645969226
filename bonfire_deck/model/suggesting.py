"""Suggest which reactions belong together, from their words alone, offline; the room decides.

Reactions are clustered while two clusters stand out as similar on average (average linkage). Clusters without shared
words or word parts to show as the reason are not suggested.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from bonfire_deck.model.likeness import Likeness, folded, is_unspaced, likeness, most_common, stood_out, telling_words
from bonfire_deck.model.session import Session
from bonfire_deck.model.themes import without_theme

STANDING_OUT = 2.4
"""How many times more similar than to their nearest neighbours reactions must be, on average, to be suggested."""
MOST_REASONS = 4
SHORTEST_PART, LONGEST_PART = 4, 16
"""Letters of a word part shown as a reason; at least two in scripts without spaces. Longer ones are not searched."""


@dataclass(frozen=True)
class Reason:
    """Something that reactions have in common."""

    text: str
    """A word or a part of words."""
    is_whole: bool
    """Whether it is a whole word."""
    count: int
    """How many of the reactions contain it."""

    def is_in(self, words: Iterable[str]) -> bool:
        """Return whether it is one of the folded words, or, if long enough to be meaningful, part of one."""
        sought = folded(self.text)
        if len(sought) < SHORTEST_PART:
            return sought in words
        return any(sought in word for word in words)


@dataclass(frozen=True)
class Suggestion:
    """Reactions that may belong together."""

    reaction_ids: tuple[str, ...]
    """In the given order."""
    maybe_ids: tuple[str, ...]
    """Others that share a word with the reasons but don't stand out; offered, and left out unless wanted."""
    reasons: tuple[Reason, ...]
    """What they have in common, the most frequent first."""
    strength: float
    """How far they stand out from the others."""


def suggest(texts: Mapping[str, str]) -> tuple[Suggestion, ...]:
    """Suggest which of `texts`, by reaction id, belong together: clearest first, each text at most once."""
    # By id, so that suggestions do not depend on the order of the texts.
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
    """Return the text of reactions that are not yet in a theme of a part, by reaction id."""
    return {one.id: f"{one.text} {one.second_text}" for one in without_theme(session, part)}


def _telling(texts: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the telling words of each text, without those that many texts share."""
    words = {name: telling_words(texts[name]) for name in sorted(texts)}
    counts = Counter(word for own in words.values() for word in own)
    most = most_common(len(words))
    told = {name: {bare: word for bare, word in own.items() if counts[bare] <= most} for name, own in words.items()}
    return {name: own for name, own in told.items() if own}


def _linked(alike: Likeness) -> list[tuple[tuple[int, ...], float]]:
    """Return clusters of indexes, each with the average similarity of its last merge."""
    near = [dict(own) for own in alike]
    members: dict[int, tuple[int, ...]] = {place: (place,) for place in range(len(near))}
    strengths: dict[int, float] = {}
    waiting = [(-v, one, other) for one, own in enumerate(near) for other, v in own.items() if one < other]
    # An average reaches the threshold only if one of its terms does, so lower pairs need not be queued.
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
    """Return what texts, each given by its telling words, have in common: a few words that together cover all."""
    holding = _shared_by(texts)
    reasons: list[Reason] = []
    uncovered = set(range(len(texts)))
    # Most shared first, then longest: "decision" says more than "decis".
    for shared in sorted(holding, key=lambda text: (-len(holding[text]), -len(text), text)):
        is_new = not any(shared in folded(reason.text) or folded(reason.text) in shared for reason in reasons)
        if len(reasons) < MOST_REASONS and (is_new or holding[shared] & uncovered):
            reasons.append(Reason(*_written(shared, texts), len(holding[shared])))
            uncovered -= holding[shared]
    return () if uncovered else tuple(reasons)


def _shared_by(texts: Sequence[Mapping[str, str]]) -> dict[str, set[int]]:
    """Return the words, and parts of at least half a word, that occur in two or more texts."""
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
    """Return a word as most wrote it, or a word part as it occurs in the first text; and whether it is a whole word."""
    spellings = Counter(text[shared] for text in texts if shared in text)
    if spellings.total() > 1:
        return min(spellings, key=lambda word: (-spellings[word], word != word.lower(), word)), True
    for bare, word in ((bare, word) for text in texts for bare, word in sorted(text.items())):
        if shared in bare and len(bare) == len(word):
            return word[bare.index(shared) :][: len(shared)].lower(), False
    return shared, False
