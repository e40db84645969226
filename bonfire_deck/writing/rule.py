"""The ground rule, obeyed in one place: what may leave the room, and in which order."""

from dataclasses import dataclass, replace

from bonfire_deck.model.rows import Card, Group, Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import KINDS


@dataclass(frozen=True)
class Rule:
    """What may leave the room under a session's ground rule."""

    words: bool
    """What was said; without it there are only counts and pictures."""
    names: bool
    """Who said it, in which group, and when exactly: the minute tells whose turn it was."""


def rule_of(session: Session) -> Rule:
    """Return what the session's ground rule lets out; a rule nobody knows lets out nothing."""
    rule = session.about.ground_rule
    return Rule(words=rule in ("chatham", "attributed"), names=rule == "attributed")


def told(session: Session) -> tuple[Reaction, ...]:
    """Return every living reaction that was not withdrawn, once.

    Where nobody's name may leave the room, they stand by kind and then by the alphabet: groups speak in turn, so the
    order in which things were said would tell who said them.
    """
    living = [reaction for reaction in session.reactions if not reaction.withdrawn]
    rule = rule_of(session)
    if rule.words and not rule.names:
        living.sort(key=lambda reaction: (KINDS.index(reaction.kind), reaction.text.casefold(), reaction.id))
    return tuple(living)


def group_of(session: Session, reaction: Reaction) -> Group | None:
    """Return the group that said it, if the rule lets that out and the group is still there."""
    return session.group_by_id.get(reaction.group_id or "") if rule_of(session).names else None


def card_told(session: Session, card: Card) -> Card:
    """Return the card as it may leave the room: a word card made in the room holds words of the room."""
    if rule_of(session).words or not (card.added_live and card.words):
        return card
    return replace(card, title="", words="", alt_text="", note="")


def other_texts(session: Session, reaction: Reaction) -> tuple[str, ...]:
    """Return the other versions of a text that two laptops changed, if the rule lets words out."""
    if not rule_of(session).words:
        return ()
    return tuple(text for text in session.versions.get(reaction.id, ()) if text != reaction.text)
