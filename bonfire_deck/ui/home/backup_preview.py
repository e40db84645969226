"""What is inside a backup, to be looked at before it is restored."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from bonfire_deck.files.restoring import LAST, Inside
from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Card, Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text
from bonfire_deck.model.times import clock_time
from bonfire_deck.model.words import kind_label
from bonfire_deck.ui.elided import ElidedLabel
from bonfire_deck.ui.home.tiles import Cover
from bonfire_deck.writing.plain import date_in_words

MOST_LETTERS = 240
"""Of one line: what is longer is known by its beginning."""
MOST_MISSING = 5


class BackupPreview(QScrollArea):
    """Title, place, date, groups and the last lines of one backup."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setObjectName("backup-preview")
        self.setAccessibleName(_("What is inside"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say(self, heading: str, line: str) -> None:
        """Show a sentence instead."""
        layout = self._begin()
        layout.addWidget(_label(heading, "heading"))
        if line:
            layout.addWidget(_label(line, "quiet"))
        layout.addStretch(1)
        self.setAccessibleDescription(f"{heading} {line}".strip())

    def show_inside(self, inside: Inside) -> None:
        """Show what a backup holds."""
        session, layout = inside.session, self._begin()
        title = ElidedLabel(session.about.title, "title")
        facts = _label(_facts(session), "quiet")
        layout.addWidget(title)
        layout.addWidget(facts)
        if session.groups:
            layout.addWidget(_label(_groups(session), "quiet"))
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
        self.setAccessibleDescription(f"{shown_text(session.about.title)}, {facts.text()}")

    def _begin(self) -> QVBoxLayout:
        page = QFrame()
        page.setProperty("role", "sheet")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(8)
        self.setWidget(page)
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


def _groups(session: Session) -> str:
    return "   ".join(f"{group.mark.shape}\u00a0{shown_text(group.name)}" for group in session.groups)


def _missing(cards: tuple[Card, ...]) -> str:
    sentence = ngettext(
        "{count} picture is gone from the backups; its card comes back without it:",
        "{count} pictures are gone from the backups; their cards come back without them:",
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
        f"{group.mark.shape} {shown_text(group.name)}" if group else _("everybody together"),
        shown_text(card.title) if card else "",
        kind_label(reaction.kind),
        clock_time(reaction.said_at),
    ]
    return _line(_cover(card, inside), words, ElidedLabel(" · ".join(part for part in said if part), "quiet"))


def _cover(card: Card | None, inside: Inside) -> Cover:
    data = inside.thumbnails.get(card.picture_id, b"") if card else b""
    return Cover(data, QSize(72, 48), empty="" if data or card is None else "?")


def _line(cover: Cover, words: QLabel, below: QLabel | None) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(12)
    row.addWidget(cover, alignment=Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(words)
    if below is not None:
        column.addWidget(below)
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
