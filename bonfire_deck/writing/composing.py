"""Making the write-up from a session: which question, which picture, whose words, in which order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Card, Group, Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import (
    KINDS,
    PARTS,
    PHASES,
    ground_rule_label,
    ground_rule_meaning,
    kind_label,
    part_label,
    phase_label,
)
from bonfire_deck.writing.document import Answer, Block, Document, Part, Picture, Quote, Speaker, Voice
from bonfire_deck.writing.plain import date_in_words
from bonfire_deck.writing.rule import card_told, group_of, other_texts, rule_of, told

WHOLE = (0.0, 0.0, 1.0, 1.0)
AFTER_GROUPS = 1000
"""Sorts plenary and groups that are gone behind every group's number."""


def write_up(session: Session) -> Document:
    """Make the write-up of a session.

    Every living reaction that was not withdrawn stands in it exactly once, unless the ground rule keeps words back.
    What hangs on a card, group or round that is gone stands under "Not sorted yet".
    """
    about = session.about
    parts = _Composer(session).parts()
    return Document(
        # Translators: the code of your own language, such as "de" or "pt-BR".
        language=_("en"),
        title=about.title or _("Write-up"),
        facts=_present(
            date_in_words(about.date),
            about.place,
            ngettext("{count} group", "{count} groups", len(session.groups)) if session.groups else "",
            ngettext("{count} person", "{count} people", session.people) if session.people else "",
            _("with the deck “{deck}”").format(deck=about.deck_title) if about.deck_title else "",
        ),
        introduction=about.introduction,
        parts=parts,
        nothing="" if parts else _("Nothing was said yet."),
        rule=_("Ground rule: {rule}. {meaning}").format(
            rule=ground_rule_label(about.ground_rule), meaning=ground_rule_meaning(about.ground_rule)
        ),
        left_out=_left_out(session),
        credits=_deck_credits(session),
    )


def _left_out(session: Session) -> tuple[str, ...]:
    rule, count = rule_of(session), len(told(session))
    if rule.names or not count:
        return ()
    if rule.words:
        return (_("Left out by this rule: names, groups, and the order in which things were said."),)
    return (
        ngettext(
            "Left out by this rule: the words of {count} reaction. Pictures and counts are all there is.",
            "Left out by this rule: the words of {count} reactions. Pictures and counts are all there is.",
            count,
        ),
    )


def _deck_credits(session: Session) -> tuple[str, ...]:
    about = session.about
    if not about.credit and not about.licence:
        return ()
    credit = about.credit or _("unknown")
    if not about.licence:
        return (_("Pictures: {credit}.").format(credit=credit),)
    return (_("Pictures: {credit}, {licence}.").format(credit=credit, licence=about.licence),)


def _present(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text.strip())


def _counts(session: Session, reactions: Sequence[Reaction], *, with_pictures: bool) -> tuple[str, ...]:
    cards = {reaction.card_id for reaction in reactions if reaction.card_id in session.card_by_id}
    groups = {reaction.group_id for reaction in reactions if reaction.group_id in session.group_by_id}
    return _present(
        ngettext("{count} picture", "{count} pictures", len(cards)) if with_pictures and cards else "",
        ngettext("{count} reaction", "{count} reactions", len(reactions)),
        ngettext("{count} group", "{count} groups", len(groups)) if groups else "",
    )


def _speaker(group: Group) -> Speaker:
    mark = group.mark
    return Speaker(group.number, group.name, mark.shape, mark.colour, mark.dark)


@dataclass(frozen=True)
class _Said:
    """A reaction with its place in the write-up."""

    reaction: Reaction
    place: tuple[int, int]
    """Part and phase by their order; past the last part is what is not sorted yet."""
    card: int
    question: tuple[int, str]


