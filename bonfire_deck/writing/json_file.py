"""The session as JSON, for other programs: everything that may leave the room, without pictures.

The object has `format` ("bonfire-deck-session") and `version` (1: fields may be added, but none changes its meaning),
`about` (title, place, date, ground rule …) and lists: `sections`, `cards`, `groups`, `rounds`, `reactions`, `choices`,
`placements`, `themes`, `theme_members`, `dots`, `next_steps`, `next_step_links`, `parked_items`. Their objects have the
fields of the model's rows, with ids that link them: a reaction's `card_id`, `group_id`, `round_id`; a theme member's
`theme_id` and `reaction_id`. A reaction also has `part`, `question`, and `versions`, all its texts where two laptops
changed the same one. Times are UTC, pins are fractions of the stored picture. `session new --from` reads the file back
(`files.read_back`).

The ground rule holds: `said_by` is empty and no next step is linked to a quote, except under the attributed rule. Under
the Chatham House Rule `group_id` is also null, `said_at` is a day, and the ids of reactions are replaced, since a real
id reveals its time. Under a confidential rule all words of the room are empty as well. Left out are withdrawn and
deleted reactions, unrevealed dots, pictures of people who did not agree, the facilitator's own notes, masked words and
the contact sheet.
"""

import dataclasses
import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from bonfire_deck.files.read_back import FORMAT, VERSION
from bonfire_deck.model.room_words import masked_session
from bonfire_deck.model.rows import (
    About,
    Choice,
    Dots,
    NextStep,
    NextStepLink,
    ParkedItem,
    Reaction,
    Theme,
    ThemeMember,
)
from bonfire_deck.model.session import Session
from bonfire_deck.writing.rule import card_told, other_texts, rule_of, told, told_id
from bonfire_deck.writing.tables import said_at

Told = dict[str, Any]


def as_json(session: Session) -> bytes:
    """Return the session as UTF-8 JSON with sorted keys."""
    session = masked_session(session)
    reactions = told(session)
    ids = {reaction.id: told_id(session, reaction.id) for reaction in reactions}
    rule = rule_of(session)
    content = {
        "format": FORMAT, "version": VERSION, "about": _about(session.about),
        "sections": [dataclasses.asdict(section) for section in session.sections],
        "cards": [dataclasses.asdict(card_told(session, card)) for card in session.cards],
        "groups": [dataclasses.asdict(group) for group in session.groups],
        "rounds": [dataclasses.asdict(round_) for round_ in session.rounds],
        "reactions": [_reaction(session, reaction) for reaction in reactions],
        "choices": [_choice(session, choice) for choice in session.choices],
        # The placement of a quote on the board by groups reveals its group.
        "placements": [dataclasses.asdict(row) for row in session.placements] if rule.groups else [],
        "themes": [_theme(session, theme) for theme in session.themes],
        "theme_members": [_linked(session, row, ids) for row in session.theme_members if row.reaction_id in ids],
        "dots": _dots(session),
        "next_steps": [_step(session, step) for step in session.next_steps],
        "next_step_links": [
            _linked(session, row, ids)
            for row in session.next_step_links
            if row.reaction_id is None or (rule.names and row.reaction_id in ids)
        ],
        "parked_items": [_parked(session, item) for item in session.parked],
    }  # fmt: skip
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _about(about: About) -> Told:
    """Return the session's details without the lists of masked and allowed words, which would reveal them."""
    value: Told = dataclasses.asdict(about)
    del value["masked"], value["allowed"]
    return value


def _reaction(session: Session, reaction: Reaction) -> Told:
    rule = rule_of(session)
    others = other_texts(session, reaction)
    value: Told = dataclasses.asdict(reaction)
    value |= {
        "id": told_id(session, reaction.id), "part": session.part_of(reaction),
        "question": session.question_for(reaction), "said_at": said_at(session, reaction),
        "versions": [reaction.text, *others] if others else [],
    }  # fmt: skip
    if not rule.names:
        value |= {"said_by": ""}
    if not rule.groups:
        # The sort key follows the order of speaking.
        value |= {"group_id": None, "sort": ""}
    if not rule.words:
        value |= {"text": "", "second_text": ""}
    return value


def _choice(session: Session, choice: Choice) -> Told:
    value: Told = dataclasses.asdict(choice)
    if not rule_of(session).groups:
        # The id is derived from the group's.
        value |= {"id": "", "group_id": None}
    return value


def _theme(session: Session, theme: Theme) -> Told:
    value: Told = dataclasses.asdict(theme)
    if not rule_of(session).words:
        value |= {"title": "", "description": ""}
    return value


def _linked(session: Session, row: ThemeMember | NextStepLink, ids: Mapping[str, str]) -> Told:
    value: Told = dataclasses.asdict(row)
    if row.reaction_id is not None:
        value |= {"reaction_id": ids[row.reaction_id]}
        if not rule_of(session).groups:
            # The id is derived from the reaction's, and the sort key may follow the order of speaking.
            value |= {"id": "", "sort": ""}
    return value


def _dots(session: Session) -> list[Told]:
    """Return the revealed dots; where groups are withheld, the room's total on each theme."""
    revealed = [row for row in session.dots if row.revealed]
    if rule_of(session).groups:
        return [dataclasses.asdict(row) for row in revealed]
    counts: Counter[str | None] = Counter()
    for row in revealed:
        counts[row.theme_id] += row.count
    return [
        dataclasses.asdict(Dots("", theme_id, group_id=None, count=count, revealed=True))
        for theme_id, count in counts.items()
    ]


def _step(session: Session, step: NextStep) -> Told:
    value: Told = dataclasses.asdict(step)
    if not rule_of(session).words:
        value |= {"text": "", "who": "", "by": "", "to_whom": ""}
    return value


def _parked(session: Session, item: ParkedItem) -> Told:
    rule = rule_of(session)
    value: Told = dataclasses.asdict(item)
    if not rule.groups:
        value |= {"group_id": None, "sort": ""}
    if not rule.words:
        value |= {"text": ""}
    return value
