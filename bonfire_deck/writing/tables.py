"""Every quote as a row of plain text, with as much detail as the ground rule allows."""

from collections.abc import Sequence

from bonfire_deck.model.room_words import masked_session
from bonfire_deck.model.rows import Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.themes import ThemeShown, is_revealed, themes_of
from bonfire_deck.model.words import part_label, phase_label
from bonfire_deck.writing.rule import card_told, group_of, other_texts, rule_of, told, told_id

COLUMNS = (
    "session", "date", "place", "ground_rule", "part", "phase", "round", "question", "card", "card_title", "credit",
    "group", "group_name", "group_size", "kind", "text", "second_text", "other_versions", "whose", "how", "pin_x",
    "pin_y", "favourite", "shown", "themes", "dots", "said_at", "said_by", "id",
)  # fmt: skip


def rows(session: Session) -> list[dict[str, str]]:
    """Return a row by `COLUMNS` for every reaction that is neither deleted nor withdrawn.

    `said_by` is blank under every ground rule but the attributed one. Under the Chatham House Rule the group is also
    blank, `said_at` is the day alone, and the rows are sorted alphabetically; under a confidential rule the words are
    blank as well. `themes` has one theme per line, `dots` the total of all of them, once revealed. `whose` is `own` or
    `others`, `how` is `verbatim` or `paraphrase`, pins are fractions of the stored picture from its top left corner.
    """
    session = masked_session(session)
    themes = themes_by_reaction(session)
    return [_row(session, reaction, themes.get(reaction.id, ())) for reaction in told(session)]


def themes_by_reaction(session: Session) -> dict[str, tuple[ThemeShown, ...]]:
    """Return the themes of each reaction, in theme order."""
    found: dict[str, tuple[ThemeShown, ...]] = {}
    for shown in themes_of(session):
        for reaction in shown.reactions:
            found[reaction.id] = (*found.get(reaction.id, ()), shown)
    return found


def _row(session: Session, reaction: Reaction, themes: Sequence[ThemeShown]) -> dict[str, str]:
    about, rule = session.about, rule_of(session)
    card = session.card_by_id.get(reaction.card_id or "")
    round_ = session.round_by_id.get(reaction.round_id or "")
    group = group_of(session, reaction)
    return {
        "session": about.title, "date": about.date, "place": about.place, "ground_rule": about.ground_rule,
        "part": part_label(session.part_of(reaction)), "phase": phase_label(round_.phase) if round_ else "",
        "round": round_.title if round_ else "", "question": session.question_for(reaction),
        "card": str(card.number) if card else "", "card_title": card_told(session, card).title if card else "",
        "credit": (card.credit or about.credit) if card else "",
        "group": str(group.number) if group else "", "group_name": group.name if group else "",
        "group_size": str(group.size) if group else "", "kind": reaction.kind,
        "text": reaction.text if rule.words else "", "second_text": reaction.second_text if rule.words else "",
        "other_versions": "\n".join(other_texts(session, reaction)),
        "whose": "own" if reaction.chosen_by_own else "others",
        "how": "verbatim" if reaction.verbatim else "paraphrase",
        "pin_x": _fraction(reaction.pin_x), "pin_y": _fraction(reaction.pin_y),
        "favourite": _yes(reaction.favourite), "shown": _yes(reaction.shown),
        "themes": "\n".join(one.theme.title for one in themes if one.is_named) if rule.words else "",
        "dots": _dots(session, themes),
        "said_at": said_at(session, reaction), "said_by": reaction.said_by if rule.names else "",
        "id": told_id(session, reaction.id),
    }  # fmt: skip


def said_at(session: Session, reaction: Reaction) -> str:
    """Return when it was said, or only the day if the minute would reveal whose turn it was."""
    return reaction.said_at if rule_of(session).groups else reaction.said_at[:10]


def _dots(session: Session, themes: Sequence[ThemeShown]) -> str:
    """Return the total of dots on all its themes, if they are revealed."""
    seen = [one.count for one in themes if is_revealed(session, one.theme.part)]
    return str(sum(seen)) if seen else ""


def _fraction(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}"


def _yes(value: bool) -> str:
    return "yes" if value else ""
