"""The top of the run window: the session, its rounds, the timer, the clock against the plan."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.clock import behind_plan, clock_text, plan_sentence, timer_state
from bonfire_deck.model.rows import Round
from bonfire_deck.model.text import shortened, shown_text
from bonfire_deck.ui.actions import ActionTable
from bonfire_deck.ui.buttons import button
from bonfire_deck.ui.elided import ElidedLabel
from bonfire_deck.ui.run.stage import Stage
from bonfire_deck.ui.theme import fix

TICK_MILLISECONDS = 250
WIDE = 1440
FLASH_SECONDS = 4
STEPS_HEIGHT = 38
MOST_LETTERS = 20
"""Maximum characters of a round's title; the accessible name has it in full."""
FEWEST_STEPS_WIDTH = 150


def _steps_area() -> tuple[QScrollArea, QHBoxLayout]:
    """Return a scroll area for the rounds: however many or long, the timer and buttons beside them stay in place."""
    inner = QWidget()
    steps = QHBoxLayout(inner)
    steps.setContentsMargins(0, 0, 0, 0)
    steps.setSpacing(2)
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    fix(area, height=STEPS_HEIGHT)
    area.setMinimumWidth(FEWEST_STEPS_WIDTH)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area, steps


class RoundsBar(QFrame):
    """Show the stage's rounds and time."""

    def __init__(self, stage: Stage, table: ActionTable, parent: QWidget | None = None) -> None:
        """Show the state of `stage`; buttons trigger the actions of `table`."""
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._stage = stage
        self._rounds: tuple[Round, ...] = ()
        self._menu_button = QPushButton()
        self._menu_button.setObjectName("session-menu")
        self._menu_button.setProperty("role", "bare")
        self._menu_button.setText("☰")
        self._menu_button.setAccessibleName(_("Menu"))
        self._menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._title = ElidedLabel("", "title")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._people = QLabel()
        self._people.hide()
        self._people.setProperty("role", "quiet")
        self._area, self._steps = _steps_area()
        self.time = QPushButton()
        self.time.setObjectName("timer")
        self.time.setProperty("role", "time")
        self.time.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.time.clicked.connect(lambda: table.do("timer-pause"))
        self._plan = QLabel()
        self._plan.setObjectName("plan-clock")
        self._plan.setProperty("role", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 16, 6)
        row.setSpacing(7)
        row.addWidget(self._menu_button)
        row.addWidget(self._title)
        row.addWidget(self._people)
        row.addWidget(self._area, 1)
        row.addWidget(self.time)
        row.addWidget(button(table, "longer", _("+1 min"), shows_key=False))
        row.addWidget(self._plan)
        row.addWidget(button(table, "board", _("Board"), shows_key=False, told=_("Board, in its own window")))
        row.addWidget(button(table, "next-round", _("Next round"), "hot"))
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MILLISECONDS)
        self._tick.timeout.connect(self.show_time)
        self._tick.start()
        self.refresh()

    def set_menu(self, menu: QMenu) -> None:
        """Attach the window's menu to the button at the left."""
        self._menu_button.setMenu(menu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the number of people on a small laptop to leave space for the rounds."""
        self._people.setVisible(event.size().width() >= WIDE)
        super().resizeEvent(event)

    def refresh(self) -> None:
        """Redraw after a change."""
        session = self._stage.session
        self._title.show_words(shortened(session.about.title, 26))
        groups = ngettext("{count} group", "{count} groups", len(session.groups))
        people = ngettext("{count} person", "{count} people", session.people)
        self._people.setText(f"{people} · {groups}" if session.people else groups)
        if session.rounds != self._rounds:
            self._rounds = session.rounds
            while (item := self._steps.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.deleteLater()
            for number, round_ in enumerate(session.rounds, 1):
                self._steps.addWidget(self._step(number, round_))
            self._steps.addStretch(1)
        for place, round_ in enumerate(self._rounds):
            item = self._steps.itemAt(place)
            step = item.widget() if item is not None else None
            if isinstance(step, QPushButton):
                step.setChecked(self._stage.round is not None and round_.id == self._stage.round.id)
                if step.isChecked():
                    self._area.ensureWidgetVisible(step)
        self.show_time()

    def _step(self, number: int, round_: Round) -> QPushButton:
        step = QPushButton(f"{number} {shortened(round_.title, MOST_LETTERS)}")
        step.setObjectName(f"round-{number}")
        step.setProperty("role", "step")
        step.setCheckable(True)
        step.setProperty("dropped", round_.dropped)
        name = _("Round {number}, {title}, skipped") if round_.dropped else _("Round {number}, {title}")
        step.setAccessibleName(name.format(number=number, title=round_.title))
        step.setToolTip(shown_text(round_.question))
        step.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        step.clicked.connect(lambda: self._stage.go_to_round(round_.id))
        return step

    def show_time(self) -> None:
        """Update the timer and the clock against the plan."""
        stage = self._stage
        now = stage.now()
        left = stage.timer.remaining(now)
        state = timer_state(left)
        if state == "over" and stage.moves and left > -FLASH_SECONDS and int(-left * 1000) // TICK_MILLISECONDS % 2:
            state = "flash"
        text = clock_text(left)
        if text != self.time.text() or self.time.property("state") != state:
            self.time.setText(text)
            self.time.setProperty("state", state)
            self.time.style().unpolish(self.time)
            self.time.style().polish(self.time)
            running = _("running") if stage.timer.ends_at is not None else _("stopped")
            shown = _("shown to the room") if stage.timer.public else _("only you can see it")
            self.time.setAccessibleName(
                _("Timer, {time}, {running}, {shown}").format(time=text, running=running, shown=shown)
            )
            if stage.timer.public and stage.live:
                stage.ticked.emit()
        late = 0
        if stage.begun_at and stage.live and stage.round is not None:
            late = behind_plan(self._rounds, stage.round.id, stage.timer, stage.begun_at, now)
        self._plan.setText(plan_sentence(late) if late else "")
