"""What can be found wrong in a window without an eye: clipped, overlapping, outside, off the palette, pale."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from bonfire_deck.model.words import marks
from bonfire_deck.paper import board, inks
from bonfire_deck.ui import theme
from tools.looks.listening import Letters

LEAST_CONTRAST, LEAST_OF_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD, BOLD = 24, 19, 700
LEAST_OF_HEIGHT = 0.04
FLAT = 0.004
"""A colour that covers so much of a window is a surface."""
NEAR = 3
"""How far a channel may be off a palette's colour: what lets light through is rounded."""
MASK = "#FF00FF"
OVER = ("cover", "gallery", "audience-window")
"""What lies over others on purpose."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong."""

    kind: str
    where: str
    what: str


def luminance(colour: int) -> float:
    """Return how light a pixel is, from 0 to 1, as WCAG counts."""
    light = 0.0
    for shift, share in ((16, 0.2126), (8, 0.7152), (0, 0.0722)):
        part = (colour >> shift & 0xFF) / 255
        light += share * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    return light


def colours_in(image: QImage, box: QRect) -> Counter[int]:
    """Return how often each colour is in a box of pixels."""
    part = image.copy(box.intersected(image.rect())).convertToFormat(QImage.Format.Format_RGB32)
    if part.isNull():
        return Counter()
    return Counter(memoryview(part.constBits()).cast("B").cast("I").tolist())


def contrast_in(image: QImage, box: QRect) -> float:
    """Return the contrast of the letters in a box of pixels with what they stand on; 1 where there are none."""
    counted = colours_in(image, box)
    if not counted:
        return 1.0
    lights = {colour: luminance(colour) for colour in counted}
    ground = lights[counted.most_common(1)[0][0]]
    letters = max(lights.values(), key=lambda light: abs(light - ground))
    return (max(ground, letters) + 0.05) / (min(ground, letters) + 0.05)


def least_contrast(pixels: float, *, bold: bool) -> float:
    """Return which contrast letters of a size need."""
    return LEAST_OF_LARGE if pixels >= (LARGE_BOLD if bold else LARGE) else LEAST_CONTRAST


def name_of(widget: QWidget) -> str:
    """Return how a fault's table calls a widget."""
    text = text_of(widget)
    kind = widget.metaObject().className()
    return f"{widget.objectName() or kind}{f' “{text[:40]}”' if text else ''}"


def text_of(widget: QWidget) -> str:
    """Return the words on a widget."""
    if isinstance(widget, QLabel | QLineEdit):
        return widget.text()
    if isinstance(widget, QPushButton | QToolButton):
        return widget.text().replace("&", "")
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return ""


