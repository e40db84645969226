"""Changing a next step where it stands: its fields lie on its row, and on the desk until it is kept."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from bonfire_deck.files import next_steps
from bonfire_deck.model.rows import NextStep
from bonfire_deck.ui.next_steps.form import StepForm
from bonfire_deck.ui.next_steps.steps_list import StepsList
from bonfire_deck.ui.workbench import Workbench

CHANGING = "next-step-changed"
"""On the desk: what stands in the fields, and the step's id under `id`."""

Keeps = Callable[[dict[str, str], Callable[[], object]], bool]
"""Given the fields and what keeps them; tells whether they were kept."""


class Changing(QObject):
    """At most one step at a time."""

    ended = Signal()
    """Kept, or left as it was: the row is drawn anew and the keys go back to the list."""
    undo_wanted = Signal(bool)

    def __init__(self, workbench: Workbench, steps: StepsList, keeps: Keeps) -> None:
        """Lay the fields on rows of `steps`."""
        super().__init__(steps)
        self._workbench = workbench
        self._list = steps
        self._keeps = keeps
        self.form: StepForm | None = None
        self._step_id = ""

    def begin(self, step: NextStep) -> None:
        """Change a step."""
        self.end()
        self._step_id = step.id
        values = {"kind": step.kind, "text": step.text, "who": step.who, "by": step.by, "to_whom": step.to_whom}
        self._lay(values, has_keys=True)

    def resume(self) -> None:
        """Go on with what was being changed when the app ended."""
        kept = self._workbench.desk.get(CHANGING)
        if isinstance(kept, dict) and isinstance(kept.get("id"), str):
            self._step_id = str(kept["id"])
            self._list.choose(self._step_id)
            self._lay(kept, has_keys=True)

    def around(self, redraw: Callable[[], None]) -> None:
        """Draw the rows anew; what is typed, and the keys if they are there, stay."""
        form, self.form = self.form, None
        if form is None:
            redraw()
            return
        focused = QApplication.focusWidget()
        values, has_keys = form.values(), focused is not None and form.isAncestorOf(focused)
        form.blockSignals(True)
        redraw()
        self._lay(values, has_keys=has_keys)

    def _lay(self, values: Mapping[str, object], *, has_keys: bool) -> None:
        if self._list.item_of(self._step_id) is None:
            # It was taken away meanwhile.
            self._forget()
            return
        form = self.form = StepForm("changed-step")
        form.put(values)
        form.kept.connect(self._keep)
        form.left.connect(self.end)
        form.undo_wanted.connect(self.undo_wanted)
        form.typed.connect(self._remember)
        # In the next turn: by then it has got its letters.
        form.reshaped.connect(self._fit, Qt.ConnectionType.QueuedConnection)
        self._list.put_form(self._step_id, form)
        self._remember()
        if has_keys:
            form.begin()

    def _fit(self) -> None:
        self._list.fit_form(self._step_id)

    def _remember(self) -> None:
        if self.form is not None:
            self._workbench.desk.set(CHANGING, {**self.form.values(), "id": self._step_id})

    def _keep(self) -> None:
        form, step_id, history = self.form, self._step_id, self._workbench.history
        if form is None:
            return
        meant = form.meant()
        # Laid aside first: the list is drawn anew as soon as the step is kept.
        self.form = None
        if self._keeps(meant, lambda: next_steps.change_step(history, step_id, **meant)):
            self._forget()
            self.ended.emit()
        else:
            self.form = form

    def end(self) -> None:
        """Leave the step as it was."""
        if self.form is not None:
            self._forget()
            self.ended.emit()

    def _forget(self) -> None:
        self.form, self._step_id = None, ""
        self._workbench.desk.set(CHANGING, None)
