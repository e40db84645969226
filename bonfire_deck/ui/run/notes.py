"""The facilitator's own note on a round and a picture, never shown to the room."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering
from bonfire_deck.files.stamps import derived_id
from bonfire_deck.i18n import _
from bonfire_deck.ui.run.stage import Stage

HEIGHT = 54


class OwnNote(QPlainTextEdit):
    """Kept when the picture or the round changes, and when the window closes; on the desk with every key."""

    def __init__(self, stage: Stage, say: Callable[[str], None]) -> None:
        """Write on what `stage` shows; trouble is told by `say`."""
        super().__init__()
        self.setObjectName("own-notes")
        self.setAccessibleName(_("My own note on this picture, never shown"))
        self.setPlaceholderText(_("My own note on this picture, never shown"))
        self.setFixedHeight(HEIGHT)
        self.setTabChangesFocus(True)
        self._stage = stage
        self._say = say
        self._about = ("", "")
        self.textChanged.connect(self._keep_draft)

    def refresh(self) -> None:
        """Show the note on what is up now."""
        stage = self._stage
        about = (stage.round.id if stage.round else "", stage.card.id if stage.card else "")
        if about == self._about:
            return
        self.keep()
        self._about = about
        text = self._kept()
        draft = stage.workbench.desk.get("note")
        if isinstance(draft, list) and draft[:2] == list(about) and isinstance(draft[2], str):
            text = draft[2]
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
        text = self.toPlainText()
        if (round_id or card_id) and text != self._kept():
            try:
                gathering.write_note(self._stage.workbench.history, round_id or None, card_id or None, text)
            except Trouble as trouble:
                self._say(str(trouble))
