"""The timer and the clock against the plan."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.model.clock import (
    Timer,
    behind_plan,
    clock_text,
    next_place,
    plan_sentence,
    timer_from,
    timer_state,
    to_drop,
)
from bonfire_deck.model.rows import Round

NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (0.2, "0:01"), (59.01, "1:00"), (61, "1:01"), (600, "10:00"), (-0.9, "0:00"), (-61.5, "+1:01")],
)
def test_the_clock_shows_whole_seconds(seconds, text):
    assert clock_text(seconds) == text


@given(st.floats(0, 7200), st.floats(-60, 3600), st.floats(0, 600))
def test_pausing_and_going_on_loses_no_time(left, ran, rested):
    timer = Timer(left=left).started(NOW).paused(NOW + ran)
    assert timer.remaining(NOW + ran + rested) == pytest.approx(left - ran, abs=1e-3)
    assert timer.started(NOW + ran + rested).remaining(NOW + ran + rested + 5) == pytest.approx(
        left - ran - 5, abs=1e-3
    )


@pytest.mark.parametrize("timer", [Timer(left=90), Timer(left=90).started(NOW), Timer(left=90, public=True)])
def test_a_minute_more_and_a_restart(timer):
    longer = timer.longer(60)
    assert longer.remaining(NOW) == timer.remaining(NOW) + 60
    assert timer_from(json.loads(json.dumps(longer.kept())), NOW) == longer


PLAIN = st.none() | st.booleans() | st.floats() | st.text() | st.lists(st.floats())
ODD = st.fixed_dictionaries({}, optional={"ends_at": PLAIN, "left": PLAIN, "public": PLAIN})


@given(PLAIN | ODD)
def test_an_odd_desk_gives_a_timer_that_can_be_shown(kept):
    assert clock_text(timer_from(kept, NOW).remaining(NOW))


def rounds(*minutes, dropped=()):
    return [
        Round(str(n), "", "", "now", "", "", "", some, may_drop=True, dropped=n in dropped, plan="", sort=str(n))
        for n, some in enumerate(minutes)
    ]


@pytest.mark.parametrize(
    ("current", "left", "since_begin", "dropped", "late"),
    [
        ("0", 600, 0, (), 0),
        ("1", 1200, 600, (), 0),
        ("1", 1200, 900, (), 5),
        ("1", 1200, 300, (), -5),
        ("1", -120, 1800, (), 0),
        ("1", -120, 1920, (), 2),
        ("2", 300, 900, (1,), -5 + 5),
    ],
)
def test_how_late_it_will_be(current, left, since_begin, dropped, late):
    said = behind_plan(rounds(10, 20, 10, dropped=dropped), current, Timer(left=left), NOW - since_begin, NOW)
    assert said == late


@pytest.mark.parametrize(("minutes", "words"), [(4, "4 min behind"), (-3, "3 min ahead"), (0, "on time")])
def test_it_is_said_in_words(minutes, words):
    assert plan_sentence(minutes) == words


def test_dropped_rounds_are_stepped_over_and_the_next_that_may_be_dropped_is_named():
    plan = rounds(10, 20, 10, 5, dropped=(1,))
    assert next_place(plan, 0, 1) == 2
    assert next_place(plan, 2, -1) == 0
    assert (next_place(plan, 3, 1), next_place(plan, 0, -1)) == (3, 0)
    assert to_drop(plan, "0").id == "2"
    assert to_drop(plan, "3") is None
    assert next_place(rounds(1, 1, dropped=(1,)), 0, 1) == 0


@pytest.mark.parametrize(("seconds", "state"), [(61, "run"), (60, "run"), (59, "last"), (0, "last"), (-0.1, "over")])
def test_the_last_minute_and_over_time_are_states_of_their_own(seconds, state):
    assert timer_state(seconds) == state