def shown(window: QWidget) -> list[QWidget]:
    """Return all widgets of a window that can be seen at least in part."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window) and widget.window() is window and not widget.visibleRegion().isEmpty()
    ]


def scrolls(widget: QWidget, window: QWidget) -> bool:
    """Tell whether a widget lies in what can be scrolled."""
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def widget_faults(window: QWidget) -> Iterator[Fault]:
    """Return what is clipped, outside or over something else in a window."""
    widgets = shown(window)
    for widget in widgets:
        if isinstance(widget, QLabel | QPushButton | QToolButton | QComboBox):
            yield from _clipped(widget)
        inside = QRect(QPoint(0, 0), window.size())
        placed = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        if not scrolls(widget, window) and not inside.contains(placed):
            yield Fault("outside", name_of(widget), f"{_spelt(placed)} in {_spelt(inside)}")
        if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().isVisible():
            yield Fault("clipped", name_of(widget), "is wider than its place")
    room = window.screen().size()
    if window.width() > room.width() or window.height() > room.height():
        yield Fault("outside", name_of(window), f"{window.size().toTuple()} on a screen of {room.toTuple()}")
    yield from _overlaps(widgets)


def focus_faults(window: QWidget) -> Iterator[Fault]:
    """Yield a fault where the keys of a large window or a dialog go to nothing that a person can use."""
    # Whatever the stubs say, there may be none.
    focused: QWidget | None = window.focusWidget() if isinstance(window, QMainWindow | QDialog) else window
    if focused is None or type(focused) is QScrollArea:
        yield Fault("focus", name_of(window), "nothing that a person can use has the focus")


def _spelt(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}x{rect.height()}"


def _clipped(widget: QLabel | QAbstractButton | QComboBox) -> Iterator[Fault]:
    text = text_of(widget)
    if not text.strip():
        return
    letters, room = QFontMetrics(widget.font()), widget.contentsRect()
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        if needed > widget.height() + 1:
            yield Fault("clipped", name_of(widget), f"needs {needed} in height, has {widget.height()}")
        return
    needed = max(letters.horizontalAdvance(line) for line in text.split("\n"))
    if isinstance(widget, QComboBox):
        room = room.adjusted(0, 0, -24, 0)
    if needed > room.width() and not widget.toolTip():
        yield Fault("clipped", name_of(widget), f"needs {needed} in width, has {room.width()}")
    high = _room_in(widget).height() if isinstance(widget, QPushButton) else widget.height()
    if letters.height() * (text.count("\n") + 1) > high + 2:
        yield Fault("clipped", name_of(widget), f"needs {letters.height()} in height, has {high}")
    seen = widget.visibleRegion().boundingRect()
    if seen.size() != widget.size() and not scrolls(widget, widget.window()):
        yield Fault("clipped", name_of(widget), f"seen is {_spelt(seen)} of {_spelt(widget.rect())}")


def _room_in(button: QPushButton) -> QRect:
    """Return where a button has room for its text."""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    return button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)


def _overlaps(widgets: Iterable[QWidget]) -> Iterator[Fault]:
    by_parent: dict[QWidget, list[QWidget]] = {}
    for widget in widgets:
        parent = widget.parentWidget()
        lies_over = widget.objectName() in OVER or widget.property("role") == "overlay"
        if parent is not None and not lies_over and not isinstance(widget, QScrollBar):
            by_parent.setdefault(parent, []).append(widget)
    for parent, children in by_parent.items():
        if isinstance(parent, QAbstractScrollArea):
            continue
        for place, one in enumerate(children):
            for other in children[place + 1 :]:
                both = one.geometry().intersected(other.geometry())
                if both.width() > 1 and both.height() > 1 and not (_is_empty(one) or _is_empty(other)):
                    yield Fault("overlap", name_of(one), f"{name_of(other)} by {both.width()}x{both.height()}")


def _is_empty(widget: QWidget) -> bool:
    """Tell whether a widget is but an empty place."""
    return isinstance(widget, QLabel) and not widget.text()


def pale(window: QWidget, image: QImage) -> Iterator[Fault]:
    """Return the labels, buttons and fields of a window whose letters stand out too little, by its pixels."""
    ratio = image.devicePixelRatio()
    covered = any(widget.objectName() == "cover" for widget in shown(window))
    for widget in () if covered else shown(window):
        if not isinstance(widget, QLabel | QPushButton | QToolButton | QComboBox | QLineEdit):
            continue
        text = text_of(widget)
        # What can't be pressed may be pale: that is how it is told.
        if not text.strip() or not widget.isEnabled() or not any(letter.isalnum() for letter in text):
            continue
        seen = widget.visibleRegion().boundingRect()
        if seen.size() != widget.size() and scrolls(widget, window):
            # The rest is seen when it has been scrolled to.
            continue
        box = QRectF(seen.translated(widget.mapTo(window, QPoint(0, 0))))
        pixels = QRectF(box.topLeft() * ratio, box.size() * ratio).toRect().adjusted(3, 3, -3, -3)
        least = least_contrast(QFontInfo(widget.font()).pixelSize(), bold=widget.font().weight() >= BOLD)
        found = contrast_in(image, pixels)
        if found < least:
            yield Fault("pale", name_of(widget), f"{found:.1f}, needs {least}")


def palette() -> set[int]:
    """Return all colours that a flat surface may have."""
    names = {value for value in vars(inks).values() if isinstance(value, str) and value.startswith("#")}
    names |= {*theme.night_colours().values(), *theme.paper_colours().values(), board.SHEET, board.SLIP, theme.BLACK}
    names |= {colour for mark in marks() for colour in (mark.colour, mark.dark)}
    return {QColor(name).rgb() for name in names}


def off_the_palette(window: QWidget, image: QImage, pictures: Iterable[QWidget]) -> Iterator[Fault]:
    """Return the colours of flat surfaces that are not the product's; what shows `pictures` is left out."""
    masked = QImage(image)
    painter = QPainter(masked)
    for picture in pictures:
        # What scrolls shows nothing itself: its viewport covers it.
        widget = picture.viewport() if isinstance(picture, QAbstractScrollArea) else picture
        seen = widget.visibleRegion().boundingRect()
        painter.fillRect(seen.translated(widget.mapTo(window, QPoint(0, 0))).adjusted(-2, -2, 2, 2), QColor(MASK))
    painter.end()
    allowed = {*palette(), QColor(MASK).rgb()}
    if not image.devicePixelRatio().is_integer():
        # A line of one and a half pixels lies half on its ground.
        allowed |= {_between(one, other) for one in allowed for other in allowed}
    counted = colours_in(masked, masked.rect())
    whole = max(1, counted.total())
    for colour, count in counted.most_common():
        share = count / whole
        if share < FLAT:
            return
        if not any(_is_near(colour, other) for other in allowed):
            yield Fault("colour", QColor(colour).name(), f"{share:.1%} of the window is of no colour of the palette")


def wall_faults(heard: Iterable[Letters], image: QImage, area: QRectF) -> Iterator[Fault]:
    """Return which letters on the room's wall are too small, cut off or too pale."""
    for letters in heard:
        where, what = f"“{letters.text[:40]}”", f"{letters.pixels / area.height():.2%} of the height"
        if letters.pixels < LEAST_OF_HEIGHT * area.height() - 0.5:
            yield Fault("small", where, what)
        if not area.adjusted(-1, -1, 1, 1).contains(letters.box):
            yield Fault("clipped", where, f"{letters.box.toRect()}")
        found = contrast_in(image, grown(letters.box, image.devicePixelRatio()))
        least = least_contrast(letters.pixels, bold=letters.is_bold)
        if found < least and any(letter.isalnum() for letter in letters.text):
            yield Fault("pale", where, f"{found:.1f}, needs {least}")


def _between(one: int, other: int) -> int:
    return sum(((one >> shift & 0xFF) + (other >> shift & 0xFF)) // 2 << shift for shift in (16, 8, 0))


def _is_near(one: int, other: int) -> bool:
    return all(abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) <= NEAR for shift in (16, 8, 0))


def grown(box: QRectF, ratio: float) -> QRect:
    """Return a box of points as pixels, with a hair around it for the ground."""
    margins = 2 / ratio
    wide = box.adjusted(-margins, -margins, margins, margins)
    return QRectF(wide.topLeft() * ratio, wide.size() * ratio).toAlignedRect()
