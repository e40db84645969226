"""Find text that may identify somebody: names, addresses, numbers, job titles; rules find it, people decide."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bonfire_deck.i18n import _
from bonfire_deck.model.room_words import Wording, listed, plain, room_words
from bonfire_deck.model.rows import Person
from bonfire_deck.model.session import Session

KINDS = ("person", "email", "phone", "name", "title")
MOST_CAPITALS = 0.25
"""If more words inside sentences than this are capitalised, as in German, a capital alone means nothing."""
FEWEST_LETTERS = 3
"""A shorter part of a known name is an initial or a particle."""

SHORTENED = 4
"""A full stop after a longer word ends a sentence; a shorter one may be an abbreviation, such as "Prof"."""
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w.])\+?\(?\d(?:[\s()/.-]{0,2}\d){6,14}(?![\w.])")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?…:\n]\W*$")
ADDRESS = re.compile(
    r"(?i)mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady|frau|herr|mme|mlle|monsieur|madame|señor|señora|sr|sra|don"
    r"|signor|signora|mevrouw|meneer|pan|pani"
)
JOB_TITLE = re.compile(
    r"(?i)ceo|cfo|coo|cto|chair|chairman|chairwoman|chairperson|director|manager|minister|mayor|headteacher|principal"
    r"|professor|secretary|president|inspector|superintendent|commissioner|governor|councillor|consultant|surgeon"
    r"|treasurer|geschäftsführer(?:in)?|bürgermeister(?:in)?|direktor(?:in)?|leiter(?:in)?|vorstand|ministerin"
    r"|directeur|directrice|maire|ministre|présidente?|gerente|alcaldes?a?|ministr[oa]|direttore|direttrice|sindaco"
)
CALENDAR = re.compile(
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?|january|february|march|july|september|october"
    r"|november|december|christmas|easter"
)
"""Capitalised in English; months that are also names, such as April, are left out."""


@dataclass(frozen=True)
class Likely:
    """Text that may identify somebody, and where it was said."""

    text: str
    kind: str
    """One of `KINDS`: somebody on the contact sheet, an address, a number, a possible name, a job title."""
    where: tuple[Wording, ...]


def kind_label(kind: str) -> str:
    """Return the name of a kind of find."""
    return {
        "person": _("A person known in this session"),
        "email": _("An email address"),
        "phone": _("A phone number"),
        "name": _("Possibly a name"),
        "title": _("A job title"),
    }[kind]


def likely_names(session: Session, people: Iterable[Person] = ()) -> tuple[Likely, ...]:
    """Return what may identify somebody in text that may leave the room, each find once, most certain first.

    Known names are those on the contact sheet and of noted speakers. What is in `about.masked` or `about.allowed` is
    found as well, so that a decision can be changed.
    """
    known = _known(session, people)
    wordings = tuple(room_words(session))
    capitals = _capitals([wording.text for wording in wordings])
    found: dict[tuple[str, str], tuple[str, list[Wording]]] = {}
    for wording in wordings:
        for kind, word in _finds(wording.text, known, capitals):
            _first, where = found.setdefault((kind, plain(word)), (word, []))
            if not where or where[-1] is not wording:
                where.append(wording)
    surest = sorted(found.items(), key=lambda one: (KINDS.index(one[0][0]), one[0][1]))
    seen: set[str] = set()
    likely = []
    for (kind, written), (word, where) in surest:
        if written not in seen:
            seen.add(written)
            likely.append(Likely(word, kind, tuple(where)))
    return tuple(likely)


def fate_of(session: Session, one: Likely) -> str:
    """Return the decision on a find: `masked`, `allowed`, or "" if undecided."""
    about = session.about
    for fate, written in (("masked", about.masked), ("allowed", about.allowed)):
        if plain(one.text) in {plain(word) for word in listed(written)}:
            return fate
    return ""


def undecided(session: Session, found: Iterable[Likely]) -> tuple[Likely, ...]:
    """Return the finds that are neither masked nor allowed yet."""
    return tuple(one for one in found if not fate_of(session, one))


def _known(session: Session, people: Iterable[Person]) -> frozenset[str]:
    names = [person.name for person in people] + [reaction.said_by for reaction in session.reactions]
    parts = [part for name in names for part in WORD.findall(name)]
    return frozenset(part.casefold() for part in parts if len(part) >= FEWEST_LETTERS)


@dataclass(frozen=True)
class _Capitals:
    """How a session uses capitals: whether they mean anything, and which words are in lower case elsewhere."""

    tell: bool
    small: frozenset[str]


def _capitals(texts: Sequence[str]) -> _Capitals:
    inside = Counter[bool]()
    small = set()
    for text in texts:
        before = None
        for match in WORD.finditer(text):
            word = match[0]
            if word[0].islower():
                small.add(word.casefold())
            if len(word) > 1 and not _begins(text, before, match):
                inside[word[0].isupper()] += 1
            before = match
    return _Capitals(inside[True] <= MOST_CAPITALS * inside.total(), frozenset(small))


def _begins(text: str, before: re.Match[str] | None, word: re.Match[str]) -> bool:
    """Return whether a word begins a sentence; `before` is the previous word."""
    return before is None or SENTENCE_END.search(text[before.end() : word.start()]) is not None


def _finds(text: str, known: frozenset[str], capitals: _Capitals) -> Iterator[tuple[str, str]]:
    for kind, pattern in (("email", EMAIL), ("phone", PHONE)):
        for match in pattern.finditer(text):
            yield kind, match[0]
    words = list(WORD.finditer(text))
    place = 0
    while place < len(words):
        end = place + 1
        while end < len(words) and _goes_on(text, words[end - 1], words[end]):
            end += 1
        begins = _begins(text, words[place - 1] if place else None, words[place])
        common = words[place][0].casefold() in capitals.small
        if begins and end - place > 1 and (common or ADDRESS.fullmatch(words[place + 1][0])):
            # The word that begins a sentence is not part of a name: “Ask Mrs …”.
            place, begins = place + 1, False
        run = [match[0] for match in words[place:end]]
        kinds = _kinds_of(run, known, capitals, begins=begins)
        if kinds:
            whole = text[words[place].start() : words[end - 1].end()]
            titles = [word for word in run if JOB_TITLE.fullmatch(word)]
            yield from ((kind, word) for kind in kinds for word in (titles if kind == "title" else (whole,)))
        place = end


def _goes_on(text: str, word: re.Match[str], after: re.Match[str]) -> bool:
    """Return whether two capitalised words are adjacent."""
    between = text[word.end() : after.start()]
    joins = between == " " or (between == ". " and len(word[0]) <= SHORTENED)
    return word[0][0].isupper() and after[0][0].isupper() and joins


def _kinds_of(run: Sequence[str], known: frozenset[str], capitals: _Capitals, *, begins: bool) -> tuple[str, ...]:
    """Return what a run of capitalised words, or a single lower-case word, may be."""
    if any(word.casefold() in known for word in run):
        return ("person",)
    titles = [word for word in run if JOB_TITLE.fullmatch(word)]
    addressed = len(run) > 1 and ADDRESS.fullmatch(run[0]) is not None
    strange = not titles and all(word.casefold() not in capitals.small for word in run)
    alone = len(run) == 1 or all(CALENDAR.fullmatch(word.casefold()) for word in run)
    looks_so = (
        capitals.tell and strange and run[0][0].isupper()
        and not (alone and (begins or len(run[0]) == 1 or run[0].isupper() or CALENDAR.fullmatch(run[0].casefold())))
    )  # fmt: skip
    return (*(("title",) if titles else ()), *(("name",) if addressed or looks_so else ()))