class _Composer:
    """Sorts the reactions of one session into parts, phases, pictures and questions."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rule = rule_of(session)
        self._seen: set[str] = set()
        self._card_places = {card.id: index for index, card in enumerate(session.cards)}
        self._round_places = {round_.id: index for index, round_ in enumerate(session.rounds)}
        # Looked up once: a translated word costs more than all the rest of a quote.
        self._speakers = {group.id: _speaker(group) for group in session.groups}
        self._kinds = {kind: kind_label(kind) for kind in KINDS}

    def parts(self) -> tuple[Part, ...]:
        said = sorted((self._said(reaction) for reaction in told(self._session)), key=lambda one: one.place)
        return tuple(self._part(number, list(found)) for number, found in groupby(said, key=lambda one: one.place[0]))

    def _said(self, reaction: Reaction) -> _Said:
        session = self._session
        round_ = session.round_by_id.get(reaction.round_id or "")
        is_sorted = (
            reaction.card_id in session.card_by_id
            and (not reaction.group_id or reaction.group_id in session.group_by_id)
            and (not reaction.round_id or round_ is not None)
        )
        part = PARTS.index(session.part_of(reaction)) if is_sorted else len(PARTS)
        phase = PHASES.index(round_.phase) if round_ is not None and is_sorted else 0
        nowhere = len(self._card_places)
        return _Said(
            reaction,
            place=(part, phase),
            card=self._card_places.get(reaction.card_id or "", nowhere),
            question=self._question(reaction),
        )

    def _question(self, reaction: Reaction) -> tuple[int, str]:
        """The question with the place of the first round that asks it, so that one question stands once."""
        question = self._session.question_for(reaction)
        asking = [i for i, round_ in enumerate(self._session.rounds) if round_.question == question]
        last = len(self._round_places)
        return asking[0] if asking else self._round_places.get(reaction.round_id or "", last), question

    def _part(self, number: int, said: list[_Said]) -> Part:
        heading = part_label(PARTS[number]) if number < len(PARTS) else _("Not sorted yet")
        blocks = tuple(
            self._block(phase, list(found)) for (_part, phase), found in groupby(said, key=lambda one: one.place)
        )
        reactions = [one.reaction for one in said]
        return Part(heading, _counts(self._session, reactions, with_pictures=True), blocks)

    def _block(self, phase: int, said: list[_Said]) -> Block:
        counts = Counter(one.question for one in said)
        _place, shared = min(counts, key=lambda question: (-counts[question], question))
        said.sort(key=lambda one: one.card)
        pictures = tuple(self._picture(list(found), shared) for _card, found in groupby(said, key=lambda one: one.card))
        return Block(phase_label(PHASES[phase]), shared, pictures)

    def _picture(self, said: list[_Said], shared: str) -> Picture:
        # What answers the question that stands above needs no question of its own, if it comes first.
        said.sort(key=lambda one: (one.question[1] != shared, one.question))
        answers = tuple(
            Answer("" if question == shared else question, self._voices([one.reaction for one in found]))
            for (_place, question), found in groupby(said, key=lambda one: one.question)
        )
        answers = tuple(answer for answer in answers if answer.voices)
        reactions = [one.reaction for one in said]
        facts = _counts(self._session, reactions, with_pictures=False)
        card = self._session.card_by_id.get(reactions[0].card_id or "")
        if card is None:
            return Picture("", facts, "", (), "", "", WHOLE, 0, is_repeat=False, answers=answers)
        return self._with_card(card, facts, answers)

    def _with_card(self, card: Card, facts: tuple[str, ...], answers: tuple[Answer, ...]) -> Picture:
        about, card = self._session.about, card_told(self._session, card)
        number = _("Picture {number}").format(number=card.number)
        is_repeat = card.picture_id in self._seen
        self._seen |= {card.picture_id} - {""}
        credits_ = _present(card.credit or about.credit, card.licence or about.licence) if card.picture_id else ()
        return Picture(
            heading=card.title or number,
            facts=facts,
            alt_text=card.alt_text or card.title or number,
            credits=(number, *credits_),
            words=card.words,
            picture_id=card.picture_id,
            crop=(card.crop_x, card.crop_y, card.crop_width, card.crop_height),
            rotation=card.rotation,
            is_repeat=is_repeat,
            answers=answers,
        )

    def _voices(self, reactions: Sequence[Reaction]) -> tuple[Voice, ...]:
        if not self._rule.words:
            return ()
        by = self._by_group if self._rule.names else self._by_kind
        ordered = sorted(reactions, key=lambda reaction: (not reaction.favourite, by(reaction)))
        return tuple(self._voice(list(found)) for _key, found in groupby(ordered, key=by))

    def _by_group(self, reaction: Reaction) -> tuple[int, str]:
        group = group_of(self._session, reaction)
        if group is not None:
            return group.number, group.id
        return (AFTER_GROUPS, "") if not reaction.group_id else (AFTER_GROUPS + 1, "")

    def _by_kind(self, reaction: Reaction) -> tuple[int, str]:
        return KINDS.index(reaction.kind), ""

    def _voice(self, reactions: Sequence[Reaction]) -> Voice:
        first = reactions[0]
        quotes = tuple(self._quote(reaction) for reaction in reactions)
        if not self._rule.names:
            return Voice(self._kinds[first.kind], None, quotes)
        group = group_of(self._session, first)
        if group is None:
            is_plenary = not first.group_id
            return Voice(_("Everybody together") if is_plenary else _("A group that is gone"), None, quotes)
        label = _("{number} {name}").format(number=group.number, name=group.name)
        return Voice(label, self._speakers[group.id], quotes)

    def _quote(self, reaction: Reaction) -> Quote:
        names = self._rule.names
        return Quote(
            id=reaction.id,
            text=reaction.text,
            other_texts=other_texts(self._session, reaction),
            second_text=reaction.second_text,
            favourite=reaction.favourite,
            facts=_present(
                reaction.said_by if names else "",
                self._kinds[reaction.kind] if names else "",
                "" if reaction.verbatim else _("in the facilitator’s words"),
                "" if reaction.chosen_by_own else _("others’ reading"),
            ),
        )
