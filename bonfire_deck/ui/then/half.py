"""One of the two boards side by side: a heading, and the read-only board."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from bonfire_deck.files.reading import Reader
from bonfire_deck.i18n import _
from bonfire_deck.model.session import Session
from bonfire_deck.paper.board import Measurer, board_of
from bonfire_deck.ui.board.pictures import BoardPictures
from bonfire_deck.ui.board.selection import Selection
from bonfire_deck.ui.board.view import BoardView
from bonfire_deck.ui.elided import ElidedLabel
from bonfire_deck.writing.plain import date_in_words


class Half(QFrame):
    """The board of one session, which can be panned and zoomed but not edited."""

    def __init__(self, name: str, heading: str, reader: Reader, part: str, by: str) -> None:
        """Show `part` of the session that `reader` reads; `heading` is Then or Now, `name` the object name."""
        super().__init__()
        self.setObjectName(name)
        self._reader = reader
        self._measurer = Measurer()
        self._pictures = BoardPictures(reader, self)
        self.selection = Selection(self)
        self.view = BoardView(self._pictures.image, self._pictures.small, self.selection)
        self.view.setObjectName(f"{name}-view")
        self.view.set_hand(True)
        self._pictures.sharpened.connect(self.view.show_sharpened)
        about = reader.session().about
        when = " · ".join(text for text in (about.title, date_in_words(about.date), about.place) if text)
        self.view.setAccessibleName(f"{heading}: {when}")
        self.view.setAccessibleDescription(_("The list of differences says the same in words."))
        title = QLabel(heading)
        title.setProperty("role", "heading")
        self._counts = QLabel()
        self._counts.setProperty("role", "quiet")
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.setSpacing(12)
        head.addWidget(title)
        head.addWidget(ElidedLabel(when, "quiet"), 1)
        head.addWidget(self._counts, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        # Both boards share one scale, which the window controls.
        self.view.hold()
        self.show_board(part, by)

    @property
    def session(self) -> Session:
        """The session shown, in its current state."""
        return self._reader.session()

    def show_board(self, part: str, by: str) -> None:
        """Show another part or arrangement, or refresh."""
        sizes = self._reader.picture_sizes()
        self._shape = self.view.shape
        self.laid_out = board_of(self.session, sizes, part, by, self._measurer, self._shape)
        self.selection.choose(())
        self.view.show_board(self.laid_out)
        self._counts.setText(self.laid_out.board.count_text)

    @property
    def is_in_shape(self) -> bool:
        """Whether the layout matches the current shape of the view."""
        return self._shape == self.view.shape

    def look_at(self, items: Collection[str]) -> None:
        """Ring these items, and scroll to the first."""
        self.selection.choose(items)
        there = [item for box in self.laid_out.sections for item in box.rects() if item in items]
        if there:
            self.view.bring_into_view(there[0])

    def close_pictures(self) -> None:
        """Stop the picture worker."""
        self._pictures.close()
