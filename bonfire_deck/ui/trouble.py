"""The only message boxes. Their parent is always a window of the facilitator's, never the audience window."""

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _

LOOK = 2
"""What a dialog ends with besides accepted and rejected."""


class Message(QDialog):
    """A sentence, a hint, and one or two buttons."""

    def __init__(self, parent: QWidget | None, name: str, sentence: str, hint: str, buttons: tuple[str, ...]) -> None:
        """Create the dialog called `name`; the first of `buttons` accepts, an optional second one rejects."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(_("Bonfire Deck"))
        self.setModal(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 24)
        layout.setSpacing(12)
        layout.addWidget(_words(sentence, "heading"))
        if hint:
            layout.addWidget(_words(hint, "quiet"))
        self.body = layout
        row = QHBoxLayout()
        row.addStretch(1)
        for index, text in enumerate(reversed(buttons)):
            button = QPushButton(text)
            is_yes = index == len(buttons) - 1
            button.setObjectName("yes" if is_yes else "no")
            button.setAccessibleName(text)
            button.setProperty("role", "hot" if is_yes else "quiet")
            button.setDefault(is_yes)
            button.clicked.connect(self.accept if is_yes else self.reject)
            row.addWidget(button)
        layout.addSpacing(8)
        layout.addLayout(row)
        self.buttons = row
        self.setMinimumWidth(460)
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(hint)


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def tell(parent: QWidget | None, trouble: Trouble) -> None:
    """Say what happened and what to do about it, in a dialog over `parent`."""
    dialog = Message(parent, "trouble-dialog", trouble.message, trouble.hint, (_("OK"),))
    dialog.exec()
    dialog.deleteLater()


def ask(parent: QWidget | None, question: str, hint: str, yes: str, no: str, *, is_final: bool = False) -> bool:
    """Ask a question with two answers; Esc means `no`, and so does Enter if `yes` can't be undone."""
    dialog = Message(parent, "ask-dialog", question, hint, (yes, no))
    if is_final:
        for refuse in dialog.findChildren(QPushButton, "no"):
            refuse.setDefault(True)
            refuse.setFocus()
    answer = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return answer


def ask_damaged(parent: QWidget | None, sentence: str) -> str:
    """Say that one of our files is damaged; return "read" to recover what is readable, "backups" to see them, or ""."""
    hint = _(
        "What can be read is saved in a new file, together with the newest backup and any "
        "rescued lines. The damaged file is not changed."
    )
    dialog = Message(parent, "damaged-dialog", sentence, hint, (_("Open what can be read"), _("Close")))
    look = QPushButton(_("Backups of this file…"))
    look.setObjectName("its-backups")
    look.setAccessibleName(_("Show the backups of this file"))
    look.setProperty("role", "quiet")
    look.setAutoDefault(False)
    look.clicked.connect(lambda: dialog.done(LOOK))
    dialog.buttons.insertWidget(0, look)
    answer = {int(QDialog.DialogCode.Accepted): "read", LOOK: "backups"}.get(dialog.exec(), "")
    dialog.deleteLater()
    return answer


@contextlib.contextmanager
def told(parent: QWidget | None) -> Iterator[None]:
    """Catch a `Trouble` raised in the block, show it over `parent`, and continue after the block."""
    try:
        yield
    except Trouble as trouble:
        tell(parent, trouble)


def show_bug(parent: QWidget | None, text: str) -> None:
    """Show one of our bugs, with a report to copy."""
    dialog = Message(
        parent,
        "bug-dialog",
        _("Something went wrong in Bonfire Deck."),
        _("Everything saved is safe, and you can continue. You can copy this report for the developers."),
        (_("Continue"),),
    )
    report = QPlainTextEdit(text)
    report.setReadOnly(True)
    report.setAccessibleName(_("Report"))
    report.setMinimumHeight(180)
    dialog.body.insertWidget(2, report)
    copy = QPushButton(_("Copy the report"))
    copy.setObjectName("copy-report")
    copy.setProperty("role", "quiet")
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
    dialog.buttons.insertWidget(0, copy)
    dialog.exec()
    dialog.deleteLater()
