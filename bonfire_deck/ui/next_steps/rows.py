"""Next steps as list rows: headings of kinds, steps, and each step's links below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.next_steps import StepShown, steps_of
from bonfire_deck.model.rows import Card, NextStep, Reaction, Theme
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.words import step_kind_label, step_kinds_label
from bonfire_deck.paper.board import one_line, runs_leftward
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.wrapping import wrap_flags, wrapped_height
from bonfire_deck.ui.theme import MOOD, night_colours, paper_colours, sized

ROW = Qt.ItemDataRole.UserRole
EDGE, INDENT = 8, 22
LONGEST = 160
"""Maximum characters of a linked quote; the board shows it in full."""


ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Row:
    """One row: a heading, a step, or a step's link."""

    text: str
    facts: str = ""
    """Shown below the words in small text."""
    step_id: str = ""
    place: str = ""
    """For a link: the table and id of its target."""
    row_id: str = ""

    @property
    def is_step(self) -> bool:
        """Whether the row is a step itself."""
        return bool(self.step_id) and not self.place

    @property
    def spoken(self) -> str:
        """The text of the row for screen readers."""
        return ", ".join(text for text in (self.text, self.facts) if text)


def rows_of(session: Session) -> list[Row]:
    """Return all rows in order."""
    found: list[Row] = []
    kind = ""
    for shown in steps_of(session):
        if shown.step.kind != kind:
            kind = shown.step.kind
            found.append(Row(step_kinds_label(kind)))
        found.append(Row(shown_text(shown.step.text), facts_of(shown.step), shown.step.id))
        found += _links(session, shown)
    return found


def facts_of(step: NextStep) -> str:
    """Return who, by when and to whom, as one line."""
    is_date = ISO_DATE.fullmatch(step.by) is not None
    told = (
        shown_text(step.who),
        _("by {date}").format(date=step.by) if is_date else shown_text(step.by),
        _("to {whom}").format(whom=shown_text(step.to_whom)) if step.to_whom else "",
    )
    return " · ".join(text for text in told if text)


def _links(session: Session, shown: StepShown) -> Iterator[Row]:
    step_id = shown.step.id
    for theme in shown.themes:
        yield Row(theme_told(theme), "", step_id, "themes", theme.id)
    for reaction in shown.reactions:
        yield Row(quote_told(session, reaction), "", step_id, "reactions", reaction.id)
    for card in shown.cards:
        yield Row(card_told(card), "", step_id, "cards", card.id)


def step_told(step: NextStep) -> str:
    """Return a step as one line."""
    facts = facts_of(step)
    told = _("{words} ({facts})").format(words=one_line(step.text), facts=facts) if facts else one_line(step.text)
    return _("{kind}: {words}").format(kind=step_kind_label(step.kind), words=told)


def theme_told(theme: Theme) -> str:
    """Return the display name of a theme that a step is linked to."""
    return _("Theme: {theme}").format(theme=one_line(theme.title) or _("Untitled theme"))


def card_told(card: Card) -> str:
    """Return the display name of a picture that a step is linked to."""
    return _("Picture {number}: {title}").format(number=card.number, title=one_line(card.title or card.words))


def quote_told(session: Session, reaction: Reaction) -> str:
    """Return the display text of a quote that a step is linked to: its words, with the group's mark."""
    group = session.group_by_id.get(reaction.group_id or "")
    words = one_line(reaction.text)
    words = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"
    return _("{mark} “{words}”").format(mark=group.mark.shape if group else "○", words=words)


def colours_of(widget: QWidget) -> dict[str, str]:
    """Return the colours of a widget's window by purpose."""
    return night_colours() if widget.window().property(MOOD) == "night" else paper_colours()


class RowPainter(QStyledItemDelegate):
    """Draw a row: people's words in their font, facts about them smaller and quieter."""

    def __init__(self, view: QListWidget) -> None:
        """Draw in `view`."""
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Clear the text, which `paint` draws itself."""
        super().initStyleOption(option, index)
        option.text = ""

    def _parts(self, row: Row) -> list[tuple[str, QFont, str]]:
        small = sans(sized(14))
        if not row.step_id:
            return [(row.text, sans(sized(15), 700), "quiet")]
        if row.place:
            return [(row.text, small, "quiet")]
        parts = [(row.text, serif(sized(17)), "text")]
        return [*parts, (row.facts, small, "quiet")] if row.facts else parts

    @staticmethod
    def _left(row: Row) -> int:
        return sized(INDENT) if row.place else 0

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row's background, then its text."""
        super().paint(painter, option, index)
        row: Row | None = index.data(ROW)
        if row is None:
            return
        box = QRectF(option.rect).adjusted(EDGE + self._left(row), EDGE / 2, -EDGE, 0)
        colours = colours_of(self._view)
        painter.save()
        for text, font, use in self._parts(row):
            high = wrapped_height(text, font, box.width())
            painter.setFont(font)
            painter.setPen(QColor(colours[use]))
            leftward = Qt.LayoutDirection.RightToLeft if runs_leftward(text) else Qt.LayoutDirection.LeftToRight
            painter.setLayoutDirection(leftward)
            painter.drawText(QRectF(box.x(), box.y(), box.width(), high), wrap_flags(text, font, box.width()), text)
            box.setTop(box.top() + high)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the row's height at the list's current width."""
        given, row = index.data(Qt.ItemDataRole.SizeHintRole), index.data(ROW)
        if given is not None or row is None:
            return given if isinstance(given, QSize) else super().sizeHint(option, index)
        across = self._view.viewport().width()
        width = across - 2 * EDGE - self._left(row)
        high = sum(wrapped_height(text, font, width) for text, font, _use in self._parts(row))
        return QSize(across, round(high) + EDGE)
