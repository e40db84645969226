"""Writes the page of all commands, docs/commands.md, from the commands themselves; with --man, prints a man page.

python -m tools.commands
python -m tools.commands --man > bonfire-deck.1
"""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from bonfire_deck import __version__
from bonfire_deck.cli import command

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
PROGRAM = "bonfire-deck"
SUMMARY = "picture cards for a room, and what was said of them"
STATUSES = (
    ("0", "The command did its work."),
    ("1", "It could not: two sentences on standard error say why, and what to do."),
    ("2", "The command itself is wrong, such as an unknown word or option. Nothing was changed."),
)


class Verb(NamedTuple):
    """What is told of one command."""

    name: str
    usage: str
    paragraphs: list[str]
    arguments: list[tuple[str, str]]
    options: list[tuple[str, str]]


def verbs() -> list[Verb]:
    """Return the program itself, then every command in the order of their names."""
    return list(_described(command, click.Context(command, info_name=PROGRAM)))


def _described(verb: click.Command, context: click.Context) -> Iterator[Verb]:
    records: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    for param in verb.get_params(context):
        record = param.get_help_record(context)
        # That each command has --help is told once.
        if record and (context.parent is None or "--help" not in param.opts):
            records[param.param_type_name].append((record[0], " ".join(record[1].split())))
    yield Verb(
        context.command_path.removeprefix(PROGRAM).strip(),
        " ".join([context.command_path, *verb.collect_usage_pieces(context)]),
        [" ".join(paragraph.split()) for paragraph in inspect.cleandoc(verb.help or "").split("\n\n")],
        records["argument"],
        records["option"],
    )
    if isinstance(verb, click.Group):
        for name in verb.list_commands(context):
            if (below := verb.get_command(context, name)) and not below.hidden:
                yield from _described(below, click.Context(below, info_name=name, parent=context))


def page() -> str:
    """Return the page in Markdown."""
    program, *others = verbs()
    lines = [
        "# Commands",
        "",
        "What can be done to a file without a window, also by a script. `--help` after any command tells the same.",
        "This page is written by `python -m tools.commands`.",
        "",
        *_section(program),
        "| exit status | |",
        "|---|---|",
        *(f"| {status} | {meaning} |" for status, meaning in STATUSES),
        "",
        "| command | |",
        "|---|---|",
        *(f"| [`{verb.name}`](#{verb.name.replace(' ', '-')}) | {verb.paragraphs[0]} |" for verb in others),
        "",
    ]
    for verb in others:
        lines += [f"## {verb.name}", "", *_section(verb)]
    return "\n".join(lines)


def _section(verb: Verb) -> list[str]:
    lines = ["```", verb.usage, "```", ""]
    for paragraph in verb.paragraphs:
        lines += [paragraph, ""]
    if records := [*verb.arguments, *verb.options]:
        lines += [*(f"- `{name}`: {text}" for name, text in records), ""]
    return lines


def man_page() -> str:
    """Return the manual page in roff, section 1."""
    program, *others = verbs()
    lines = [
        f'.TH {PROGRAM.upper()} 1 "" "Bonfire Deck {__version__}"',
        ".SH NAME",
        f"{_roff(PROGRAM)} \\- {SUMMARY}",
        ".SH SYNOPSIS",
        _roff(program.usage),
        ".SH DESCRIPTION",
        *_roff_body(program),
        ".SH COMMANDS",
    ]
    for verb in others:
        lines += [f".SS {_roff(verb.usage)}", *_roff_body(verb)]
    lines.append(".SH EXIT STATUS")
    for status, meaning in STATUSES:
        lines += [".TP", status, _roff(meaning)]
    return "\n".join([*lines, ""])


def _roff_body(verb: Verb) -> Iterator[str]:
    for paragraph in verb.paragraphs:
        yield from (".PP", _roff(paragraph))
    for name, text in (*verb.arguments, *verb.options):
        yield from (".TP", f"\\fB{_roff(name)}\\fR", _roff(text))


def _roff(text: str) -> str:
    """Return a line of plain text: a hyphen is one that can be copied, and a line can't begin with a request."""
    return "\\&" + text.replace("\\", "\\e").replace("-", "\\-")


def main() -> None:
    """Write the page, or print the manual page."""
    if sys.argv[1:] == ["--man"]:
        sys.stdout.write(man_page())
    else:
        PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
