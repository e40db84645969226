"""What the commands tell of themselves: every help text, the page of all commands and the manual page."""

import re

import click
import pytest

from bonfire_deck.cli import command
from tools.commands import PAGE, man_page, page, verbs

VERBS = {verb.name or "bonfire-deck": verb for verb in verbs()}
NEVER = re.compile(
    r"sticky|slides?\b|slide deck|workshops?|events?|hosts?|moderators?|teams?|clusters?|comments?|highlights?"
    r"|votes?|tasks?|canvas|reports?|harvests?",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", VERBS)
def test_every_command_and_each_of_its_words_has_a_help_in_whole_sentences(name):
    verb = VERBS[name]
    texts = [verb.paragraphs[0], *(text for _, text in (*verb.arguments, *verb.options))]
    for text in texts:
        plain = re.sub(r"( \[[^]]*\])+$", "", text)
        assert re.fullmatch(r"[A-Z].*\.", plain), text
    assert not NEVER.search(" ".join((*texts, *verb.paragraphs)))


def test_the_page_of_all_commands_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "write it with: python -m tools.commands"


def test_every_command_is_on_the_page_and_in_the_manual():
    text, manual = page(), man_page().replace("\\-", "-").replace("\\&", "")
    for name, verb in command.commands.items():
        below = verb.commands if isinstance(verb, click.Group) else {}
        for full in (name, *(f"{name} {part}" for part in below)):
            assert f"## {full}\n" in text
            assert f"\n.SS bonfire-deck {full} " in manual


def test_no_line_of_the_manual_is_taken_for_a_request():
    requests = {line.split()[0] for line in man_page().splitlines() if line.startswith((".", "'"))}
    assert requests == {".TH", ".SH", ".SS", ".PP", ".TP"}
    assert not re.search(r"(?<!\\)-", "\n".join(man_page().splitlines()[1:]))
