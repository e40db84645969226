"""Then and now: two boards side by side at the same scale, with their differences in words."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _
from bonfire_deck.model.board import view_label
from bonfire_deck.model.comparing import BY, Thing, compare, items_of
from bonfire_deck.model.words import PARTS, part_label
from bonfire_deck.paper.canvas import qrect
from bonfire_deck.ui.actions import Action, ActionTable
from bonfire_deck.ui.board.shaping import REST_MILLISECONDS
from bonfire_deck.ui.board.zoom_view import ZOOM_STEP
from bonfire_deck.ui.legible import legible_actions
from bonfire_deck.ui.theme import dress, fix
from bonfire_deck.ui.then.differences import Differences
from bonfire_deck.ui.then.earlier import Earlier, open_earlier
from bonfire_deck.ui.then.half import Half
from bonfire_deck.ui.then.then_sheet import ThenSheet
from bonfire_deck.ui.workbench import Workbench

KEY = "Ctrl+Shift+T"
LIST_WIDTH = 300


class ThenWindow(QDialog):
    """Show `then` at the left and the open session at the right, read-only."""

    def __init__(self, parent: QWidget, workbench: Workbench, earlier: Earlier, part: str, by: str) -> None:
        """Show the board of `earlier` beside that of `workbench`; `earlier` is closed with this window."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("then-window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Then and now"))
        self._workbench, self._earlier = workbench, earlier
        self.part, self.by = part, by if by in BY else BY[0]
        self.then = Half("then", _("Then"), earlier.reader, self.part, self.by)
        self.now = Half("now", _("Now"), workbench.reader, self.part, self.by)
        self.list = Differences()
        self._fits = True
        self._is_scaling = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self._on_rest)
        self._chips: dict[str, QPushButton] = {}
        self.table = ActionTable(self._actions())
        self.table.install(self)
        self._build()
        self.list.meant.connect(self._on_meant)
        for half in (self.then, self.now):
            half.view.scaled.connect(self._on_scaled)
        workbench.changed.connect(self._on_changed)
        dress(self, night=False)
        self.resize(parent.screen().availableSize().boundedTo(QSize(1366, 768)))
        self._show()
        self.list.setFocus()

    def _actions(self) -> tuple[Action, ...]:
        parts = (
            Action(f"part-{part}", part_label(part), (f"Alt+{number}",), partial(self.show_board, part=part))
            for number, part in enumerate(PARTS, 1)
        )
        ways = (
            Action(f"by-{by}", view_label(by), (f"Ctrl+{number}",), partial(self.show_board, by=by))
            for number, by in enumerate(BY, 1)
        )
        return (
            *parts,
            *ways,
            Action("fit", _("Fit"), ("Ctrl+0",), self._fit_again),
            Action("zoom-in", _("Zoom in"), ("Ctrl++", "Ctrl+="), lambda: self._zoom(ZOOM_STEP)),
            Action("zoom-out", _("Zoom out"), ("Ctrl+-",), lambda: self._zoom(1 / ZOOM_STEP)),
            Action("close", _("Back to the board"), ("Esc", "Ctrl+W"), self.close),
            *legible_actions(self._workbench.paths),
            Action("keys", _("Keys"), ("F1",), lambda: self.table.sheet(self)),
        )

    def _build(self) -> None:
        bar = QWidget()
        bar.setProperty("role", "bar")
        title = QLabel(_("Then and now"))
        title.setProperty("role", "title")
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(8)
        row.addWidget(self._button("close", _("‹ Board")))
        row.addSpacing(6)
        row.addWidget(title)
        row.addStretch(1)
        for name in [*(f"part-{part}" for part in PARTS), *(f"by-{by}" for by in BY)]:
            chip = self._button(name, self.table.qaction(name).text(), "chip")
            chip.setCheckable(True)
            self._chips[name] = chip
            row.addWidget(chip)
        row.addSpacing(6)
        row.addWidget(self._button("fit", _("Fit")))
        boards = QHBoxLayout()
        boards.setSpacing(2)
        boards.addWidget(self.then, 1)
        boards.addWidget(self.now, 1)
        boards.addWidget(self.list)
        fix(self.list, width=LIST_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addLayout(boards, 1)

    def _button(self, name: str, text: str, role: str = "") -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(f"{name}-button")
        made.setProperty("role", role)
        made.setAccessibleName(self.table.qaction(name).text())
        made.setToolTip(self.table.key_text(name))
        made.setAutoDefault(False)
        made.clicked.connect(lambda: self.table.do(name))
        return made

    def show_board(self, part: str = "", by: str = "") -> None:
        """Show another part or arrangement."""
        self.part, self.by = part or self.part, by or self.by
        for half in (self.then, self.now):
            half.show_board(self.part, self.by)
        self._show()
        if self._fits:
            self.fit()

    def _show(self) -> None:
        for name, chip in self._chips.items():
            chip.setChecked(name in (f"part-{self.part}", f"by-{self.by}"))
        # Give both the height of the taller one, so that the headings line up.
        height = max(half.laid_out.area.height for half in (self.then, self.now))
        for half in (self.then, self.now):
            half.view.set_whole(qrect(half.laid_out.area._replace(height=height)))
        self.list.show_comparison(compare(self.then.session, self.now.session, self.part, self.by))

    def _on_changed(self, _change: Change) -> None:
        self.now.show_board(self.part, self.by)
        self._show()

    def _on_meant(self, thing: Thing | None) -> None:
        for half, name in ((self.then, thing.then_id if thing else ""), (self.now, thing.now_id if thing else "")):
            half.look_at(items_of(half.laid_out.board, [name] if name else []))

    # Shared scale.

    def fit(self) -> None:
        """Show as much of both as is readable, at the largest scale that the larger board allows."""
        self._fits = True
        views = (self.then.view, self.now.view)
        self._scale_both(min(view.scale_that_fits for view in views))
        for view in views:
            view.go_to_top()
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            shows_all = view.scale_of_whole >= view.least_scale
            off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
            view.setVerticalScrollBarPolicy(off if shows_all else needed)

    def _fit_again(self) -> None:
        """Fit, and lay the boards out anew first if the window was resized while they were zoomed."""
        self._fits = True
        if all(half.is_in_shape for half in (self.then, self.now)):
            self.fit()
        else:
            self.show_board()

    def _zoom(self, factor: float) -> None:
        self._fits = False
        self._scale_both(self.now.view.transform().m11() * factor)

    def _on_scaled(self, scale: float) -> None:
        if not self._is_scaling:
            self._fits = False
            self._scale_both(scale)

    def _scale_both(self, scale: float) -> None:
        self._is_scaling = True
        for half in (self.then, self.now):
            half.view.zoom_to(scale)
        self._is_scaling = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the boards fitted if they were, and lay out both for the new size once resizing stops."""
        super().resizeEvent(event)
        if self._fits:
            self.fit()
            self._rest.start()

    def _on_rest(self) -> None:
        if self._fits and self.isVisible() and not all(half.is_in_shape for half in (self.then, self.now)):
            self.show_board()

    def showEvent(self, event: QShowEvent) -> None:
        """Start with as much as is readable."""
        super().showEvent(event)
        self.show_board()

    def done(self, result: int) -> None:
        """Close the earlier session, however the window is closed."""
        self._rest.stop()
        for half in (self.then, self.now):
            half.close_pictures()
        self._earlier.close()
        super().done(result)


class Host(Protocol):
    """What is needed from the board window."""

    workbench: Workbench
    part: str
    by: str


def then_and_now_action(window: Host, widget: QWidget) -> Action:
    """Return the key that shows an earlier session's board beside the one in `window`."""

    def show(earlier: Earlier) -> None:
        ThenWindow(widget, window.workbench, earlier, window.part, window.by).showMaximized()

    def open_(path: Path) -> None:
        open_earlier(widget, path, window.workbench.paths, show, ask)

    def ask() -> None:
        sheet = ThenSheet(widget, window.workbench)
        sheet.chosen.connect(open_)
        sheet.open()

    handler: Callable[[], None] = ask
    return Action("then-and-now", _("Then and now: an earlier session's board beside this one…"), (KEY,), handler)
