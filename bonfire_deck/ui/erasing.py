"""Erase permanently: confirm with what is erased and what is out of reach, then work off the GUI thread."""

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files import erasing
from bonfire_deck.files.erased import RowName
from bonfire_deck.files.erasing import Erased
from bonfire_deck.files.gone import words_of
from bonfire_deck.i18n import _
from bonfire_deck.ui import tasks
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.run.stage import Stage
from bonfire_deck.ui.tasks import Progress
from bonfire_deck.ui.workbench import Workbench


def erase_for_good(
    parent: QWidget, workbench: Workbench, question: str, rows: Collection[RowName], then: Callable[[Erased], None]
) -> None:
    """Confirm, erase rows of the open file wherever this computer has them, then call `then` with the result."""
    if workbench.is_throw_away:
        nobody_keeps = _("This is a temporary copy.")
        troubles.tell(parent, Trouble(nobody_keeps, _("Open the session itself to erase something permanently.")))
        return
    goes = _(
        "It will be erased from this file, its backups and its other copies on this computer. This can't be undone."
    )
    hint = f"{goes}\n\n{erasing.out_of_reach()}"
    if not troubles.ask(parent, question, hint, _("Erase permanently"), _("Keep it"), is_final=True):
        return
    history = workbench.history
    with troubles.told(parent), history.turn():
        # Drafts of this window; drafts of closed windows are found on disk.
        workbench.desk.forget(words_of(history.connection, rows))

    def work(progress: Progress) -> Erased:
        # Block readers meanwhile: a backup in progress would still contain the words.
        with workbench.lent_to_nobody():
            return erasing.erase(history, rows, workbench.paths, progress.step)

    def done(erased: Erased) -> None:
        workbench.take_in([erased.change], None)
        then(erased)

    tasks.run(parent, _("Erasing"), work, done)


def erasing_actions(stage: Stage, window: QWidget, say: Callable[[str], None]) -> tuple[Action, ...]:
    """Return the actions that erase the picture on the wall."""

    def erase_picture() -> None:
        card = stage.card
        if card is None:
            return
        history = stage.workbench.history
        with history.turn():
            rows = erasing.rows_of_card(history.connection, card.id)
        question = _("Erase picture {number}, “{title}”, permanently?").format(number=card.number, title=card.title)
        erase_for_good(window, stage.workbench, question, rows, lambda made: say(erasing.erased_sentences(made)[0]))

    return (Action("erase-picture", _("Erase this picture permanently…"), (), erase_picture),)
