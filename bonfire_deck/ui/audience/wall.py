"""What the room sees at one moment, as a value: painters draw it, and freezing keeps one."""

from dataclasses import dataclass, field, replace

from bonfire_deck.files.desk import Plain
from bonfire_deck.i18n import _
from bonfire_deck.model.clock import clock_text, timer_state
from bonfire_deck.model.looking import Part, part_of
from bonfire_deck.model.rows import Card, Choice, Reaction, Round
from bonfire_deck.model.session import Session, question_to_the_room
from bonfire_deck.model.words import PARTS
from bonfire_deck.ui.run.showing import ON_THE_WALL, VIEWS
from bonfire_deck.ui.run.stage import MODES, Stage

PAGED = ("picture", "choices", "board", "steps")
"""The modes that have pages."""


@dataclass(frozen=True)
class Wall:
    """Everything to be painted; equal walls look the same."""

    session: Session = field(compare=False)
    edition: int
    """Changes with every state of the session, so that comparing walls compares no rows."""
    mode: str
    card: Card | None
    round: Round | None
    black: bool = False
    titles: bool = False
    page: int = 0
    timer: str = ""
    """As written on the wall, "" if only the facilitator sees it."""
    timer_state: str = ""
    zoom: Part | None = None
    spot: Part | None = None
    view: str = VIEWS[0]
    marked: str = ""
    drawn: str = ""
    board: tuple[str, str] = ("now", "picture")
    """The board's part and arrangement."""

    @property
    def question(self) -> str:
        """The question to the room, or the subject of the ranking."""
        if self.mode == "choices" and self.view == "ranking":
            return _("Chosen most often today")
        one_card = self.mode == "picture" or (self.mode == "choices" and self.view == "words")
        card = self.card if one_card else None
        return question_to_the_room(card, self.round, self.session.about)

    @property
    def quotes(self) -> tuple[Reaction, ...]:
        """The reactions on the card that are shown to the room, in the order they were said."""
        said = self.session.reactions_by_card.get(self.card.id, ()) if self.card else ()
        return tuple(reaction for reaction in said if reaction.shown and not reaction.withdrawn)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The groups' choices in the round."""
        return self.session.choices_in(self.round.id) if self.round else ()

    @property
    def is_picture(self) -> bool:
        """Whether one picture is up and visible."""
        return self.mode == "picture" and not self.black and self.card is not None


def wall_of(stage: Stage, card: Card | None = None) -> Wall:
    """Return what the room sees according to `stage`, or what it would see if `card` came up next."""
    left = stage.timer.remaining(stage.now())
    is_public, showing, session = stage.timer.public, stage.showing, stage.session
    part = showing.board_part or (stage.round.part if stage.round else "now")
    wall = Wall(
        session, id(session), stage.mode, stage.card, stage.round, black=stage.black, titles=stage.titles,
        page=stage.quote_page if stage.mode in PAGED else 0,
        timer=clock_text(left) if is_public else "", timer_state=timer_state(left) if is_public else "",
        zoom=showing.zoom, spot=showing.spot, view=showing.view,
        marked=showing.marked if stage.mode in ("gallery", "spread") else "", drawn=showing.drawn,
        board=(part, showing.board_by),
    )  # fmt: skip
    if card is None or card == wall.card:
        return wall
    return replace(wall, card=card, page=0, zoom=None, spot=None, drawn="")


def plain(wall: Wall) -> dict[str, Plain]:
    """Return a wall as plain values for the desk: no words, only which rows of the session it shows."""
    session = wall.session
    return {
        "mode": wall.mode, "card": wall.card.id if wall.card else "", "round": wall.round.id if wall.round else "",
        "black": wall.black, "titles": wall.titles, "page": wall.page, "timer": wall.timer,
        "timer_state": wall.timer_state, "zoom": list(wall.zoom) if wall.zoom else None,
        "spot": list(wall.spot) if wall.spot else None, "view": wall.view, "marked": wall.marked, "drawn": wall.drawn,
        "board": list(wall.board),
        "shown": [reaction.id for reaction in session.reactions if reaction.shown],
        "steps": [step.id for step in session.next_steps],
        "choices": {choice.id: [choice.card_id, choice.passed, choice.revealed] for choice in session.choices},
    }  # fmt: skip


def wall_from(kept: dict[str, Plain], session: Session) -> Wall:
    """Restore the wall from `kept`, as far as its rows still exist in the session."""
    shown, choices = kept.get("shown"), kept.get("choices")
    ids = {str(name) for name in shown} if isinstance(shown, list) else set()
    then = choices if isinstance(choices, dict) else {}
    steps = kept.get("steps")
    session = replace(
        session,
        reactions=tuple(replace(reaction, shown=reaction.id in ids) for reaction in session.reactions),
        choices=tuple(_as_then(choice, then[choice.id]) for choice in session.choices if choice.id in then),
        next_steps=tuple(step for step in session.next_steps if isinstance(steps, list) and step.id in steps),
    )
    page, mode, view, board = kept.get("page"), kept.get("mode"), kept.get("view"), kept.get("board")
    return Wall(
        session, id(session), str(mode) if mode in MODES else MODES[0],
        session.card_by_id.get(str(kept.get("card"))), session.round_by_id.get(str(kept.get("round"))),
        black=kept.get("black") is True, titles=kept.get("titles") is True, page=page if isinstance(page, int) else 0,
        timer=str(kept.get("timer") or ""), timer_state=str(kept.get("timer_state") or ""),
        zoom=part_of(kept.get("zoom")), spot=part_of(kept.get("spot")),
        view=str(view) if view in VIEWS else VIEWS[0], marked=str(kept.get("marked") or ""),
        drawn=str(kept.get("drawn") or ""),
        board=_board_from(board),
    )  # fmt: skip


def _board_from(kept: Plain) -> tuple[str, str]:
    if isinstance(kept, list) and len(kept) == 2 and kept[0] in PARTS and kept[1] in ON_THE_WALL:
        return str(kept[0]), str(kept[1])
    return PARTS[0], ON_THE_WALL[0]


def _as_then(choice: Choice, kept: Plain) -> Choice:
    if not isinstance(kept, list) or len(kept) != 3:
        return choice
    card_id, passed, revealed = kept
    return replace(
        choice, card_id=card_id if isinstance(card_id, str) else None, passed=passed is True, revealed=revealed is True
    )
