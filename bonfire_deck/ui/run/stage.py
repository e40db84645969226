"""The current state of the session: picture, round, group, kind, wall and timer; saved on the desk at every step."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from bonfire_deck.files.desk import Plain
from bonfire_deck.model.clock import Timer, next_place, timer_from
from bonfire_deck.model.rows import Card, Group, Reaction, Round
from bonfire_deck.model.session import Session, question_to_the_room
from bonfire_deck.model.words import KINDS
from bonfire_deck.settings import change_setting, read_settings
from bonfire_deck.ui.run.showing import ON_THE_WALL, Showing
from bonfire_deck.ui.workbench import Workbench

REDUCE_MOTION = "reduce_motion"
MODES = ("holding", "picture", "board", "gallery", "spread", "choices", "steps")
ANOTHER_DAY = 12 * 3600.0
"""Going live again after this many seconds restarts the clock against the plan."""


class Stage(QObject):
    """The state that the run window controls and the audience window shows."""

    moved = Signal()
    ticked = Signal()
    """A second of the public timer has passed: on the wall, only the time has changed."""

    def __init__(
        self, workbench: Workbench, now: Callable[[], float] = time.time, parent: QObject | None = None
    ) -> None:
        """Restore this session's state from the desk."""
        super().__init__(parent)
        self.workbench = workbench
        self.now = now
        desk = workbench.desk
        session = self.session
        self.card_id = self._known("card", [c.id for c in session.cards])
        self.round_id = self._known("round", [r.id for r in session.rounds])
        self.group_id = workbench.reader.for_group() or self._known("group", [g.id for g in session.groups])
        if desk.get("group") == "plenary":
            self.group_id = ""
        self.kind = str(desk.get("kind")) if desk.get("kind") in KINDS else KINDS[0]
        self.mode = str(desk.get("mode")) if desk.get("mode") in MODES else "holding"
        self.black = desk.get("black") is True
        self.live = desk.get("live") is True
        self.titles = desk.get("titles") is True
        self.moves = read_settings(workbench.paths).get(REDUCE_MOTION) is not True
        """Whether picture transitions are on."""
        self.quote_page = 0
        self.showing = Showing(desk, self.moved.emit)
        begun = desk.get("begun_at")
        self.begun_at = float(begun) if isinstance(begun, int | float) else 0.0
        kept = desk.get("timer")
        self.timer = timer_from(kept, now()) if kept else self._fresh_timer()

    def _known(self, name: str, ids: list[str]) -> str:
        kept = self.workbench.desk.get(name)
        return str(kept) if kept in ids else (ids[0] if ids else "")

    @property
    def session(self) -> Session:
        """The session in its current state."""
        return self.workbench.reader.session()

    @property
    def card(self) -> Card | None:
        """The picture that is up."""
        session = self.session
        return session.card_by_id.get(self.card_id) or (session.cards[0] if session.cards else None)

    @property
    def round(self) -> Round | None:
        """The current round."""
        session = self.session
        return session.round_by_id.get(self.round_id) or (session.rounds[0] if session.rounds else None)

    @property
    def group(self) -> Group | None:
        """The group that is speaking; `None` is the plenary."""
        return self.session.group_by_id.get(self.group_id)

    @property
    def question(self) -> str:
        """The question to the room."""
        return self.question_on(self.card)

    def question_on(self, card: Card | None) -> str:
        """Return the question to the room with `card` up."""
        return question_to_the_room(card, self.round, self.session.about)

    def reactions_here(self) -> tuple[Reaction, ...]:
        """The reactions on this picture, newest first."""
        card = self.card
        return tuple(reversed(self.session.reactions_by_card.get(card.id, ()))) if card else ()

    def shown_here(self) -> tuple[Reaction, ...]:
        """Those shown to the room, in the order they were said."""
        return self.shown_on(self.card) if self.card else ()

    def shown_on(self, card: Card) -> tuple[Reaction, ...]:
        """Return the reactions on a card that are shown to the room, in the order they were said."""
        said = self.session.reactions_by_card.get(card.id, ())
        return tuple(r for r in said if r.shown and not r.withdrawn)

    def set(self, **state: Plain) -> None:
        """Change named parts of the state, save them on the desk, and emit a change."""
        if state.get("card", self.card_id) != self.card_id:
            self.showing.another_card()
        for name, value in state.items():
            setattr(self, {"card": "card_id", "round": "round_id", "group": "group_id"}.get(name, name), value)
            self.workbench.desk.set(name, "plenary" if name == "group" and value == "" else value)
        if "card" in state:
            self.quote_page = 0
        self.moved.emit()

    def step_card(self, by: int) -> None:
        """Go to a neighbouring picture, stopping at the first and last; cards set aside are skipped."""
        card = self.card
        if card is not None:
            cards = [other for other in self.session.cards if other == card or not other.set_aside]
            place = min(len(cards) - 1, max(0, cards.index(card) + by))
            self.show_card(cards[place].id)

    def show_card(self, card_id: str) -> None:
        """Put a picture up."""
        self.set(card=card_id, mode="picture")

    def step_round(self, by: int) -> None:
        """Go to a neighbouring round with its own time; going back destroys nothing."""
        rounds = self.session.rounds
        if self.round is None:
            return
        here = rounds.index(self.round)
        place = next_place(rounds, here, by)
        if place != here:
            self.go_to_round(rounds[place].id)

    def go_to_round(self, round_id: str) -> None:
        """Begin a round; its timer runs if the session is live."""
        self.round_id = round_id
        self.showing.keep(board_part="")
        timer = self._fresh_timer()
        self.set_timer(timer.started(self.now()) if self.live else timer)
        is_empty = self.mode == "choices" and not self.session.choices_in(round_id)
        if is_empty and self.round is not None and self.round.choosing == "show" and self.showing.view == "side":
            # Nobody chooses here: the wall would show only empty places.
            self.set(round=round_id, mode="picture")
        else:
            self.set(round=round_id)

    def _fresh_timer(self) -> Timer:
        round_ = self.round
        old = getattr(self, "timer", Timer())
        return Timer(left=round_.minutes * 60.0 if round_ else 0.0, public=old.public)

    def turn_board(self, part: str, by: str) -> None:
        """Set the room's board to `part` with an arrangement; where pages are needed, free becomes by picture."""
        self.showing.keep(board_part=part, board_by=by if by in ON_THE_WALL else ON_THE_WALL[0])
        if self.mode == "board":
            self.set(quote_page=0)

    def set_timer(self, timer: Timer) -> None:
        """Save a changed timer."""
        self.timer = timer
        self.workbench.desk.set("timer", dict(timer.kept()))
        self.moved.emit()

    def let_move(self, moves: bool) -> None:
        """Turn picture transitions on or off in all sessions from now on."""
        self.moves = moves
        change_setting(self.workbench.paths, REDUCE_MOTION, not moves)

    def go_live(self) -> None:
        """Show the wall to the room; the first time, start the clock against the plan."""
        if self.now() - self.begun_at > ANOTHER_DAY:
            self.begun_at = self.now()
            self.timer = self._fresh_timer()
            self.workbench.desk.set("begun_at", self.begun_at)
        self.set_timer(self.timer.started(self.now()))
        self.showing.keep(frozen=None)
        self.set(live=True, black=False, mode="picture" if self.mode == "holding" else self.mode)

    def leave_live(self) -> None:
        """Hide the room's view; no question is asked and nothing is lost."""
        self.showing.keep(frozen=None)
        self.set(live=False, black=False)
