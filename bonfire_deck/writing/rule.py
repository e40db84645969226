"""The ground rule, applied in one place: what may leave the room, and in which order."""

from dataclasses import dataclass, replace

from bonfire_deck.files.stamps import derived_id
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.credits import UNCHECKED_TAG, is_unchecked, tags_without
from bonfire_deck.model.room_words import masked_session
from bonfire_deck.model.rows import Card, Group, Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import KINDS

KEPT_BACK = "…"
"""Stands for words that stay in the room."""


@dataclass(frozen=True)
class Rule:
    """What may leave the room under a session's ground rule."""

    words: bool
    """What was said; without it there are only counts and pictures."""
    groups: bool
    """Which group said it, in which order and when exactly: the order and the minute tell whose turn it was."""
    names: bool
    """Which person said it, and what leads there: the quote that a next step with a name comes from, the group of
    somebody on the contact sheet."""


def rule_of(session: Session) -> Rule:
    """Return what the session's ground rule allows; an unknown rule allows nothing."""
    rule = session.about.ground_rule
    return Rule(
        words=rule in ("groups", "attributed", "chatham"),
        groups=rule in ("groups", "attributed"),
        names=rule == "attributed",
    )


def left_out_by_rule(session: Session) -> str:
    """Return one line on what the session's ground rule withholds."""
    rule, count = rule_of(session), len(told(session))
    if rule.names:
        return _("Nothing is left out by this ground rule.")
    if rule.groups:
        return _("Left out by this ground rule: the names of the people who spoke.")
    if rule.words:
        return _("Left out by this ground rule: names, groups and the order of speaking.")
    return ngettext(
        "Left out by this ground rule: the words of {count} reaction.",
        "Left out by this ground rule: the words of {count} reactions.",
        count,
    )


def told(session: Session) -> tuple[Reaction, ...]:
    """Return every reaction that is neither deleted nor withdrawn, once.

    Where groups are withheld, reactions are sorted by kind and then alphabetically: groups speak in turn, so the order
    of speaking would reveal who said what.
    """
    living = [reaction for reaction in session.reactions if not reaction.withdrawn]
    rule = rule_of(session)
    if rule.words and not rule.groups:
        living.sort(key=lambda reaction: (KINDS.index(reaction.kind), reaction.text.casefold(), reaction.id))
    return tuple(living)


def session_told(session: Session) -> Session:
    """Return the session as its board may leave the room: no reaction's group, words only if the rule allows them."""
    rule = rule_of(session)
    session = masked_session(session)
    reactions = told(session)
    if not rule.groups:
        reactions = tuple(replace(reaction, group_id=None) for reaction in reactions)
    if not rule.names:
        reactions = tuple(replace(reaction, said_by="") for reaction in reactions)
    if not rule.words:
        reactions = tuple(replace(reaction, text=KEPT_BACK, second_text="") for reaction in reactions)
    return replace(
        session,
        cards=tuple(card_told(session, card) for card in session.cards),
        reactions=reactions,
        themes=session.themes if rule.words else (),
        versions={reaction.id: texts for reaction in reactions if (texts := other_texts(session, reaction))},
    )


def group_of(session: Session, reaction: Reaction) -> Group | None:
    """Return the group that said it, if the rule allows and the group still exists."""
    return session.group_by_id.get(reaction.group_id or "") if rule_of(session).groups else None


def card_told(session: Session, card: Card) -> Card:
    """Return the card as it may leave the room.

    A word card made in the room contains the room's words; a picture of people who did not agree is withheld, and so is
    a description that came from a file and that nobody has checked.
    """
    if not card.may_leave:
        card = replace(card, picture_id="")
    if is_unchecked(card.tags):
        card = replace(card, alt_text="", tags=tags_without(card.tags, UNCHECKED_TAG))
    if rule_of(session).words or not (card.added_live and card.words):
        return card
    return replace(card, title="", words="", alt_text="", note="")


def left_out_by_consent(session: Session) -> tuple[str, ...]:
    """Return how many quotes were withdrawn and how many pictures of people are withheld."""
    quotes = sum(reaction.withdrawn for reaction in session.reactions)
    pictures = sum(not card.may_leave for card in session.cards if card.id in session.reactions_by_card)
    said = (
        (quotes, ngettext("{count} quote was withdrawn.", "{count} quotes were withdrawn.", quotes)),
        (pictures, ngettext(
            "{count} picture is left out because the people in it have not agreed.",
            "{count} pictures are left out because the people in them have not agreed.",
            pictures,
        )),
    )  # fmt: skip
    return tuple(sentence for count, sentence in said if count)


def told_id(session: Session, row_id: str) -> str:
    """Return the id under which a reaction is exported.

    Our ids begin with their creation time. Where that would reveal whose turn it was, another id is used, stable from
    export to export.
    """
    if rule_of(session).groups:
        return row_id
    return derived_id("told", session.about.id, row_id)


def other_texts(session: Session, reaction: Reaction) -> tuple[str, ...]:
    """Return the other versions of a text that two laptops changed, if the rule allows words."""
    if not rule_of(session).words:
        return ()
    return tuple(text for text in session.versions.get(reaction.id, ()) if text != reaction.text)
