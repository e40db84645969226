"""The outcome of the sample session: themes with their dots, next steps, and parked items."""

from bonfire_deck.files.history import Edit
from bonfire_deck.files.stamps import derived_id
from bonfire_deck.model.session import Session

THEMES = (
    # part, name, description, dots of the five groups, its quotes
    (
        "now", "When it meshes you feel it", "Where two of us turn together, things move.", (3, 2, 1, 4, 2),
        (
            "One small wheel moves a much larger one", "Needs oil: somebody has to look after the gaps",
            "They turn opposite ways and that is the point", "When it meshes you feel it in the floor",
            "This is the only meeting nobody wants to leave early",
        ),
    ),
    (
        "now", "Made sense on the drawing board", "", (2, 3, 2, 1, 1),
        (
            "You only see the pattern from the air", "Busy, and still nobody arrives",
            "Nobody planned the whole of it, each road made sense alone",
            "From above it is simple. We never get to stand above", "The form sends you back to where you came in",
        ),
    ),
    (
        "now", "We rehearse for the visitors", "", (1, 1, 4, 2, 1),
        (
            "We rehearse the inspection more than the work", "A show put on for the visitors",
            "The lights are lovely. Who is behind the curtain?",
            "We say we want new ideas and then count the direction",
        ),
    ),
    (
        "want", "A light that stays lit", "", (2, 2, 1, 3, 4),
        (
            "It does not steer anyone. It just stays lit", "People trust what is there every night",
            "Small enough to be allowed, large enough to matter",
        ),
    ),
)  # fmt: skip
STEPS = (
    # kind, what, who, by when, to whom, the theme and the picture it comes from
    ("action", "Walk the whole way that one letter takes, desk by desk", "Fern and Sky", "2026-02-12", "", 1, ""),
    ("action", "Try one street without the usual returns", "Gorse", "spring", "", None, "Stepping Stones"),
    ("undertaking", "Ring back within a day, even with no answer yet", "Heather", "", "the other four groups", 3, ""),
    ("opening", "The library has a room on Thursdays", "Amber", "", "", None, "Lighthouse"),
    ("example", "Two teams that shared a desk last winter", "", "", "", 0, "Rope Bridge"),
)
PARKED = (("Who pays for the coffee?", "dropped"), ("The car park rota", "later"), ("A map of who does what", "next"))


def say_what_came_of_it(edit: Edit, session: Session, reactions: dict[str, str]) -> None:
    """Add themes, dots, next steps and parked items; `reactions` maps text to reaction ids."""
    cards = {card.title: card.id for card in session.cards}
    themes = []
    for place, (part, title, description, dots, quotes) in enumerate(THEMES):
        theme_id = edit.add("themes", part=part, title=title, description=description, sort=f"00{place:02}")
        themes.append(theme_id)
        for words in quotes:
            name = derived_id("theme_members", theme_id, reactions[words])
            edit.put("theme_members", name, theme_id=theme_id, reaction_id=reactions[words])
        for group, count in zip(session.groups, dots, strict=True):
            name = derived_id("dots", theme_id, group.id)
            edit.put("dots", name, theme_id=theme_id, group_id=group.id, count=count, revealed=1)
    for place, (kind, text, who, by, to_whom, theme, card) in enumerate(STEPS):
        step_id = edit.add("next_steps", kind=kind, text=text, who=who, by=by, to_whom=to_whom, sort=f"00{place:02}")
        if theme is not None:
            name = derived_id("next_step_links", step_id, themes[theme])
            edit.put("next_step_links", name, next_step_id=step_id, theme_id=themes[theme])
        if card:
            name = derived_id("next_step_links", step_id, cards[card])
            edit.put("next_step_links", name, next_step_id=step_id, card_id=cards[card])
    for place, (text, fate) in enumerate(PARKED):
        edit.add("parked_items", text=text, fate=fate, sort=f"00{place:02}")
