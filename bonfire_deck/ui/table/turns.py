"""Whose turn it is at the table, and that group's cards: saved on the desk at every step."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from bonfire_deck.errors import Trouble
from bonfire_deck.files import choosing
from bonfire_deck.files.desk import Plain
from bonfire_deck.i18n import _
from bonfire_deck.model.dealing import agreed_seed, new_seed
from bonfire_deck.model.rows import Card, Choice, Group, Reaction, Round
from bonfire_deck.model.session import Session, question_to_the_room
from bonfire_deck.model.words import KINDS
from bonfire_deck.settings import read_settings
from bonfire_deck.ui.run.stage import REDUCE_MOTION
from bonfire_deck.ui.table.hand import BY_CHANCE, FROM_ALL, Place, hand, has_passed, places
from bonfire_deck.ui.workbench import Workbench

DESK = "table"
ROUND, FILE, TEAM = "round", "file", "team"
"""A laptop passed round; a table with its own file; a small team at one screen."""
MODES = (ROUND, FILE, TEAM)
KEPT: tuple[tuple[str, Plain], ...] = (
    ("group", ""), ("round", ""), ("begun", False), ("had", []), ("slot", ""), ("turned", []), ("card", ""),
    ("picking", False), ("page", 0), ("kind", KINDS[0]), ("editing", ""), ("drafts", {}), ("steps", 0), ("undone", 0),
)  # fmt: skip
"""The state stored on the desk, with initial values."""


class Turns(QObject):
    """One sitting at the table. Drafts and turned cards belong to a group in a round and are restored with it."""

    moved = Signal()
    said = Signal(str)
    """A status message for those at the table."""

    def __init__(self, workbench: Workbench, mode: str, parent: QObject | None = None) -> None:
        """Restore the last sitting of the same kind from the desk."""
        super().__init__(parent)
        self.workbench = workbench
        self.mode = mode
        kept = workbench.desk.get(DESK)
        same = isinstance(kept, dict) and kept.get("mode") == mode
        self._state: dict[str, Plain] = {
            name: kept[name] if same and isinstance(kept, dict) and type(kept.get(name)) is type(default) else default
            for name, default in KEPT
        }
        if mode != ROUND:
            own = workbench.reader.for_group() or next((group.id for group in self.session.groups), "")
            self._state |= {"group": own, "begun": True}
        self.moves = read_settings(workbench.paths).get(REDUCE_MOTION) is not True
        """Whether cards turn with an animation."""

    def text(self, name: str) -> str:
        """Return a named text of the state."""
        return str(self._state[name])

    def names(self, name: str) -> list[str]:
        """Return a named list of the state."""
        value = self._state[name]
        return [str(entry) for entry in value] if isinstance(value, list) else []

    def number(self, name: str) -> int:
        """Return a named number or flag of the state."""
        value = self._state[name]
        return int(value) if isinstance(value, int) else 0

    def set(self, **state: Plain) -> None:
        """Change named parts of the state, save them on the desk, and emit a change."""
        self._state |= state
        self.keep_open()
        self.moved.emit()

    def keep_open(self, is_open: bool = True) -> None:
        """Save the state on the desk, and whether the next start returns to the table."""
        self.workbench.desk.set(DESK, {**self._state, "mode": self.mode, "open": is_open})

    def draft(self) -> str:
        """Return the draft of this group in this round, or of the line being edited."""
        drafts = self._state["drafts"]
        return str(drafts.get(self._draft_name(), "")) if isinstance(drafts, dict) else ""

    def set_draft(self, text: str) -> None:
        """Save a draft without a redraw."""
        drafts = self._state["drafts"]
        kept: dict[str, Plain] = (
            {name: words for name, words in drafts.items() if words} if isinstance(drafts, dict) else {}
        )
        kept.pop(self._draft_name(), None)
        if text:
            kept[self._draft_name()] = text
        self._state["drafts"] = kept
        self.keep_open()

    def _draft_name(self) -> str:
        return self.text("editing") or f"{self.round.id if self.round else ''} {self.text('group')}"

    @property
    def session(self) -> Session:
        """The session in its current state."""
        return self.workbench.reader.session()

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds available at a table."""
        return tuple(round_ for round_ in self.session.rounds if not round_.dropped)

    @property
    def round(self) -> Round | None:
        """The current round."""
        rounds = self.session.rounds
        return self.session.round_by_id.get(self.text("round")) or (rounds[0] if rounds else None)

    @property
    def group(self) -> Group | None:
        """The group whose turn it is; `None` once everybody has had the laptop."""
        return self.session.group_by_id.get(self.text("group"))

    @property
    def next_group(self) -> Group | None:
        """The group that gets the laptop next; `None` if all others have had it."""
        groups, here = self.session.groups, self.group
        place = groups.index(here) + 1 if here in groups else 0
        had = {*self.names("had"), self.text("group")}
        return next((group for group in (*groups[place:], *groups[:place]) if group.id not in had), None)

    @property
    def passed(self) -> Choice | None:
        """This group's pass in this round."""
        return has_passed(self.session, self.round, self.text("group"))

    def hand(self) -> tuple[Place, ...]:
        """Return the cards that this group was dealt or drew in this round."""
        round_ = self.round
        here = f"{round_.id if round_ else ''} {self.text('group')} "
        turned = {name.removeprefix(here) for name in self.names("turned") if name.startswith(here)}
        return hand(self.session, round_, self.text("group"), turned) if round_ else ()

    def places(self) -> tuple[Place, ...]:
        """Return the places for the cards that the group speaks about; empty if one picture is up for all."""
        round_ = self.round
        if round_ is None or round_.choosing not in (*BY_CHANCE, *FROM_ALL):
            return ()
        if round_.choosing in BY_CHANCE and not round_.now_and_wanted:
            return self.hand()
        return places(self.session, round_, self.text("group"))

    @property
    def place(self) -> Place | None:
        """The current place: the chosen one, otherwise the first empty one, otherwise the first."""
        found = self.places()
        chosen = next((place for place in found if place.slot == self.text("slot")), None)
        if chosen is None and not (self.round and self.round.choosing in BY_CHANCE and not self.round.now_and_wanted):
            chosen = next((place for place in found if place.card is None), found[0] if found else None)
        return chosen

    @property
    def card(self) -> Card | None:
        """The card that reactions are saved with; `None` while cards are laid out to choose from."""
        if self.number("picking"):
            return None
        if not self.places():
            session = self.session
            return session.card_by_id.get(self.text("card")) or next(iter(session.table_cards), None)
        place = self.place
        return None if place is None or place.down else place.card

    @property
    def question(self) -> str:
        """The question to the group."""
        return question_to_the_room(self.card, self.round, self.session.about)

    def lines(self) -> tuple[Reaction, ...]:
        """Return the group's lines in this round, for a small team those on this picture; newest first."""
        round_, card = self.round, self.card
        return tuple(
            line
            for line in reversed(self.session.reactions)
            if line.group_id == self.text("group")
            and not line.withdrawn
            and line.round_id == (round_.id if round_ else None)
            and (self.mode != TEAM or card is None or line.card_id == card.id)
        )

    def deal(self) -> None:
        """Deal the cards that this group lacks, so that every table deals alike."""
        round_, group = self.round, self.group
        if round_ is None or group is None or round_.choosing != "deal" or self.passed:
            return
        session, history = self.session, self.workbench.history
        seeds = [choice.seed.rstrip(choosing.AGAIN) for choice in session.choices_in(round_.id) if choice.seed]
        try:
            if seeds or self.mode == FILE:
                seed = seeds[0] if seeds else agreed_seed(session.about.id, round_.id)
                if len(self.hand()) < round_.cards_each:
                    choosing.deal_to(history, session, round_, group.id, seed)
            else:
                choosing.deal_round(history, session, round_, new_seed())
        except Trouble as trouble:
            self.said.emit(str(trouble))

    def act(self, edit: Callable[[], object], **state: Plain) -> bool:
        """Make one edit that this group can undo, then change the state; on failure, emit the reason."""
        try:
            edit()
        except Trouble as trouble:
            self.said.emit(str(trouble))
            return False
        self.said.emit("")
        self.set(**{"steps": self.number("steps") + 1, "undone": 0, **state})
        return True

    def step(self, *, back: bool) -> None:
        """Undo or redo; when the laptop is passed round, never another group's edits."""
        left = self.number("steps" if back else "undone")
        if self.mode == ROUND and not left:
            self.said.emit(_("There is nothing to undo.") if back else _("There is nothing to redo."))
            return
        try:
            change = self.workbench.undo() if back else self.workbench.redo()
        except Trouble as trouble:
            self.said.emit(str(trouble))
            return
        if change is None:
            self.said.emit(_("There is nothing to undo.") if back else _("There is nothing to redo."))
            return
        by = -1 if back else 1
        self.set(steps=max(0, self.number("steps") + by), undone=max(0, self.number("undone") - by))
        said = _("Undone: {label}") if back else _("Redone: {label}")
        self.said.emit(said.format(label=change.label))
