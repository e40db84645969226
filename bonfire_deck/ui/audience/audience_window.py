"""The audience window: what the projector shows. It draws itself, has no dialogs, no tooltips and no cursor."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QCloseEvent, QColor, QFont, QFontMetricsF, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bonfire_deck.i18n import _
from bonfire_deck.model.clock import clock_text
from bonfire_deck.model.rows import Card, Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.cards import draw_card, draw_label, draw_number, fitted, shown_ratio
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import ASH, CREAM, EMBER, GLOW, LINE, NIGHT
from bonfire_deck.paper.wrapping import wrap_flags, wrapped_height
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.run.stage import Stage

FADE_MILLISECONDS = 150
AHEAD_MILLISECONDS = 60
"""After the last change, so that what is typed or turned quickly never waits for a picture that may come next."""
SMALLEST = 0.04
"""No letter is smaller than this part of the window's height: the back row reads it."""
MOST_QUOTES = 3
QUESTION = 0.052
USUAL_FOOT, HIGHEST_FOOT = 0.3, 0.5
"""Parts of the window's height."""

PaintBoard = Callable[[QPainter, QRectF], None]
Look = tuple[QSize, float, bool, str, str, bool, int, str]


class AudienceWindow(QWidget):
    """Shows the stage's wall; keys pressed in it do what they do in the run window."""

    def __init__(
        self, stage: Stage, images: Images, paint_board: PaintBoard, forward: Callable[[QKeyEvent], bool]
    ) -> None:
        """Draw what `stage` says; `forward` is given every key."""
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("audience-window")
        self.setWindowTitle(_("Bonfire Deck: audience"))
        self.setAccessibleName(_("What the room sees"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._stage = stage
        self._images = images
        self._paint_board = paint_board
        self._forward = forward
        self._frame: QImage | None = None
        """What the room sees, painted once until something changes."""
        self._ahead: dict[str, QImage] = {}
        """What it will see if the facilitator turns to a neighbouring card, by the card's id."""
        self._ahead_of: tuple[Session, Look] | None = None
        """What those frames hang on."""
        self._look_ahead = QTimer(self)
        self._look_ahead.setSingleShot(True)
        self._look_ahead.setInterval(AHEAD_MILLISECONDS)
        self._look_ahead.timeout.connect(self._draw_ahead)
        self._before: QImage | None = None
        """What it saw before, while that fades away."""
        self._shown = ("", "", False)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FADE_MILLISECONDS)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(lambda _value: self.update())
        self._fade.finished.connect(self._forget_before)
        images.came.connect(self._look_ahead.start)
        stage.moved.connect(self.draw_again)
        stage.ticked.connect(self.draw_again)
        stage.workbench.changed.connect(lambda _change: self.draw_again())

    def draw_again(self) -> None:
        """Paint the wall anew; from one picture to another it fades, and nothing else moves."""
        now = (self._stage.mode, self._stage.card_id, self._stage.black)
        pictures = now[0] == self._shown[0] == "picture" and not now[2] and not self._shown[2]
        if pictures and now[1] != self._shown[1] and self._stage.moves and self._frame is not None:
            self._before = self._frame
            self._fade.start()
        elif now != self._shown:
            # Never a flash of what was there before, least of all after black.
            self._fade.stop()
            self._before = None
        turned = now[1] != self._shown[1]
        self._shown = now
        self._frame = self._ahead.pop(now[1], None) if self._still_holds() else None
        self._look_ahead.start()
        if turned:
            # The room sees the new picture before the facilitator's own window is drawn again.
            self.repaint()
        else:
            self.update()

    def _look(self) -> Look:
        stage = self._stage
        timer = clock_text(stage.timer.remaining(stage.now())) if stage.timer.public else ""
        page = stage.quote_page if stage.mode == "picture" else 0
        return self.size(), self.devicePixelRatio(), stage.black, stage.mode, stage.round_id, stage.titles, page, timer

    def _still_holds(self) -> bool:
        if self._ahead_of is None:
            return False
        session, look = self._ahead_of
        return session is self._stage.session and look == self._look()

    def _draw_ahead(self) -> None:
        """Paint what the neighbouring cards would look like, one each time, while nothing else is done."""
        stage = self._stage
        if self._fade.state() == QVariantAnimation.State.Running:
            self._look_ahead.start()
            return
        if not self._still_holds():
            self._ahead = {}
            self._ahead_of = (stage.session, self._look())
        card = stage.card
        if not self.isVisible() or stage.black or stage.mode != "picture" or card is None:
            return
        cards = stage.session.cards
        place = cards.index(card)
        near = (*cards[place + 1 : place + 2], *cards[max(0, place - 1) : place])
        self._ahead = {other.id: self._ahead[other.id] for other in near if other.id in self._ahead}
        for other in near:
            if other.id not in self._ahead and (not other.picture_id or self._images.is_ready(other.picture_id)):
                self._ahead[other.id] = self._painted(other)
                self._look_ahead.start()
                return

    def _forget_before(self) -> None:
        self._before = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clicker keys work whatever was last clicked."""
        if not self._forward(event):
            event.ignore()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it by the system's own keys leaves live, nothing else."""
        self._stage.leave_live()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the wall, or the one before it turning into it."""
        if self._frame is None or self._frame.size() != self.size() * self.devicePixelRatio():
            self._frame = self._painted(self._stage.card)
        painter = QPainter(self)
        if self._before is not None and self._before.size() == self._frame.size():
            painter.drawImage(0, 0, self._before)
            painter.setOpacity(float(self._fade.currentValue()))
        painter.drawImage(0, 0, self._frame)

    def _painted(self, card: Card | None) -> QImage:
        """Return the wall as it looks with `card` up."""
        frame = QImage(self.size() * self.devicePixelRatio(), QImage.Format.Format_RGB32)
        frame.setDevicePixelRatio(self.devicePixelRatio())
        painter = QPainter(frame)
        self._draw_wall(painter, card)
        painter.end()
        return frame

    def _draw_wall(self, painter: QPainter, card: Card | None) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        stage = self._stage
        everything = QRectF(self.rect())
        painter.fillRect(everything, QColor("#000000" if stage.black else NIGHT))
        if stage.black:
            return
        if stage.mode == "board":
            painter.fillRect(everything, QColor(ASH))
            self._paint_board(painter, everything)
        elif stage.mode == "holding" or card is None:
            self._draw_holding(painter, everything)
        else:
            self._draw_picture(painter, everything, card)

    def _draw_holding(self, painter: QPainter, area: QRectF) -> None:
        height = area.height()
        about = self._stage.session.about
        painter.setPen(QColor(CREAM))
        title_font = serif(height * 0.085, 600)
        painter.setFont(title_font)
        box = area.adjusted(area.width() * 0.1, 0, -area.width() * 0.1, -height * 0.06)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box, flags, shown_text(about.title))
        painter.setPen(QColor(GLOW))
        painter.setFont(sans(height * SMALLEST))
        line = " · ".join(text for text in (about.place, about.date) if text)
        painter.drawText(area.adjusted(0, height * 0.7, 0, 0), Qt.AlignmentFlag.AlignHCenter, shown_text(line))
        painter.fillRect(QRectF(area.center().x() - 40, height * 0.66, 80, 5), QColor(EMBER))

    def _draw_picture(self, painter: QPainter, area: QRectF, card: Card) -> None:
        stage, height = self._stage, area.height()
        question = shown_text(stage.question_on(card))
        timer = clock_text(stage.timer.remaining(stage.now())) if stage.timer.public else ""
        font, foot = _foot(question, area, bool(timer))
        above = area.adjusted(0, 0, 0, -foot)
        quotes = stage.shown_on(card)
        image = self._images.whole(card.picture_id)
        ratio = shown_ratio(card, (image.width(), image.height()) if image is not None else None)
        place = above
        if quotes:
            side = area.width() * 0.27
            place = above.adjusted(0, 0, -side, 0)
            self._draw_quotes(painter, quotes, QRectF(place.right(), above.top(), side, above.height()))
        target = fitted(ratio, place)
        if image is not None and not image.isNull():
            draw_card(painter, card, image, target)
        else:
            painter.setPen(QColor(CREAM))
            painter.setFont(serif(height * 0.12, 600))
            words = shown_text(card.words or card.title)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        corner = target.topLeft() + QPointF(height * 0.02, height * 0.02)
        draw_number(painter, card.number, corner, height * 0.065)
        if stage.titles and card.title:
            draw_label(painter, shown_text(card.title), corner + QPointF(height * 0.12, 0), height * 0.065)
        self._draw_foot(painter, question, timer, font, area.adjusted(0, height - foot, 0, 0))

    def _draw_foot(self, painter: QPainter, question: str, timer: str, font: QFont, area: QRectF) -> None:
        if area.height() <= 0:
            return
        height = float(self.height())
        painter.fillRect(area, QColor(NIGHT))
        painter.fillRect(QRectF(area.x(), area.y(), area.width(), 2), QColor(LINE))
        inside = area.adjusted(area.width() * 0.03, 0, -area.width() * 0.03, 0)
        if timer:
            painter.setPen(QColor(GLOW))
            painter.setFont(sans(height * 0.075, 900))
            painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, timer)
            inside.setWidth(area.width() * 0.78)
        painter.setPen(QColor(CREAM))
        painter.setFont(font)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, question)

    def _draw_quotes(self, painter: QPainter, quotes: tuple[Reaction, ...], area: QRectF) -> None:
        height = float(self.height())
        size = height * SMALLEST
        pages = pages_of(quotes, area.width() - size * 2.6, area.height() - size * 2, size)
        page = pages[self._stage.quote_page % len(pages)]
        font = serif(size)
        width = area.width() - size * 2.6
        heights = [wrapped_height(text, font, width) for _reaction, text in page]
        y = area.top() + max(size, (area.height() - sum(heights) - size * 0.9 * (len(page) - 1)) / 2)
        groups = self._stage.session.group_by_id
        for (reaction, text), tall in zip(page, heights, strict=True):
            group = groups.get(reaction.group_id or "")
            if group is not None:
                painter.setPen(QColor(group.mark.colour))
                painter.setFont(sans(size, 700))
                painter.drawText(QPointF(area.left() + size * 0.7, y + size), group.mark.shape)
            painter.setPen(QColor(CREAM))
            painter.setFont(font)
            painter.drawText(QRectF(area.left() + size * 1.9, y, width, tall), wrap_flags(text, font, width), text)
            y += tall + size * 0.9
        if len(pages) > 1:
            painter.setPen(QColor(GLOW))
            painter.setFont(sans(size))
            text = f"{self._stage.quote_page % len(pages) + 1} / {len(pages)}"
            painter.drawText(
                area.adjusted(0, 0, -size, -size * 0.4),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
                text,
            )


def _foot(question: str, area: QRectF, timer: bool) -> tuple[QFont, float]:
    """Return the letters of the question and the height below the picture that it needs; a long one is smaller."""
    width = area.width() * (0.78 if timer else 0.94)
    height = area.height()

    def tall(font: QFont) -> float:
        return (
            QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, question).height()
        )

    font = serif(height * QUESTION)
    if not question and not timer:
        return font, 0.0
    if tall(font) + height * 0.06 > height * USUAL_FOOT:
        font = serif(height * SMALLEST)
    return font, min(height * HIGHEST_FOOT, max(tall(font), height * 0.07) + height * 0.06)


def pages_of(
    quotes: tuple[Reaction, ...], width: float, height: float, size: float
) -> list[list[tuple[Reaction, str]]]:  # fmt: skip
    """Put quotes on pages of at most three, each page as high as `height` at most; long ones run over several."""

    def tall(text: str) -> float:
        return wrapped_height(text, serif(size), width) + size * 0.9

    pages: list[list[tuple[Reaction, str]]] = []
    used = height
    for reaction in quotes:
        for piece in _pieces(shown_text(reaction.text), tall, height):
            if not pages or len(pages[-1]) == MOST_QUOTES or used + tall(piece) > height:
                pages.append([])
                used = 0.0
            pages[-1].append((reaction, piece))
            used += tall(piece)
    return pages


def _pieces(text: str, tall: Callable[[str], float], height: float) -> list[str]:
    """Cut a text that is higher than a page into pieces that fit, between words where there are any."""
    pieces = []
    while text and tall(text) > height:
        low, high = 1, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if tall(text[:middle] + "…") <= height else (low, middle - 1)
        cut = text.rfind(" ", low // 2, low) if " " in text[low // 2 : low] else low
        pieces.append(text[:cut].rstrip() + "…")
        text = text[cut:].lstrip()
    return [*pieces, text] if text else pieces
