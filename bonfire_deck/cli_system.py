"""Commands that register the app with this computer: its desktop and its shells."""

import click
from click.shell_completion import get_completion_class

from bonfire_deck import COMPLETING
from bonfire_deck.i18n import _
from bonfire_deck.paths import Paths
from bonfire_deck.registering import register as register_app
from bonfire_deck.registering import unregister
from bonfire_deck.terminal import print_json

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.option("--remove", is_flag=True, help="Remove the registration.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def register(paths: Paths, remove: bool, as_json: bool) -> None:
    """Register the app with this desktop, so that a double click opens its files."""
    files = unregister(paths) if remove else register_app(paths)
    if as_json:
        print_json({"registered": not remove, "files": [str(file) for file in files]})
    elif remove:
        click.echo(_("A double click on a deck or session no longer opens this app."))
    else:
        click.echo(_("A double click on a deck or session now opens this app."))


@click.command()
@click.argument("shell", type=click.Choice(SHELLS), help="The shell.")
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a script that completes commands, options, choices and file names.

    For bash, add this line to ~/.bashrc: eval "$(bonfire-deck completion bash)"

    For zsh, add this line to ~/.zshrc, after compinit: eval "$(bonfire-deck completion zsh)"

    For fish, write the script to ~/.config/fish/completions/bonfire-deck.fish.
    """
    if kind := get_completion_class(shell):
        click.echo(kind(ctx.find_root().command, {}, "bonfire-deck", COMPLETING).source())
