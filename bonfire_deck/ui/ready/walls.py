"""Test screens for before people arrive: a big number on each screen, and a test picture on the room's."""

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QScreen
from PySide6.QtWidgets import QWidget

from bonfire_deck.i18n import _
from bonfire_deck.paper.fonts import sans, serif
from bonfire_deck.paper.inks import CREAM, EMBER, GLOW, NIGHT, SMOKE_NIGHT

NUMBER_SECONDS = 4
SMALLEST = 0.04
"""The smallest text on any wall, as a fraction of its height."""
GREYS = 12
COLOURS = ("#FFFFFF", "#F0E442", "#56B4E9", "#009E73", "#CC79A7", "#D55E00", "#0072B2", "#000000")


class ScreenNumber(QWidget):
    """A big number in the middle of one screen for a few seconds; it never takes the focus."""

    def __init__(self, number: int, name: str, screen: QScreen) -> None:
        """Show `number` and `name` on `screen` at once."""
        super().__init__(None, Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint)
        self.setObjectName(f"screen-number-{number}")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Screen {number}, {name}").format(number=number, name=name))
        self._number, self._name = number, name
        area = screen.geometry()
        side = min(area.width(), area.height()) // 2
        self.setGeometry(area.center().x() - side // 2, area.center().y() - side // 2, side, side)
        self.show()
        QTimer.singleShot(NUMBER_SECONDS * 1000, self, self.close)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(NIGHT))
        painter.setPen(QPen(QColor(EMBER), 6))
        painter.drawRect(self.rect().adjusted(3, 3, -3, -3))
        side = self.height()
        painter.setPen(QColor(CREAM))
        painter.setFont(sans(side * 0.55, 900))
        painter.drawText(self.rect().adjusted(0, 0, 0, -side // 8), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.setPen(QColor(SMOKE_NIGHT))
        painter.setFont(sans(side * 0.05))
        below = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(self.rect().adjusted(12, 0, -12, -side // 16), below, self._name)


def number_screens() -> list[ScreenNumber]:
    """Show a number on every screen."""
    screens = QGuiApplication.screens()
    return [ScreenNumber(number, screen.name(), screen) for number, screen in enumerate(screens, 1)]


class TestPicture(QWidget):
    """Edges, greys, colours and letters for focusing the projector and asking the back row; any key closes it."""

    __test__ = False

    def __init__(self, screen: QScreen, parent: QWidget | None = None) -> None:
        """Fill `screen`; `parent` is the dialog that shows it, which would otherwise get all keys."""
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("test-picture")
        self.setWindowTitle(_("Bonfire Deck: test picture"))
        self.setAccessibleName(_("Test picture on the room's screen. Any key closes it."))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the picture."""
        self.close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close the picture."""
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the test picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.fillRect(area, QColor(NIGHT))
        self._draw_frame(painter, area)
        self._draw_bars(painter, area)
        self._draw_words(painter, area)

    def _draw_frame(self, painter: QPainter, area: QRectF) -> None:
        """Draw a frame and circle: all four edges must be visible, and the circle must be round."""
        painter.setPen(QPen(QColor(SMOKE_NIGHT), 2))
        radius = area.height() * 0.45
        painter.drawEllipse(area.center(), radius, radius)
        painter.setPen(QPen(QColor(GLOW), 4))
        painter.drawRect(area.adjusted(2, 2, -2, -2))
        arm = area.height() * 0.08
        for corner, x, y in (
            (area.topLeft(), 1, 1), (area.topRight(), -1, 1), (area.bottomLeft(), 1, -1), (area.bottomRight(), -1, -1),
        ):  # fmt: skip
            painter.drawLine(corner, corner + QPointF(x * arm, y * arm))

    def _draw_bars(self, painter: QPainter, area: QRectF) -> None:
        width, height = area.width() * 0.6, area.height() * 0.09
        left, top = area.center().x() - width / 2, area.height() * 0.16
        for step in range(GREYS):
            grey = round(255 * step / (GREYS - 1))
            bar = QRectF(left + width * step / GREYS, top, width / GREYS + 1, height)
            painter.fillRect(bar, QColor(grey, grey, grey))
        for step, colour in enumerate(COLOURS):
            bar = QRectF(left + width * step / len(COLOURS), top + height, width / len(COLOURS) + 1, height)
            painter.fillRect(bar, QColor(colour))

    def _draw_words(self, painter: QPainter, area: QRectF) -> None:
        height = area.height()
        lines = (
            (serif(height * 0.09, 600), _("Can the back row read this?"), 0.44),
            (serif(height * SMALLEST), _("This is the smallest text that people will see today."), 0.60),
            (sans(height * SMALLEST), _("All four corners should be visible, and the circle should be round."), 0.67),
        )
        for font, text, place in lines:
            painter.setPen(QColor(CREAM))
            painter.setFont(font)
            box = QRectF(area.width() * 0.1, height * place, area.width() * 0.8, height * 0.2)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, text)
