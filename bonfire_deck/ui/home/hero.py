"""The head of the home window: the bonfire, a sentence, and the buttons to begin."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.paper.inks import SOOT2
from bonfire_deck.paths import assets
from bonfire_deck.ui.home.doors import HomeDoors
from bonfire_deck.ui.theme import fix


def fill_with(painter: QPainter, picture: QPixmap, box: QRectF, radius: float) -> None:
    """Draw a picture to fill `box`, cropped at the sides, with rounded corners."""
    clip = QPainterPath()
    clip.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setClipPath(clip)
    scale = max(box.width() / max(1, picture.width()), box.height() / max(1, picture.height()))
    width, height = picture.width() * scale, picture.height() * scale
    target = QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)
    painter.drawPixmap(target, picture, QRectF(picture.rect()))
    painter.restore()


class Hero(QWidget):
    """The bonfire, a sentence, and the buttons to begin."""

    def __init__(self, doors: HomeDoors, parent: QWidget | None = None) -> None:
        """Connect the buttons to `doors`."""
        super().__init__(parent)
        self._picture = QPixmap()
        fix(self, height=286)
        title = QLabel(_("What do you see?"))
        title.setProperty("role", "hero")
        line = QLabel(_("Show a picture, catch what each group says, see where you are now."))
        line.setProperty("role", "hero-line")
        line.setWordWrap(True)
        fix(line, width=400)
        start = QPushButton(_("Start a session"))
        start.setObjectName("start-session-button")
        start.setProperty("role", "hot")
        start.clicked.connect(doors.start_session)
        show = QPushButton(_("Just show pictures"))
        show.setObjectName("just-show-pictures")
        show.setProperty("role", "glass")
        show.clicked.connect(doors.just_show)
        team = QPushButton(_("Small team, one laptop"))
        team.setObjectName("small-team")
        team.setProperty("role", "glass")
        team.clicked.connect(doors.small_team)
        row = QHBoxLayout()
        row.setSpacing(10)
        for made in (start, show, team):
            made.setAccessibleName(made.text())
            made.setMinimumHeight(44)
            row.addWidget(made)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(34, 34, 34, 34)
        layout.addWidget(title)
        layout.addSpacing(6)
        layout.addWidget(line)
        layout.addSpacing(18)
        layout.addLayout(row)
        layout.addStretch(1)
        self.start = start

    def kindle(self) -> None:
        """Load and show the bonfire behind the text, which is shown without it until then."""
        if self._picture.isNull():
            self._picture.load(str(assets() / "images" / "bonfire.jpg"))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, darkened behind the text."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        sheet = QPainterPath()
        sheet.addRoundedRect(box, 16, 16)
        if self._picture.isNull():
            painter.fillPath(sheet, QColor(SOOT2))
        else:
            fill_with(painter, self._picture, box, 16)
        shade = QLinearGradient(0, 0, box.width(), 0)
        shade.setColorAt(0.0, QColor(15, 12, 14, 225))
        shade.setColorAt(0.55, QColor(15, 12, 14, 120))
        shade.setColorAt(1.0, QColor(15, 12, 14, 20))
        painter.fillPath(sheet, shade)
