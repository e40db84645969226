"""The plan of a session: its rounds, and the ready-made sets of questions."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Round
from bonfire_deck.model.words import CHOOSINGS, PARTS, PHASES, PLACES

PLANS = ("where-now", "4d", "orid", "see-feel-means", "what-so-what", "own")
MOST_ROUNDS = 60


@dataclass(frozen=True)
class PlannedRound:
    """One timed step as planned, before it becomes a round of a session."""

    title: str
    question: str
    part: str = "now"
    phase: str = ""
    place: str = "group"
    choosing: str = "show"
    minutes: int = 10
    may_drop: bool = False
    cards_each: int = 1
    now_and_wanted: bool = False
    hidden_choices: bool = False


def as_planned(round_: Round) -> PlannedRound:
    """Return a round of a deck or session as a planned round, to create it again."""
    names = [field.name for field in fields(PlannedRound)]
    return PlannedRound(**{name: getattr(round_, name) for name in names})


def plan_label(plan: str) -> str:
    """Return the name of a ready-made plan."""
    return {
        "where-now": _("Where are we now?"),
        "4d": _("Where are we now, and the four Ds"),
        "orid": _("See, feel, means, do (ORID)"),
        "see-feel-means": _("We see, we feel, it means"),
        "what-so-what": _("What? So what? Now what?"),
        "own": _("My own question"),
    }[plan]


def plan_line(label: str, rounds: Sequence[PlannedRound]) -> str:
    """Return a plan's name with its number of rounds and its duration."""
    count = ngettext("{count} round", "{count} rounds", len(rounds))
    minutes = sum(round_.minutes for round_ in rounds)
    if not minutes:
        return _("{plan} · {rounds}").format(plan=label, rounds=count)
    return _("{plan} · {rounds} · {minutes} min").format(plan=label, rounds=count, minutes=minutes)


def ready_plan(plan: str) -> tuple[PlannedRound, ...]:
    """Return the rounds of one of `PLANS`; raises `Trouble` for any other word."""
    makers = {
        "where-now": _where_now, "4d": _four_ds, "orid": _orid, "see-feel-means": _see_feel_means,
        "what-so-what": _what_so_what, "own": _own,
    }  # fmt: skip
    if plan not in makers:
        raise Trouble(
            _("There is no plan called “{plan}”.").format(plan=plan),
            _("Use {plans}, a plan from the deck, or a plan file that ends in .toml.").format(plans=", ".join(PLANS)),
        )
    return makers[plan]()


def _where_now() -> tuple[PlannedRound, ...]:
    return (
        PlannedRound(_("Where are we now?"), _("What do you see? What does it feel like from the inside?"), minutes=20),
        PlannedRound(_("What it means"), _("What does this picture say about us?"), minutes=15, may_drop=True),
    )


def _four_ds() -> tuple[PlannedRound, ...]:
    return (
        PlannedRound(_("Where are we now?"), _("What do you see? What does it feel like from the inside?"), minutes=20),
        PlannedRound(
            _("Discover"), _("When did this work at its best? What was there?"),
            part="want", phase="discover", minutes=12, may_drop=True,
        ),
        PlannedRound(
            _("Dream"), _("Where might we want to be? Which picture shows it?"),
            part="want", phase="dream", minutes=15,
        ),
        PlannedRound(
            _("Design"), _("What would have to be true for that?"),
            part="want", phase="design", minutes=12, may_drop=True,
        ),
        PlannedRound(
            _("Now what?"), _("What will we do, and what do we ask of others?"),
            part="next", phase="destiny", place="plenary", minutes=15,
        ),
    )  # fmt: skip


def _orid() -> tuple[PlannedRound, ...]:
    return (
        PlannedRound(_("We see"), _("What do you see in this picture?"), minutes=8),
        PlannedRound(_("We feel"), _("What does it stir in you? What strikes you most?"), minutes=8),
        PlannedRound(_("It means"), _("What does it say about where we are now?"), minutes=10),
        PlannedRound(_("We do"), _("What follows for us?"), part="next", place="plenary", minutes=10),
    )


