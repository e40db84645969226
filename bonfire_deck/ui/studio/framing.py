"""Crop, rotation and focal point of a card, with previews on two walls and on paper."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.i18n import _
from bonfire_deck.model.framing import MIDDLE, WHOLE, Box, Framing
from bonfire_deck.model.rows import Card
from bonfire_deck.model.text import shown_text
from bonfire_deck.paper.cards import draw_card, fill_card, fitted, shown_ratio
from bonfire_deck.paper.inks import NIGHT, WHITE
from bonfire_deck.ui.buttons import answers
from bonfire_deck.ui.studio.preview import RING, draw_focus
from bonfire_deck.ui.theme import dress, fix, roomy

HANDLE = 9.0
DIM = (23, 19, 17, 150)
"""Laid over what is cut off: red, green, blue and how dense."""
STEP = 0.02
"""How far an arrow key moves, in fractions of the picture."""
MARGIN = 14
SHAPES = (("16 : 9", 16 / 9), ("4 : 3", 4 / 3), ("3 : 2", 3 / 2), ("1 : 1", 1.0), ("63 : 88", 63 / 88))
WALL_WIDE, WALL_OLD, PAPER_CARD = 16 / 9, 4 / 3, 63 / 88
ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0.0), Qt.Key.Key_Right: (STEP, 0.0), Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}  # fmt: skip


class FramingView(QWidget):
    """The whole picture with the crop on it; the crop's edges, its inside and the focus ring can be dragged."""

    changed = Signal(object)
    """The new `Framing`."""

    def __init__(self, card: Card, image: QImage) -> None:
        """Edit the framing of `image`, the picture of `card`."""
        super().__init__()
        self.setObjectName("framing-view")
        self.setAccessibleName(
            _(
                "The picture. Arrow keys move the focal point; with Shift they move the crop, with "
                "Ctrl its lower right corner."
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(420, 320))
        self.setMouseTracking(True)
        self._card = card
        self._image = image
        self.framing = Framing.of(card)
        self._grip = ""
        self._from = QPointF()
        self._before: Box = WHOLE

    def show_framing(self, framing: Framing) -> None:
        """Show another framing."""
        self.framing = framing
        self.update()

    def picture_box(self) -> QRectF:
        """Return the rectangle of the whole picture, rotated."""
        whole = replace(self._card, crop_x=0.0, crop_y=0.0, crop_width=1.0, crop_height=1.0,
                        rotation=self.framing.rotation)  # fmt: skip
        ratio = shown_ratio(whole, (self._image.width(), self._image.height()))
        return fitted(ratio, QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))

    def crop_box(self) -> QRectF:
        """Return the rectangle of the crop."""
        box, (left, top, width, height) = self.picture_box(), self.framing.shown_crop
        return QRectF(
            box.x() + left * box.width(), box.y() + top * box.height(), width * box.width(), height * box.height()
        )

    def focus_point(self) -> QPointF:
        """Return the centre of the focus ring."""
        box, (x, y) = self.picture_box(), self.framing.shown_focal
        return QPointF(box.x() + x * box.width(), box.y() + y * box.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, dim the cropped-off area, and draw the handles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, crop = self.picture_box(), self.crop_box()
        whole = replace(self._card, crop_x=0.0, crop_y=0.0, crop_width=1.0, crop_height=1.0,
                        rotation=self.framing.rotation)  # fmt: skip
        draw_card(painter, whole, self._image, box)
        dim = QColor(*DIM)
        painter.fillRect(QRectF(box.topLeft(), QPointF(box.right(), crop.top())), dim)
        painter.fillRect(QRectF(QPointF(box.left(), crop.bottom()), box.bottomRight()), dim)
        painter.fillRect(QRectF(box.left(), crop.top(), crop.left() - box.left(), crop.height()), dim)
        painter.fillRect(QRectF(crop.right(), crop.top(), box.right() - crop.right(), crop.height()), dim)
        for ink, width in ((NIGHT, 3.5), (WHITE, 1.6)):
            painter.setPen(QPen(QColor(ink), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(crop)
        painter.setPen(QPen(QColor(NIGHT), 1))
        painter.setBrush(QColor(WHITE))
        for corner in (crop.topLeft(), crop.topRight(), crop.bottomLeft(), crop.bottomRight()):
            painter.drawRect(QRectF(corner.x() - HANDLE / 2, corner.y() - HANDLE / 2, HANDLE, HANDLE))
        draw_focus(painter, self.focus_point())

    def _grip_at(self, point: QPointF) -> str:
        """Return the handle under `point`: `focus`, letters for the edges of the crop, `crop`, or ""."""
        away = point - self.focus_point()
        if abs(away.x()) <= RING + 3 and abs(away.y()) <= RING + 3:
            return "focus"
        crop = self.crop_box()
        if not crop.adjusted(-HANDLE, -HANDLE, HANDLE, HANDLE).contains(point):
            return ""
        grip = "n" if abs(point.y() - crop.top()) <= HANDLE else "s" if abs(point.y() - crop.bottom()) <= HANDLE else ""
        grip += (
            "w" if abs(point.x() - crop.left()) <= HANDLE else "e" if abs(point.x() - crop.right()) <= HANDLE else ""
        )
        return grip or "crop"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab the handle under the pointer; a click outside sets the focal point."""
        self._from = event.position()
        self._before = self.framing.shown_crop
        self._grip = self._grip_at(event.position()) or "focus"
        self._drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle, or show in the cursor what can be dragged."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position())
            return
        shapes = {
            "focus": Qt.CursorShape.PointingHandCursor, "crop": Qt.CursorShape.SizeAllCursor,
            "": Qt.CursorShape.ArrowCursor, "n": Qt.CursorShape.SizeVerCursor, "s": Qt.CursorShape.SizeVerCursor,
            "w": Qt.CursorShape.SizeHorCursor, "e": Qt.CursorShape.SizeHorCursor,
            "nw": Qt.CursorShape.SizeFDiagCursor, "se": Qt.CursorShape.SizeFDiagCursor,
            "ne": Qt.CursorShape.SizeBDiagCursor, "sw": Qt.CursorShape.SizeBDiagCursor,
        }  # fmt: skip
        self.setCursor(shapes[self._grip_at(event.position())])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Set the focal point."""
        self._grip = "focus"
        self._drag(event.position())

    def _drag(self, point: QPointF) -> None:
        box = self.picture_box()
        if box.isEmpty():
            return
        if self._grip == "focus":
            spot = ((point.x() - box.x()) / box.width(), (point.y() - box.y()) / box.height())
            self._set(self.framing.with_shown_focal(spot))
            return
        away = ((point.x() - self._from.x()) / box.width(), (point.y() - self._from.y()) / box.height())
        self._set(self.framing.with_shown_crop(_dragged(self._before, self._grip, away)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys."""
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        held = event.modifiers()
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._set(self.framing.with_shown_crop(_dragged(self.framing.shown_crop, "crop", step)))
        elif held & Qt.KeyboardModifier.ControlModifier:
            self._set(self.framing.with_shown_crop(_dragged(self.framing.shown_crop, "se", step)))
        else:
            x, y = self.framing.shown_focal
            self._set(self.framing.with_shown_focal((x + step[0], y + step[1])))

    def _set(self, framing: Framing) -> None:
        self.show_framing(framing)
        self.changed.emit(framing)


def _dragged(box: Box, grip: str, away: tuple[float, float]) -> Box:
    left, top, width, height = box
    if grip == "crop":
        return left + away[0], top + away[1], width, height
    right, bottom = left + width, top + height
    if "w" in grip:
        left = min(max(0.0, left + away[0]), right)
    if "e" in grip:
        right = max(left, min(1.0, right + away[0]))
    if "n" in grip:
        top = min(max(0.0, top + away[1]), bottom)
    if "s" in grip:
        bottom = max(top, min(1.0, bottom + away[1]))
    return left, top, right - left, bottom - top


class Standing(QWidget):
    """A preview of the card in one medium: whole on a wall, or filling a printed card."""

    def __init__(self, card: Card, image: QImage, ratio: float, *, fills: bool) -> None:
        """Preview in a frame with the aspect `ratio`, width by height."""
        super().__init__()
        self._card = card
        self._image = image
        self._ratio = ratio
        self._fills = fills
        fix(self, width=208, height=124)

    def show_framing(self, framing: Framing) -> None:
        """Show another framing."""
        self._card = replace(self._card, **framing.fields)  # type: ignore[arg-type]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the preview."""
        painter = QPainter(self)
        ratio = shown_ratio(self._card, (self._image.width(), self._image.height()))
        # A wide picture is printed on a card in landscape.
        lies = self._fills and ratio > 1
        frame = fitted(1 / self._ratio if lies else self._ratio, QRectF(self.rect()))
        if self._fills:
            fill_card(painter, self._card, self._image, ratio, frame)
        else:
            painter.fillRect(frame, QColor(NIGHT))
            draw_card(painter, self._card, self._image, fitted(ratio, frame))


class FramingSheet(QDialog):
    """The view, three previews, and number fields for those who prefer typing; saved as one edit."""

    def __init__(self, parent: QWidget, card: Card, image: QImage) -> None:
        """Edit the framing of `image`, the picture of `card`."""
        super().__init__(parent)
        self.setObjectName("framing-sheet")
        self.setWindowTitle(_("Crop and rotate card {number}").format(number=card.number))
        self._size = (image.width(), image.height())
        self.view = FramingView(card, image)
        self._standing = [
            (_("On a 16:9 wall"), Standing(card, image, WALL_WIDE, fills=False)),
            (_("On a 4:3 wall"), Standing(card, image, WALL_OLD, fills=False)),
            (_("On a printed card"), Standing(card, image, PAPER_CARD, fills=True)),
        ]
        self.numbers = [_percent(name, text) for name, text in (
            ("crop-left", _("Left")), ("crop-top", _("Top")), ("crop-width", _("Width")), ("crop-height", _("Height")),
        )]  # fmt: skip
        self.shape = QComboBox()
        self.shape.setObjectName("crop-shape")
        self.shape.setAccessibleName(_("Shape of the crop"))
        self.shape.addItem(_("Shape…"), 0.0)
        for text, ratio in SHAPES:
            self.shape.addItem(text, ratio)
        self._build(card)
        self.view.changed.connect(lambda _framing: self._show())
        for number in self.numbers:
            number.valueChanged.connect(lambda _value: self._type())
        self.shape.activated.connect(self._choose_shape)
        dress(self, night=False)
        self.resize(min(1060, parent.width() - 40), min(680, parent.height() - 40))
        self._show()
        self.view.setFocus()

    def _build(self, card: Card) -> None:
        heading = QLabel(f"{card.number}  {shown_text(card.title)}")
        heading.setProperty("role", "title")
        side = QVBoxLayout()
        side.setSpacing(4)
        for text, standing in self._standing:
            label = QLabel(text)
            label.setProperty("role", "quiet")
            side.addWidget(label)
            side.addWidget(standing)
            side.addSpacing(4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        for place, number in enumerate(self.numbers):
            label = QLabel(number.accessibleName())
            label.setProperty("role", "quiet")
            label.setBuddy(number)
            grid.addWidget(label, place // 2 * 2, place % 2)
            grid.addWidget(number, place // 2 * 2 + 1, place % 2)
        side.addLayout(grid)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(self.view, 1)
        middle.addLayout(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addLayout(middle, 1)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row, _keep = answers(self, ("cancel", _("Cancel")), ("keep", _("Save")))
        for place, (name, text, key, act) in enumerate((
            ("turn-left", _("Rotate left"), "Ctrl+Shift+R", lambda: self._turn(-1)),
            ("turn-right", _("Rotate right"), "Ctrl+R", lambda: self._turn(1)),
            ("whole-picture", _("The whole picture"), "Ctrl+0", self._whole),
        )):  # fmt: skip
            made = QPushButton(text)
            made.setObjectName(name)
            made.setAccessibleName(text)
            made.setAutoDefault(False)
            made.setShortcut(key)
            made.setToolTip(key)
            made.clicked.connect(act)
            row.insertWidget(place, made)
        row.insertWidget(row.count() - 3, self.shape)
        return row

    @property
    def framing(self) -> Framing:
        """The resulting framing."""
        return self.view.framing

    def _turn(self, quarters: int) -> None:
        self.view.show_framing(self.framing.turned(quarters))
        self._show()

    def _whole(self) -> None:
        self.view.show_framing(Framing(WHOLE, self.framing.rotation, MIDDLE))
        self._show()

    def _choose_shape(self, index: int) -> None:
        ratio = float(self.shape.itemData(index))
        if ratio:
            self.view.show_framing(self.framing.with_shape(ratio, self._size))
        self.shape.setCurrentIndex(0)
        self._show()

    def _type(self) -> None:
        left, top, width, height = (number.value() / 100 for number in self.numbers)
        self.view.show_framing(self.framing.with_shown_crop((left, top, width, height)))
        self._show()

    def _show(self) -> None:
        for number, value in zip(self.numbers, self.framing.shown_crop, strict=True):
            number.blockSignals(True)
            number.setValue(round(value * 100))
            number.blockSignals(False)
        for _text, standing in self._standing:
            standing.show_framing(self.framing)


def _percent(name: str, text: str) -> QSpinBox:
    made = QSpinBox()
    roomy(made)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setRange(0, 100)
    made.setSuffix(" %")
    return made
