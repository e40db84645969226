"""Commands for a deck: adding pictures, describing cards, order, sections, plans, checking, sharing."""

from pathlib import Path

import click

from bonfire_deck.errors import Trouble
from bonfire_deck.files import decking, library
from bonfire_deck.files.bringing import ENDINGS
from bonfire_deck.files.copying import write_copy
from bonfire_deck.files.history import History
from bonfire_deck.files.making import add_picture
from bonfire_deck.files.opening import said_plainly
from bonfire_deck.files.plans import plan_named
from bonfire_deck.files.revisions import publish
from bonfire_deck.files.schema import Value
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.deck import in_order, minutes_of, plans, rounds_of
from bonfire_deck.model.deck_check import PROJECTORS, USUAL_PROJECTOR, findings, in_words, pairs_in
from bonfire_deck.model.framing import Framing, kept_inside
from bonfire_deck.model.plan import PLANS, plan_label
from bonfire_deck.model.rows import Card
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import title_from_file_name
from bonfire_deck.model.words import PEOPLE
from bonfire_deck.paths import Paths
from bonfire_deck.pictures.collect import collect
from bonfire_deck.pictures.intake import Decoded, PictureWorkers
from bonfire_deck.settings import laptop_id
from bonfire_deck.terminal import WrongUse, must_end, plan_names, print_json, say_credits


def _cards(session: Session, numbers: tuple[int, ...]) -> list[Card]:
    return [library.card_with_number(session, number) for number in numbers]


@click.command("add")
@click.argument("file", type=click.Path(path_type=Path), help="The deck.")
@click.argument(
    "pictures", nargs=-1, required=True, type=click.Path(path_type=Path), help="Picture files, or folders of them."
)
@click.pass_obj
def deck_add(paths: Paths, file: Path, pictures: tuple[Path, ...]) -> None:
    """Add pictures to a deck. Each gets the next number."""
    found = collect(pictures)
    refused = [(item.name, item.sentence) for item in found.refused]
    coming: list[decking.Coming] = []
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader), PictureWorkers() as workers:
        _must_be_deck(reader.session(), file)

        def on_result(result: Decoded) -> None:
            if result.picture is not None:
                with said_plainly(file):
                    add_picture(history.connection, result.picture)
                title = title_from_file_name(result.path.name)
                coming.append(decking.Coming(result.picture.id, title, result.credits))
            elif result.trouble is not None:
                refused.append((result.path.name, str(result.trouble)))

        workers.decode_many(found.files, on_result)
        added = decking.add_cards(history, reader.session(), coming) if coming else []
        shown = reader.session()
    for name, reason in refused:
        click.echo(_("refused {name}: {reason}").format(name=name, reason=reason))
    if not added:
        raise Trouble(_("None of these files could be used as a picture."))
    for card_id in added:
        card = shown.card_by_id[card_id]
        click.echo(_("card {number}: {title}").format(number=card.number, title=card.title))
    say_credits(sum(one.credits.is_given for one in coming))


@click.command("word")
@click.argument("file", type=click.Path(path_type=Path), help="The deck.")
@click.argument("words", help="The words on the card.")
@click.pass_obj
def deck_word(paths: Paths, file: Path, words: str) -> None:
    """Add a word card to a deck."""
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        _must_be_deck(reader.session(), file)
        made = decking.add_word_card(history, reader.session(), words)
        card = reader.session().card_by_id[made]
    click.echo(_("card {number}: {title}").format(number=card.number, title=card.title))


