"""The facilitator's control of time: the round's timer, its bell, and skipping an optional round."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from bonfire_deck.files import gathering
from bonfire_deck.i18n import _
from bonfire_deck.model.clock import behind_plan, plan_sentence, timer_state, to_drop
from bonfire_deck.model.text import shown_text
from bonfire_deck.settings import change_setting, read_settings
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.run.bell import ring
from bonfire_deck.ui.run.stage import Stage

BELL = "bell"
LOOK_MILLISECONDS = 250
MINUTE = 60.0
DROP_KEY = "Ctrl+Shift+D"


class Timing(QObject):
    """Act on the stage's timer and plan; show a status message when a round's time is up."""

    def __init__(self, stage: Stage, say: Callable[[str], None], parent: QObject | None = None) -> None:
        """Watch the timer of `stage`; `say` receives the messages."""
        super().__init__(parent)
        self._stage = stage
        self._say = say
        self._before = timer_state(stage.timer.remaining(stage.now()))
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MILLISECONDS)
        self._watch.timeout.connect(self.look)
        self._watch.start()

    def pause(self) -> None:
        """Start or stop the timer."""
        timer, now = self._stage.timer, self._stage.now()
        self._stage.set_timer(timer.started(now) if timer.ends_at is None else timer.paused(now))

    def public(self) -> None:
        """Show the timer to the room, or only here."""
        self._stage.set_timer(replace(self._stage.timer, public=not self._stage.timer.public))

    def longer(self, minutes: int) -> None:
        """Add minutes to the round, or take some off."""
        self._stage.set_timer(self._stage.timer.longer(minutes * MINUTE))

    def look(self) -> None:
        """Ring once when the time is up, while live."""
        timer = self._stage.timer
        state = timer_state(timer.remaining(self._stage.now()))
        before, self._before = self._before, state
        if state == "over" and before != "over" and timer.ends_at is not None and self._stage.live:
            self._say(self._time_is_up())
            if self.bell_is_on:
                ring(self._stage.workbench.paths)

    def _time_is_up(self) -> str:
        stage, rounds = self._stage, self._stage.session.rounds
        round_ = stage.round
        late = behind_plan(rounds, round_.id, stage.timer, stage.begun_at, stage.now()) if round_ else 0
        drop = to_drop(rounds, round_.id) if round_ else None
        if late <= 0:
            return _("Time is up.")
        if drop is None:
            return _("Time is up. You are {late}.").format(late=plan_sentence(late))
        return _("Time is up. You are {late}. To skip “{round}”: {key}.").format(
            late=plan_sentence(late), round=shown_text(drop.title), key=DROP_KEY
        )

    @property
    def bell_is_on(self) -> bool:
        """Whether the bell is on, in all sessions."""
        return read_settings(self._stage.workbench.paths).get(BELL) is not False

    def switch_bell(self) -> None:
        """Turn the bell on or off; the timer flashes in any case."""
        change_setting(self._stage.workbench.paths, BELL, not self.bell_is_on)
        self._say(_("The bell rings at the end of a round.") if self.bell_is_on else _("The bell is off."))

    def drop(self) -> None:
        """Skip the next optional round; it stays in the plan, struck through, and undo restores it."""
        stage = self._stage
        round_ = to_drop(stage.session.rounds, stage.round.id) if stage.round else None
        if round_ is None:
            self._say(_("No later round is optional. The plan says which ones are: Ctrl+R."))
            return
        gathering.change_round(stage.workbench.history, round_.id, dropped=1)
        self._say(_("“{round}” is skipped. Undo brings it back.").format(round=shown_text(round_.title)))


def timing_actions(timing: Timing) -> tuple[Action, ...]:
    """Return the actions for time."""
    return (
        Action("timer-pause", _("Start or stop the timer"), ("Ctrl+T",), timing.pause),
        Action("timer-public", _("Show the timer to the room"), ("Ctrl+Shift+T",), timing.public),
        Action("longer", _("One minute more"), ("Ctrl+Up",), lambda: timing.longer(1)),
        Action("shorter", _("One minute less"), ("Ctrl+Down",), lambda: timing.longer(-1)),
        Action("drop-round", _("Skip the next optional round"), (DROP_KEY,), timing.drop),
        Action("bell", _("Bell at the end of a round"), ("Ctrl+Shift+B",), timing.switch_bell),
    )
