"""Next steps: a line to type them into, and below it all of them by kind, edited, ordered and linked in place."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files import next_steps, rescue
from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.next_steps import StepShown, same_kind, steps_of
from bonfire_deck.model.session import Session
from bonfire_deck.paper.board import one_line
from bonfire_deck.ui.closing.parked import ParkedReminder
from bonfire_deck.ui.flow import FlowRow
from bonfire_deck.ui.next_steps.changing import Changing
from bonfire_deck.ui.next_steps.form import StepForm
from bonfire_deck.ui.next_steps.link_sheet import Choice, LinkSheet
from bonfire_deck.ui.next_steps.linking import what_to_link
from bonfire_deck.ui.next_steps.rows import rows_of
from bonfire_deck.ui.next_steps.steps_list import StepsList
from bonfire_deck.ui.workbench import Workbench

DRAFT = "next-step"
"""Desk key: the step being typed."""
TABLES = frozenset({"next_steps", "next_step_links", "themes", "reactions", "cards", "groups", "parked_items"})


class StepsPane(QWidget):
    """All actions on next steps; each is one edit that can be undone."""

    carried_out = Signal(str, QPoint)
    """A step was dropped outside the list, at a point on the screen."""
    left = Signal()
    """Esc with nothing left to cancel."""

    def __init__(self, workbench: Workbench) -> None:
        """Collect the next steps of the session of `workbench`."""
        super().__init__()
        self.setObjectName("next-steps")
        self._workbench = workbench
        self.form = StepForm("step")
        self.list = StepsList()
        self.changing = Changing(workbench, self.list, self._kept)
        self.line = QLabel()
        self.line.setObjectName("next-steps-line")
        self.line.setProperty("role", "quiet")
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setWordWrap(True)
        self._buttons = FlowRow(6)
        self._build()
        draft = workbench.desk.get(DRAFT)
        if isinstance(draft, dict):
            self.form.put(draft)
        self._connect()
        self.refresh()
        self.changing.resume()

    def _build(self) -> None:
        acts: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("link-step", _("Link…"), _("Link the step to a theme, a quote or a picture"), self.link),
            ("change-step", _("Edit"), _("Edit the step"), self.edit),
            ("step-up", "▲", _("Move the step up"), lambda: self.move_step(-1)),
            ("step-down", "▼", _("Move the step down"), lambda: self.move_step(1)),
            ("take-step-away", _("Remove"), _("Remove the step or the link"), self.take_away),
        )
        for name, text, told, act in acts:
            made = QPushButton(text)
            made.setObjectName(name)
            made.setAccessibleName(told)
            made.setToolTip(told)
            made.setProperty("role", "chip")
            made.setProperty("chip", "small")
            made.setAutoDefault(False)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(act)
            self._buttons.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.form)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addLayout(self._buttons)
        layout.addWidget(ParkedReminder(self._workbench, self))

    def _connect(self) -> None:
        asked: dict[str, Callable[[], object]] = {
            "edit": self.edit, "take-away": self.take_away, "link": self.link, "new": self.form.begin,
            "up": lambda: self.move_step(-1), "down": lambda: self.move_step(1),
            "undo": lambda: self.step_back(back=True), "redo": lambda: self.step_back(back=False),
        }  # fmt: skip
        self.list.asked.connect(lambda name: asked[name]())
        self.list.moved_to.connect(self._move_to)
        self.list.carried_out.connect(self.carried_out)
        self.list.currentRowChanged.connect(lambda _row: self._show_buttons())
        self.form.kept.connect(self.keep)
        self.form.typed.connect(lambda: self._workbench.desk.set(DRAFT, {**self.form.values()}))
        self.form.left.connect(self.left)
        self.form.below.connect(self.list.setFocus)
        self.form.undo_wanted.connect(lambda back: self.step_back(back=back))
        self.changing.ended.connect(self._on_changed_one)
        self.changing.undo_wanted.connect(lambda back: self.step_back(back=back))
        self._workbench.changed.connect(self._on_changed)

    @property
    def _session(self) -> Session:
        return self._workbench.reader.session()

    def steps(self) -> tuple[StepShown, ...]:
        """Return the next steps in order."""
        return steps_of(self._session)

    # Display.

    def _on_changed(self, change: Change) -> None:
        if not change.tables or TABLES & change.tables.keys():
            self.refresh()

    def refresh(self) -> None:
        """Refresh the steps; an edit in progress stays open."""
        self.changing.around(lambda: self.list.show_rows(rows_of(self._session), self.list.chosen()))
        self._show_buttons()
        self._say_how()

    def _on_changed_one(self) -> None:
        self.refresh()
        self.list.setFocus()

    def _show_buttons(self) -> None:
        for place in range(self._buttons.count()):
            item = self._buttons.itemAt(place)
            if item is not None and isinstance(button := item.widget(), QPushButton):
                button.setEnabled(self.list.chosen() is not None)

    def _say_how(self) -> None:
        count = len(self._session.next_steps)
        how = _("Enter saves. ↓ goes to the list: Enter edits, L links, Delete removes, Ctrl+Z undoes.")
        self.line.setText(how if count else _("What will happen next? Type it, then press Enter."))

    def begin(self) -> None:
        """Focus the line, or the step being edited."""
        (self.changing.form or self.form).begin()

    # Input.

    def keep(self) -> None:
        """Save the typed text as a new step; if that fails, the fields stay and a message says why."""
        meant = self.form.meant()
        history, made = self._workbench.history, list[str]()
        if self._kept(meant, lambda: made.append(next_steps.add_step(history, **meant))):
            self.form.clear()
            self.list.choose(made[0])
            self.form.begin()
            self.line.setText(_("✓ saved"))

    def _kept(self, meant: dict[str, str], act: Callable[[], object]) -> bool:
        try:
            act()
        except Trouble as trouble:
            told = str(trouble)
            if meant["text"]:
                file = rescue.keep(self._workbench.paths, self._workbench.path, {"next_step": dict(meant)})
                told = _("{trouble} A copy is in {file}.").format(trouble=told, file=file) if file else told
            self.line.setText(told)
            return False
        return True

    def edit(self) -> None:
        """Edit the selected step in place."""
        shown = self._chosen()
        if shown is not None:
            self.changing.begin(shown.step)

    def _chosen(self) -> StepShown | None:
        row = self.list.chosen()
        return next((shown for shown in self.steps() if row and shown.step.id == row.step_id), None)

    # Actions on the selected step.

    def take_away(self) -> None:
        """Delete the selected step, or remove the selected link; undo restores it."""
        row, history = self.list.chosen(), self._workbench.history
        if row is None:
            return
        if row.place:
            self._do(lambda: next_steps.link_step(history, row.step_id, row.place, row.row_id, linked=False))
        else:
            self._do(lambda: next_steps.remove_step(history, row.step_id))

    def move_step(self, by: int) -> None:
        """Move the selected step up or down within its kind."""
        row = self.list.chosen()
        if row is not None:
            place = self._place_of(row.step_id) + by
            self._put_at(row.step_id, place)

    def _place_of(self, step_id: str) -> int:
        return [step.id for step in same_kind(self._session, step_id)].index(step_id)

    def _put_at(self, step_id: str, place: int) -> None:
        same = same_kind(self._session, step_id)
        place = max(0, min(len(same) - 1, place))
        if same[place].id != step_id:
            self._do(lambda: next_steps.place_step(self._workbench.history, same, step_id, place))

    def _move_to(self, step_id: str, target: str) -> None:
        """Move a step to the position of another; if that has another kind, the step takes on that kind."""
        step = next(shown.step for shown in self.steps() if shown.step.id == target)
        if step in same_kind(self._session, step_id):
            self._put_at(step_id, self._place_of(target))
        else:
            self._do(lambda: next_steps.change_step(self._workbench.history, step_id, kind=step.kind))

    def link(self) -> None:
        """Choose what to link the selected step to."""
        shown = self._chosen()
        if shown is None:
            return
        step_id, history = shown.step.id, self._workbench.history

        def choices() -> list[Choice]:
            now = next((other for other in self.steps() if other.step.id == step_id), None)
            return what_to_link(self._session, now) if now is not None else []

        def choose(choice: Choice) -> bool:
            is_linked = choice.is_linked
            self._do(lambda: next_steps.link_step(history, step_id, *choice.key, linked=not is_linked))
            return True

        sheet = LinkSheet(self.window(), _("Link “{step}” to…").format(step=one_line(shown.step.text)), choices, choose)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.finished.connect(lambda _result: self.list.setFocus())
        sheet.open()

    def link_to(self, step_id: str, rows: list[tuple[str, str]]) -> bool:
        """Link a step to rows dropped on it, or that it was dropped on, as one edit; return whether it did."""
        if not rows:
            return False
        if self._do(lambda: next_steps.link_step_to_all(self._workbench.history, step_id, rows)):
            self.list.choose(step_id)
            self.line.setText(ngettext("Linked to {count} item.", "Linked to {count} items.", len(rows)))
        return True

    def step_back(self, *, back: bool) -> None:
        """Undo or redo the session's last edit and say which."""
        try:
            change = self._workbench.undo() if back else self._workbench.redo()
        except Trouble as trouble:
            self.line.setText(str(trouble))
            return
        if change is not None:
            said = _("Undone: {what}") if back else _("Redone: {what}")
            self.line.setText(said.format(what=change.label))

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Trouble as trouble:
            self.line.setText(str(trouble))
            return False
        return True
