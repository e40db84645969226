"""The facilitator's own note on a round and a picture, never shown to the room."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering, rescue
from bonfire_deck.files.stamps import derived_id
from bonfire_deck.i18n import _
from bonfire_deck.ui.run.stage import Stage
from bonfire_deck.ui.theme import fix

HEIGHT = 54


class OwnNote(QPlainTextEdit):
    """Kept when the picture or the round changes, and when the window closes; on the desk with every key."""

    def __init__(self, stage: Stage, say: Callable[[str], None]) -> None:
        """Write on what `stage` shows; trouble is told by `say`."""
        super().__init__()
        self.setObjectName("own-notes")
        self.setAccessibleName(_("My own note on this picture, never shown"))
        self.setPlaceholderText(_("My own note on this picture, never shown"))
        fix(self, height=HEIGHT)
        self.setTabChangesFocus(True)
        self._stage = stage
        self._say = say
        self._about = ("", "")
        self._shown = ""
        self.textChanged.connect(self._keep_draft)

    def refresh(self) -> None:
        """Show the note on what is up now."""
        stage = self._stage
        about = (stage.round.id if stage.round else "", stage.card.id if stage.card else "")
        if about == self._about:
            if self.toPlainText() == self._shown != self._kept():
                self._put(self._kept())  # undone, or brought in from another laptop
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
        """Keep what was typed."""
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
            # What is in the session is no draft any more, and must not come back over an undo or a merge.
            workbench.desk.set("note", None)
