"""The facilitator's private note on a round and a picture, never shown to the room."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering, rescue
from bonfire_deck.files.stamps import derived_id
from bonfire_deck.i18n import _
from bonfire_deck.paper.board import one_line
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.run.capture import height_of
from bonfire_deck.ui.run.stage import Stage

OPEN_LINES = 3
FRAME = 8
"""Border and padding, top plus bottom, as in the style sheet."""
PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""A menu or another window is open: the focus will return."""


class OwnNote(QPlainTextEdit):
    """Saved when the picture or round changes and when the window closes; the draft is on the desk after every key.

    The field is collapsed to one line while it does not have the focus.
    """

    def __init__(self, stage: Stage, say: Callable[[str], None], give_back: Callable[[], None]) -> None:
        """Edit the note on what `stage` shows; `say` receives errors, `give_back` focuses the capture field."""
        super().__init__()
        self.setObjectName("own-notes")
        self.setAccessibleName(_("Your own note on this picture, never shown"))
        self.setPlaceholderText(_("Your own note on this picture, never shown"))
        self.setProperty("role", "note")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setTabChangesFocus(True)
        self._give_back = give_back
        self.is_open = False
        self._fold(is_open=False)
        self._stage = stage
        self._say = say
        self._about = ("", "")
        self._shown = ""
        self.textChanged.connect(self._keep_draft)

    def _fold(self, *, is_open: bool) -> None:
        self.is_open = is_open
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if is_open else policy.ScrollBarAlwaysOff)
        self.updateGeometry()
        self.viewport().update()

    def press(self) -> None:
        """Move the focus to the note, or back to the capture field."""
        if not self.leave():
            self.setFocus()
            self.moveCursor(QTextCursor.MoveOperation.End)

    def leave(self) -> bool:
        """Return the focus to the capture field; return whether the note had it."""
        had = self.hasFocus()
        if had:
            self._give_back()
        return had

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Expand the field."""
        super().focusInEvent(event)
        self._fold(is_open=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Collapse the field."""
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self._fold(is_open=False)

    def sizeHint(self) -> QSize:
        """Return one line, or several while the note is being edited."""
        return QSize(super().sizeHint().width(), height_of(self, OPEN_LINES if self.is_open else 1) + FRAME)

    def minimumSizeHint(self) -> QSize:
        """Return one line; the rest scrolls when space is short."""
        return QSize(super().minimumSizeHint().width(), height_of(self, 1) + FRAME)

    def changeEvent(self, event: QEvent) -> None:
        """Recompute the height when the font size changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """While collapsed, draw as much of the note as fits on one line."""
        if self.is_open:
            super().paintEvent(event)
            return
        painter, palette = QPainter(self.viewport()), self.palette()
        text = one_line(self.toPlainText())
        painter.setPen(palette.color(palette.ColorRole.Text if text else palette.ColorRole.PlaceholderText))
        painter.setFont(self.font())
        margin = round(self.document().documentMargin())
        box = self.viewport().rect().adjusted(margin, 0, -margin, 0)
        shown = painter.fontMetrics().elidedText(
            text or self.placeholderText(), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)

    def refresh(self) -> None:
        """Show the note on the current picture and round."""
        stage = self._stage
        about = (stage.round.id if stage.round else "", stage.card.id if stage.card else "")
        if about == self._about:
            if self.toPlainText() == self._shown != self._kept():
                self._put(self._kept())  # undone, or merged from another laptop
            return
        self.keep()
        self._about = about
        self._put(self._kept())
        draft = stage.workbench.desk.get("note")
        if isinstance(draft, list) and draft[:2] == list(about) and isinstance(draft[2], str):
            self.setPlainText(draft[2])

    def _put(self, text: str) -> None:
        self._shown = text
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)

    def _kept(self) -> str:
        row_id = derived_id("notes", *self._about)
        return next((note.text for note in self._stage.session.notes if note.id == row_id), "")

    def _keep_draft(self) -> None:
        self._stage.workbench.desk.set("note", [*self._about, self.toPlainText()])

    def keep(self) -> None:
        """Save the note."""
        round_id, card_id = self._about
        workbench, text = self._stage.workbench, self.toPlainText()
        if text == self._shown:
            return
        try:
            self._shown = text
            gathering.write_note(workbench.history, round_id or None, card_id or None, text)
        except Trouble as trouble:
            rescue.keep(workbench.paths, workbench.path, {"note": text, "round": round_id, "card": card_id})
            self._say(str(trouble))
        else:
            # Once saved in the session it is no longer a draft, and must not come back after an undo or a merge.
            workbench.desk.set("note", None)


def note_actions(note: OwnNote) -> tuple[Action, ...]:
    """Return the note's key."""
    return (Action("own-note", _("Your own note on this picture, never shown"), ("Shift+F2",), note.press),)