def _see_feel_means() -> tuple[PlannedRound, ...]:
    return (
        PlannedRound(_("We see"), _("What do you see? Name things, nothing else yet."), minutes=8),
        PlannedRound(_("We feel"), _("What does it feel like, from the inside of this picture?"), minutes=8),
        PlannedRound(_("It means"), _("For us, what does it mean?"), minutes=12),
    )


def _what_so_what() -> tuple[PlannedRound, ...]:
    return (
        PlannedRound(_("What?"), _("What is happening in this picture, and with us?"), minutes=12),
        PlannedRound(_("So what?"), _("Why does that matter? What follows if nothing changes?"), minutes=12),
        PlannedRound(_("Now what?"), _("What will we do next?"), part="next", place="plenary", minutes=12),
    )


def _own() -> tuple[PlannedRound, ...]:
    return (PlannedRound(_("Our question"), _("What do you see?"), minutes=20),)


def read_plan(text: str) -> tuple[PlannedRound, ...]:
    """Parse a plan file: TOML with a list of `[[rounds]]`; raises `Trouble` that names the round and the field."""
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Trouble(
            _("This plan file can't be read: {reason}.").format(reason=str(error)[:200]),
            _("A plan is a TOML file with a [[rounds]] block for each round; the guide has an example."),
        ) from error
    rounds = content.get("rounds")
    if not isinstance(rounds, list) or not 1 <= len(rounds) <= MOST_ROUNDS:
        raise Trouble(
            _("This plan file has no rounds, or more than {most}.").format(most=MOST_ROUNDS),
            _("Start each round with a line that says [[rounds]]."),
        )
    return tuple(planned(number, entry) for number, entry in enumerate(rounds, 1))


def planned(number: int, entry: object) -> PlannedRound:
    """Return the round of a `[[rounds]]` block; raises `Trouble` that names the round by its number, and the field."""
    if not isinstance(entry, dict):
        raise _wrong(number, "rounds", "[[rounds]]")
    given: Mapping[str, object] = entry
    question = _text(number, given, "question", "", longest=2000)
    return PlannedRound(
        title=_text(number, given, "title", question[:40] or _("Round {number}").format(number=number), longest=200),
        question=question,
        part=_one_of(number, given, "part", PARTS),
        phase=_one_of(number, given, "phase", PHASES),
        place=_one_of(number, given, "place", PLACES),
        choosing=_one_of(number, given, "choosing", CHOOSINGS),
        minutes=_whole(number, given, "minutes", PlannedRound.minutes, (0, 600)),
        may_drop=_yes_no(number, given, "may_drop"),
        cards_each=_whole(number, given, "cards_each", PlannedRound.cards_each, (1, 9)),
        now_and_wanted=_yes_no(number, given, "now_and_wanted"),
        hidden_choices=_yes_no(number, given, "hidden_choices"),
    )


def _wrong(number: int, field: str, allowed: str) -> Trouble:
    return Trouble(
        _("In round {number} of this plan, “{field}” has a value that can't be used.").format(
            number=number, field=field
        ),
        _("It can be: {allowed}.").format(allowed=allowed),
    )


def _text(number: int, fields: Mapping[str, object], name: str, default: str, longest: int) -> str:
    value = fields.get(name, default)
    if not isinstance(value, str) or len(value) > longest:
        raise _wrong(number, name, _("text of at most {longest} characters").format(longest=longest))
    return value


def _one_of(number: int, fields: Mapping[str, object], name: str, allowed: tuple[str, ...]) -> str:
    value = fields.get(name, allowed[0])
    if not isinstance(value, str) or value not in allowed:
        raise _wrong(number, name, ", ".join(word or '""' for word in allowed))
    return value


def _whole(number: int, fields: Mapping[str, object], name: str, default: int, bounds: tuple[int, int]) -> int:
    value, (low, high) = fields.get(name, default), bounds
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise _wrong(number, name, _("a whole number from {low} to {high}").format(low=low, high=high))
    return value


def _yes_no(number: int, fields: Mapping[str, object], name: str) -> bool:
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise _wrong(number, name, "true, false")
    return value
