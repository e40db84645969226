"""Try a deck on throw-away data, and export a deck for others."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QVBoxLayout, QWidget

from bonfire_deck.errors import Trouble
from bonfire_deck.files.bringing import ENDINGS
from bonfire_deck.files.carrying import Unsound
from bonfire_deck.files.library import checked_connection
from bonfire_deck.files.making import NewSession, make_session, usual_groups
from bonfire_deck.files.opening import damaged
from bonfire_deck.files.revisions import is_changed, publish
from bonfire_deck.i18n import _
from bonfire_deck.model.deck import plans, rounds_of
from bonfire_deck.model.deck_check import USUAL_PROJECTOR, findings, in_words
from bonfire_deck.model.plan import as_planned, ready_plan
from bonfire_deck.model.session import Session
from bonfire_deck.model.summary import deck_contents
from bonfire_deck.model.text import safe_file_name, shown_text, with_ending
from bonfire_deck.ui import tasks
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.buttons import answers
from bonfire_deck.ui.librarian import Librarian
from bonfire_deck.ui.tasks import Progress
from bonfire_deck.ui.theme import dress
from bonfire_deck.ui.workbench import Workbench

GROUPS = 5


def trial_of(session: Session) -> NewSession:
    """Return the session for trying a deck: the deck's first plan, or the usual one, with five groups."""
    names = plans(session)
    rounds = tuple(as_planned(round_) for round_ in rounds_of(session, names[0])) if names else ready_plan("where-now")
    return NewSession(session.about.title, usual_groups(GROUPS), rounds)


def make_trial(
    parent: QWidget, librarian: Librarian, deck: Path, target: Path, new: NewSession, then: Callable[[Path], None]
) -> None:
    """Create a session at `target` from a closed deck, leaving the deck unchanged; then call `then` with its path."""

    def work(progress: Progress) -> Path:
        librarian.wait_for(deck)
        with checked_connection(deck, librarian.paths) as (connection, reader):
            try:
                make_session(connection, reader.session(), target, new)
            except Unsound as error:
                raise damaged(deck, str(error)) from error
        if progress.stopped:
            target.unlink(missing_ok=True)
            raise Trouble(_("Stopped."), _("Nothing was created or changed."))
        return target

    tasks.run(parent, _("Getting the rehearsal ready"), work, then)


def discard_empty(parent: QWidget, librarian: Librarian, path: Path) -> None:
    """Delete a deck that never got a card, once it is closed."""

    def work(_progress: Progress) -> None:
        librarian.wait_for(path)
        path.unlink(missing_ok=True)
        librarian.index.forget(path)

    tasks.run(parent, _("Removing the empty deck"), work, lambda _nothing: librarian.list_now())


class ShareSheet(QDialog):
    """A summary of the deck's contents before it is shared."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        """Describe the deck in `workbench`."""
        super().__init__(parent)
        self.setObjectName("share-sheet")
        self.setWindowTitle(_("Share the deck file"))
        session = workbench.reader.session()
        revision = session.about.deck_revision + is_changed(workbench.history)
        self.lines = deck_contents(session, revision)
        lacking = findings(session, {}, USUAL_PROJECTOR)
        self.warnings = tuple(in_words(finding) for finding in lacking)
        heading = QLabel(shown_text(session.about.title))
        heading.setProperty("role", "title")
        heading.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(30, 26, 30, 22)
        layout.setSpacing(10)
        layout.addWidget(heading)
        for role, lines in (("quiet", self.lines), ("warning", self.warnings)):
            for line in lines:
                label = QLabel(line)
                label.setProperty("role", role)
                label.setWordWrap(True)
                layout.addWidget(label)
        told = QLabel(
            _("One file with the pictures inside. Whoever gets it also sees your notes and the retired cards.")
        )
        told.setWordWrap(True)
        layout.addSpacing(4)
        layout.addWidget(told)
        layout.addSpacing(8)
        layout.addLayout(answers(self, ("cancel", _("Cancel")), ("choose-where", _("Choose where to save…")))[0])
        dress(self, night=False)
        self.setMinimumWidth(480)
        self.setAccessibleDescription(" ".join((*self.lines, *self.warnings)))


def share(parent: QWidget, librarian: Librarian, workbench: Workbench, then: Callable[[Path], None]) -> None:
    """Show what is in the open deck, ask for a location, make a revision and write it there."""
    sheet = ShareSheet(parent, workbench)
    is_wanted = sheet.exec() == ShareSheet.DialogCode.Accepted
    sheet.deleteLater()
    if not is_wanted:
        return
    ending = ENDINGS["deck"]
    title = safe_file_name(workbench.reader.session().about.title, _("Deck"))
    name, _kind = QFileDialog.getSaveFileName(
        parent, _("Share the deck file"), f"{title}{ending}", _("Decks (*.bonfiredeck)")
    )
    if name:
        with troubles.told(parent):
            publish(workbench.history)
            librarian.save_copy(parent, workbench, with_ending(Path(name), ending), then)