@click.command("set")
@click.argument("file", type=click.Path(path_type=Path), help="The deck.")
@click.option(
    "--card", "numbers", type=int, multiple=True, required=True, help="The number of a card. Can be repeated."
)
@click.option("--title", help="The title.")
@click.option("--question", help="The card's own question to the room.")
@click.option("--alt-text", help="A description of the picture, to read aloud.")
@click.option("--tags", help="Tags, separated by commas.")
@click.option("--credit", help="The maker of the picture.")
@click.option("--source", help="The source of the picture.")
@click.option("--licence", help="The licence of the picture.")
@click.option("--note", help="Your own notes.")
@click.option("--words", help="The words on a word card.")
@click.option("--people", type=click.Choice(PEOPLE), help="Whether the picture shows people, and whether they agreed.")
@click.option("--section", help="The section. A new name adds a section; an empty name takes the card out.")
@click.option("--crop", help="Left, top, width and height of the crop, in fractions, such as 0.1,0,0.8,1.")
@click.option("--turn", type=int, help="The rotation in quarter turns clockwise, 0 to 3.")
@click.option("--focal", help="The focal point in fractions, such as 0.3,0.5.")
@click.pass_obj
def deck_set(
    paths: Paths, /, file: Path, numbers: tuple[int, ...], people: str | None, section: str | None, crop: str | None,
    turn: int | None, focal: str | None, **words: str | None,
) -> None:  # fmt: skip
    """Change the texts of cards and the framing of their pictures."""
    fields: dict[str, Value] = {name: text for name, text in words.items() if text is not None}
    if people is not None:
        fields |= {"people_shown": int(people != "nobody"), "people_agreed": int(people == "agreed")}
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        cards = _cards(reader.session(), numbers)
        framed = {card.id: _framed(card, crop, turn, focal) for card in cards}
        for card in cards:
            own = fields | (dict(framed[card.id].fields) if framed[card.id] != Framing.of(card) else {})
            decking.change_cards(history, [card.id], **own)
        if section is not None:
            _lay_into(history, reader.session(), cards, section)
    for card in cards:
        click.echo(_("card {number}: {title}").format(number=card.number, title=words["title"] or card.title))


def _lay_into(history: History, session: Session, cards: list[Card], name: str) -> None:
    known = next((section.id for section in session.sections if section.title == name), None)
    section_id = known or (decking.add_section(history, session, name) if name else None)
    decking.move_cards(history, session, [card.id for card in cards], section_id, None)


def _framed(card: Card, crop: str | None, turn: int | None, focal: str | None) -> Framing:
    framing = Framing.of(card)
    left, top, width, height = _fractions(crop, 4) if crop else framing.crop
    x, y = _fractions(focal, 2) if focal else framing.focal
    return Framing(kept_inside((left, top, width, height)), framing.rotation if turn is None else turn % 4, (x, y))


def _fractions(text: str, count: int) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != count or not all(0 <= number <= 1 for number in numbers):
        raise WrongUse(
            _("“{text}” is not a place in a picture.").format(text=text),
            _("Give {count} numbers from 0 to 1, separated by commas.").format(count=count),
        )
    return numbers


@click.command("move")
@click.argument("file", type=click.Path(path_type=Path), help="The deck.")
@click.option(
    "--card", "numbers", type=int, multiple=True, required=True, help="The number of a card. Can be repeated."
)
@click.option("--before", type=int, help="Move them before the card with this number. The default is to the end.")
@click.pass_obj
def deck_move(paths: Paths, file: Path, numbers: tuple[int, ...], before: int | None) -> None:
    """Change the order of cards. Their numbers stay."""
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        session = reader.session()
        moved = [card.id for card in _cards(session, numbers)]
        target = library.card_with_number(session, before) if before is not None else None
        last = next((card for card in reversed(in_order(session)) if card.id not in moved), None)
        beside = target or last
        decking.move_cards(
            history, session, moved, beside.section_id if beside else None, target.id if target else None
        )
        click.echo(", ".join(str(card.number) for card in in_order(reader.session())))


@click.command("retire")
@click.argument("file", type=click.Path(path_type=Path), help="The deck.")
@click.option(
    "--card", "numbers", type=int, multiple=True, required=True, help="The number of a card. Can be repeated."
)
@click.option("--back", is_flag=True, help="Bring retired cards back.")
@click.pass_obj
def deck_retire(paths: Paths, file: Path, numbers: tuple[int, ...], back: bool) -> None:
    """Retire cards. Sessions that have them keep them."""
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        cards = _cards(reader.session(), numbers)
        decking.retire_cards(history, [card.id for card in cards], retired=not back)
    told = _("card {number} is in use: {title}") if back else _("card {number} is retired: {title}")
    for card in cards:
        click.echo(told.format(number=card.number, title=card.title))


@click.command("number-again")
@click.argument("file", type=click.Path(path_type=Path), help="The deck.")
@click.pass_obj
def deck_number_again(paths: Paths, file: Path) -> None:
    """Number the cards again, in their present order. Printed cards keep their old numbers."""
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        _must_be_deck(reader.session(), file)
        decking.number_again(history, reader.session())
        for card in in_order(reader.session()):
            click.echo(_("card {number}: {title}").format(number=card.number, title=card.title))


