"""A card in the grid of a deck: picture or words, number, title, and a warning."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Card
from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.cards import draw_number, fill_card, shown_ratio
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.ui.studio.grid import Arriving, GridModel, Heading
from bonfire_deck.ui.theme import paper_colours, sized

Index = QModelIndex | QPersistentModelIndex
SMALL, LARGE = 182, 300
RATIO = 1.5
AROUND, FOOT, HEADING = 14, 48, 46
SCROLL_BAR = 26
FADED = 0.35


class TileDelegate(QStyledItemDelegate):
    """Draws one row of the grid."""

    def __init__(self, grid: QListView) -> None:
        """Start with small cards."""
        super().__init__(grid)
        self._grid = grid
        self.wanted = SMALL
        self.width = SMALL
        """In pixels: what is wanted, so much more or less that a row is full."""

    def fit(self) -> None:
        """Size the cards so that they fill the row."""
        room = self._grid.viewport().width() - 2
        across = max(1, round(room / (self.wanted + AROUND)))
        self.width = max(60, room // across - AROUND)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one size for all cards; a heading has a line of its own."""
        model = index.model()
        if isinstance(model, GridModel) and isinstance(model.rows[index.row()], Heading):
            return QSize(max(self.width, self._grid.viewport().width() - SCROLL_BAR), sized(HEADING))
        return QSize(self.width + AROUND, round(self.width / RATIO) + sized(FOOT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a card or a heading."""
        model = index.model()
        if not isinstance(model, GridModel):
            return
        row = model.rows[index.row()]
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if isinstance(row, Heading):
            self._paint_heading(painter, QRectF(option.rect), row)
        else:
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_tile(painter, option, model, row, is_chosen=is_chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRectF, heading: Heading) -> None:
        colours = paper_colours()
        painter.setFont(sans(sized(17), 800))
        painter.setPen(QColor(colours["text"]))
        words = box.adjusted(8, 0, -8, -sized(8))
        title = painter.fontMetrics().elidedText(
            shown_text(heading.section.title), Qt.TextElideMode.ElideRight, round(words.width() * 0.7)
        )
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(words, bottom | Qt.AlignmentFlag.AlignLeft, title)
        across = painter.fontMetrics().horizontalAdvance(title)
        painter.setFont(sans(sized(14)))
        painter.setPen(QColor(colours["quiet"]))
        count = ngettext("{count} card", "{count} cards", heading.count)
        painter.drawText(words.adjusted(across + 12, 0, 0, -1), bottom | Qt.AlignmentFlag.AlignLeft, count)

    def _paint_tile(
        self, painter: QPainter, option: QStyleOptionViewItem, model: GridModel, row: Card | Arriving, *,
        is_chosen: bool,
    ) -> None:  # fmt: skip
        colours = paper_colours()
        high = self.width / RATIO
        box = QRectF(option.rect.x() + 7, option.rect.y() + 6, self.width, high + sized(FOOT) - 14)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        edge = colours["accent"] if is_chosen else colours["focus"] if has_focus else colours["hair"]
        painter.setPen(QPen(QColor(edge), 3 if is_chosen else 2 if has_focus else 1.2))
        painter.setBrush(QColor(colours["sheet"]))
        painter.drawRoundedRect(box, 8, 8)
        inside = QRectF(box.x() + 2, box.y() + 2, box.width() - 4, high - 2)
        clip = QPainterPath()
        clip.addRoundedRect(inside, 6, 6)
        is_faded = isinstance(row, Arriving) or row.retired
        painter.setClipPath(clip)
        painter.setOpacity(FADED if is_faded else 1.0)
        pixmap = model.images.small(row.picture_id)
        if pixmap is None:
            painter.fillRect(inside, QColor(colours["ground"]))
            painter.setPen(QColor(colours["text"]))
            painter.setFont(serif(max(sized(15), self.width // 11), 600))
            words = shown_text(row.words if isinstance(row, Card) else row.title)
            painter.drawText(
                inside.adjusted(10, 8, -10, -8), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words
            )
        else:
            _fill(painter, row, pixmap, inside)
        painter.setOpacity(1.0)
        painter.setClipping(False)
        if isinstance(row, Card):
            draw_number(painter, row.number, inside.topLeft() + QPointF(6, 6), sized(19))
        foot = QRectF(box.x() + 10, inside.bottom(), box.width() - 20, box.bottom() - inside.bottom())
        self._paint_foot(painter, foot, model, row)

    def _paint_foot(self, painter: QPainter, foot: QRectF, model: GridModel, row: Card | Arriving) -> None:
        colours = paper_colours()
        middle = Qt.AlignmentFlag.AlignVCenter
        told = _("being added") if isinstance(row, Arriving) else model.warnings.get(row.id, "")
        if isinstance(row, Card) and row.retired:
            told = _("retired")
        painter.setFont(sans(sized(14), 700))
        used = 0
        if told:
            painter.setPen(QColor(colours["warn"]))
            used = painter.fontMetrics().horizontalAdvance(told) + 8
            painter.drawText(foot, middle | Qt.AlignmentFlag.AlignRight, told)
        painter.setPen(QColor(colours["text"]))
        title = shown_text(row.title)
        title = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, max(0, int(foot.width()) - used))
        painter.drawText(foot, middle | Qt.AlignmentFlag.AlignLeft, title)


def _fill(painter: QPainter, row: Card | Arriving, pixmap: QPixmap, inside: QRectF) -> None:
    if isinstance(row, Card):
        fill_card(painter, row, pixmap.toImage(), shown_ratio(row, (pixmap.width(), pixmap.height())), inside)
        return
    scale = max(inside.width() / pixmap.width(), inside.height() / pixmap.height())
    across, down = inside.width() / scale, inside.height() / scale
    painter.drawPixmap(
        inside, pixmap, QRectF((pixmap.width() - across) / 2, (pixmap.height() - down) / 2, across, down)
    )
