"""Actions on saved lines: delete, show to the room, hide, choose between two versions."""

from collections.abc import Callable

from bonfire_deck.errors import Trouble
from bonfire_deck.files import gathering
from bonfire_deck.i18n import _
from bonfire_deck.model.text import shortened
from bonfire_deck.ui.run.reactions import ReactionList
from bonfire_deck.ui.run.stage import Stage


class Lines:
    """Act on lines of the stage's session, one edit each."""

    def __init__(self, stage: Stage, say: Callable[[str], None]) -> None:
        """`say` receives status messages."""
        self._stage = stage
        self._say = say

    def obey(self, lines: ReactionList) -> None:
        """Connect the signals of the list to the actions."""
        lines.bin_wanted.connect(self.bin)
        lines.show_wanted.connect(self.toggle_shown)
        lines.version_wanted.connect(self.choose_version)
        lines.withdraw_wanted.connect(self.toggle_withdrawn)

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Trouble as trouble:
            self._say(str(trouble))

    def bin(self, reaction_id: str) -> None:
        """Move a line to the bin."""
        self._do(lambda: gathering.bin_reaction(self._stage.workbench.history, reaction_id))
        self._say(_("Moved to the bin. Undo brings it back."))

    def toggle_withdrawn(self, reaction_id: str) -> None:
        """Withdraw a line at the speaker's request, or allow it again."""
        reaction = next((r for r in self._stage.session.reactions if r.id == reaction_id), None)
        if reaction is not None:
            history = self._stage.workbench.history
            self._do(lambda: gathering.withdraw_reactions(history, [reaction_id], not reaction.withdrawn))
            withdrawn = _("Withdrawn and left out of every output. The bin can erase it permanently.")
            self._say(_("Allowed again in every output.") if reaction.withdrawn else withdrawn)

    def toggle_favourite(self, reaction_id: str) -> None:
        """Toggle a line as a favourite; favourites lead the write-up."""
        reaction = next((r for r in self._stage.session.reactions if r.id == reaction_id), None)
        if reaction is not None:
            history = self._stage.workbench.history
            self._do(lambda: gathering.favour_reactions(history, [reaction_id], not reaction.favourite))
            text = _("No longer a favourite.") if reaction.favourite else _("★ A favourite: “{text}”.")
            self._say(text.format(text=shortened(reaction.text, 60)))

    def toggle_shown(self, reaction_id: str) -> None:
        """Show a line to the room, or hide it."""
        reaction = next((r for r in self._stage.session.reactions if r.id == reaction_id), None)
        if reaction is not None:
            history = self._stage.workbench.history
            self._do(lambda: gathering.show_reaction(history, reaction_id, not reaction.shown))

    def show_all(self) -> None:
        """Show all lines on this picture to the room."""
        ids = [reaction.id for reaction in self._stage.reactions_here() if not reaction.shown]
        self._do(lambda: gathering.show_reactions(self._stage.workbench.history, ids))

    def choose_version(self, reaction_id: str) -> None:
        """Switch to the other of two versions of the text."""
        texts = self._stage.session.versions.get(reaction_id)
        if texts:
            # One key: the other text becomes the one that is kept; undo restores both.
            self._do(lambda: gathering.choose_version(self._stage.workbench.history, reaction_id, texts[1]))
            self._say(_("Chosen: “{text}”. Undo brings both back.").format(text=shortened(texts[1], 80)))
