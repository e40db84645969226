"""Decide on words that may identify somebody; each function is one edit."""

from bonfire_deck.files.history import History
from bonfire_deck.i18n import _
from bonfire_deck.model.room_words import written_with, written_without
from bonfire_deck.model.rows import About

FATES = ("masked", "allowed", "")


def decide_on(history: History, about: About, word: str, fate: str) -> None:
    """Mask a word in everything that leaves the room, allow it, or leave it undecided (`fate` "")."""
    labels = {"masked": _("Mask a word"), "allowed": _("Allow a word"), "": _("Leave a word undecided")}
    fields = {
        name: (written_with if name == fate else written_without)(getattr(about, name), word)
        for name in ("masked", "allowed")
    }
    with history.edit(labels[fate]) as edit:
        edit.change("about", about.id, **fields)
