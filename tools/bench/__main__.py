"""Measures each figure against its reference, and exits with 1 if one is far from its goal.

make bench                                every figure
make bench ARGS="start card"              only figures with one of these words in their name
make bench ARGS="--json FILE start"       the file for the numbers; by default build/bench.json
"""

import argparse
import contextlib
import importlib
import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tools.bench.figure import Figure, Result, measure

MODULES = ("tools.bench.window_figures", "tools.bench.data_figures")
ROOT = Path(__file__).resolve().parent.parent.parent
USUAL_JSON = ROOT / "build" / "bench.json"
LINE = "{name:<52} {ours:>10} {reference:>10} {unit:<9} {ratio:>7} {goal:>8}  {verdict}"


def all_figures(folder: Path) -> list[Figure]:
    """Return every figure there is; what they need is made under `folder` when they are measured."""
    figures: list[Figure] = []
    for name in MODULES:
        figures += importlib.import_module(name).figures(folder)
    return figures


def chosen(figures: Sequence[Figure], words: Sequence[str]) -> list[Figure]:
    """Return the figures whose name has one of `words` in it, all without words."""
    return [
        figure for figure in figures if not words or any(word.casefold() in figure.name.casefold() for word in words)
    ]


def heading() -> str:
    """Return the line above the table."""
    return LINE.format(
        name="figure", ours="ours", reference="reference", unit="unit", ratio="ratio", goal="goal", verdict=""
    ).rstrip()


def line(result: Result) -> str:
    """Return a figure's line of the table."""
    figure = result.figure
    verdict = "met" if result.is_met else "MISSED" if result.is_far_off else "missed, by less than a quarter"
    return LINE.format(
        name=figure.name,
        ours=f"{result.our_median:.4g}",
        reference=f"{result.reference_median:.4g}",
        unit=figure.unit,
        ratio=f"{result.ratio:.3g}",
        goal=f"{'≥' if figure.at_least else '≤'} {figure.goal:g}",
        verdict=verdict,
    )


def machine() -> dict[str, object]:
    """Return what the numbers depend on."""
    from PySide6 import __version__ as pyside
    from PySide6.QtCore import qVersion

    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "qt": qVersion(),
        "pyside": pyside,
        "sqlite": sqlite3.sqlite_version,
        "system": platform.platform(terse=True),
        "processors": os.cpu_count(),
        "load": list(os.getloadavg()) if hasattr(os, "getloadavg") else [],
    }


def as_json(result: Result) -> dict[str, object]:
    """Return a figure's numbers, every round of them."""
    figure = result.figure
    return {
        "name": figure.name,
        "unit": figure.unit,
        "ours": list(result.ours),
        "reference": list(result.reference),
        "ratio": result.ratio,
        "goal": figure.goal,
        "at_least": figure.at_least,
        "met": result.is_met,
    }


def run(figures: Sequence[Figure], target: Path) -> int:
    """Measure `figures` one after the other, print each as it comes, keep all in `target`; return the exit status."""
    before = machine()
    print(heading(), flush=True)
    results = []
    for figure in figures:
        results.append(measure(figure))
        print(line(results[-1]), flush=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    content = {"before": before, "after": machine(), "figures": [as_json(result) for result in results]}
    target.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 1 if any(result.is_far_off for result in results) else 0


def main(words: Sequence[str]) -> int:
    """Do what the words say and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", type=Path, default=USUAL_JSON, help="the file for the numbers")
    parser.add_argument("words", nargs="*", help="measure only figures with one of these words in their name")
    given = parser.parse_args(words)
    # A neighbour's file, or a window's, may still be held for a moment by a process that was measured.
    with tempfile.TemporaryDirectory(prefix="bonfire-bench-", ignore_cleanup_errors=True) as folder:
        figures = chosen(all_figures(Path(folder)), given.words)
        if not figures:
            print("No figure has such a name.", file=sys.stderr)
            return 2
        with contextlib.suppress(KeyboardInterrupt):
            return run(figures, given.json)
    return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
