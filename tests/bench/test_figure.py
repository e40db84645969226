"""The harness: what is measured, printed and kept, and what it ends with."""

import itertools
import json

import pytest

from tools.bench.__main__ import chosen, line, run
from tools.bench.figure import Figure, measure


def test_a_figure_is_measured_in_turns_and_its_ratio_is_that_of_a_round():
    order: list[str] = []

    def side(name: str, milliseconds: float) -> float:
        order.append(name)
        # The machine gets slower from round to round.
        return milliseconds * (1 + len(order) // 2)

    figure = Figure("naps", "ms", 4.0, lambda: side("ours", 6), lambda: side("reference", 3), rounds=3)
    result = measure(figure)

    assert order == ["reference", "ours", "ours", "reference", "reference", "ours"]
    assert 2.0 <= result.ratio < 4.0
    assert result.is_met


@pytest.mark.parametrize(
    ("ours", "at_least", "met", "far_off"),
    [
        (20.0, False, True, False),
        (24.0, False, False, False),
        (26.0, False, False, True),
        (20.0, True, True, False),
        (16.0, True, False, False),
        (14.0, True, False, True),
    ],
)
def test_a_goal_is_met_missed_or_missed_by_more_than_a_quarter(ours, at_least, met, far_off):
    result = measure(Figure("plain numbers", "ms", 2.0, lambda: ours, lambda: 10.0, at_least))

    assert (result.is_met, result.is_far_off) == (met, far_off)


def test_words_choose_figures_by_their_names():
    figures = [Figure(name, "ms", 1.0, lambda: 1.0, lambda: 1.0) for name in ("Start", "next card", "cold card")]

    assert [figure.name for figure in chosen(figures, ["start", "cold"])] == ["Start", "cold card"]
    assert chosen(figures, []) == figures


def test_a_run_prints_a_line_a_figure_keeps_the_numbers_and_says_whether_one_is_far_off(tmp_path, capsys):
    numbers = itertools.count(10)
    good = Figure("a good one", "ms", 1.0, lambda: 1.0, lambda: float(next(numbers)))
    bad = Figure("a bad one", "photos/s", 1.0, lambda: 1.0, lambda: 2.0, at_least=True)
    target = tmp_path / "deep" / "bench.json"

    assert run([good], target) == 0
    assert run([good, bad], target) == 1
    printed = capsys.readouterr().out
    assert "MISSED" in printed
    assert line(measure(bad)) in printed
    kept = json.loads(target.read_text(encoding="utf-8"))
    assert [figure["name"] for figure in kept["figures"]] == ["a good one", "a bad one"]
    assert kept["figures"][0]["reference"] == [15.0, 16.0, 17.0, 18.0, 19.0]
    assert {"python", "qt", "sqlite", "processors", "load"} <= kept["before"].keys()
