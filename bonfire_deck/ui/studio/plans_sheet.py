"""The plans stored with a deck: rounds prepared in advance, from a ready-made set or the user's own."""

from functools import partial

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QWidget,
)

from bonfire_deck.files import decking
from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _
from bonfire_deck.model.deck import minutes_of, plans, rounds_of
from bonfire_deck.model.plan import PLANS, plan_label, ready_plan
from bonfire_deck.model.rows import Round
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.plan_sheet import PlanSheet
from bonfire_deck.ui.theme import roomy
from bonfire_deck.ui.workbench import Workbench

AVAILABLE, USUAL_MINUTES, MOST_MINUTES = "minutes_available", 90, 1440
"""On the desk: how long the gathering is to take."""


class PlansSheet(PlanSheet):
    """The plan sheet of a deck, which has several named plans."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        """Show the plans of the deck in `workbench`, starting with the first."""
        self.names = QComboBox()
        self.minutes_there = QSpinBox()
        self._is_filling = False
        super().__init__(parent, workbench)
        self.setObjectName("plans-sheet")
        self.setWindowTitle(_("Plans of this deck"))
        self._add_head()
        available = workbench.desk.get(AVAILABLE)
        self.minutes_there.setValue(available if isinstance(available, int) else USUAL_MINUTES)
        self.names.activated.connect(lambda _index: self._show(0))
        self.minutes_there.valueChanged.connect(self._set_available)
        self._fill("")
        self.resize(880, 690)
        (self.list if self.rounds() else self.new).setFocus()

    def _add_head(self) -> None:
        self.names.setObjectName("plan-names")
        self.names.setAccessibleName(_("Plan"))
        self.names.setMinimumWidth(240)
        roomy(self.minutes_there)
        self.minutes_there.setObjectName("minutes-available")
        self.minutes_there.setAccessibleName(_("Minutes available"))
        self.minutes_there.setRange(0, MOST_MINUTES)
        self.minutes_there.setSuffix(_(" min"))
        self.new = QPushButton(_("New plan"))
        self.new.setObjectName("new-plan")
        menu = QMenu(self.new)
        for name in PLANS:
            menu.addAction(plan_label(name), partial(self.add_plan, name))
        self.new.setMenu(menu)
        rename, remove = QPushButton(_("Rename…")), QPushButton(_("Delete"))
        rename.setObjectName("rename-plan")
        remove.setObjectName("remove-plan")
        rename.clicked.connect(self.rename_plan)
        remove.clicked.connect(self.remove_plan)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.names)
        for made in (self.new, rename, remove):
            made.setAccessibleName(made.text())
            made.setAutoDefault(False)
            row.addWidget(made)
        row.addStretch(1)
        label = QLabel(_("Time available"))
        label.setProperty("role", "quiet")
        label.setBuddy(self.minutes_there)
        row.addWidget(label)
        row.addWidget(self.minutes_there)
        self.above.addLayout(row)

    def plan(self) -> str:
        """Return the name of the open plan."""
        return str(self.names.currentData() or "")

    def rounds(self) -> tuple[Round, ...]:
        """Return its rounds."""
        session = self._workbench.reader.session()
        return rounds_of(session, self.plan()) if self.names.count() else ()

    def total_line(self) -> str:
        """Return the total time of the rounds against the time available."""
        told = super().total_line()
        left = self.minutes_there.value() - minutes_of(self.rounds())
        if left < 0:
            return _("{told}: {minutes} too long").format(told=told, minutes=-left)
        return _("{told}: {minutes} to spare").format(told=told, minutes=left)

    def _fill(self, name: str) -> None:
        """List the plans, with `name` open."""
        self._is_filling = True
        self.names.clear()
        for plan in plans(self._workbench.reader.session()):
            self.names.addItem(shown_text(plan), plan)
        self.names.setCurrentIndex(max(0, self.names.findData(name)) if self.names.count() else -1)
        self._is_filling = False
        self._show(0)

    def _set_available(self, minutes: int) -> None:
        self._workbench.desk.set(AVAILABLE, minutes)
        self.total.setText(self.total_line())

    def add_plan(self, name: str) -> None:
        """Add a plan from one of the ready-made sets."""
        bench = self._workbench
        with troubles.told(self):
            made = decking.add_plan(bench.history, bench.reader.session(), plan_label(name), ready_plan(name))
            self._fill(made)
            self.list.setFocus()

    def add(self) -> None:
        """Add a round after the selected one; create a plan first if there is none."""
        if self.names.count():
            super().add()
        else:
            self.add_plan("own")

    def add_go_round(self, phase: str) -> None:
        """Add a check-in or a check-out, if there is a plan."""
        if self.names.count():
            super().add_go_round(phase)

    def rename_plan(self) -> None:
        """Ask for a new name for the plan."""
        old, bench = self.plan(), self._workbench
        if not self.names.count():
            return
        name, given = QInputDialog.getText(self, _("Rename the plan"), _("Name"), QLineEdit.EchoMode.Normal, old)
        if given:
            with troubles.told(self):
                decking.rename_plan(bench.history, bench.reader.session(), old, name)
                self._fill(name.strip())

    def remove_plan(self) -> None:
        """Delete the plan; undo brings it back."""
        bench = self._workbench
        if self.names.count():
            with troubles.told(self):
                decking.remove_plan(bench.history, bench.reader.session(), self.plan())
                self._fill("")

    def _on_changed(self, change: Change) -> None:
        if "rounds" in change.tables and not self._is_filling:
            row, name = self.list.currentRow(), self.plan()
            self._fill(name)
            self._show(max(0, row))
