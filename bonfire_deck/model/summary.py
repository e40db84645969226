"""A session in plain values, for a script that asks what is in it."""

from bonfire_deck.model.session import Session


def summary(shown: Session) -> dict[str, object]:
    """Return a session as plain values, with the numbers that people know instead of ids."""
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
