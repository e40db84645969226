"""One line in the list of reactions: its words and details, in a single row where they fit."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bonfire_deck.i18n import _
from bonfire_deck.model.rows import Group, Reaction
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.times import clock_time
from bonfire_deck.model.words import kind_label
from bonfire_deck.paper.board import runs_leftward
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import CREAM, FLAME, GLOW, LINE, SMOKE_NIGHT, SOOT2
from bonfire_deck.paper.wrapping import first_lines, wrap_flags, wrapped_height
from bonfire_deck.ui.actions import shown_key
from bonfire_deck.ui.theme import night_colours, sized

Index = QModelIndex | QPersistentModelIndex
HIGH = 34
"""Height of a row with one line of words."""
WORDS, TOLD = 16, 13
MARK, EDGE, GAP, TOP = 28, 8, 14, 6
SIGN, SIGN_GAP = 20, 6
MOST_LINES = 2
"""Maximum lines of an unselected row: the list is for a glance, the selected row is shown in full."""
MOST_TOLD = 0.4
"""Maximum share of the width for the details beside the words; longer details go below them."""
MOST_MEASURED = 20_000
VERSION_KEY = "Alt+Return"


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    reaction: Reaction
    group: Group | None
    two_versions: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """Its words, and the same in a second language if present."""
        return tuple(text for text in (self.reaction.text, self.reaction.second_text) if text)

    @property
    def told(self) -> str:
        """The status that must be visible at a glance; its icons show the rest."""
        parts = [
            shown_text(self.reaction.said_by),
            kind_label(self.reaction.kind),
            _("withdrawn") if self.reaction.withdrawn else "",
            _("two versions: {key} chooses").format(key=shown_key(VERSION_KEY)) if self.two_versions else "",
        ]
        return " · ".join(part for part in parts if part)

    @property
    def details(self) -> str:
        """Its details in a few words; computed only for lines that are seen or read out."""
        parts = [
            kind_label(self.reaction.kind),
            _("★ favourite") if self.reaction.favourite else "",
            "" if self.reaction.verbatim else _("my words"),
            "" if self.reaction.chosen_by_own else _("others’ reading"),
            shown_text(self.reaction.said_by),
            _("pinned") if self.reaction.pin else "",
            clock_time(self.reaction.said_at),
            _("on the wall") if self.reaction.shown else "",
            _("withdrawn") if self.reaction.withdrawn else "",
            _("two versions: {key} chooses").format(key=shown_key(VERSION_KEY)) if self.two_versions else "",
        ]
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class Form:
    """The layout of a row at one width."""

    texts: tuple[str, ...]
    """Its words, and the same in a second language, with line breaks."""
    heights: tuple[int, ...]
    told: str
    beside: int
    """The width of the details beside the words; 0 if they are below."""
    below: int
    """The height of the details below the words."""
    is_whole: bool

    @property
    def height(self) -> int:
        """The height of the row."""
        return max(sized(HIGH), sum(self.heights) + self.below + 2 * sized(TOP))


def laid_out(row: Row, width: float, *, is_whole: bool) -> Form:
    """Lay out `row`: either shortened with its status, or in full with all details."""
    words, small = serif(sized(WORDS)), sans(sized(TOLD))
    texts = tuple(shown_text(text) for text in row.texts)
    if is_whole:
        heights = tuple(round(wrapped_height(text, words, width)) for text in texts)
        return Form(texts, heights, row.details, 0, round(wrapped_height(row.details, small, width)), is_whole)
    told = row.told
    beside = round(QFontMetricsF(small).horizontalAdvance(told)) + len(_signs(row)) * sized(SIGN)
    below = 0
    if beside > width * MOST_TOLD:
        beside, below = 0, round(QFontMetricsF(small).height())
    room = width - beside - (GAP if beside else 0)
    most = (MOST_LINES, 1)
    shown = tuple(first_lines(text, words, room, lines) for text, lines in zip(texts, most, strict=False))
    line = QFontMetricsF(words).lineSpacing()
    heights = tuple(round((text.count("\n") + 1) * line) for text in shown)
    return Form(shown, heights, told, beside, below, is_whole)


def _signs(row: Row) -> tuple[Callable[[QPainter, QRectF], None], ...]:
    """Return painters for the row's icons: on the wall, favourite. Their wording is in the row's details."""
    return (*((_draw_screen,) if row.reaction.shown else ()), *((_draw_star,) if row.reaction.favourite else ()))


def _draw_screen(painter: QPainter, box: QRectF) -> None:
    screen = QRectF(0, 0, sized(13), sized(9))
    screen.moveCenter(box.center())
    painter.setPen(QPen(QColor(GLOW), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(screen, 1.5, 1.5)
    foot = screen.center().x(), screen.bottom() + sized(3)
    painter.drawLine(QPointF(foot[0] - sized(3), foot[1]), QPointF(foot[0] + sized(3), foot[1]))


def _draw_star(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QColor(GLOW))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "★")


class ReactionDelegate(QStyledItemDelegate):
    """Draw one line of the list."""

    def __init__(self, view: QListView) -> None:
        """Draw in `view`, with an empty size cache."""
        super().__init__(view)
        self._view = view
        self._forms: dict[tuple[Row, float, int, bool], Form] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the words need."""
        form = self._form(index)
        return QSize(100, form.height) if form else QSize(0, 0)

    def _width(self) -> float:
        # Assume a scroll bar: rows must not grow when one appears.
        return self._view.width() - self._view.verticalScrollBar().sizeHint().width() - sized(MARK) - 2 * EDGE

    def _form(self, index: Index) -> Form | None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return None
        is_whole = self._view.selectionModel().isSelected(index)
        key = (row, self._width(), sized(WORDS), is_whole)
        form = self._forms.get(key)
        if form is None:
            # The list asks for the sizes of all lines whenever one is added.
            form = laid_out(row, self._width(), is_whole=is_whole)
            if len(self._forms) >= MOST_MEASURED:
                self._forms.clear()
            self._forms[key] = form
        return form

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the group's mark, the words and the details."""
        row, form = index.data(Qt.ItemDataRole.UserRole), self._form(index)
        if form is None:
            return
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if form.is_whole:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(FLAME if focused else LINE), 2 if focused else 1))
            painter.setBrush(QColor(SOOT2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 6, 6)
        painter.setPen(QColor(LINE))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        top, width, mark = box.y() + sized(TOP), self._width(), sized(MARK)
        first = QRectF(box.x() + EDGE + mark, top, width, round(QFontMetricsF(serif(sized(WORDS))).lineSpacing()))
        painter.setPen(QColor(row.group.mark.colour if row.group else SMOKE_NIGHT))
        painter.setFont(sans(sized(15), 700))
        at = QRectF(box.x() + EDGE, first.y(), mark, first.height())
        shape = row.group.mark.shape if row.group else "○"
        painter.drawText(self._placed(at), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shape)
        self._draw_texts(painter, row, form, first)
        self._draw_told(painter, row, form, first)
        painter.restore()

    def _placed(self, box: QRectF) -> QRectF:
        """Return a rectangle of the list, mirrored for right-to-left layouts."""
        if self._view.isLeftToRight():
            return box
        return QRectF(self._view.viewport().width() - box.right(), box.y(), box.width(), box.height())

    def _draw_texts(self, painter: QPainter, row: Row, form: Form, first: QRectF) -> None:
        room = first.width() - form.beside - (GAP if form.beside else 0)
        top, font = first.y(), serif(sized(WORDS))
        painter.setFont(font)
        for text, height, colour in zip(form.texts, form.heights, (CREAM, night_colours()["quiet"]), strict=False):
            painter.setPen(QColor(night_colours()["quiet"] if row.reaction.withdrawn else colour))
            flags = wrap_flags(text, font, room) if form.is_whole else 0
            draw_words(painter, self._placed(QRectF(first.x(), top, room, height)), text, flags)
            top += height

    def _draw_told(self, painter: QPainter, row: Row, form: Form, first: QRectF) -> None:
        painter.setFont(sans(sized(TOLD)))
        is_urgent = row.two_versions or (form.is_whole and row.reaction.shown)
        colour = QColor(GLOW if is_urgent else night_colours()["quiet"])
        if not form.beside:
            painter.setPen(colour)
            below = QRectF(first.x(), first.y() + sum(form.heights), first.width(), form.below)
            flags = Qt.TextFlag.TextWordWrap if form.is_whole else Qt.TextFlag.TextSingleLine
            painter.drawText(self._placed(below), Qt.AlignmentFlag.AlignLeft | flags, form.told)
            return
        place = QRectF(first.right() - form.beside, first.y(), sized(SIGN), first.height())
        for draw in _signs(row):
            draw(painter, self._placed(place.adjusted(0, 0, -sized(SIGN_GAP), 0)))
            place.translate(sized(SIGN), 0)
        painter.setPen(colour)
        rest = QRectF(place.x(), first.y(), first.right() - place.x(), first.height())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(self._placed(rest), Qt.AlignmentFlag.AlignLeft | middle, form.told)


def draw_words(painter: QPainter, box: QRectF, text: str, flags: int) -> None:
    """Draw people's words, right to left where their script requires it."""
    leftward, before = runs_leftward(text), painter.layoutDirection()
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight)
    painter.drawText(box, flags, text)
    painter.setLayoutDirection(before)
