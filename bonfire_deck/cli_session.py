"""Commands for whole sessions: creating, showing and copying one."""

from datetime import date
from pathlib import Path

import click

from bonfire_deck.files import gathering, library
from bonfire_deck.files.bringing import ENDINGS
from bonfire_deck.files.making import NewSession, usual_groups
from bonfire_deck.files.read_back import pictures_lost
from bonfire_deck.i18n import _
from bonfire_deck.model.plan import PLANS
from bonfire_deck.model.summary import summary
from bonfire_deck.model.words import GROUND_RULES, ground_rule_label, ground_rule_meaning
from bonfire_deck.paths import Paths
from bonfire_deck.settings import laptop_id
from bonfire_deck.terminal import Verbs, WrongUse, must_end, plan_names, print_json


@click.group(cls=Verbs)
def session() -> None:
    """Make, show, change and copy sessions."""


@session.command("new")
@click.option("--deck", "deck_file", type=click.Path(path_type=Path), help="The deck to start from.")
@click.option("--from", "data", type=click.Path(path_type=Path), help="The data of a session, exported as .json.")
@click.option("--groups", type=click.IntRange(1, 12), help="The number of groups. The default is 5.")
@click.option(
    "--plan",
    shell_complete=plan_names,
    help=f"The plan: {', '.join(PLANS)}, a plan of the deck or a .toml file. The default is {PLANS[0]}.",
)
@click.option(
    "--rule", type=click.Choice(GROUND_RULES), help="The ground rule: what may leave the room. The default is groups."
)
@click.option("--title", default="", help="The title of the session. The default is the name of the file.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The session file to write, ending in .bonfire.",
)
@click.pass_obj
def session_new(
    paths: Paths, deck_file: Path | None, data: Path | None, groups: int | None, plan: str | None,
    rule: str | None, title: str, output: Path,
) -> None:  # fmt: skip
    """Make a session from a deck, or from exported data.

    With --from, the groups, the plan and the ground rule are those of the data. The pictures come from --deck, which
    may be a deck or a session; without it, from the session and the deck on this computer that the data names.
    """
    must_end(output, ENDINGS["session"])
    if data is not None:
        if any(given is not None for given in (groups, plan, rule)):
            raise WrongUse(
                _("The groups, the plan and the ground rule come from the data."),
                _("Leave out --groups, --plan and --rule."),
            )
        lost = library.read_back(data, output, paths, deck_file, title)
        if lost:
            click.echo(pictures_lost(lost))
        click.echo(_("The session is in {file}.").format(file=output))
        return
    if deck_file is None:
        raise WrongUse(_("A session needs a deck."), _("Name a deck with --deck, or exported data with --from."))
    rounds = library.planned_rounds(deck_file, plan or "where-now", paths)
    new = NewSession(
        title or output.stem, usual_groups(groups or 5), rounds,
        date=date.today().isoformat(), ground_rule=rule or GROUND_RULES[0],
    )  # fmt: skip
    library.new_session(deck_file, output, new, paths)
    click.echo(_("“{title}” is ready in {file}.").format(title=new.title, file=output))


@session.command("show")
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def session_show(paths: Paths, file: Path, as_json: bool) -> None:
    """Show the ground rule, the groups, the rounds and the reactions of a session."""
    with library.checked_for_reading(file, paths) as reader:
        shown = reader.session()
    if as_json:
        print_json(summary(shown))
        return
    about = shown.about
    click.echo(" · ".join(text for text in (about.title, about.date, about.place) if text))
    click.echo(_rule_line(about.ground_rule))
    for group in shown.groups:
        count = sum(1 for reaction in shown.reactions if reaction.group_id == group.id)
        click.echo(f"{group.number:3} {group.mark.shape} {group.name}  ({group.size})  {count}")
    for number, round_ in enumerate(shown.rounds, 1):
        click.echo(f"{number:3} {round_.title}: {round_.question}")
    for card in shown.cards:
        for reaction in shown.reactions_by_card.get(card.id, ()):
            click.echo(f"{card.number:4} {card.title}: {reaction.text}")
    for reaction in shown.reactions_by_card.get(None, ()):
        click.echo(f"   – {reaction.text}")


@session.command("rule")
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.argument("rule", type=click.Choice(GROUND_RULES), help="The ground rule.")
@click.pass_obj
def session_rule(paths: Paths, file: Path, rule: str) -> None:
    """Change the ground rule of a session: what may leave the room."""
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        library.must_be_session(reader.session(), file)
        gathering.change_about(history, reader.session().about.id, ground_rule=rule)
    click.echo(_rule_line(rule))


def _rule_line(rule: str) -> str:
    return _("Ground rule: {rule}. {meaning}").format(rule=ground_rule_label(rule), meaning=ground_rule_meaning(rule))


@session.command("copy")
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The copy to write, ending in .bonfire."
)
@click.option("--group", type=int, help="Make the table file of the group with this number.")
@click.pass_obj
def session_copy(paths: Paths, file: Path, output: Path, group: int | None) -> None:
    """Copy a session, without drafts and contacts, and check the copy."""
    must_end(output, ENDINGS["session"])
    for_group = ""
    if group is not None:
        with library.checked_for_reading(file, paths) as reader:
            for_group = library.group_with_number(reader.session(), group).id
    library.copy_session(file, output, paths, for_group)
    click.echo(_("The copy is in {file}.").format(file=output))
