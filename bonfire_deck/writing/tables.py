"""Every quote as a row, for a spreadsheet (CSV) or a program (JSON); the ground rule holds here too."""

import csv
import dataclasses
import io
import json

from bonfire_deck.model.rows import Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import part_label

FORMAT = "bonfire-deck-session"
VERSION = 1
FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"
COLUMNS = (
    "session", "date", "place", "part", "phase", "round", "question", "card", "card_title", "credit", "group",
    "group_name", "kind", "text", "second_text", "whose", "how", "pin_x", "pin_y", "favourite", "shown", "said_at",
    "said_by", "id",
)  # fmt: skip


def rows(session: Session) -> list[dict[str, str]]:
    """Return a row of plain text for every living reaction that was not withdrawn."""
    return [_row(session, reaction) for reaction in session.reactions if not reaction.withdrawn]


def _row(session: Session, reaction: Reaction) -> dict[str, str]:
    about = session.about
    card = session.card_by_id.get(reaction.card_id or "")
    round_ = session.round_by_id.get(reaction.round_id or "")
    attributed, confidential = about.ground_rule == "attributed", about.ground_rule == "confidential"
    group = session.group_by_id.get(reaction.group_id or "") if attributed else None
    return {
        "session": about.title, "date": about.date, "place": about.place, "part": part_label(session.part_of(reaction)),
        "phase": round_.phase if round_ else "", "round": round_.title if round_ else "",
        "question": session.question_for(reaction), "card": str(card.number) if card else "",
        "card_title": card.title if card else "", "credit": (card.credit or about.credit) if card else "",
        "group": str(group.number) if group else "", "group_name": group.name if group else "",
        "kind": reaction.kind, "text": "" if confidential else reaction.text,
        "second_text": "" if confidential else reaction.second_text,
        "whose": "own" if reaction.chosen_by_own else "others",
        "how": "verbatim" if reaction.verbatim else "paraphrase",
        "pin_x": "" if reaction.pin_x is None else f"{reaction.pin_x:.4f}",
        "pin_y": "" if reaction.pin_y is None else f"{reaction.pin_y:.4f}",
        "favourite": "yes" if reaction.favourite else "", "shown": "yes" if reaction.shown else "",
        "said_at": reaction.said_at, "said_by": reaction.said_by if attributed else "", "id": reaction.id,
    }  # fmt: skip


def as_csv(session: Session) -> bytes:
    """Return the rows as CSV that every spreadsheet opens: UTF-8 with its mark, CRLF, all cells quoted, no formulas."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(session):
        writer.writerow([safe_cell(row[name]) for name in COLUMNS])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")


def safe_cell(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula: a leading apostrophe where it could."""
    stripped = text.lstrip(" \u00a0\u3000")
    risky = text.startswith("'") or (stripped[:1] != "" and stripped[0] in FORMULA_STARTS)
    return f"'{text}" if risky else text


def plain_cell(cell: str) -> str:
    """Return what `safe_cell` was given."""
    return cell[1:] if cell.startswith("'") else cell


def as_json(session: Session) -> bytes:
    """Return the session as JSON: `format`, `version`, and lists of plain objects named as in the guide.

    `reactions` carry ids of their card, group and round. Under the Chatham House Rule `group_id` and `said_by` are
    empty, under a confidential one the words too; withdrawn reactions are nowhere.
    """
    attributed, confidential = session.about.ground_rule == "attributed", session.about.ground_rule == "confidential"
    kept = []
    for reaction in session.reactions:
        if reaction.withdrawn:
            continue
        value = dataclasses.asdict(reaction) | {
            "part": session.part_of(reaction), "question": session.question_for(reaction),
            "versions": [] if confidential else list(session.versions.get(reaction.id, ())),
        }  # fmt: skip
        if not attributed:
            value |= {"group_id": None, "said_by": ""}
        if confidential:
            value |= {"text": "", "second_text": ""}
        kept.append(value)
    content = {
        "format": FORMAT, "version": VERSION, "about": dataclasses.asdict(session.about),
        "cards": [dataclasses.asdict(card) for card in session.cards],
        "groups": [dataclasses.asdict(group) for group in session.groups],
        "rounds": [dataclasses.asdict(round_) for round_ in session.rounds], "reactions": kept,
    }  # fmt: skip
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
