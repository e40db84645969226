"""Editing a next step in place: the form covers its row, and its draft is on the desk until saved."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from bonfire_deck.files import next_steps
from bonfire_deck.model.rows import NextStep
from bonfire_deck.ui.next_steps.form import StepForm
from bonfire_deck.ui.next_steps.steps_list import StepsList
from bonfire_deck.ui.workbench import Workbench

CHANGING = "next-step-changed"
"""Desk key: the field values, and the step's id under `id`."""

Keeps = Callable[[dict[str, str], Callable[[], object]], bool]
"""Called with the fields and a function that saves them; returns whether they were saved."""


class Changing(QObject):
    """Edit at most one step at a time."""

    ended = Signal()
    """Saved or cancelled: the row is redrawn and the focus returns to the list."""
    undo_wanted = Signal(bool)

    def __init__(self, workbench: Workbench, steps: StepsList, keeps: Keeps) -> None:
        """Put the form on rows of `steps`."""
        super().__init__(steps)
        self._workbench = workbench
        self._list = steps
        self._keeps = keeps
        self.form: StepForm | None = None
        self._step_id = ""

    def begin(self, step: NextStep) -> None:
        """Edit a step."""
        self.end()
        self._step_id = step.id
        values = {"kind": step.kind, "text": step.text, "who": step.who, "by": step.by, "to_whom": step.to_whom}
        self._lay(values, has_keys=True)

    def resume(self) -> None:
        """Resume the edit that was open when the app ended."""
        kept = self._workbench.desk.get(CHANGING)
        if isinstance(kept, dict) and isinstance(kept.get("id"), str):
            self._step_id = str(kept["id"])
            self._list.choose(self._step_id)
            self._lay(kept, has_keys=True)

    def around(self, redraw: Callable[[], None]) -> None:
        """Redraw the rows, preserving the form's text and focus."""
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
            # Deleted in the meantime.
            self._forget()
            return
        form = self.form = StepForm("changed-step")
        form.put(values)
        form.kept.connect(self._keep)
        form.left.connect(self.end)
        form.undo_wanted.connect(self.undo_wanted)
        form.typed.connect(self._remember)
        # Queued: by then the form has its font.
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
        # Put aside first: the list is redrawn as soon as the step is saved.
        self.form = None
        if self._keeps(meant, lambda: next_steps.change_step(history, step_id, **meant)):
            self._forget()
            self.ended.emit()
        else:
            self.form = form

    def end(self) -> None:
        """Cancel the edit."""
        if self.form is not None:
            self._forget()
            self.ended.emit()

    def _forget(self) -> None:
        self.form, self._step_id = None, ""
        self._workbench.desk.set(CHANGING, None)
