"""Whose words go with which picture, and in which order, as the ground rule allows."""

from collections.abc import Sequence
from itertools import groupby

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Card, Group, Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import KINDS, kind_label
from bonfire_deck.writing.document import Answer, Picture, Quote, Speaker, Voice
from bonfire_deck.writing.rule import card_told, group_of, other_texts, rule_of

WHOLE = (0.0, 0.0, 1.0, 1.0)
AFTER_GROUPS = 1000
"""Sorts plenary and groups that are gone behind every group's number."""


def present(*texts: str) -> tuple[str, ...]:
    """Return those of `texts` that are not empty."""
    return tuple(text for text in texts if text.strip())


def counts(session: Session, reactions: Sequence[Reaction], *, with_pictures: bool) -> tuple[str, ...]:
    """Return the numbers of pictures, reactions and groups among `reactions`."""
    cards = {reaction.card_id for reaction in reactions if reaction.card_id in session.card_by_id}
    groups = {reaction.group_id for reaction in reactions if reaction.group_id in session.group_by_id}
    return present(
        ngettext("{count} picture", "{count} pictures", len(cards)) if with_pictures and cards else "",
        ngettext("{count} reaction", "{count} reactions", len(reactions)),
        ngettext("{count} group", "{count} groups", len(groups)) if groups else "",
    )


class Sayings:
    """Builds pictures with their words, and tracks which pictures have already been shown."""

    def __init__(self, session: Session) -> None:
        """Take the words from `session`."""
        self._session = session
        self._rule = rule_of(session)
        self._seen: set[str] = set()
        self._card_places = {card.id: index for index, card in enumerate(session.cards)}
        self._round_places = {round_.id: index for index, round_ in enumerate(session.rounds)}
        # Looked up once: a translated word costs more than the rest of a quote.
        self._speakers = {group.id: _speaker(group) for group in session.groups}
        self._kinds = {kind: kind_label(kind) for kind in KINDS}

    def place_of(self, card_id: str | None) -> int:
        """Return a card's position in the deck; no card, or a deleted one, sorts last."""
        return self._card_places.get(card_id or "", len(self._card_places))

    def question(self, reaction: Reaction) -> tuple[int, str]:
        """Return the question and the position of the first round that asks it, so that each question appears once."""
        question = self._session.question_for(reaction)
        asking = [i for i, round_ in enumerate(self._session.rounds) if round_.question == question]
        last = len(self._round_places)
        return asking[0] if asking else self._round_places.get(reaction.round_id or "", last), question

    def picture(self, reactions: Sequence[Reaction], shared: str) -> Picture:
        """Return the picture of `reactions`, all of one card, with their words; `shared` is the question above it."""
        # Answers to the question above need no question of their own if they come first.
        asked = sorted(
            ((self.question(reaction), reaction) for reaction in reactions),
            key=lambda one: (one[0][1] != shared, one[0]),
        )
        answers = tuple(
            Answer("" if question == shared else question, self._voices([reaction for _asked, reaction in found]))
            for (_place, question), found in groupby(asked, key=lambda one: one[0])
        )
        answers = tuple(answer for answer in answers if answer.voices)
        facts = counts(self._session, reactions, with_pictures=False)
        card = self._session.card_by_id.get(reactions[0].card_id or "")
        if card is None:
            return Picture("", facts, "", (), "", "", WHOLE, 0, is_repeat=False, answers=answers)
        return self._with_card(card, facts, answers)

    def _with_card(self, card: Card, facts: tuple[str, ...], answers: tuple[Answer, ...]) -> Picture:
        about, card = self._session.about, card_told(self._session, card)
        number = _("Picture {number}").format(number=card.number)
        is_repeat = card.picture_id in self._seen
        self._seen |= {card.picture_id} - {""}
        credits_ = present(card.credit or about.credit, card.licence or about.licence) if card.picture_id else ()
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
        by = self._by_group if self._rule.groups else self._by_kind
        ordered = sorted(reactions, key=lambda reaction: (not reaction.favourite, by(reaction)))
        return tuple(self.voice(list(found)) for _key, found in groupby(ordered, key=by))

    def _by_group(self, reaction: Reaction) -> tuple[int, str]:
        group = group_of(self._session, reaction)
        if group is not None:
            return group.number, group.id
        return (AFTER_GROUPS, "") if not reaction.group_id else (AFTER_GROUPS + 1, "")

    def _by_kind(self, reaction: Reaction) -> tuple[int, str]:
        return KINDS.index(reaction.kind), ""

    def voice(self, reactions: Sequence[Reaction]) -> Voice:
        """Return the words of one group, or, where groups are withheld, of one kind."""
        first = reactions[0]
        quotes = tuple(self._quote(reaction) for reaction in reactions)
        if not self._rule.groups:
            return Voice(self._kinds[first.kind], None, quotes)
        group = group_of(self._session, first)
        if group is None:
            is_plenary = not first.group_id
            return Voice(_("Everybody together") if is_plenary else _("A group that was removed"), None, quotes)
        label = _("{number} {name}").format(number=group.number, name=group.name)
        return Voice(label, self._speakers[group.id], quotes)

    def _quote(self, reaction: Reaction) -> Quote:
        return Quote(
            id=reaction.id,
            text=reaction.text,
            other_texts=other_texts(self._session, reaction),
            second_text=reaction.second_text,
            favourite=reaction.favourite,
            facts=present(
                reaction.said_by if self._rule.names else "",
                self._kinds[reaction.kind] if self._rule.groups else "",
                "" if reaction.verbatim else _("in the facilitator’s words"),
                "" if reaction.chosen_by_own else _("others’ reading"),
            ),
        )


def _speaker(group: Group) -> Speaker:
    mark = group.mark
    return Speaker(group.number, group.name, mark.shape, mark.colour, mark.dark)
