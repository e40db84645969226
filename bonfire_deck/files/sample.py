"""The sample session: a finished session of five groups, entirely invented, to look around in."""

from pathlib import Path

from bonfire_deck.files.history import Edit, History
from bonfire_deck.files.making import NOBODY, NewSession, make_session, usual_groups
from bonfire_deck.files.opening import close, open_for_reading, open_for_writing
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.sample_outcome import say_what_came_of_it
from bonfire_deck.i18n import _
from bonfire_deck.model.plan import ready_plan
from bonfire_deck.model.session import Session

SAID = (
    # card's title, group, kind, round, pin, words
    ("Spaghetti Junction", 1, "see", 1, (0.46, 0.42), "You only see the pattern from the air"),
    ("Spaghetti Junction", 3, "feel", 1, (0.3, 0.63), "Busy, and still nobody arrives"),
    ("Spaghetti Junction", 2, "mean", 1, (0.62, 0.36), "Signposts written by people who know the way"),
    ("Spaghetti Junction", 5, "see", 1, None, "One blocked lane and everything stops"),
    ("Spaghetti Junction", 4, "mean", 1, None, "We drive it every day and still miss the exit"),
    ("Spaghetti Junction", 2, "feel", 1, None, "Nobody planned the whole of it, each road made sense alone"),
    ("Spaghetti Junction", 1, "mean", 1, (0.8, 0.8), "The road that ends is the project we never closed"),
    ("Two Cogs", 4, "see", 1, (0.55, 0.5), "One small wheel moves a much larger one"),
    ("Two Cogs", 2, "mean", 1, None, "Needs oil: somebody has to look after the gaps"),
    ("Two Cogs", 1, "mean", 1, None, "They turn opposite ways and that is the point"),
    ("Two Cogs", 5, "feel", 1, None, "When it meshes you feel it in the floor"),
    ("Two Cogs", 3, "see", 1, (0.7, 0.3), "Something grows where a tooth broke off"),
    ("Two Cogs", 4, "feel", 1, None, "I would not want to be the broken tooth"),
    ("Before the Show", 3, "mean", 1, None, "We rehearse the inspection more than the work"),
    ("Before the Show", 5, "feel", 1, None, "The lights are lovely. Who is behind the curtain?"),
    ("Before the Show", 1, "see", 1, (0.5, 0.55), "An empty stage that waits for someone brave"),
    ("Before the Show", 2, "mean", 1, None, "A show put on for the visitors"),
    ("Bonfire", 2, "feel", 1, None, "Warm in the middle, cold at the edge"),
    ("Bonfire", 1, "mean", 1, None, "Old wood makes the new fire"),
    ("Bonfire", 4, "see", 1, (0.2, 0.8), "Six seats and one cup: who has just left?"),
    ("Bonfire", 5, "feel", 1, None, "This is the only meeting nobody wants to leave early"),
    ("Maze with a Lantern", 3, "see", 1, None, "There is light in the middle and no map at the gate"),
    ("Maze with a Lantern", 2, "feel", 1, None, "Curious for ten minutes, then tired"),
    ("Maze with a Lantern", 5, "mean", 1, None, "The form sends you back to where you came in"),
    ("Maze with a Lantern", 4, "mean", 1, None, "From above it is simple. We never get to stand above"),
    ("Against the Shoal", 1, "see", 1, (0.48, 0.5), "One orange fish goes the other way"),
    ("Against the Shoal", 5, "feel", 1, None, "Brave on Monday, lonely by Thursday"),
    ("Against the Shoal", 3, "mean", 1, None, "We say we want new ideas and then count the direction"),
    ("Against the Shoal", 2, "see", 1, None, "The others do not even look angry, only busy"),
    ("Rope Bridge", 4, "see", 2, None, "Both ends are fastened, the middle is in the fog"),
    ("Rope Bridge", 1, "mean", 2, None, "A good plan is one you can walk on while it sways"),
    ("Rope Bridge", 3, "story", 2, None, "Last winter two teams crossed over and simply shared a desk"),
    ("Rope Bridge", 2, "feel", 2, None, "I would cross if somebody waved from the other side"),
    ("Stepping Stones", 2, "see", 3, None, "The next stone is near, the far bank is not"),
    ("Stepping Stones", 5, "idea", 3, None, "Try one street first, for six weeks, and tell everyone"),
    ("Stepping Stones", 4, "mean", 3, None, "Small enough to be allowed, large enough to matter"),
    ("Stepping Stones", 1, "idea", 4, None, "Every stone has a name and a date on it"),
    ("Lighthouse", 3, "feel", 3, None, "It does not steer anyone. It just stays lit"),
    ("Lighthouse", 1, "idea", 4, None, "One phone number that a person answers"),
    ("Lighthouse", 5, "mean", 3, None, "People trust what is there every night"),
    ("Lighthouse", 4, "question", 4, None, "Who keeps the lamp when the money ends?"),
)
MINUTE_BY_MINUTE = "2026-01-25T{hour:02d}:{minute:02d}:00.000000Z"
FAVOURITES = ("One small wheel moves a much larger one", "Warm in the middle, cold at the edge")


def make_sample(deck: Path, target: Path) -> None:
    """Create the sample session at `target` from the starter deck."""
    connection = open_for_reading(deck)
    try:
        new = NewSession(
            title=_("Our services today"),
            groups=usual_groups(5),
            rounds=ready_plan("4d"),
            place=_("The old fire station"),
            date="2026-01-25",
        )
        make_session(connection, Reader(connection).session(), target, new)
    finally:
        close(connection)
    connection = open_for_writing(target)
    try:
        session = Reader(connection).session()
        with History(connection, target, NOBODY).edit(_("What was said")) as edit:
            say_what_came_of_it(edit, session, _say_everything(edit, session))
    finally:
        close(connection)


def _say_everything(edit: Edit, session: Session) -> dict[str, str]:
    """Add every reaction; return their ids by text."""
    ids: dict[str, str] = {}
    cards = {card.title: card.id for card in session.cards}
    for index, (title, group, kind, round_number, pin, words) in enumerate(SAID):
        ids[words] = edit.add(
            "reactions",
            card_id=cards[title],
            group_id=session.groups[group - 1].id,
            round_id=session.rounds[round_number - 1].id,
            kind=kind,
            text=words,
            pin_x=pin[0] if pin else None,
            pin_y=pin[1] if pin else None,
            said_at=MINUTE_BY_MINUTE.format(hour=9 + (20 + index) // 60, minute=(20 + index) % 60),
            shown=words in FAVOURITES or pin is not None,
            favourite=words in FAVOURITES,
        )
    return ids
