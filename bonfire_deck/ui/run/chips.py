"""Chips for the group that is speaking and the kind of reaction."""

import sys
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QPushButton, QSizePolicy, QWidget

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Group
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.words import KINDS, kind_label
from bonfire_deck.paper.fonts import sans
from bonfire_deck.paper.inks import CREAM, FLAME, LINE, NIGHT, SMOKE_NIGHT, SOOT2, WHITE
from bonfire_deck.ui.actions import shown_key
from bonfire_deck.ui.theme import sized

GROUP_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-", "=")
PLENARY_KEY = "Ctrl+P"
MOST_IN_A_ROW = 7
HIGH = 44
KIND_SPACING = 5
SCAN_CODES = {"linux": range(10, 22), "win32": range(2, 14)}
MAC_KEYS = (18, 19, 20, 21, 23, 22, 26, 28, 25, 29, 27, 24)


def group_at(event: QKeyEvent) -> int:
    """Return the number of the group whose Ctrl key, by physical position, is pressed; 0 for any other key.

    A French keyboard has no digits in that row without Shift, a German one no "-" and "=" at its end.
    """
    if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return 0
    code, codes = event.nativeScanCode(), tuple(SCAN_CODES.get(sys.platform, ()))
    if sys.platform == "darwin":
        code, codes = event.nativeVirtualKey(), MAC_KEYS
    return codes.index(code) + 1 if code in codes else 0


class GroupChip(QAbstractButton):
    """A group's number, shape, name and colour; a hollow dot while it has said nothing in this round."""

    def __init__(self, group: Group | None, parent: QWidget | None = None) -> None:
        """`None` is the plenary."""
        super().__init__(parent)
        self._group = group
        self._silent = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        number = group.number if group else 0
        self.setObjectName(f"group-chip-{number}" if group else "group-chip-plenary")
        key = f"Ctrl+{GROUP_KEYS[number - 1]}" if 0 < number <= len(GROUP_KEYS) else PLENARY_KEY
        name = shown_text(group.name) if group else _("Everybody")
        self.setToolTip(f"{name} · {shown_key(key)}")
        self.show_count(0)

    def sizeHint(self) -> QSize:
        """Return a width at which seven chips fit in a row."""
        return QSize(46, sized(HIGH))

    def show_count(self, count: int, *, silent: bool = False) -> None:
        """Show how many reactions this group has on this picture; `silent` means that it has none in this round."""
        name = (
            _("Group {number}, {name}").format(number=self._group.number, name=self._group.name)
            if self._group
            else _("Plenary")
        )
        said = ngettext("{count} reaction here", "{count} reactions here", count)
        if silent:
            said = _("{said}, has said nothing in this round").format(said=said)
        self.setAccessibleName(name)
        self.setAccessibleDescription(said)
        self._silent = silent
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        mark = self._group.mark if self._group else None
        colour = QColor(mark.colour if mark else SMOKE_NIGHT)
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(QPen(QColor(FLAME if self.hasFocus() else WHITE if on else LINE), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(WHITE if on else SOOT2))
        painter.drawRoundedRect(box.adjusted(0, 0, 0, -4), 8, 8)
        painter.setPen(QColor(NIGHT if on else CREAM))
        painter.setFont(sans(sized(15), 700))
        top = f"{mark.shape} {self._group.number}" if mark and self._group else "○"
        painter.drawText(box.adjusted(0, sized(4), 0, -sized(20)), Qt.AlignmentFlag.AlignCenter, top)
        painter.setFont(sans(sized(12), 700))
        name = self._group.name if self._group else _("All")
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(box.width() - 6))
        painter.drawText(box.adjusted(0, sized(20), 0, -sized(5)), Qt.AlignmentFlag.AlignCenter, shown)
        if self._silent:
            painter.setPen(QPen(colour, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(box.right() - 8, box.top() + 8), 3.2, 3.2)


class GroupChips(QWidget):
    """All groups, and the plenary."""

    def __init__(self, choose: Callable[[str], None], parent: QWidget | None = None) -> None:
        """`choose` receives the id of the pressed group, "" for the plenary."""
        super().__init__(parent)
        self._choose = choose
        self._groups: tuple[Group, ...] | None = None
        self._chips: dict[str, GroupChip] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)

    def show_groups(
        self, groups: tuple[Group, ...], chosen: str, counts: dict[str, int], silent: tuple[Group, ...]
    ) -> None:
        """Show `groups`: the selected one, each one's count on this picture, and which are silent in this round."""
        if groups != self._groups:
            self._groups = groups
            for chip in self._chips.values():
                self._grid.removeWidget(chip)
                chip.deleteLater()
            self._chips = {}
            # Give both rows the same length.
            a_row = ceil((len(groups) + 1) / ceil((len(groups) + 1) / MOST_IN_A_ROW))
            for place, group in enumerate((*groups, None)):
                chip = GroupChip(group, self)
                group_id = group.id if group else ""
                chip.clicked.connect(lambda _checked=False, group_id=group_id: self._choose(group_id))
                self._grid.addWidget(chip, place // a_row, place % a_row)
                self._chips[group_id] = chip
        for group_id, chip in self._chips.items():
            chip.setChecked(group_id == chosen)
            chip.show_count(counts.get(group_id, 0), silent=any(group.id == group_id for group in silent))


class KindChips(QWidget):
    """The six kinds in one row, or in two when a language has longer words for them."""

    def __init__(self, choose: Callable[[str], None], parent: QWidget | None = None) -> None:
        """`choose` receives the pressed kind."""
        super().__init__(parent)
        # The row takes the width available: its words must not widen the window.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(KIND_SPACING)
        self._chips: dict[str, QPushButton] = {}
        for place, kind in enumerate(KINDS):
            chip = QPushButton(kind_label(kind))
            chip.setObjectName(f"kind-chip-{kind}")
            chip.setAccessibleName(kind_label(kind))
            chip.setProperty("role", "chip")
            chip.setProperty("chip", "kind")
            chip.setCheckable(True)
            chip.setToolTip(shown_key(f"Alt+{place + 1}"))
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(lambda _checked=False, kind=kind: choose(kind))
            self._chips[kind] = chip
        self._a_row = 0
        self._arrange(len(KINDS))

    def _arrange(self, a_row: int) -> None:
        if a_row == self._a_row:
            return
        self._a_row = a_row
        for chip in self._chips.values():
            self._grid.removeWidget(chip)
        for place, chip in enumerate(self._chips.values()):
            self._grid.addWidget(chip, place // a_row, place % a_row)

    def event(self, event: QEvent) -> bool:
        """Rearrange when the width or the font changes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            needed = sum(chip.sizeHint().width() + KIND_SPACING for chip in self._chips.values()) - KIND_SPACING
            self._arrange(len(KINDS) if needed <= self.width() else len(KINDS) // 2)
        return super().event(event)

    def show_kind(self, chosen: str) -> None:
        """Mark the selected kind."""
        for kind, chip in self._chips.items():
            chip.setChecked(kind == chosen)
