"""Fields of the selected cards: title, question, words to read aloud, credit; for one card or many."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.files.schema import Value
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.credits import is_unchecked
from bonfire_deck.model.rows import Card, Section
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.words import PEOPLE, people_label
from bonfire_deck.ui.fields import LineField, LongField
from bonfire_deck.ui.images import Images
from bonfire_deck.ui.studio.preview import Preview
from bonfire_deck.ui.theme import fix

LONGEST = 2000
WIDTH = 384
SECTION, PEOPLE_FIELD = "section_id", "people"


Words = LineField | LongField


class Inspector(QWidget):
    """The fields of the selected cards; edits are emitted by `changed_by_hand` as cards, field and value."""

    changed_by_hand = Signal(object, object)
    """Ids of cards, and a dict of their fields."""
    section_wanted = Signal(object, object)
    """Ids of cards, and the section they go to, or `None`."""
    confirm_wanted = Signal(object)
    """Ids of cards whose descriptions, from their files, are right."""
    frame_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, images: Images) -> None:
        """Read pictures from `images`."""
        super().__init__()
        self._cards: tuple[Card, ...] = ()
        self.preview = Preview(images)
        self.frame = QPushButton(_("Crop · Rotate"))
        self.frame.setObjectName("frame-card")
        self.frame.setAccessibleName(_("Crop, rotate and set the focal point"))
        self.frame.clicked.connect(self.frame_wanted)
        self.confirm = QPushButton(_("From the file: confirm it"))
        self.confirm.setObjectName("confirm-description")
        self.confirm.setAccessibleName(_("The description comes from the file: confirm that it is right"))
        self.confirm.clicked.connect(lambda: self.confirm_wanted.emit([card.id for card in self._unchecked()]))
        self.heading = _label("heading")
        self.nothing = _label("quiet")
        self.nothing.setText(
            _("Select a card to edit its title, credit and description here. You can select several at once.")
        )
        self.fields: dict[str, Words] = {
            "words": LongField(), "title": LineField(), "question": LineField(), "alt_text": LongField(),
            "tags": LineField(), "credit": LineField(), "source": LineField(), "licence": LineField(),
            "note": LongField(),
        }  # fmt: skip
        self._labels: dict[str, QLabel] = {}
        self.people, self.section = QComboBox(), QComboBox()
        for word in PEOPLE:
            self.people.addItem(people_label(word), word)
        self._build()
        for name, field in self.fields.items():
            done = field.left if isinstance(field, LongField) else field.editingFinished
            done.connect(lambda name=name: self._keep_words(name))
            field.undo_wanted.connect(self.undo_wanted)
            field.redo_wanted.connect(self.redo_wanted)
        self.people.activated.connect(lambda _index: self._keep_people())
        self.section.activated.connect(lambda _index: self._keep_section())
        self.show_cards((), ())

    def _build(self) -> None:
        told = {
            "words": _("The words of this card"), "title": _("Title"),
            "question": _("Question to the room (if empty, the round's question)"),
            "alt_text": _("Description: say it in words (read aloud to people who can't see it)"), "tags": _("Tags"),
            "credit": _("Credit"), "source": _("Source"), "licence": _("Licence"),
            "note": _("Your notes (never shown or printed)"),
        }  # fmt: skip
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.frame)
        column.addWidget(self.preview)
        column.addSpacing(6)
        column.addLayout(head)
        column.addWidget(self.nothing)
        for name, field in self.fields.items():
            if isinstance(field, LongField):
                fix(field, height=96 if name == "words" else 74)
            else:
                field.setMaxLength(LONGEST)
            self._add(column, name, told[name], field)
            if name == "alt_text":
                column.addWidget(self.confirm)
        self._add(column, PEOPLE_FIELD, _("People in the picture"), self.people)
        self._add(column, SECTION, _("Section"), self.section)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("card-fields")
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _add(self, column: QVBoxLayout, name: str, text: str, field: QWidget) -> None:
        label = _label("overline")
        label.setText(text)
        label.setBuddy(field)
        self._labels[name] = label
        field.setObjectName(f"card-{name.replace('_', '-')}")
        field.setAccessibleName(text)
        column.addSpacing(7)
        column.addWidget(label)
        column.addWidget(field)

    def show_cards(self, cards: Sequence[Card], sections: Sequence[Section]) -> None:
        """Show the fields of `cards`; unfinished typing stays while the same cards are shown."""
        is_same = [card.id for card in cards] == [card.id for card in self._cards]
        if not is_same:
            self._keep_all()
        self._cards = tuple(cards)
        one = cards[0] if len(cards) == 1 else None
        self.preview.show_card(cards[0] if cards else None)
        self.heading.setText(_heading(self._cards))
        is_picture = any(card.picture_id for card in cards)
        shown = {
            **dict.fromkeys(self.fields, bool(cards)),
            "words": one is not None and not one.picture_id,
            **dict.fromkeys(("alt_text", PEOPLE_FIELD), is_picture), SECTION: bool(cards and sections),
        }  # fmt: skip
        for name, field in (*self.fields.items(), (PEOPLE_FIELD, self.people), (SECTION, self.section)):
            field.setVisible(shown[name])
            self._labels[name].setVisible(shown[name])
        self.confirm.setVisible(bool(self._unchecked()))
        self.frame.setVisible(one is not None and bool(one.picture_id))
        self.nothing.setVisible(not cards)
        self.preview.setVisible(bool(cards))
        for name, field in self.fields.items():
            self._show_words(name, field, is_same=is_same)
        self._show_choices(sections)

    def _show_words(self, name: str, field: Words, *, is_same: bool) -> None:
        if is_same and field.hasFocus() and _is_typed(field):
            return
        found = {str(getattr(card, name)) for card in self._cards}
        text = found.pop() if len(found) == 1 else ""
        if text != field.text() or not is_same:
            field.setText(text)
            if isinstance(field, LineField):
                field.setCursorPosition(0)
        field.setPlaceholderText(_("several") if found else "")
        _set_typed(field, typed=False)

    def _show_choices(self, sections: Sequence[Section]) -> None:
        people = {card.people for card in self._cards}
        self.people.setCurrentIndex(self.people.findData(people.pop()) if len(people) == 1 else -1)
        self.section.clear()
        self.section.addItem(_("none"), None)
        for section in sections:
            self.section.addItem(shown_text(section.title), section.id)
        places = {card.section_id for card in self._cards}
        self.section.setCurrentIndex(max(0, self.section.findData(places.pop())) if len(places) == 1 else -1)

    def _unchecked(self) -> list[Card]:
        return [card for card in self._cards if is_unchecked(card.tags)]

    def _keep_all(self) -> None:
        for name in self.fields:
            self._keep_words(name)

    def _keep_words(self, name: str) -> None:
        field = self.fields[name]
        if not self._cards or not _is_typed(field):
            return
        _set_typed(field, typed=False)
        text = field.text().strip()
        if any(getattr(card, name) != text for card in self._cards):
            self._change({name: text})

    def _keep_people(self) -> None:
        word = str(self.people.currentData())
        self._change({"people_shown": int(word != "nobody"), "people_agreed": int(word == "agreed")})

    def _keep_section(self) -> None:
        if self._cards:
            self.section_wanted.emit([card.id for card in self._cards], self.section.currentData())

    def _change(self, fields: dict[str, Value]) -> None:
        self.changed_by_hand.emit([card.id for card in self._cards], fields)

    def leave(self) -> None:
        """Commit unfinished typing."""
        self._keep_all()


def _heading(cards: Sequence[Card]) -> str:
    if len(cards) == 1:
        return f"{cards[0].number}  {shown_text(cards[0].title)}"
    return ngettext("{count} card selected", "{count} cards selected", len(cards)) if cards else ""


def _is_typed(field: Words) -> bool:
    return field.document().isModified() if isinstance(field, LongField) else field.isModified()


def _set_typed(field: Words, *, typed: bool) -> None:
    if isinstance(field, LongField):
        field.document().setModified(typed)
    else:
        field.setModified(typed)


def _label(role: str) -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("role", role)
    return made
