"""Themes on the board: created, named, filled, merged and split from the selection, by mouse or from the outline."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from bonfire_deck.files import theming
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.layout import LaidOut
from bonfire_deck.model.rows import Theme
from bonfire_deck.model.session import Session
from bonfire_deck.model.themes import ThemeShown, themes_of
from bonfire_deck.ui import trouble
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.board.bars import FootBar
from bonfire_deck.ui.board.selection import Selection
from bonfire_deck.ui.board.theme_panel import ThemePanel
from bonfire_deck.ui.workbench import Workbench

VIEW = "theme"


class Host(Protocol):
    """What themes need from the board window."""

    workbench: Workbench
    selection: Selection
    part: str
    by: str

    def show_by(self, by: str) -> None:
        """Change the arrangement of the board."""

    foot: FootBar

    @property
    def laid_out(self) -> LaidOut:
        """The board on the screen."""


class Theming(QObject):
    """The theme actions of the board window; each is one edit that can be undone."""

    def __init__(self, window: Host, widget: QWidget, panel: ThemePanel) -> None:
        """Work on the selection in `window` and show it in `panel`; menus open over `widget`."""
        super().__init__(widget)
        self._window = window
        self._widget = widget
        self._panel = panel
        # The reader returns the same session object until something changes.
        self._known: tuple[Session, str, tuple[ThemeShown, ...]] | None = None
        window.selection.changed.connect(self.show)
        panel.renamed.connect(lambda text: self._change(title=text))
        panel.described.connect(lambda text: self._change(description=text))

    @property
    def _session(self) -> Session:
        return self._window.workbench.reader.session()

    def themes(self) -> tuple[ThemeShown, ...]:
        """Return the themes of the current part; cached until something changes."""
        session, part = self._session, self._window.part
        if self._known is None or self._known[0] is not session or self._known[1] != part:
            self._known = session, part, themes_of(session, part)
        return self._known[2]

    def chosen_themes(self) -> tuple[ThemeShown, ...]:
        """Return the themes whose sheets are selected, in order."""
        return tuple(shown for shown in self.themes() if shown.theme.id in self._window.selection.items)

    def chosen_lines(self) -> dict[str, list[str]]:
        """Return the selected reactions by section; all of a theme or kind if its sheet is selected.

        A selected theme stands for itself, not for its contents.
        """
        found: dict[str, list[str]] = {}
        themes = {shown.theme.id for shown in self.themes()}
        for box in self._window.laid_out.sections:
            whole = box.item in self._window.selection.items and box.item not in themes
            ids = [n.line.reaction.id for n in box.notes if whole or n.item in self._window.selection.items]
            if ids:
                found[box.item] = ids
        return found

    def chosen_reactions(self) -> list[str]:
        """Return the ids of the reactions selected on the board or in its outline, each once."""
        return list(dict.fromkeys(name for names in self.chosen_lines().values() for name in names))

    def theme(self) -> Theme | None:
        """Return the current theme: the selected one, or the one that contains the whole selection."""
        chosen = self.chosen_themes()
        if len(chosen) == 1:
            return chosen[0].theme
        if chosen or not self.themes():
            return None
        sections = list(self.chosen_lines())
        own = [shown.theme for shown in self.themes() if [shown.theme.id] == sections]
        return own[0] if own else None

    def show(self) -> None:
        """Show the current theme in the panel."""
        theme = self.theme()
        self._panel.show_theme(next((shown for shown in self.themes() if shown.theme == theme), None))

    def name(self) -> None:
        """Focus the name of the current theme."""
        if self.theme() is None:
            self._say(_("Select a theme by its heading first."))
            return
        self.show()
        self._panel.name.setFocus()
        self._panel.name.selectAll()

    def _change(self, **fields: str) -> None:
        theme = self.theme()
        if theme is not None:
            with trouble.told(self._widget):
                theming.change_theme(self._window.workbench.history, theme.id, **fields)

    def _say(self, line: str) -> None:
        self._window.foot.say(line)

    def make(self) -> None:
        """Create a theme from the selection, show the themes, and offer to name it; the name can wait."""
        window, reactions = self._window, self.chosen_reactions()
        with trouble.told(self._widget):
            made = theming.make_theme(window.workbench.history, window.part, "", reactions)
            window.show_by(VIEW)
            window.selection.choose((made,))
            count = ngettext("A theme of {count} reaction.", "A theme of {count} reactions.", len(reactions))
            self._say(_("{count} Name it now, or later with F2.").format(count=count))
            self.name()

    def put_into(self, theme_id: str) -> None:
        """Add the selection to a theme; it stays in its other themes."""
        window, reactions = self._window, self.chosen_reactions()
        if not reactions:
            self._say(_("Select reactions first."))
            return
        with trouble.told(self._widget):
            theming.put_into_theme(window.workbench.history, theme_id, reactions)
            title = next(_title(shown) for shown in self.themes() if shown.theme.id == theme_id)
            self._say(_("Added to “{theme}”.").format(theme=title))

    def ask_where(self) -> None:
        """Offer the themes that the selection can be added to."""
        themes = self.themes()
        if not themes or not self.chosen_reactions():
            self._say(_("Select reactions first.") if themes else _("There are no themes yet. Ctrl+G makes one."))
            return
        menu = QMenu(self._widget)
        menu.setObjectName("theme-menu")
        menu.setAccessibleName(_("Add to a theme"))
        for number, shown in enumerate(themes, 1):
            title = _title(shown).replace("&", "&&")
            menu.addAction(f"&{number} {title}" if number <= 9 else title, partial(self.put_into, shown.theme.id))
        menu.exec(self._widget.mapToGlobal(self._widget.rect().center()))
        menu.deleteLater()

    def take_out(self) -> None:
        """Remove the selection from its themes; a theme that is itself selected is deleted."""
        window = self._window
        history = window.workbench.history
        themes = {shown.theme.id for shown in self.themes()}
        with trouble.told(self._widget):
            lines = {name: ids for name, ids in self.chosen_lines().items() if name in themes}
            if lines:
                theming.take_out_of_themes(history, self._session, lines)
            chosen = () if lines else self.chosen_themes()
            for shown in chosen:
                theming.remove_theme(history, shown.theme.id)
            if chosen:
                self._say(_("The theme was deleted; its reactions stay. Undo brings it back."))
            elif not lines:
                self._say(_("Nothing in the selection belongs to a theme."))

    def merge(self) -> None:
        """Merge the selected themes into the first one."""
        chosen = self.chosen_themes()
        if len(chosen) < 2:
            self._say(_("Select two or more themes by their headings."))
            return
        with trouble.told(self._widget):
            theming.merge_themes(self._window.workbench.history, chosen[0], chosen[1:])
            self._window.selection.choose((chosen[0].theme.id,))
            self._say(_("Merged. Undo separates them again."))

    def split(self) -> None:
        """Create a new theme from the selection within one theme, and offer to name it."""
        window, lines = self._window, self.chosen_lines()
        theme = next((shown.theme for shown in self.themes() if [shown.theme.id] == list(lines)), None)
        if theme is None:
            self._say(_("Select reactions in one theme."))
            return
        with trouble.told(self._widget):
            made = theming.split_theme(window.workbench.history, self._session, theme, lines[theme.id])
            window.selection.choose((made,))
            self.name()

    def move_up(self, by: int) -> None:
        """Move the selected theme up or down within its part."""
        chosen, all_themes = self.chosen_themes(), [shown.theme for shown in self.themes()]
        if len(chosen) != 1:
            self._say(_("Select one theme by its heading."))
            return
        theme = chosen[0].theme
        place = min(len(all_themes) - 1, max(0, all_themes.index(theme) + by))
        if all_themes[place].id != theme.id:
            with trouble.told(self._widget):
                theming.place_theme(self._window.workbench.history, all_themes, theme.id, place)

    def dropped(self, items: frozenset[str], dx: float, dy: float, *, keeps: bool) -> bool:
        """Move items dropped on another theme's sheet into that theme; return whether that is what happened.

        They leave their old theme, unless `keeps`.
        """
        laid_out = self._window.laid_out
        if self._window.by != VIEW:
            return False
        themes = {shown.theme.id for shown in self.themes()}
        notes = [(box, note) for box in laid_out.sections for note in box.notes if note.item in items]
        if not notes or any(box.item in items for box in laid_out.sections):
            return False
        first = notes[0][1].rect.moved(dx, dy)
        x, y = first.x + first.width / 2, first.y + first.height / 2
        target = next((box.item for box in laid_out.sections if box.rect.holds(x, y)), None)
        if target not in themes or all(box.item == target for box, _note in notes):
            return False
        moved: dict[str, list[str]] = {}
        for box, note in notes:
            if box.item != target:
                moved.setdefault(box.item, []).append(note.line.reaction.id)
        with trouble.told(self._widget):
            theming.move_to_theme(
                self._window.workbench.history, self._session,
                {} if keeps else {name: ids for name, ids in moved.items() if name in themes}, str(target),
                [name for names in moved.values() for name in names],
            )  # fmt: skip
        return True


def _title(shown: ThemeShown) -> str:
    return shown.theme.title if shown.is_named else _("Untitled theme")


def theming_actions(themes: Theming) -> tuple[Action, ...]:
    """Return the keys for themes."""
    return (
        Action("make-theme", _("Make a theme from the selection"), ("Ctrl+G",), themes.make),
        Action("name-theme", _("Name or describe the theme"), ("F2",), themes.name),
        Action("put-into-theme", _("Add to a theme…"), ("Ctrl+Shift+G",), themes.ask_where),
        Action("take-out-of-theme", _("Remove from its theme, or delete the theme"), ("Del",), themes.take_out),
        Action("merge-themes", _("Merge themes"), ("Ctrl+M",), themes.merge),
        Action("split-theme", _("Split off the selection"), ("Ctrl+Shift+M",), themes.split),
        Action("theme-up", _("Move the theme forward"), ("Ctrl+PgUp",), lambda: themes.move_up(-1)),
        Action("theme-down", _("Move the theme back"), ("Ctrl+PgDown",), lambda: themes.move_up(1)),
    )
