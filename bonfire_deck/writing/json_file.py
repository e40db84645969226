"""The session as JSON, for a program: everything that may leave the room, no pictures.

The object has `format` ("bonfire-deck-session") and `version` (1: fields may be added to it, none changes its
meaning), `about` (title, place, date, ground rule …) and lists: `sections`, `cards`, `groups`, `rounds`, `reactions`,
`choices`, `themes`, `dots`, `next_steps`, `parked_items`. Their objects have the fields of the model's rows, with ids
that link them: a reaction's `card_id`, `group_id`, `round_id`. A reaction has besides `part`, `question`, and
`versions`, all its texts where two laptops changed the same one. Times are UTC, pins fractions of the stored picture.

The ground rule holds: under the Chatham House Rule `group_id` is null, `said_by` empty and `said_at` a day; under a
confidential one the words are empty too. Withdrawn and binned reactions, the facilitator's own notes and the board's
hand-made layout are not in it.
"""

import dataclasses
import json

from bonfire_deck.model.rows import Choice, ParkedItem, Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.writing.rule import card_told, other_texts, rule_of, told
from bonfire_deck.writing.tables import said_at

FORMAT = "bonfire-deck-session"
VERSION = 1
NOT_YET = ("themes", "dots", "next_steps")
"""What a session may hold one day, empty until then, so that a reader can count on the list being there."""


def as_json(session: Session) -> bytes:
    """Return the session as UTF-8 JSON with sorted keys."""
    content = {
        "format": FORMAT, "version": VERSION, "about": dataclasses.asdict(session.about),
        "sections": [dataclasses.asdict(section) for section in session.sections],
        "cards": [dataclasses.asdict(card_told(session, card)) for card in session.cards],
        "groups": [dataclasses.asdict(group) for group in session.groups],
        "rounds": [dataclasses.asdict(round_) for round_ in session.rounds],
        "reactions": [_reaction(session, reaction) for reaction in told(session)],
        "choices": [_choice(session, choice) for choice in session.choices],
        "parked_items": [_parked(session, item) for item in session.parked],
        **{name: [] for name in NOT_YET},
    }  # fmt: skip
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _reaction(session: Session, reaction: Reaction) -> dict[str, object]:
    rule = rule_of(session)
    others = other_texts(session, reaction)
    value: dict[str, object] = dataclasses.asdict(reaction)
    value |= {
        "part": session.part_of(reaction), "question": session.question_for(reaction),
        "said_at": said_at(session, reaction), "versions": [reaction.text, *others] if others else [],
    }  # fmt: skip
    if not rule.names:
        # The sort key is made in the order of speaking.
        value |= {"group_id": None, "said_by": "", "sort": ""}
    if not rule.words:
        value |= {"text": "", "second_text": ""}
    return value


def _choice(session: Session, choice: Choice) -> dict[str, object]:
    value: dict[str, object] = dataclasses.asdict(choice)
    if not rule_of(session).names:
        # The id is made of the group's.
        value |= {"id": "", "group_id": None}
    return value


def _parked(session: Session, item: ParkedItem) -> dict[str, object]:
    rule = rule_of(session)
    value: dict[str, object] = dataclasses.asdict(item)
    if not rule.names:
        value |= {"group_id": None, "sort": ""}
    if not rule.words:
        value |= {"text": ""}
    return value
