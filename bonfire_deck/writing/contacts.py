"""The contact sheet as a separate file, a table or a page to print; it contains nothing that was said."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.files.atomic import write_atomically
from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Person
from bonfire_deck.model.session import Session
from bonfire_deck.writing.csv_table import safe_cell
from bonfire_deck.writing.plain import one_line, printable
from bonfire_deck.writing.rule import rule_of

ENDINGS = (".csv", ".html")


def contact_rows(session: Session, people: Sequence[Person], *, everybody: bool) -> list[list[str]]:
    """Return a header and a row for each person who shares contact details; `everybody` lists all and says who shares.

    Unshared details are for the facilitator alone. In the version for the others, the group appears only if the ground
    rule allows names: next to the write-up it would reveal at which table somebody sat, and what was said there.
    """
    has_groups = everybody or rule_of(session).names
    headings = [_("Name"), _("Contact"), _("Role"), *([_("Group")] if has_groups else [])]
    rows = [[*headings, _("May be shared with the others")] if everybody else headings]
    for person in people:
        if not (everybody or person.shares_contact):
            continue
        group = session.group_by_id.get(person.group_id or "")
        told = _("{number} {name}").format(number=group.number, name=group.name) if group else ""
        row = [person.name, person.contact, person.role, *([told] if has_groups else [])]
        rows.append([*row, _("yes") if person.shares_contact else _("no")] if everybody else row)
    return rows


def contacts_as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as CSV that every spreadsheet opens and none reads as a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")


def contacts_as_html(session: Session, rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as a page to print: no scripts, no external resources."""
    # Imported on first export, so that it does not delay the start of the app.
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("bonfire_deck", "writing"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    about = session.about
    page = environment.get_template("contacts.html.jinja").render(
        heading=_("Contact sheet"),
        facts=" · ".join(one_line(fact) for fact in (about.title, about.place, about.date) if fact),
        headings=rows[0],
        rows=[[printable(cell) for cell in row] for row in rows[1:]],
        nothing=_("Nobody shares their contact details."),
    )
    return page.encode("utf-8")


def export_contacts(session: Session, people: Sequence[Person], target: Path, *, everybody: bool = False) -> int:
    """Write the contact sheet to `target`, .csv or .html; return the number of people in it. Raises `Trouble`."""
    rows = contact_rows(session, people, everybody=everybody)
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise Trouble(
            _("“{name}” ends in a format that can't be saved here.").format(name=target.name),
            _("Use one of these: {endings}.").format(endings=", ".join(ENDINGS)),
        )
    write_atomically(target, contacts_as_csv(rows) if ending == ".csv" else contacts_as_html(session, rows))
    return len(rows) - 1
