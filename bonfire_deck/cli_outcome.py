"""Commands for the outcome of a session: next steps, and the contact sheet, which is kept apart."""

from pathlib import Path

import click

from bonfire_deck.files import library, next_steps, people
from bonfire_deck.files.masking import decide_on
from bonfire_deck.i18n import ngettext
from bonfire_deck.model.comparing import BY, compare, headings, told
from bonfire_deck.model.likely_names import fate_of, likely_names
from bonfire_deck.model.words import PARTS, STEP_KINDS
from bonfire_deck.paths import Paths
from bonfire_deck.settings import laptop_id
from bonfire_deck.terminal import print_json


@click.command("step")
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.option(
    "--kind", type=click.Choice(STEP_KINDS), default="action", show_default=True, help="The kind of next step."
)
@click.option("--who", default="", help="Who does it.")
@click.option("--by", default="", help="When it is due: words, or a date such as 2026-01-25.")
@click.option("--to-whom", default="", help="The person to whom an undertaking is given.")
@click.argument("text", help="The next step.")
@click.pass_obj
def add_step(paths: Paths, file: Path, kind: str, who: str, by: str, to_whom: str, text: str) -> None:
    """Add a next step to a session.

    The line “kept ID” is printed, only after the step is on the disk.
    """
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        library.must_be_session(reader.session(), file)
        click.echo(f"kept {next_steps.add_step(history, kind, text, who=who, by=by, to_whom=to_whom)}")


@click.command("person")
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.option("--contact", default="", help="An email address or a phone number.")
@click.option("--role", default="", help="The role of the person.")
@click.option("--group", type=int, help="The number of the person's group.")
@click.option("--shares", is_flag=True, help="The person agrees to share the contact with the others.")
@click.argument("name", help="The name of the person.")
@click.pass_obj
def add_person(paths: Paths, file: Path, contact: str, role: str, group: int | None, shares: bool, name: str) -> None:
    """Add a person to the contact sheet of a session.

    The line “kept ID” is printed, only after the person is on the disk.
    """
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        library.must_be_session(reader.session(), file)
        group_id = library.group_with_number(reader.session(), group).id if group is not None else None
        kept = people.add_person(
            history, name, contact=contact, role=role, group_id=group_id, shares_contact=int(shares)
        )  # fmt: skip
        click.echo(f"kept {kept}")


@click.command("people")
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write: .csv or .html."
)
@click.option("--all", "everybody", is_flag=True, help="Include those who did not agree to share: for you alone.")
@click.pass_obj
def contact_sheet(paths: Paths, file: Path, output: Path, everybody: bool) -> None:
    """Export the contact sheet, with the people who agreed to share their contact."""
    from bonfire_deck.writing.contacts import export_contacts

    with library.checked_for_reading(file, paths) as reader:
        library.must_be_session(reader.session(), file)
        count = export_contacts(reader.session(), reader.people(), output, everybody=everybody)
    click.echo(ngettext("{count} person is in {file}.", "{count} people are in {file}.", count, file=output))


@click.command("names")
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.option("--mask", multiple=True, help="Replace this word by […] in all that leaves the room. Can be repeated.")
@click.option("--allow", multiple=True, help="Leave this word as it is. Can be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def names(paths: Paths, file: Path, mask: tuple[str, ...], allow: tuple[str, ...], as_json: bool) -> None:
    """List possible names in a session, and mask or allow them."""
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        library.must_be_session(reader.session(), file)
        for fate, words in (("masked", mask), ("allowed", allow)):
            for word in words:
                decide_on(history, reader.session().about, word, fate)
        session = reader.session()
        found = [(one, fate_of(session, one)) for one in likely_names(session, reader.people())]
    if as_json:
        rows = [
            {"text": one.text, "kind": one.kind, "fate": fate, "rows": [wording.row_id for wording in one.where]}
            for one, fate in found
        ]
        print_json(rows)
        return
    for one, fate in found:
        click.echo(f"{one.kind:<7} {fate or '?':<8} {one.text}")


@click.command("compare")
@click.argument("then", type=click.Path(path_type=Path), help="The earlier session.")
@click.argument("now", type=click.Path(path_type=Path), help="The later session.")
@click.option("--part", type=click.Choice(PARTS), default="now", show_default=True, help="The part to compare.")
@click.option("--by", type=click.Choice(BY), default="picture", show_default=True, help="What to compare.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def compare_sessions(paths: Paths, then: Path, now: Path, part: str, by: str, as_json: bool) -> None:
    """Compare the boards of two sessions: what is new, what is gone and what moved."""
    sessions = []
    for file in (then, now):
        with library.checked_for_reading(file, paths) as reader:
            library.must_be_session(reader.session(), file)
            sessions.append(reader.session())
    found = compare(sessions[0], sessions[1], part, by)
    lists = {name: getattr(found, name) for name in headings()}
    if as_json:
        print_json({
            name: [{"heading": t.heading, "then": t.then, "now": t.now, "was": t.was, "is": t.is_} for t in things]
            for name, things in lists.items()
        })  # fmt: skip
        return
    for name, heading in headings().items():
        if lists[name]:
            click.echo(f"{heading}: {len(lists[name])}")
        for thing in lists[name]:
            click.echo(f"  {told(thing, by)}")
