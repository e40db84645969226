"""Shared by the commands: unknown commands, names of new files, output for scripts."""

import json
from difflib import get_close_matches
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from bonfire_deck.errors import Trouble
from bonfire_deck.files.opening import check_name
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.plan import PLANS

NEAR = 0.65
"""Minimum similarity of an unknown command to one that is suggested instead."""


class WrongUse(Trouble):
    """The arguments are invalid; nothing was changed. The exit status is 2, as in click itself."""


class Verbs(click.Group):
    """A group of commands that suggests the nearest one for an unknown command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command; raises `WrongUse` if there is none."""
        # During shell completion, print nothing.
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            raise self.unknown(ctx, args)
        return super().resolve_command(ctx, args)

    def unknown(self, ctx: click.Context, args: list[str]) -> WrongUse:
        """Return the error for an unknown command."""
        word, names, before = args[0], self._names(), ctx.command_path.partition(" ")[2]
        near = get_close_matches(word.casefold(), names, n=1, cutoff=NEAR)
        return WrongUse(
            _("There is no command “{word}”.").format(word=f"{before} {word}".strip()),
            _("Did you mean “{command}”?").format(command=f"{before} {names[near[0]]}".strip())
            if near
            else _("“{command} --help” lists the commands.").format(command=ctx.command_path),
        )

    def _names(self) -> dict[str, str]:
        """Return the commands by their names; those of a subgroup also by their own name alone."""
        names = {name: name for name in self.commands}
        for group_name, group in self.commands.items():
            for name in group.commands if isinstance(group, click.Group) else ():
                full = f"{group_name} {name}"
                names |= {full: full, f"{group_name}-{name}": full, name: names.get(name, full)}
        return names


def must_end(path: Path, ending: str) -> None:
    """Raise `Trouble` unless a new file can be created at `path` that opens by a double click."""
    check_name(path)
    if path.suffix != ending:
        raise Trouble(
            _("The name “{name}” does not end in {ending}.").format(name=path.name, ending=ending),
            _("Use that ending, so that a double click opens the file."),
        )
    if path.exists():
        raise Trouble(
            _("“{name}” already exists.").format(name=path.name), _("Choose another name. Nothing was overwritten.")
        )


def print_json(value: object) -> None:
    """Print `value` as JSON, for scripts."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def plan_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Offer the ready-made plans and files as shell completions."""
    names = [CompletionItem(name) for name in PLANS if name.startswith(incomplete)]
    return [CompletionItem(incomplete, type="file"), *names]


def say_credits(count: int) -> None:
    """Print how many of the added files contained a credit."""
    click.echo(ngettext("Credits found in {count} file.", "Credits found in {count} files.", count))