@click.command("look")
@click.argument("file", type=click.Path(path_type=Path), help="The deck.")
@click.option(
    "--projector", default="x".join(map(str, USUAL_PROJECTOR)), show_default=True, help="The size of the projector.",
    type=click.Choice(["x".join(map(str, size)) for size in PROJECTORS]),
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def deck_look(paths: Paths, file: Path, projector: str, as_json: bool) -> None:
    """List what needs attention: picture sizes, duplicates, credits, descriptions and consent."""
    from bonfire_deck.pictures.likeness import alike, fingerprint

    width, height = (int(side) for side in projector.split("x"))
    with library.checked_for_reading(file, paths) as reader:
        session, sizes = reader.session(), reader.picture_sizes()
        shown = [card for card in session.cards if not card.retired]
        small = {card.picture_id: reader.thumbnail(card.picture_id) for card in shown if card.picture_id}
    prints = {name: fingerprint(data) for name, data in small.items() if data}
    pairs = pairs_in(shown, alike(prints))
    found = findings(session, sizes, (width, height), pairs)
    numbers = [sorted(session.card_by_id[name].number for name in finding.cards) for finding in found]
    if as_json:
        print_json([{"kind": f.kind, "cards": cards} for f, cards in zip(found, numbers, strict=True)])
        return
    for finding, cards in zip(found, numbers, strict=True):
        click.echo(_("{told}: {numbers}").format(told=in_words(finding), numbers=", ".join(map(str, cards))))
    if not found:
        click.echo(_("Nothing to check. This deck is ready to use."))


@click.command("plan")
@click.argument("file", type=click.Path(path_type=Path), help="The deck.")
@click.option("--add", "plan", shell_complete=plan_names, help=f"Add this plan: {', '.join(PLANS)}, or a .toml file.")
@click.option("--name", default="", help="The name of the added plan.")
@click.option("--remove", "removed", help="Remove the plan with this name.")
@click.pass_obj
def deck_plan(paths: Paths, file: Path, plan: str | None, name: str, removed: str | None) -> None:
    """List the plans of a deck; add or remove one."""
    if plan is None and removed is None:
        with library.checked_for_reading(file, paths) as reader:
            _list_plans(reader.session())
        return
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        _must_be_deck(reader.session(), file)
        if plan is not None:
            called = name or (plan_label(plan) if plan in PLANS else Path(plan).stem)
            decking.add_plan(history, reader.session(), called, plan_named(plan))
        if removed is not None:
            if removed not in plans(reader.session()):
                raise Trouble(
                    _("There is no plan called “{plan}”.").format(plan=removed),
                    _("The plans are: {plans}.").format(plans=", ".join(plans(reader.session()))),
                )
            decking.remove_plan(history, reader.session(), removed)
        _list_plans(reader.session())


def _list_plans(session: Session) -> None:
    for name in plans(session):
        rounds = rounds_of(session, name)
        click.echo(_("{plan}: {minutes} min").format(plan=name, minutes=minutes_of(rounds)))
        for place, round_ in enumerate(rounds, 1):
            click.echo(f"  {place}  {round_.title}  {round_.minutes}  {round_.question}")


@click.command("share")
@click.argument("file", type=click.Path(path_type=Path), help="The deck.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write, ending in .bonfiredeck."
)
@click.pass_obj
def deck_share(paths: Paths, file: Path, output: Path) -> None:
    """Write a copy of a deck to share. Changes since the last time make a new revision."""
    must_end(output, ENDINGS["deck"])
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        _must_be_deck(reader.session(), file)
        revision = publish(history)
        write_copy(history.connection, file, output)
        count = len([card for card in reader.session().cards if not card.retired])
    cards = ngettext("{count} card", "{count} cards", count)
    click.echo(_("Revision {number} with {cards} is in {file}.").format(number=revision, cards=cards, file=output))


def _must_be_deck(session: Session, file: Path) -> None:
    if session.about.thing != "deck":
        raise Trouble(_("“{name}” is a session.").format(name=file.name), _("Give a file that ends in .bonfiredeck."))
