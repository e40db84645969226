"""Edit the plan while the session runs: questions, minutes, rounds added or removed."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.files import gathering
from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _
from bonfire_deck.model.plan import PlannedRound
from bonfire_deck.model.rows import Round
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.words import CHOOSINGS, PARTS, PHASES, PLACES, choosing_label, part_label, phase_label
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.theme import dress, fix, roomy
from bonfire_deck.ui.workbench import Workbench

LONGEST_ROUND = 600
MOST_CARDS = 9


class PlanSheet(QDialog):
    """Rounds on the left, the selected one on the right; a field commits its changes when it loses the focus."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        """Show the plan of the session in `workbench`."""
        super().__init__(parent)
        self.setObjectName("plan-sheet")
        self.setWindowTitle(_("Plan"))
        self._workbench = workbench
        self.above = QVBoxLayout()
        """Room below the heading, for what another kind of plan needs."""
        self.list = QListWidget()
        self.list.setObjectName("round-list")
        self.list.setAccessibleName(_("Rounds"))
        fix(self.list, width=230)
        self.total = QLabel()
        self.total.setObjectName("plan-total")
        self.total.setProperty("role", "quiet")
        self.total.setWordWrap(True)
        self.title, self.question = QLineEdit(), QLineEdit()
        self.minutes = QSpinBox()
        roomy(self.minutes)
        self.minutes.setRange(0, LONGEST_ROUND)
        self.part, self.phase, self.place = QComboBox(), QComboBox(), QComboBox()
        for part in PARTS:
            self.part.addItem(part_label(part), part)
        for phase in PHASES:
            self.phase.addItem(phase_label(phase) or _("none"), phase)
        for place in PLACES:
            self.place.addItem(_("in groups") if place == "group" else _("in plenary"), place)
        self.choosing, self.each = QComboBox(), QSpinBox()
        for choosing in CHOOSINGS:
            self.choosing.addItem(choosing_label(choosing), choosing)
        roomy(self.each)
        self.each.setRange(1, MOST_CARDS)
        self.ticks = {
            "now_and_wanted": QCheckBox(_("One for now and one for what we want")),
            "hidden_choices": QCheckBox(_("Hidden until revealed")),
            "may_drop": QCheckBox(_("Can be skipped if time is short")),
        }
        self._build()
        self.title.editingFinished.connect(lambda: self._keep(title=self.title.text()))
        self.question.editingFinished.connect(lambda: self._keep(question=self.question.text()))
        self.minutes.editingFinished.connect(lambda: self._keep(minutes=self.minutes.value()))
        self.part.activated.connect(lambda _i: self._keep(part=str(self.part.currentData())))
        self.phase.activated.connect(lambda _i: self._keep(phase=str(self.phase.currentData())))
        self.place.activated.connect(lambda _i: self._keep(place=str(self.place.currentData())))
        self.choosing.activated.connect(lambda _i: self._keep(choosing=str(self.choosing.currentData())))
        self.each.editingFinished.connect(lambda: self._keep(cards_each=self.each.value()))
        for name, tick in self.ticks.items():
            tick.clicked.connect(lambda checked, name=name: self._keep(**{name: int(checked)}))
        self.list.currentRowChanged.connect(lambda _row: self._show_round())
        workbench.changed.connect(self._on_changed)
        self._show(0)
        dress(self, night=False)
        self.resize(820, 640)

    def _build(self) -> None:
        form = QFormLayout()
        form.setSpacing(12)
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("round-title", _("Title"), self.title), ("round-question", _("Question"), self.question),
            ("round-minutes", _("Minutes"), self.minutes), ("round-part", _("Part"), self.part),
            ("round-phase", _("Phase"), self.phase), ("round-place", _("Place"), self.place),
            ("round-choosing", _("Cards"), self.choosing), ("round-cards-each", _("For each group"), self.each),
        )  # fmt: skip
        for name, text, widget in rows:
            widget.setObjectName(name)
            widget.setAccessibleName(text)
            form.addRow(text, widget)
        for name, tick in self.ticks.items():
            tick.setObjectName(f"round-{name.replace('_', '-')}")
            tick.setAccessibleName(tick.text())
            form.addRow("", tick)
        buttons = QHBoxLayout()
        for name, text, act in (
            ("add-round", _("Add a round"), self.add), ("remove-round", _("Delete"), self.remove),
            ("add-check-in", _("Check-in first"), lambda: self.add_go_round("check-in")),
            ("add-check-out", _("Check-out last"), lambda: self.add_go_round("check-out")),
        ):  # fmt: skip
            made = QPushButton(text)
            made.setObjectName(name)
            made.setAccessibleName(text)
            made.setAutoDefault(False)
            made.clicked.connect(act)
            buttons.addWidget(made)
        buttons.addStretch(1)
        done = QPushButton(_("Done"))
        done.setObjectName("done")
        done.setProperty("role", "hot")
        done.setAutoDefault(False)
        done.clicked.connect(self.accept)
        buttons.addWidget(done)
        rounds = QVBoxLayout()
        rounds.setSpacing(8)
        rounds.addWidget(self.list, 1)
        rounds.addWidget(self.total)
        rounds.addLayout(self._order())
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addLayout(rounds)
        middle.addLayout(form, 1)
        heading = QLabel(_("Plan"))
        heading.setProperty("role", "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(30, 26, 30, 22)
        layout.setSpacing(16)
        layout.addWidget(heading)
        layout.addLayout(self.above)
        layout.addLayout(middle, 1)
        layout.addLayout(buttons)

    def _order(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, text, key, step in (
            ("round-up", _("Up"), "Alt+Up", -1), ("round-down", _("Down"), "Alt+Down", 1),
        ):  # fmt: skip
            made = QPushButton(text)
            made.setObjectName(name)
            made.setAccessibleName(text)
            made.setAutoDefault(False)
            made.setShortcut(key)
            made.setToolTip(key)
            made.clicked.connect(lambda _checked=False, step=step: self.move_round(step))
            row.addWidget(made)
        return row

    def rounds(self) -> tuple[Round, ...]:
        """Return the rounds of the plan."""
        return self._workbench.reader.session().rounds

    def plan(self) -> str:
        """Return the name of the plan: empty, since a session has only one."""
        return ""

    def chosen(self) -> Round | None:
        """Return the selected round."""
        rounds = self.rounds()
        row = self.list.currentRow()
        return rounds[row] if 0 <= row < len(rounds) else None

    def _show(self, row: int) -> None:
        rounds = self.rounds()
        self.total.setText(self.total_line())
        self.list.blockSignals(True)
        self.list.clear()
        for number, round_ in enumerate(rounds, 1):
            minutes = _("{minutes} min").format(minutes=round_.minutes)
            self.list.addItem(f"{number}  {shown_text(round_.title)}  · {minutes}")
        self.list.setCurrentRow(min(row, len(rounds) - 1))
        self.list.blockSignals(False)
        self._show_round()

    def _show_round(self) -> None:
        round_ = self.chosen()
        for widget in (self.title, self.question, self.minutes, self.part, self.phase, self.place, self.choosing,
                       self.each, *self.ticks.values()):  # fmt: skip
            widget.setEnabled(round_ is not None)
        if round_ is None:
            return
        self.title.setText(round_.title)
        self.question.setText(round_.question)
        self.minutes.setValue(round_.minutes)
        self.part.setCurrentIndex(PARTS.index(round_.part))
        self.phase.setCurrentIndex(PHASES.index(round_.phase))
        self.place.setCurrentIndex(PLACES.index(round_.place))
        self.choosing.setCurrentIndex(CHOOSINGS.index(round_.choosing))
        self.each.setValue(round_.cards_each)
        # Such a round has exactly two slots, now and wanted.
        self.each.setEnabled(not round_.now_and_wanted)
        for name, tick in self.ticks.items():
            tick.setChecked(bool(getattr(round_, name)))

    def _keep(self, **fields: str | int) -> None:
        round_ = self.chosen()
        if round_ is not None:
            with troubles.told(self):
                gathering.change_round(self._workbench.history, round_.id, **fields)

    def total_line(self) -> str:
        """Return the total time of all rounds, and how much of it is optional."""
        rounds = [round_ for round_ in self.rounds() if not round_.dropped]
        told = _("{minutes} min in total").format(minutes=sum(round_.minutes for round_ in rounds))
        spare = sum(round_.minutes for round_ in rounds if round_.may_drop)
        return _("{told}, {spare} of them optional").format(told=told, spare=spare) if spare else told

    def move_round(self, step: int) -> None:
        """Move the selected round up or down."""
        with troubles.told(self):
            place = gathering.move_round(self._workbench.history, self.rounds(), self.list.currentRow(), step)
            self._show(place)

    def add(self) -> None:
        """Add a round after the selected one."""
        rounds = self.rounds()
        planned = PlannedRound(_("New round"), _("What do you see?"))
        row = self.list.currentRow()
        with troubles.told(self):
            gathering.add_round(self._workbench.history, planned, rounds, self.chosen(), plan=self.plan())
            self._show(row + 1)
            self.title.setFocus()
            self.title.selectAll()

    def add_go_round(self, phase: str) -> None:
        """Add a check-in before all rounds or a check-out after them: one word from each group in turn."""
        rounds = self.rounds()
        is_first = phase == "check-in"
        question = _("In one word: how are you arriving today?") if is_first else _("In one word: how are you leaving?")
        planned = PlannedRound(phase_label(phase), question, phase=phase, minutes=5)
        with troubles.told(self):
            gathering.add_round(self._workbench.history, planned, rounds, None, first=is_first, plan=self.plan())
            self._show(0 if is_first else len(rounds))

    def remove(self) -> None:
        """Remove the selected round; the last one stays."""
        round_ = self.chosen()
        if round_ is not None and self.list.count() > 1:
            with troubles.told(self):
                gathering.remove_round(self._workbench.history, round_.id)
                self._show(max(0, self.list.currentRow() - 1))

    def _on_changed(self, change: Change) -> None:
        if "rounds" in change.tables:
            self._show(self.list.currentRow())
