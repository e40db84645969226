"""The verbs about cards in a session: chosen, passed, dealt, added."""

from pathlib import Path

import click

from bonfire_deck.errors import Trouble
from bonfire_deck.files import choosing, laying, library, second_deck
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.dealing import agreed_seed, new_seed
from bonfire_deck.model.hands import hands_in, next_slot
from bonfire_deck.model.rows import Group, Round
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import PEOPLE
from bonfire_deck.paths import Paths
from bonfire_deck.pictures.collect import collect
from bonfire_deck.pictures.intake import Decoded, PictureWorkers
from bonfire_deck.settings import laptop_id
from bonfire_deck.terminal import print_json


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--group", type=int, required=True, help="The group's number.")
@click.option("--card", type=int, help="The card's printed number.")
@click.option("--pass", "passes", is_flag=True, help="The group passes.")
@click.option("--round", "round_number", type=int, help="The round, counted from 1; left out, the last live.")
@click.option("--slot", default="", help="now, want, or 1, 2 …; left out, the first that is free.")
@click.pass_obj
def choose(
    paths: Paths, file: Path, group: int, card: int | None, passes: bool, round_number: int | None, slot: str
) -> None:  # fmt: skip
    """Let a group take a card in a round, or pass."""
    if passes is (card is not None):
        raise Trouble(_("A group takes a card or passes."), _("Give --card with its number, or --pass."))
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        shown = reader.session()
        library.must_be_session(shown, file)
        round_, chooser = _round(shown, round_number), library.group_with_number(shown, group)
        if slot and slot not in round_.slots:
            raise Trouble(
                _("This round has no place “{slot}” for a card.").format(slot=slot),
                _("It has: {slots}.").format(slots=", ".join(round_.slots)),
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
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--round", "round_number", type=int, help="The round, counted from 1; left out, the last live.")
@click.option("--seed", default="", help="Deal by this seed; left out, every laptop finds the same one for a round.")
@click.option("--anew", is_flag=True, help="Deal again with a fresh seed, though it was dealt already.")
@click.option("--again", type=int, help="Draw again for the group with this number, once for each card.")
@click.option("--json", "as_json", is_flag=True, help="For a script.")
@click.pass_obj
def deal(
    paths: Paths, file: Path, round_number: int | None, seed: str, anew: bool, again: int | None, as_json: bool
) -> None:  # fmt: skip
    """Deal a round's cards to all groups, none twice until the deck is through, and print who has which."""
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        shown = reader.session()
        library.must_be_session(shown, file)
        round_ = _round(shown, round_number)
        dealt = [choice for choice in shown.choices_in(round_.id) if choice.seed]
        if again is not None:
            group = library.group_with_number(shown, again)
            mine = [choice for choice in dealt if choice.group_id == group.id]
            if not mine:
                raise Trouble(_("Nothing was dealt to this group."), _("Deal first, without --again."))
            fresh = [choice for choice in mine if not choice.seed.endswith(choosing.AGAIN)]
            choosing.deal_again(history, shown, (fresh or mine)[0])
        else:
            if dealt and not (anew or seed):
                raise Trouble(_("This round was dealt already."), _("Give --anew to deal it again."))
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
    click.echo(_("Dealt by {seeds}: the same seed deals the same.").format(seeds=", ".join(seeds)))


@click.command("add-picture")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("pictures", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--title", default="", help="The card's title; left out, a neutral one.")
@click.pass_obj
def add_picture(paths: Paths, file: Path, pictures: tuple[Path, ...], title: str) -> None:
    """Add PICTURES to a session, such as a photo of the flip chart; each gets the next number."""
    for path in pictures:
        if not path.exists():
            raise Trouble(_("“{name}” is not there.").format(name=path), _("Check how it is written."))
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
        raise Trouble(_("There is no picture in what you gave that could be used."))


def _say_added(shown: Session, ids: list[str]) -> None:
    for card_id in ids:
        card = shown.card_by_id[card_id]
        click.echo(_("card {number}: {title}").format(number=card.number, title=card.title))


@click.command("consent")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("people", type=click.Choice(PEOPLE))
@click.option("--card", "numbers", type=int, multiple=True, required=True, help="A printed number; repeatable.")
@click.pass_obj
def set_consent(paths: Paths, file: Path, people: str, numbers: tuple[int, ...]) -> None:
    """Say who is to be seen in a picture: nobody, people who agreed, or people whose word is waited for.

    While it is waited for, the picture is in no document.
    """
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        cards = [library.card_with_number(reader.session(), number) for number in numbers]
        for card in cards:
            laying.set_people(history, card.id, people)
    for card in cards:
        click.echo(_("card {number}: {title}").format(number=card.number, title=f"{card.title}, {people}"))


@click.command("add-deck")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("deck", type=click.Path(path_type=Path))
@click.option(
    "--card", "numbers", type=int, multiple=True, help="Only this one, by its number in the deck; repeatable."
)
@click.pass_obj
def add_deck(paths: Paths, file: Path, deck: Path, numbers: tuple[int, ...]) -> None:
    """Add the cards of DECK to a session, behind the others and with new numbers."""
    with library.checked_for_writing(file, laptop_id(paths)) as (history, reader):
        library.must_be_session(reader.session(), file)
        if deck.exists() and deck.samefile(file):
            raise Trouble(_("“{name}” is this session itself.").format(name=deck.name))
        came = second_deck.add_deck(history, reader.session(), deck, paths, numbers)
    count = ngettext("{count} card", "{count} cards", len(came))
    click.echo(
        _("{cards} came, with the numbers {first} to {last}.").format(cards=count, first=min(came), last=max(came))
    )


def _round(shown: Session, number: int | None) -> Round:
    return library.round_with_number(shown, number if number is not None else library.last_round(shown))


def _name(group: Group) -> str:
    return f"{group.mark.shape} {group.name}"
