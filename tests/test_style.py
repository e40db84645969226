"""The catalogue speaks as docs/style.md says: no word that its table rules out, no habit that it forbids."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TRANSLATORS = ("_", "ngettext")


@cache
def sentences() -> dict[str, str]:
    """Every sentence of the catalogue, and where it is."""
    found = {}
    for module in sorted((ROOT / "bonfire_deck").rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in TRANSLATORS:
                for word in node.args:
                    if isinstance(word, ast.Constant) and isinstance(word.value, str):
                        found[word.value] = f"{module.relative_to(ROOT)}:{word.lineno}"
    return found


@cache
def never() -> tuple[str, ...]:
    """The words of the table's last column."""
    page = (ROOT / "docs" / "style.md").read_text(encoding="utf-8")
    table = page.split("| word | means | never |")[1].strip().splitlines()[1:]
    columns = [row.strip("|").split("|")[2].strip() for row in table if row.startswith("|")]
    return tuple(word.strip() for column in columns for word in column.split(",") if word.strip())


def faults(pattern: str) -> list[str]:
    looked_for = re.compile(pattern)
    return [f"{place}: {text}" for text, place in sentences().items() if looked_for.search(text)]


def test_the_table_is_read_whole():
    assert {"vote", "canvas", "for good", "make room", "undid"} <= set(never())
    assert len(sentences()) > 1500


@pytest.mark.parametrize("word", never())
def test_no_sentence_has_a_word_that_is_never_used(word):
    assert faults(rf"(?i)(?<!\w){re.escape(word)}(?!\w)") == []


@pytest.mark.parametrize(
    "habit",
    [
        r"(?<!Thank you)!",  # one thank-you at the table
        r", or (not|more|none|silence|hidden|as usual|off|back)$",  # a toggle is named by what it does when on
        r"(?i)\b(start|open) (it|the app|bonfire deck) again\b|next time you start|\brestart\b",
        r'\.\.\.|(?<!\{name\})"(?!\{name\}")',  # as they are printed; a shell alone knows others
        r"\S  (?! *(\w+\+|Enter|Esc|F\d|\{))",  # two blanks stand only before a key
    ],
)
def test_no_sentence_has_a_habit_that_the_page_forbids(habit):
    assert faults(habit) == []
