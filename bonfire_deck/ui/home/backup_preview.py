"""Preview of a backup's contents before it is restored."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from bonfire_deck.files.restoring import LAST, Inside
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Card, Group, Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.times import clock_time
from bonfire_deck.model.words import kind_label
from bonfire_deck.ui.elided import ElidedLabel
from bonfire_deck.ui.home.tiles import Cover
from bonfire_deck.ui.theme import is_dark
from bonfire_deck.writing.plain import date_in_words

MOST_LETTERS = 240
"""Of one line: what is longer is known by its beginning."""
MOST_MISSING = 5
GROUPS_A_ROW = 4


class BackupPreview(QFrame):
    """Title, place, date, groups and the last lines of one backup."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setProperty("role", "sheet")
        self.area = QScrollArea()
        self.area.setObjectName("backup-preview")
        self.area.setAccessibleName(_("What is inside"))
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.addWidget(self.area)

    def say(self, heading: str, line: str) -> None:
        """Show a sentence instead."""
        layout = self._begin()
        layout.addWidget(_label(heading, "heading"))
        if line:
            layout.addWidget(_label(line, "quiet"))
        layout.addStretch(1)
        self.area.setAccessibleDescription(f"{heading} {line}".strip())

    def show_inside(self, inside: Inside) -> None:
        """Show the contents of a backup."""
        session, layout = inside.session, self._begin()
        title = ElidedLabel(session.about.title, "title")
        facts = _label(_facts(session), "quiet")
        layout.addWidget(title)
        layout.addWidget(facts)
        if session.groups:
            layout.addLayout(_groups(session))
        if inside.missing:
            layout.addWidget(_label(_missing(inside.missing), "warning", "missing-pictures"))
        layout.addSpacing(8)
        if session.reactions:
            layout.addWidget(_label(_("THE LAST LINES"), "overline"))
            for reaction in reversed(session.reactions[-LAST:]):
                layout.addWidget(_reaction(reaction, inside))
        else:
            layout.addWidget(_label(_("THE FIRST CARDS"), "overline"))
            for card in session.cards[:LAST]:
                layout.addWidget(_line(_cover(card, inside), _label(shown_text(card.title), "words"), None))
        layout.addStretch(1)
        self.area.setAccessibleDescription(f"{shown_text(session.about.title)}, {facts.text()}")

    def _begin(self) -> QVBoxLayout:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 16, 14, 16)
        layout.setSpacing(8)
        self.area.setWidget(page)
        return layout


def _facts(session: Session) -> str:
    about = session.about
    parts = [
        shown_text(about.place).replace("\n", " "),
        date_in_words(about.date),
        ngettext("{count} card", "{count} cards", len(session.cards)),
        ngettext("{count} group", "{count} groups", len(session.groups)) if session.groups else "",
        ngettext("{count} reaction", "{count} reactions", len(session.reactions))
        if session.reactions
        else _("nothing said yet"),
    ]
    if about.thing == "deck":
        parts[-1] = ""
    return " · ".join(part for part in parts if part)


def _groups(session: Session) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(2)
    for place, group in enumerate(session.groups):
        grid.addLayout(
            _marked(group, f"{group.name} ({group.size})" if group.size else group.name),
            place // GROUPS_A_ROW,
            place % GROUPS_A_ROW,
        )
    for column in range(GROUPS_A_ROW):
        grid.setColumnStretch(column, 1)
    return grid


def _marked(group: Group | None, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(5)
    if group is not None:
        mark = _label(group.mark.shape, "quiet")
        mark.setStyleSheet(f"color: {group.mark.colour if is_dark() else group.mark.dark};")
        mark.setAccessibleName("")
        mark.setWordWrap(False)
        row.addWidget(mark)
    row.addWidget(ElidedLabel(text, "quiet"), 1)
    return row


def _missing(cards: tuple[Card, ...]) -> str:
    sentence = ngettext(
        "{count} picture is missing from the backups. Its card will be restored without it:",
        "{count} pictures are missing from the backups. Their cards will be restored without them:",
        len(cards),
    )
    names = [f"{card.number} {shown_text(card.title)}" for card in cards[:MOST_MISSING]]
    left = len(cards) - len(names)
    if left:
        names.append(ngettext("and {count} more", "and {count} more", left))
    return f"{sentence} {', '.join(names)}"


def _reaction(reaction: Reaction, inside: Inside) -> QWidget:
    session = inside.session
    card = session.card_by_id.get(reaction.card_id or "")
    group = session.group_by_id.get(reaction.group_id or "")
    text = shown_text(reaction.text)
    words = _label(text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…", "words")
    said = [
        shown_text(group.name) if group else _("everybody together"),
        shown_text(card.title) if card else "",
        kind_label(reaction.kind),
        clock_time(reaction.said_at),
    ]
    return _line(_cover(card, inside), words, _marked(group, " · ".join(part for part in said if part)))


def _cover(card: Card | None, inside: Inside) -> Cover:
    data = inside.thumbnails.get(card.picture_id, b"") if card else b""
    return Cover(data, QSize(72, 48), empty="" if data or card is None else "?")


def _line(cover: Cover, words: QLabel, below: QHBoxLayout | None) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(12)
    row.addWidget(cover, alignment=Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(words)
    if below is not None:
        column.addLayout(below)
    column.addStretch(1)
    row.addLayout(column, 1)
    return line


def _label(text: str, role: str, name: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setAccessibleName(text)
    return label
