"""Suggestions of reactions that belong together, one at a time: the room decides each, nothing is automatic."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.files import theming
from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Reaction
from bonfire_deck.model.suggesting import Suggestion, suggest, texts_in
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.themes import without_theme
from bonfire_deck.ui import tasks, trouble
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.board.suggest_list import SuggestList
from bonfire_deck.ui.board.theming import VIEW, Host
from bonfire_deck.ui.theme import dress
from bonfire_deck.ui.workbench import Workbench

REFUSED = "refused-suggestions"
"""Desk key of the refused suggestions: a list of reaction ids for each."""


class SuggestSheet(QDialog):
    """One suggestion at a time; accepting one creates a theme in one edit."""

    made = Signal(str)
    """A theme was created: its id."""

    def __init__(self, parent: QWidget, workbench: Workbench, part: str, suggestions: Sequence[Suggestion]) -> None:
        """Offer suggestions for `part`, the clearest first."""
        super().__init__(parent)
        self.setObjectName("suggest-sheet")
        self.setWindowTitle(_("Suggested themes"))
        self._workbench, self._part = workbench, part
        self._suggestions = tuple(suggestions)
        self._place = 0
        self._known: list[Suggestion] = []
        self._title, self._reason, self._facts, self._line = QLabel(), QLabel(), QLabel(), QLabel()
        self.list = SuggestList()
        self.name = QLineEdit()
        self._buttons: dict[str, QPushButton] = {}
        self._build()
        self.list.itemChanged.connect(lambda _item: self._count())
        self.list.accepted.connect(self.take)
        self.list.refused.connect(self.refuse)
        self.list.stepped.connect(self.step)
        self.list.undone.connect(self._undo)
        workbench.changed.connect(self._on_changed)
        dress(self, night=False)
        self.resize(840, 560)
        self._show()
        self._say("")

    def _build(self) -> None:
        for label, name, role in (
            (self._title, "suggestion-title", "title"), (self._reason, "suggestion-reason", ""),
            (self._facts, "suggestion-facts", "quiet"), (self._line, "suggestion-line", "quiet"),
        ):  # fmt: skip
            label.setObjectName(name)
            label.setProperty("role", role)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.name.setObjectName("suggestion-name")
        self.name.setAccessibleName(_("Name of the theme"))
        self.name.setPlaceholderText(_("One sentence that anyone would understand (optional)"))
        self.name.returnPressed.connect(self.accept_it)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 22)
        layout.setSpacing(12)
        for widget in (self._title, self._reason, self.list, self._facts, self.name, self._line):
            layout.addWidget(widget, 1 if widget is self.list else 0)
        row = QHBoxLayout()
        for name, text, act in (
            ("previous-suggestion", _("◀ Previous"), lambda: self.step(-1)),
            ("next-suggestion", _("Next ▶"), lambda: self.step(1)),
            ("refuse-suggestion", _("Reject"), self.refuse),
            ("refused-again", _("Offer rejected ones again"), self.offer_again),
            ("", "", None),
            ("close-suggestions", _("Close"), self.accept),
            ("accept-suggestion", _("Make it a theme"), self.take),
        ):  # fmt: skip
            if act is None:
                row.addStretch(1)
                continue
            made = self._buttons[name] = QPushButton(text)
            made.setObjectName(name)
            made.setAccessibleName(text.strip("◀▶ "))
            made.setAutoDefault(False)
            made.clicked.connect(act)
            row.addWidget(made)
        self._buttons["accept-suggestion"].setProperty("role", "hot")
        layout.addLayout(row)

    # Suggestions.

    def _refused(self) -> list[frozenset[str]]:
        kept = self._workbench.desk.get(REFUSED, [])
        ids = kept if isinstance(kept, list) else []
        return [frozenset(str(name) for name in one) for one in ids if isinstance(one, list)]

    def offered(self) -> list[Suggestion]:
        """Return the undecided suggestions: not refused, and with at least two reactions that are in no theme."""
        free, refused = self._free(), self._refused()
        return [
            one for one in self._suggestions
            if len(free.keys() & set(one.reaction_ids)) > 1
            and not any(ids.issuperset(one.reaction_ids) for ids in refused)
        ]  # fmt: skip

    def _free(self) -> dict[str, Reaction]:
        return {one.id: one for one in without_theme(self._workbench.reader.session(), self._part)}

    def _show(self) -> None:
        """Show the current suggestion and focus its reactions."""
        session, free, offered = self._workbench.reader.session(), self._free(), self.offered()
        self._known = offered
        self._place = min(self._place, max(0, len(offered) - 1))
        shown = offered[self._place] if offered else None
        self.name.clear()
        for widget in (self._reason, self.list, self._facts, self.name):
            widget.setVisible(shown is not None)
        for name in ("accept-suggestion", "refuse-suggestion"):
            self._buttons[name].setEnabled(shown is not None)
        self._buttons["previous-suggestion"].setEnabled(self._place > 0)
        self._buttons["next-suggestion"].setEnabled(self._place < len(offered) - 1)
        self._buttons["refused-again"].setVisible(bool(self._refused()))
        if shown is None:
            self.list.clear()
            self._title.setText(_("There are no more suggestions."))
            self._buttons["close-suggestions"].setFocus()
            return
        self._title.setText(
            _("Suggestion {place} of {count}").format(place=self._place + 1, count=len(offered))
        )  # fmt: skip
        self._reason.setText(reason_told(shown))
        ticked, unticked = (
            [free[name] for name in ids if name in free] for ids in (shown.reaction_ids, shown.maybe_ids)
        )
        self.list.show_reactions(session, ticked, unticked)
        self.list.setAccessibleDescription(self._reason.text())
        self._count()
        self.list.setFocus()

    def _count(self) -> None:
        """Show how many pictures and groups the checked reactions come from."""
        session, free, chosen = self._workbench.reader.session(), self._free(), self.list.ticked()
        reactions = [free[name] for name in chosen if name in free]
        cards = sorted({session.card_by_id[r.card_id].number for r in reactions if r.card_id in session.card_by_id})
        groups = [group for group in session.groups if group.id in {r.group_id for r in reactions}]
        parts = [
            ngettext("{count} reaction", "{count} reactions", len(reactions)),
            ngettext("picture {numbers}", "pictures {numbers}", len(cards), numbers=", ".join(map(str, cards)))
            if cards else "",
            ngettext("from {count} group", "from {count} groups", len(groups)) + " "
            + " ".join(group.mark.shape for group in groups) if groups else "",
        ]  # fmt: skip
        self._facts.setText(" · ".join(part for part in parts if part))
        self._buttons["accept-suggestion"].setEnabled(bool(reactions))

    def _on_changed(self, change: Change) -> None:
        if not change.tables or {"themes", "theme_members", "reactions", "rounds"} & change.tables.keys():
            # An unfinished name and the check marks survive when reactions are added elsewhere.
            if self.offered() == self._known:
                self._count()
            else:
                self._show()

    # Decisions.

    def step(self, by: int) -> None:
        """Go to another suggestion without deciding."""
        self._place = min(max(0, self._place + by), max(0, len(self.offered()) - 1))
        self._say("")
        self._show()

    def refuse(self) -> None:
        """Stop offering this suggestion on this laptop; nothing is saved in the session."""
        offered = self.offered()
        if offered:
            refused = [sorted(ids) for ids in (*self._refused(), frozenset(offered[self._place].reaction_ids))]
            self._workbench.desk.set(REFUSED, [list(ids) for ids in refused])
            self._say(_("Rejected. It won't be offered again."))
            self._show()

    def offer_again(self) -> None:
        """Offer refused suggestions again."""
        self._workbench.desk.set(REFUSED, [])
        self._say("")
        self._show()

    def take(self) -> None:
        """Ask for a name in place; Enter there creates the theme."""
        if not self.list.ticked():
            self._say(_("Tick the reactions that belong together."))
        elif self.name.text().strip():
            self.accept_it()
        else:
            self.name.setFocus()
            self._say(_("Type a name and press Enter. You can also leave it empty and name the theme later with F2."))

    def accept_it(self) -> None:
        """Create a theme from the checked reactions, as one edit."""
        free = self._free()
        chosen = [name for name in self.list.ticked() if name in free]
        if not chosen:
            self._say(_("Tick the reactions that belong together."))
            return
        title = " ".join(self.name.text().split())
        with trouble.told(self):
            theme_id = theming.make_theme(self._workbench.history, self._part, title, chosen)
            said = (
                _("Theme made: “{theme}”.").format(theme=shown_text(title))
                if title
                else _("The theme is made. It has no name yet.")
            )
            self._say(_("{said} Ctrl+Z undoes it.").format(said=said))
            self.made.emit(theme_id)

    def _say(self, line: str) -> None:
        keys = _("Space ticks or unticks · Enter makes a theme · Delete rejects · ← → previous and next")
        self._line.setText(line or (keys if self.offered() else ""))

    def _undo(self) -> None:
        with trouble.told(self):
            change = self._workbench.undo()
            if change is not None:
                self._say(_("Undone: {what}").format(what=change.label))


def reason_told(suggestion: Suggestion) -> str:
    """Return a sentence on why reactions may belong together."""
    words = [f"“{reason.text}”" if reason.is_whole else f"“…{reason.text}…”" for reason in suggestion.reasons]
    shared = _("They may belong together: they share {words}.").format(words=", ".join(words))
    if not suggestion.maybe_ids:
        return shared
    count = len(suggestion.maybe_ids)
    more = ngettext(
        "{count} more contains one of these words and is not ticked.",
        "{count} more contain one of these words and are not ticked.", count,
    )  # fmt: skip
    return f"{shared} {more}"


def suggest_themes(host: Host, widget: QWidget) -> None:
    """Search the reactions in no theme for ones that belong together, off the GUI thread, and offer them."""
    part, workbench = host.part, host.workbench
    texts = texts_in(workbench.reader.session(), part)

    def found(suggestions: tuple[Suggestion, ...]) -> None:
        if not suggestions:
            host.foot.say(_("Nothing clearly belongs together yet."))
        elif widget.isVisible():
            host.foot.say("")
            sheet = SuggestSheet(widget, workbench, part, suggestions)
            sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            sheet.made.connect(lambda _theme: host.show_by(VIEW))
            sheet.open()

    host.foot.say(_("Looking for reactions that belong together…"))
    tasks.run(
        widget, _("Looking for reactions that belong together…"), lambda _progress: suggest(texts), found, is_quiet=True
    )


def suggest_action(host: Host, widget: QWidget) -> Action:
    """Return the key that asks for suggestions."""
    return Action("suggest-themes", _("Suggest themes"), ("Ctrl+Shift+F",), lambda: suggest_themes(host, widget))
