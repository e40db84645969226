"""Summaries of a file: a session as plain values for scripts, a deck in a few lines for people."""

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.deck import plans
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text


def summary(shown: Session) -> dict[str, object]:
    """Return a session as plain values, with numbers that people know in place of ids."""
    about = shown.about
    numbers = {group.id: group.number for group in shown.groups}
    cards = {card.id: card.number for card in shown.cards}
    rounds = {round_.id: number for number, round_ in enumerate(shown.rounds, 1)}
    return {
        "id": about.id, "title": about.title, "date": about.date, "place": about.place, "deck": about.deck_title,
        "ground_rule": about.ground_rule, "cards": len(shown.cards),
        "groups": [{"number": g.number, "name": g.name, "size": g.size} for g in shown.groups],
        "rounds": [{"number": rounds[r.id], "title": r.title, "question": r.question, "part": r.part,
                    "phase": r.phase, "minutes": r.minutes} for r in shown.rounds],
        "reactions": [{"id": r.id, "text": r.text, "kind": r.kind, "group": numbers.get(r.group_id or ""),
                       "card": cards.get(r.card_id or ""), "round": rounds.get(r.round_id or ""), "pin": r.pin,
                       "shown": r.shown, "said_at": r.said_at, "versions": list(shown.versions.get(r.id, ()))}
                      for r in shown.reactions],
    }  # fmt: skip


def deck_contents(session: Session, revision: int) -> tuple[str, ...]:
    """Return the contents of a deck, line by line."""
    living = [card for card in session.cards if not card.retired]
    words = sum(not card.picture_id for card in living)
    retired = len(session.cards) - len(living)
    cards = ngettext("{count} card", "{count} cards", len(living))
    of_words = ngettext("{count} of them word cards", "{count} of them word cards", words) if words else ""
    gone = ngettext("{count} retired", "{count} retired", retired) if retired else ""
    told = [", ".join(part for part in (cards, of_words, gone) if part)]
    if session.sections:
        told.append(_("Sections: {names}").format(names=", ".join(shown_text(s.title) for s in session.sections)))
    names = [name for name in plans(session) if name]
    if names:
        told.append(_("Plans: {names}").format(names=", ".join(shown_text(name) for name in names)))
    if session.about.credit or session.about.licence:
        about = session.about
        told.append(" · ".join(shown_text(part) for part in (about.credit, about.licence) if part))
    told.append(_("Revision {number}").format(number=revision))
    return tuple(told)
