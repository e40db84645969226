"""The follow-up slide show: one picture with its people's words at a time, on the room's screen if there is one."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

from bonfire_deck.files.history import Change
from bonfire_deck.i18n import _
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui.actions import Action
from bonfire_deck.ui.audience.screens import screens_apart
from bonfire_deck.ui.closing.slide_pages import Page, paint_slide, show_pages
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.workbench import Workbench
from bonfire_deck.writing.composing import write_up

Key = Qt.Key
ON = frozenset({Key.Key_Right, Key.Key_Down, Key.Key_PageDown, Key.Key_Space, Key.Key_Return, Key.Key_Enter})
BACK = frozenset({Key.Key_Left, Key.Key_Up, Key.Key_PageUp, Key.Key_Backspace})
BLACK = frozenset({Key.Key_B, Key.Key_Period, Key.Key_F7})


class SlideShow(QWidget):
    """Shows the slides of a write-up; a key, a clicker or a click advances, Esc ends the show."""

    def __init__(self, parent: QWidget, workbench: Workbench, screen: QScreen) -> None:
        """Fill `screen` with the slides of the session in `workbench`; the focus returns to `parent` afterwards."""
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("slide-show")
        self.setWindowTitle(_("Bonfire Deck: slides"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._workbench = workbench
        self._images = Images(workbench.reader, self)
        self.place = 0
        self.is_black = False
        self.pages: list[Page] = []
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._make)
        workbench.changed.connect(self._on_changed)
        self.setGeometry(screen.geometry())
        self._make()
        self.showFullScreen()

    def _on_changed(self, _change: Change) -> None:
        self._again.start()

    def _make(self) -> None:
        """Lay out the slides, keeping the current slide."""
        document = write_up(self._workbench.reader.session())
        self.pages = show_pages(document, QRectF(self.rect()))
        self.show_page(self.place)

    def show_page(self, place: int) -> None:
        """Show a page, clamped to the first and the last."""
        self.place = min(len(self.pages) - 1, max(0, place))
        page = self.pages[self.place]
        name = _("Slide {number} of {count}: {title}").format(
            number=self.place + 1, count=len(self.pages), title=shown_text(page.slide.title)
        )
        self.setAccessibleName(name)
        self.setAccessibleDescription(page.words)
        pictures = (other.slide.picture for other in self.pages[self.place + 1 : self.place + 3])
        self._images.look_ahead(picture.picture_id for picture in pictures if picture is not None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go forward, back, to black, to the first or to the last; Esc ends the show."""
        key = Key(event.key())
        if key == Key.Key_Escape:
            self.close()
        elif key in BLACK:
            self.is_black = not self.is_black
            self.update()
        elif key in ON or key in BACK:
            self._step(1 if key in ON else -1)
        elif key in (Key.Key_Home, Key.Key_End):
            self.show_page(0 if key == Key.Key_Home else len(self.pages) - 1)

    def _step(self, by: int) -> None:
        """Go forward or back; from black, show the current page first."""
        if self.is_black:
            self.is_black = False
            self.update()
        else:
            self.show_page(self.place + by)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Advance on a left click; go back on a right click."""
        self._step(-1 if event.button() == Qt.MouseButton.RightButton else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new size."""
        super().resizeEvent(event)
        self._again.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, or nothing while black."""
        painter = QPainter(self)
        if self.is_black:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
        else:
            paint_slide(painter, QRectF(self.rect()), self.pages[self.place], self._images.whole)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the image thread."""
        self._images.close()
        event.accept()


def show_slides(window: QWidget, workbench: Workbench) -> SlideShow:
    """Start the show, on a screen other than that of `window` if there is one."""
    own = window.screen()
    other = next((screen for screen in screens_apart() if screen is not own), own)
    return SlideShow(window, workbench, other)


def slides_action(window: QWidget, workbench: Workbench) -> Action:
    """Return the action that starts the show."""
    return Action("show-slides", _("Show as slides"), ("F5",), lambda: show_slides(window, workbench))
