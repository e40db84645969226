"""The right side of the run window: speaking group, kind, capture field, reactions, own notes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering, rescue
from bonfire_deck.files.schema import Value
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.ui.run.capture import CaptureField, LetKeysPass
from bonfire_deck.ui.run.chips import GroupChips, KindChips
from bonfire_deck.ui.run.details import Details
from bonfire_deck.ui.run.drafts import Interrupted, interrupted_from, pin_of
from bonfire_deck.ui.run.lines import Lines
from bonfire_deck.ui.run.notes import OwnNote
from bonfire_deck.ui.run.reactions import ReactionList
from bonfire_deck.ui.run.silence import next_in_go_round, silent_now
from bonfire_deck.ui.run.stage import Stage
from bonfire_deck.ui.theme import sized

NARROWEST = 404


@dataclass(frozen=True)
class Says:
    """Callbacks from the side to its window."""

    line: Callable[[str], None]
    """Show a status message at the bottom."""
    pin: Callable[[tuple[float, float] | None], None]
    undo: Callable[[], object]
    redo: Callable[[], object]


class Side(QFrame):
    """Save reactions; every keystroke is on the desk within a second."""

    def __init__(self, stage: Stage, says: Says, parent: QWidget | None = None) -> None:
        """Edit the session of `stage`."""
        super().__init__(parent)
        self.setProperty("role", "side")
        self._stage = stage
        self._says = says
        self.pin: tuple[float, float] | None = None
        self.editing = ""
        """The id of the line being edited, "" while a new one is typed."""
        self._interrupted: Interrupted | None = None
        self._pin_card = ""
        self.groups = GroupChips(lambda group_id: self._choose(group=group_id))
        self.kinds = KindChips(lambda kind: self._choose(kind=kind))
        self.field = CaptureField(says.undo, says.redo)
        self.field.setProperty("role", "capture")
        self.details = Details(stage, self.field)
        self._count = QLabel()
        self._count.setProperty("role", "overline")
        self.saved = QLabel(_("✓ all saved"))
        self.saved.setObjectName("saved")
        self.saved.setProperty("role", "quiet")
        self.find_field = QLineEdit()
        self.find_field.setObjectName("find-field")
        self.find_field.setPlaceholderText(_("Find in these lines"))
        self.find_field.setAccessibleName(_("Find in these lines"))
        self.find_field.hide()
        self.list = ReactionList()
        self.lines = Lines(stage, says.line)
        self.notes = OwnNote(stage, says.line, self.field.setFocus)
        self._pass = LetKeysPass(self)
        for field in (self.field, self.notes):
            field.installEventFilter(self._pass)
        self._build()
        self._connect()
        self._take_up_draft()
        self.refresh()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.saved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 8)
        layout.setSpacing(7)
        for widget in (self.groups, self.kinds, self.field, self.details):
            layout.addWidget(widget)
        layout.addLayout(head)
        layout.addWidget(self.find_field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.notes)

    def minimumSizeHint(self) -> QSize:
        """Return a width at which groups and kinds can still be told apart."""
        least = super().minimumSizeHint()
        return QSize(max(least.width(), sized(NARROWEST)), least.height())

    def _connect(self) -> None:
        self.field.kept.connect(self.keep)
        self.details.kept.connect(self.keep)
        self.field.textChanged.connect(self._keep_draft)
        self.find_field.textChanged.connect(lambda _text: self.refresh())
        self.list.edit_wanted.connect(self.edit)
        self.lines.obey(self.list)

    def _choose(self, **state: str) -> None:
        self._stage.set(**state)
        self.field.setFocus()

    def _take_up_draft(self) -> None:
        desk = self._stage.workbench.desk
        draft, editing = desk.get("draft"), desk.get("editing")
        self.editing = editing if isinstance(editing, str) and self._text_of(editing) is not None else ""
        self.field.put(draft if isinstance(draft, str) else "")
        self.set_pin(pin_of(desk.get("pin")))
        if self.editing:
            self._interrupted = interrupted_from(desk.get("interrupted"))

    def _text_of(self, reaction_id: str) -> str | None:
        return next((r.text for r in self._stage.session.reactions if r.id == reaction_id), None)

    def _keep_draft(self) -> None:
        self._stage.workbench.desk.set("draft", self.field.toPlainText())
        self._stage.workbench.desk.set("editing", self.editing)

    def set_pin(self, pin: tuple[float, float] | None) -> None:
        """Pin the line being typed to a place."""
        self.pin = pin
        self._pin_card = self._stage.card.id if self._stage.card else ""
        self._stage.workbench.desk.set("pin", list(pin) if pin else None)
        self._says.pin(pin)
        self._show_hint()

    def keep(self, shown: bool) -> None:
        """Save what was typed; on a disk error the text stays in the field and goes to the rescue file."""
        text, stage = self.field.toPlainText(), self._stage
        if not text.strip():
            return
        card, round_ = stage.card, stage.round
        try:
            if self.editing:
                fields: dict[str, Value] = {"kind": stage.kind, "group_id": stage.group_id or None}
                fields |= {"shown": 1} if shown else {}
                fields |= {"pin_x": self.pin[0], "pin_y": self.pin[1]} if self.pin else {}
                gathering.reword(stage.workbench.history, self.editing, text, **fields, **self.details.fields())
            else:
                with stage.workbench.told_afterwards():
                    gathering.keep_reaction(
                        stage.workbench.history, text=text, kind=stage.kind, card_id=card.id if card else None,
                        group_id=stage.group_id or None, round_id=round_.id if round_ else None, pin=self.pin,
                        shown=shown, details=self.details.fields(),
                    )  # fmt: skip
        except Trouble as trouble:
            line = {"text": text, "kind": stage.kind, "card": card.number if card else 0, "group": stage.group_id}
            kept = rescue.keep(stage.workbench.paths, stage.workbench.path, {**line, **self.details.fields()})
            self.saved.setText(_("not saved"))
            where = _("A copy is in {file}.").format(file=kept) if kept else ""
            self._says.line(f"{trouble} {where}".strip())
            return
        self.saved.setText(_("✓ all saved"))
        if not self.editing:
            self.list.follow_newest()
        following = None if self.editing else next_in_go_round(stage, round_)
        self.leave_editing()
        if following is not None:
            stage.set(group=following.id)
        if shown and stage.mode == "picture":
            stage.set(quote_page=-1)

    def leave_editing(self) -> None:
        """Clear the field, or restore the draft that was interrupted by an edit."""
        before, self._interrupted, self.editing = self._interrupted, None, ""
        self.field.put(before.text if before else "")
        self.details.begin(before.details if before else None)
        self._keep_draft()
        self._keep_interrupted()
        if before is not None:
            self._stage.set(group=before.group, kind=before.kind)
        here = self._stage.card.id if self._stage.card else ""
        self.set_pin(before.pin if before and before.card == here else None)
        self.field.setFocus()

    def _keep_interrupted(self) -> None:
        self._stage.workbench.desk.set("interrupted", self._interrupted.kept() if self._interrupted else None)

    def edit(self, reaction_id: str) -> None:
        """Edit a line in the field; the unfinished draft is restored afterwards."""
        stage = self._stage
        reaction = next((r for r in stage.session.reactions if r.id == reaction_id), None)
        if reaction is None:
            return
        if self._interrupted is None:
            self._interrupted = Interrupted(
                self.field.toPlainText(), stage.group_id, stage.kind, self.pin, stage.card.id if stage.card else "",
                self.details.values(),
            )  # fmt: skip
            self._keep_interrupted()
        self.editing = reaction_id
        self.field.put(reaction.text)
        self.details.show_line(reaction)
        self.set_pin(reaction.pin)
        # The chips show the line's own group and kind; pressing another one changes it.
        self._stage.set(group=reaction.group_id or "", kind=reaction.kind)
        self._show_hint()
        self.field.setFocus()

    def edit_last(self) -> None:
        """Edit the selected line, or the newest on this picture."""
        if self._meant():
            self.edit(self._meant())

    def favour_last(self) -> None:
        """Toggle the selected line, or the newest on this picture, as a favourite."""
        self.lines.toggle_favourite(self._meant())

    def _meant(self) -> str:
        chosen = self.list.current_id() if self.list.hasFocus() else ""
        return chosen or next((reaction.id for reaction in self._stage.reactions_here()), "")

    def leave_field(self) -> bool:
        """Return the focus from a detail or the note; return whether either had it."""
        return self.details.leave() or self.notes.leave()

    def begin_find(self) -> None:
        """Open the find field."""
        self.find_field.show()
        self.find_field.setFocus()
        self.find_field.selectAll()

    def end_find(self) -> bool:
        """Close the find field; return whether it was open."""
        was_open = self.find_field.isVisible()
        self.find_field.clear()
        self.find_field.hide()
        self.field.setFocus()
        return was_open

    def refresh(self) -> None:
        """Redraw the reactions, the groups and the note."""
        stage = self._stage
        if self.editing and self._text_of(self.editing) is None:
            # Deleted or undone in the meantime: the text in the field stays and becomes a new line.
            self.editing = ""
            self._keep_draft()
            self._says.line(_("That line is in the bin. Enter saves these words as a new line."))
        if self.pin and stage.card and stage.card.id != self._pin_card:
            self.set_pin(None)
        here = stage.reactions_here()
        counts: dict[str, int] = {}
        for reaction in here:
            counts[reaction.group_id or ""] = counts.get(reaction.group_id or "", 0) + 1
        self.groups.show_groups(stage.session.groups, stage.group_id, counts, silent_now(stage))
        self.kinds.show_kind(stage.kind)
        self.details.refresh()
        self.list.show_reactions(stage.session, here, self.find_field.text() if self.find_field.isVisible() else "")
        self._count.setText(ngettext("On this picture · {count}", "On this picture · {count}", len(here)))
        self._show_hint()
        self.notes.refresh()

    def _show_hint(self) -> None:
        if self.editing:
            self.field.hint.show_words(_("Editing a line · Enter saves · Esc cancels"))
        elif self.pin:
            self.field.hint.show_words(_("Pinned · Enter saves · Esc removes the pin"))
        else:
            self.field.hint.show_words(_("Enter saves · Ctrl+Enter saves and shows · click the picture to pin"))

    def typed_elsewhere(self, text: str) -> None:
        """Insert text that was typed while something else had the focus."""
        self.field.setFocus()
        self.field.insertPlainText(text)
