"""The rows of a deck or session file as frozen values, one class a table; the rules are in `files/schema.py`."""

from dataclasses import dataclass

from bonfire_deck.model.words import Mark, marks


@dataclass(frozen=True, slots=True)
class About:
    """The metadata of a file: one row, for decks and sessions alike."""

    id: str
    thing: str
    """`deck` or `session`."""
    title: str
    place: str
    date: str
    """ISO date of the session, "" if not set."""
    question: str
    """The framing question of a deck."""
    ground_rule: str
    credit: str
    licence: str
    deck_id: str
    """The deck that a session was started with; "" in a deck."""
    deck_title: str
    deck_revision: int
    introduction: str
    """The write-up's own introduction."""
    removed: bool = False
    dots_each: int = 3
    """How many dots each person has for the themes of a part."""
    dots_stack: bool = True
    """Whether a person may put several dots on one theme."""
    chapters: str = ""
    """The write-up's chapters in their order, as `model.chapters` reads it."""
    masked: str = ""
    """Words to mask in everything that leaves the room, one per line."""
    allowed: str = ""
    """Words that look like names but may appear, one per line."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a deck with a heading."""

    id: str
    title: str
    sort: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One picture, or word, put before people."""

    id: str
    number: int
    """Assigned once, printed on paper, never reused in its deck."""
    title: str
    question: str
    """The question for this card; "" to use the round's own."""
    alt_text: str
    tags: str
    credit: str
    source: str
    licence: str
    note: str
    words: str
    """The words of a word card; "" for a picture card."""
    picture_id: str
    """SHA-256 of the stored picture in hexadecimal; "" for a word card."""
    section_id: str | None
    deck_id: str
    sort: str
    crop_x: float
    crop_y: float
    crop_width: float
    crop_height: float
    """The crop, as fractions of the stored upright picture."""
    rotation: int
    """Quarter turns clockwise, 0 to 3."""
    focal_x: float
    focal_y: float
    retired: bool
    set_aside: bool
    added_live: bool
    people_shown: bool
    people_agreed: bool
    removed: bool = False

    @property
    def people(self) -> str:
        """Who is in its picture, one of `PEOPLE`."""
        if not self.people_shown:
            return "nobody"
        return "agreed" if self.people_agreed else "waiting"

    @property
    def may_leave(self) -> bool:
        """Whether its picture may leave the room: recognisable people must agree."""
        return self.people_agreed or not self.people_shown


@dataclass(frozen=True, slots=True)
class Group:
    """The few people who talk together."""

    id: str
    number: int
    name: str
    size: int
    colour: int
    """Index of the mark that gives the colour, 0 to 11."""
    shape: int
    """Index of the mark that gives the shape, 0 to 11."""
    removed: bool = False

    @property
    def mark(self) -> Mark:
        """The group's name, shape and colours."""
        by_colour, by_shape = marks()[self.colour], marks()[self.shape]
        return Mark(self.name, by_shape.shape, by_colour.colour, by_colour.dark)


@dataclass(frozen=True, slots=True)
class Round:
    """One timed step: a question, a phase, a part, a place, a way of choosing cards."""

    id: str
    title: str
    question: str
    part: str
    phase: str
    place: str
    choosing: str
    minutes: int
    may_drop: bool
    dropped: bool
    plan: str
    """In a deck: the name of the plan this round belongs to. "" in a session."""
    sort: str
    removed: bool = False
    cards_each: int = 1
    """How many cards each group chooses or is dealt."""
    now_and_wanted: bool = False
    """Whether each group chooses two cards: one for now and one for what is wanted."""
    hidden_choices: bool = False
    """Whether choices stay hidden from the room until they are revealed."""

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots for a group's cards in this round."""
        if self.now_and_wanted:
            return ("now", "want")
        return tuple(str(number) for number in range(1, self.cards_each + 1))


@dataclass(frozen=True, slots=True)
class Choice:
    """A card taken by a group in a round, in a slot, or a pass."""

    id: str
    round_id: str | None
    group_id: str | None
    """`None` for a card that was drawn for everybody."""
    slot: str
    """`now`, `want`, or 1, 2 … as text."""
    card_id: str | None
    passed: bool
    revealed: bool
    seed: str
    """The seed it was dealt or drawn with, plus a `+` if it was redrawn; "" if people chose it."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class ParkedItem:
    """Something off the point that is not to be lost."""

    id: str
    text: str
    group_id: str | None
    round_id: str | None
    card_id: str | None
    fate: str
    """The decision on it, one of `FATES`; "" while undecided."""
    sort: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Reaction:
    """What was said on seeing a card."""

    id: str
    card_id: str | None
    group_id: str | None
    """`None` for the plenary."""
    round_id: str | None
    kind: str
    text: str
    second_text: str
    """The same words in a second language."""
    chosen_by_own: bool
    """Whether it is from those who chose the card, not another group's reading of it."""
    verbatim: bool
    pin_x: float | None
    pin_y: float | None
    """The pin, as fractions of the stored upright picture, before crop and rotation."""
    said_by: str
    said_at: str
    """UTC, ISO-8601 with microseconds."""
    shown: bool
    """Whether the room may see it."""
    favourite: bool
    withdrawn: bool
    """Whether the speaker withdrew consent to use it."""
    sort: str
    removed: bool = False

    @property
    def pin(self) -> tuple[float, float] | None:
        """The place it points at, or `None`."""
        return None if self.pin_x is None or self.pin_y is None else (self.pin_x, self.pin_y)


@dataclass(frozen=True, slots=True)
class Note:
    """The facilitator's own note on a round and a card, never on the wall."""

    id: str
    round_id: str | None
    card_id: str | None
    text: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a board item was placed by hand."""

    id: str
    part: str
    view: str
    """The arrangement of the board: `picture`, `group`, `kind`."""
    item: str
    """The id of the moved section heading, card or reaction."""
    x: float
    y: float
    """The top left corner in board points."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """Reactions that belong together, with a title from the room; "" while it has none."""

    id: str
    part: str
    title: str
    description: str
    sort: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class ThemeMember:
    """A reaction in a theme; one reaction may be in several."""

    id: str
    theme_id: str | None
    reaction_id: str | None
    sort: str
    """"" until somebody reorders it; until then, reactions follow the order in which they were said."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Dots:
    """How many dots a theme got from one group, or from a show of hands of the whole room."""

    id: str
    theme_id: str | None
    group_id: str | None
    """`None` for a show of hands of the whole room."""
    count: int
    revealed: bool
    removed: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """A next step: an action, an undertaking, an opening or an example."""

    id: str
    kind: str
    """One of `STEP_KINDS`."""
    text: str
    who: str
    by: str
    """When it will be done, in people's own words or as an ISO date."""
    to_whom: str
    """To whom an undertaking is given."""
    sort: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class NextStepLink:
    """What a next step comes from: a theme, a quote, or a picture."""

    id: str
    next_step_id: str | None
    theme_id: str | None
    reaction_id: str | None
    card_id: str | None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person on the contact sheet, which is kept apart from everything that was said."""

    id: str
    name: str
    contact: str
    role: str
    group_id: str | None
    shares_contact: bool
    """Whether they agreed to share their contact with the others."""
    removed: bool = False
