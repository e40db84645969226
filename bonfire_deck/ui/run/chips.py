"""The chips: which group speaks, and what kind of words come."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
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
A_ROW = 6
SCAN_CODES = {"linux": range(10, 22), "win32": range(2, 14)}
MAC_KEYS = (18, 19, 20, 21, 23, 22, 26, 28, 25, 29, 27, 24)


def group_at(event: QKeyEvent) -> int:
    """Return the number of the group whose key, by its place on the keyboard, is pressed with Ctrl; 0 for any other.

    A French keyboard has no digits in that row without Shift, a German one no "-" and "=" at its end.
    """
    if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return 0
    code, codes = event.nativeScanCode(), tuple(SCAN_CODES.get(sys.platform, ()))
    if sys.platform == "darwin":
        code, codes = event.nativeVirtualKey(), MAC_KEYS
    return codes.index(code) + 1 if code in codes else 0


class GroupChip(QAbstractButton):
    """A group with number, shape, name and colour; a hollow dot while it has said nothing in this round."""

    def __init__(self, group: Group | None, parent: QWidget | None = None) -> None:
        """`None` is plenary: everybody together."""
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
        """Narrow enough for seven in a row."""
        return QSize(46, sized(50))

    def show_count(self, count: int, *, silent: bool = False) -> None:
        """Say how much this group said on this picture; it is `silent` if nothing of it was kept in this round."""
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
        painter.drawText(box.adjusted(0, sized(5), 0, -sized(22)), Qt.AlignmentFlag.AlignCenter, top)
        painter.setFont(sans(sized(12), 700))
        name = self._group.name if self._group else _("All")
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(box.width() - 6))
        painter.drawText(box.adjusted(0, sized(22), 0, -sized(6)), Qt.AlignmentFlag.AlignCenter, shown)
        if self._silent:
            painter.setPen(QPen(colour, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(box.right() - 8, box.top() + 8), 3.2, 3.2)


class GroupChips(QWidget):
    """All groups, and plenary."""

    def __init__(self, choose: Callable[[str], None], parent: QWidget | None = None) -> None:
        """`choose` is given the id of the group that was pressed, "" for plenary."""
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
        """Show `groups` with one chosen, how much each said on this picture, and who said nothing in this round."""
        if groups != self._groups:
            self._groups = groups
            for chip in self._chips.values():
                self._grid.removeWidget(chip)
                chip.deleteLater()
            self._chips = {}
            a_row = A_ROW if len(groups) < 2 * A_ROW else A_ROW + 1
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
    """The six kinds."""

    def __init__(self, choose: Callable[[str], None], parent: QWidget | None = None) -> None:
        """`choose` is given the kind that was pressed."""
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self._chips: dict[str, QPushButton] = {}
        for place, kind in enumerate(KINDS):
            chip = QPushButton(kind_label(kind))
            chip.setObjectName(f"kind-chip-{kind}")
            chip.setAccessibleName(kind_label(kind))
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setToolTip(shown_key(f"Alt+{place + 1}"))
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(lambda _checked=False, kind=kind: choose(kind))
            grid.addWidget(chip, place // 3, place % 3)
            self._chips[kind] = chip

    def show_kind(self, chosen: str) -> None:
        """Mark the chosen kind."""
        for kind, chip in self._chips.items():
            chip.setChecked(kind == chosen)
