"""Commands for cards in a session: reactions to them, choosing, passing, dealing, adding."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from bonfire_deck.errors import Trouble
from bonfire_deck.files import choosing, gathering, laying, library, second_deck
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.dealing import agreed_seed, new_seed
from bonfire_deck.model.hands import hands_in, next_slot
from bonfire_deck.model.rows import Group, Round
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import KINDS, PEOPLE
from bonfire_deck.paths import Paths
from bonfire_deck.pictures.collect import collect
from bonfire_deck.pictures.intake import Decoded, PictureWorkers
from bonfire_deck.settings import laptop_id
from bonfire_deck.terminal import WrongUse, print_json


@click.command()
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.option("--group", type=int, help="The number of the group. Without it, the reaction is from the plenary.")
@click.option("--card", type=int, required=True, help="The number of the card.")
@click.option("--kind", type=click.Choice(KINDS), default="see", show_default=True, help="The kind of reaction.")
@click.option("--round", "round_number", type=int, help="The number of the round. The default is the last live round.")
@click.option("--pin", help="The place in the picture, as x,y in fractions from 0 to 1, such as 0.4,0.6.")
@click.argument("text", help="What was said; a dash (-) reads one reaction from each line of the input.")
@click.pass_obj
def react(
    paths: Paths, file: Path, group: int | None, card: int, kind: str, round_number: int | None, pin: str | None,
    text: str,
) -> None:  # fmt: skip
    """Keep a reaction to a card.

    For each reaction, the line “kept ID” is printed, only after the reaction is on the disk.
    """
    place = _pin(pin)
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        shown = reader.session()
        library.must_be_session(shown, file)
        card_id = library.card_with_number(shown, card).id
        group_id = library.group_with_number(shown, group).id if group is not None else None
        number = round_number if round_number is not None else library.last_round(shown) or None
        round_id = library.round_with_number(shown, number).id if number is not None else None
        for line in _lines(text):
            kept = gathering.keep_reaction(
                history, text=line, kind=kind, card_id=card_id, group_id=group_id, round_id=round_id, pin=place
            )
            click.echo(f"kept {kept}")


def _lines(text: str) -> Iterator[str]:
    if text != "-":
        yield text
        return
    for raw in sys.stdin.buffer:
        line = raw.decode("utf-8", "replace").rstrip("\r\n")
        if line.strip():
            yield line


def _pin(pin: str | None) -> tuple[float, float] | None:
    if pin is None:
        return None
    try:
        x, y = (float(number) for number in pin.split(","))
    except ValueError:
        x, y = -1.0, -1.0
    if not (0 <= x <= 1 and 0 <= y <= 1):
        raise WrongUse(_("A pin is two numbers from 0 to 1."), _("Write it as --pin 0.4,0.6."))
    return x, y


@click.command()
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.option("--group", type=int, required=True, help="The number of the group.")
@click.option("--card", type=int, help="The number of the card.")
@click.option("--pass", "passes", is_flag=True, help="Pass instead of taking a card.")
@click.option("--round", "round_number", type=int, help="The number of the round. The default is the last live round.")
@click.option("--slot", default="", help="The slot: now, want, or a number. The default is the first free slot.")
@click.pass_obj
def choose(
    paths: Paths, file: Path, group: int, card: int | None, passes: bool, round_number: int | None, slot: str
) -> None:  # fmt: skip
    """Take a card for a group in a round, or pass."""
    if passes is (card is not None):
        raise WrongUse(_("A group chooses a card or passes."), _("Give --card with its number, or --pass."))
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        shown = reader.session()
        library.must_be_session(shown, file)
        round_, chooser = _round(shown, round_number), library.group_with_number(shown, group)
        if slot and slot not in round_.slots:
            raise Trouble(
                _("This round has no slot “{slot}” for a card.").format(slot=slot),
                _("Its slots are: {slots}.").format(slots=", ".join(round_.slots)),
            )
        if card is None:
            choosing.pass_turn(history, round_, chooser.id)
            click.echo(_("{group} passes.").format(group=_name(chooser)))
            return
        hand = next(hand for hand in hands_in(shown, round_) if hand.group == chooser)
        chosen = library.card_with_number(shown, card)
        choosing.choose(history, round_, chooser.id, slot or next_slot(round_, hand), chosen.id)
        click.echo(_("{group}: card {number}.").format(group=_name(chooser), number=chosen.number))


@click.command()
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.option("--round", "round_number", type=int, help="The number of the round. The default is the last live round.")
@click.option(
    "--seed", default="", help="The seed to deal by. Without it, every laptop uses the same seed for a round."
)
@click.option("--anew", is_flag=True, help="Deal a round again, with a new seed.")
@click.option("--again", type=int, help="Draw again for the group with this number, once for each card.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def deal(
    paths: Paths, file: Path, round_number: int | None, seed: str, anew: bool, again: int | None, as_json: bool
) -> None:  # fmt: skip
    """Deal the cards of a round to all groups, and print who has which.

    No card is dealt twice until every card of the deck has been dealt.
    """
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        shown = reader.session()
        library.must_be_session(shown, file)
        round_ = _round(shown, round_number)
        dealt = [choice for choice in shown.choices_in(round_.id) if choice.seed]
        if again is not None:
            group = library.group_with_number(shown, again)
            mine = [choice for choice in dealt if choice.group_id == group.id]
            if not mine:
                raise Trouble(_("This group has not been dealt a card."), _("Deal first, without --again."))
            fresh = [choice for choice in mine if not choice.seed.endswith(choosing.AGAIN)]
            choosing.deal_again(history, shown, (fresh or mine)[0])
        else:
            if dealt and not (anew or seed):
                raise Trouble(_("This round has already been dealt."), _("Use --anew to deal it again."))
            fresh_seed = new_seed() if anew else agreed_seed(shown.about.id, round_.id)
            choosing.deal_round(history, shown, round_, seed or fresh_seed)
        _say_hands(reader.session(), round_.id, as_json=as_json)


def _say_hands(shown: Session, round_id: str, *, as_json: bool) -> None:
    numbers = {card.id: card.number for card in shown.cards}
    hands = hands_in(shown, shown.round_by_id[round_id])
    held = [(hand.group, [numbers[c.card_id] for c in hand.choices if c.card_id in numbers]) for hand in hands]
    seeds = sorted({choice.seed for hand in hands for choice in hand.choices if choice.seed})
    if as_json:
        print_json({"seeds": seeds, "cards": {group.number: cards for group, cards in held if group}})
        return
    for group, cards in held:
        if group:
            click.echo(f"{group.number:3} {_name(group)}: {', '.join(map(str, cards))}")
    click.echo(_("Dealt with the seed {seeds}. The same seed deals the same cards.").format(seeds=", ".join(seeds)))


@click.command("add-picture")
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.argument(
    "pictures", nargs=-1, required=True, type=click.Path(path_type=Path), help="Picture files, or folders of them."
)
@click.option("--title", default="", help="The title of each new card. The default is a neutral title.")
@click.pass_obj
def add_picture(paths: Paths, file: Path, pictures: tuple[Path, ...], title: str) -> None:
    """Add pictures to a session, such as a photo of the flip chart. Each gets the next number."""
    for path in pictures:
        if not path.exists():
            raise Trouble(_("“{name}” does not exist.").format(name=path), _("Check the spelling and the folder."))
    found = collect(pictures)
    refused = [(item.name, item.sentence) for item in found.refused]
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader), PictureWorkers() as workers:
        library.must_be_session(reader.session(), file)

        def on_result(result: Decoded) -> None:
            if result.picture is not None:
                said = {result.picture.id: result.credits}
                added = laying.add_live(history, reader.session(), [result.picture], title, said)
                _say_added(reader.session(), added)
            elif result.trouble is not None:
                refused.append((result.path.name, str(result.trouble)))

        before = history.edits_made
        workers.decode_many(found.files, on_result)
        came = history.edits_made - before
    for name, reason in refused:
        click.echo(_("refused {name}: {reason}").format(name=name, reason=reason))
    if not came:
        raise Trouble(_("None of these files could be used as a picture."))


def _say_added(shown: Session, ids: list[str]) -> None:
    for card_id in ids:
        card = shown.card_by_id[card_id]
        click.echo(_("card {number}: {title}").format(number=card.number, title=card.title))


@click.command("consent")
@click.argument("file", type=click.Path(path_type=Path), help="A session or a deck.")
@click.argument(
    "people",
    type=click.Choice(PEOPLE),
    help="Nobody who can be recognized, people who have not agreed yet, or people who agreed.",
)
@click.option(
    "--card", "numbers", type=int, multiple=True, required=True, help="The number of a card. Can be repeated."
)
@click.pass_obj
def set_consent(paths: Paths, file: Path, people: str, numbers: tuple[int, ...]) -> None:
    """Set whether a picture shows people, and whether they agreed.

    While their consent is awaited, the picture is left out of every document.
    """
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        cards = [library.card_with_number(reader.session(), number) for number in numbers]
        for card in cards:
            laying.set_people(history, card.id, people)
    for card in cards:
        click.echo(_("card {number}: {title}").format(number=card.number, title=f"{card.title}, {people}"))


@click.command("add-deck")
@click.argument("file", type=click.Path(path_type=Path), help="The session.")
@click.argument("deck", type=click.Path(path_type=Path), help="The deck to add.")
@click.option(
    "--card",
    "numbers",
    type=int,
    multiple=True,
    help="Add only the card with this number in the deck. Can be repeated.",
)
@click.pass_obj
def add_deck(paths: Paths, file: Path, deck: Path, numbers: tuple[int, ...]) -> None:
    """Add the cards of a deck to a session, after the others and with new numbers."""
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        library.must_be_session(reader.session(), file)
        if deck.exists() and deck.samefile(file):
            raise Trouble(_("“{name}” is this session itself.").format(name=deck.name))
        came = second_deck.add_deck(history, reader.session(), deck, paths, numbers)
    count = ngettext("{count} card", "{count} cards", len(came))
    click.echo(_("Added {cards}, numbered {first} to {last}.").format(cards=count, first=min(came), last=max(came)))


def _round(shown: Session, number: int | None) -> Round:
    return library.round_with_number(shown, number if number is not None else library.last_round(shown))


def _name(group: Group) -> str:
    return f"{group.mark.shape} {group.name}"
