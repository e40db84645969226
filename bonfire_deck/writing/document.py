"""The write-up as one frozen model, from which every document is made; the ground rule is obeyed here, once for all."""

from collections.abc import Iterable
from dataclasses import dataclass

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Card, Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import PARTS, Mark, part_label


@dataclass(frozen=True)
class Quote:
    """What was said, with as much of who said it as the ground rule allows."""

    text: str
    second_text: str
    kind: str
    group: Mark | None
    """`None` where the rule keeps it back, in plenary, and where the group is gone."""
    said_by: str
    favourite: bool
    verbatim: bool
    other_versions: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """A picture with what was said on seeing it, favourites first; without a card, what belongs to none any more."""

    heading: str
    number: int
    title: str
    alt_text: str
    credit: str
    picture_id: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Question:
    """A question to the room and the pictures that answered it."""

    text: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Part:
    """Where are we now, where might we want to be, now what."""

    part: str
    heading: str
    summary: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Document:
    """The whole write-up."""

    title: str
    details: tuple[str, ...]
    introduction: str
    rule: str
    parts: tuple[Part, ...]
    left_out: tuple[str, ...]
    """What is not in it and by which rule, a sentence each."""


def write_up(session: Session) -> Document:
    """Make the write-up of a session: every living reaction stands in it once, unless the ground rule keeps it back."""
    about = session.about
    told = [reaction for reaction in session.reactions if not reaction.withdrawn]
    parts = tuple(_part(session, part, [r for r in told if session.part_of(r) == part]) for part in PARTS)
    details = (
        about.date,
        about.place,
        ngettext("{count} group", "{count} groups", len(session.groups)),
        ngettext("{count} person", "{count} people", session.people) if session.people else "",
        _("with the deck “{deck}”").format(deck=about.deck_title) if about.deck_title else "",
    )
    return Document(
        title=about.title,
        details=tuple(text for text in details if text),
        introduction=about.introduction,
        rule=about.ground_rule,
        parts=tuple(part for part in parts if part.questions),
        left_out=_left_out(session),
    )


def _left_out(session: Session) -> tuple[str, ...]:
    sentences = []
    withdrawn = sum(1 for reaction in session.reactions if reaction.withdrawn)
    if session.about.ground_rule == "confidential":
        sentences.append(_("The words are left out: what was said stays in the room."))
    elif session.about.ground_rule == "chatham":
        sentences.append(_("Who said what, and in which group, is left out by the Chatham House Rule."))
    if withdrawn:
        sentences.append(
            ngettext("{count} quote was withdrawn.", "{count} quotes were withdrawn.", withdrawn)
        )  # fmt: skip
    return tuple(sentences)


def _part(session: Session, part: str, reactions: list[Reaction]) -> Part:
    questions: dict[str, list[Reaction]] = {}
    order = {round_.question: index for index, round_ in enumerate(session.rounds)}
    for reaction in reactions:
        questions.setdefault(session.question_for(reaction), []).append(reaction)
    groups = {reaction.group_id for reaction in reactions if reaction.group_id}
    cards = {reaction.card_id for reaction in reactions if reaction.card_id in session.card_by_id}
    summary = _("{pictures}, {reactions} from {groups}").format(
        pictures=ngettext("{count} picture", "{count} pictures", len(cards)),
        reactions=ngettext("{count} reaction", "{count} reactions", len(reactions)),
        groups=ngettext("{count} group", "{count} groups", len(groups)),
    )
    ordered = sorted(questions, key=lambda text: (order.get(text, len(order)), text))
    made = tuple(Question(text, _pictures(session, questions[text])) for text in ordered)
    return Part(part, part_label(part), summary, made)


def _pictures(session: Session, reactions: list[Reaction]) -> tuple[Picture, ...]:
    by_card: dict[str, list[Reaction]] = {}
    for reaction in reactions:
        by_card.setdefault(reaction.card_id if reaction.card_id in session.card_by_id else "", []).append(reaction)
    places = {card.id: index for index, card in enumerate(session.cards)}
    ordered = sorted(by_card, key=lambda key: (-len(by_card[key]) if key else 1, places.get(key, 0)))
    return tuple(_picture(session, session.card_by_id.get(key), by_card[key]) for key in ordered)


def _picture(session: Session, card: Card | None, reactions: Iterable[Reaction]) -> Picture:
    numbers = {group.id: group.number for group in session.groups}
    ordered = sorted(reactions, key=lambda r: (not r.favourite, numbers.get(r.group_id or "", 99)))
    quotes = () if session.about.ground_rule == "confidential" else tuple(_quote(session, r) for r in ordered)
    if card is None:
        return Picture(_("Not sorted yet"), 0, "", "", "", "", quotes)
    credit = " · ".join(text for text in (card.credit or session.about.credit, card.licence) if text)
    heading = f"{card.number} {card.title or card.words}".strip()
    return Picture(heading, card.number, card.title, card.alt_text, credit, card.picture_id, quotes)


def _quote(session: Session, reaction: Reaction) -> Quote:
    attributed = session.about.ground_rule == "attributed"
    group = session.group_by_id.get(reaction.group_id or "") if attributed else None
    others = tuple(text for text in session.versions.get(reaction.id, ()) if text != reaction.text)
    return Quote(
        text=reaction.text,
        second_text=reaction.second_text,
        kind=reaction.kind,
        group=group.mark if group else None,
        said_by=reaction.said_by if attributed else "",
        favourite=reaction.favourite,
        verbatim=reaction.verbatim,
        other_versions=others,
    )


def pictures_used(document: Document) -> set[str]:
    """Return the ids of the stored pictures that the write-up shows."""
    return {
        picture.picture_id
        for part in document.parts
        for question in part.questions
        for picture in question.pictures
        if picture.picture_id
    }


def printable(text: str) -> str:
    """Return `text` without what no document may hold: control characters become U+FFFD, tabs and newlines stay."""
    return "".join(
        "\ufffd" if (ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 or ord(c) in (0xFFFE, 0xFFFF) else c
        for c in text.replace("\r\n", "\n").replace("\r", "\n")
    )
