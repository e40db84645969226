"""Start a session: the defaults are good enough, so Enter starts at once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bonfire_deck.errors import Trouble
from bonfire_deck.files.bringing import ENDINGS
from bonfire_deck.files.index import Entry, look_at
from bonfire_deck.files.making import NewSession, usual_groups
from bonfire_deck.files.plans import plan_named
from bonfire_deck.i18n import _
from bonfire_deck.model.deck import plans, rounds_of
from bonfire_deck.model.plan import PLANS, PlannedRound, as_planned, plan_label, plan_line, ready_plan
from bonfire_deck.model.session import Session
from bonfire_deck.model.text import shown_text
from bonfire_deck.ui import trouble as troubles
from bonfire_deck.ui.ground_rule import RuleChooser
from bonfire_deck.ui.home.groups_editor import GroupsEditor
from bonfire_deck.ui.home.session_form import Choice, SessionForm, fit, line_field
from bonfire_deck.ui.home.tiles import cover_pixmap
from bonfire_deck.ui.home.waiting_line import WaitingLine
from bonfire_deck.ui.starter import Starter
from bonfire_deck.ui.theme import dress

OF_DECK = "deck:"
"""Stands before the name of a plan that the deck brings."""
USUAL = 5


class StartSessionDialog(QDialog):
    """Title, place, date, deck, groups, plan, ground rule."""

    def __init__(
        self,
        parent: QWidget,
        decks: Sequence[Entry],
        starter: Starter,
        deck: Path | None = None,
        like: NewSession | None = None,
        opened: Session | None = None,
    ) -> None:
        """Offer `decks`, with `deck` or else the starter deck selected; `like` supplies the other answers.

        `opened` is the session in `deck` if that file is open now, and so can't be read again.
        """
        super().__init__(parent)
        self.setObjectName("start-session")
        self.setWindowTitle(_("Start a session"))
        self._like = like
        self._starter = starter
        self.waiting = WaitingLine(starter)
        self._opened = {deck: opened} if deck is not None and opened is not None else {}
        self._plan_rounds: tuple[PlannedRound, ...] | None = like.rounds if like else None
        self.title = line_field("session-title", _("Title"), like.title if like else _("Our session"))
        self.place = line_field("session-place", _("Place"), like.place if like else "")
        self.day = QDateEdit(QDate(date.today().year, date.today().month, date.today().day))
        self.day.setObjectName("session-date")
        self.day.setAccessibleName(_("Date"))
        self.day.setCalendarPopup(True)
        # The month in words, so that nobody confuses 3 April with 4 March.
        self.day.setDisplayFormat("d MMMM yyyy")
        self.deck = Choice("session-deck", _("Deck"))
        self.deck.setIconSize(QSize(45, 30))
        for entry in decks:
            self.deck.addItem(
                QIcon(cover_pixmap(entry.cover)), entry.title, None if entry.is_waiting else str(entry.path)
            )  # fmt: skip
            if entry.path == deck or (deck is None and entry.is_waiting):
                self.deck.setCurrentIndex(self.deck.count() - 1)
        self.plan = Choice("session-plan", _("Plan"))
        self._deck_plans: dict[str, tuple[PlannedRound, ...]] = {}
        self._fill_plans()
        self.question = line_field("session-question", _("Question to the room"), _("What do you see?"))
        self.groups = GroupsEditor(like.groups if like else usual_groups(USUAL))
        self.rule = RuleChooser(like.ground_rule if like else NewSession.ground_rule)
        self._build()
        self.plan.activated.connect(self._on_plan)
        self.deck.activated.connect(lambda _index: self._on_deck())
        self._show_question()
        dress(self, night=False)
        fit(self)
        self.title.setFocus()
        self.title.selectAll()

    def _build(self) -> None:
        fields: tuple[tuple[str, QWidget], ...] = (
            (_("Title"), self.title), (_("Place"), self.place), (_("Date"), self.day), (_("Deck"), self.deck),
            (_("Plan"), self.plan), (_("Question"), self.question),
        )  # fmt: skip
        self._form = SessionForm(fields, self.groups, self.rule)
        self.start = QPushButton(_("Start"))
        self.start.setObjectName("start")
        self.start.setAccessibleName(_("Start"))
        self.start.setProperty("role", "hot")
        self.start.setDefault(True)
        self.start.clicked.connect(self._begin)
        cancel = QPushButton(_("Cancel"))
        cancel.setObjectName("cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.waiting, 1)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.start)
        heading = QLabel(_("Start a session"))
        heading.setProperty("role", "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(30, 26, 30, 22)
        layout.setSpacing(16)
        layout.addWidget(heading)
        layout.addWidget(self._form, 1)
        layout.addLayout(row)

    def _fill_plans(self) -> None:
        """Offer the deck's own plans before the ready-made ones."""
        deck = self._chosen()
        waiting = self._starter.waiting() if deck is None else None
        if deck is None:
            self._deck_plans = waiting[1] if waiting else {}
        else:
            self._deck_plans = _plans_in(deck, self._opened.get(deck))
        self.plan.clear()
        if self._like:
            self.plan.addItem(plan_line(_("Same as that session"), self._like.rounds), "like")
        for name, rounds in self._deck_plans.items():
            label = _("{plan} (from this deck)").format(plan=shown_text(name))
            self.plan.addItem(plan_line(label, rounds), OF_DECK + name)
        for name in PLANS:
            # Offer a plan once if the deck has a word-for-word copy of a ready-made one.
            if self._deck_plans.get(plan_label(name)) != ready_plan(name):
                self.plan.addItem(plan_line(plan_label(name), ready_plan(name)), name)
        self.plan.addItem(_("A plan from a file…"), "file")
        self._plan_rounds = self._rounds_chosen()

    def _chosen(self) -> Path | None:
        """Return the selected deck's file; the starter deck has none until it is created."""
        chosen = self.deck.currentData()
        return Path(str(chosen)) if chosen is not None else self._starter.making.path

    def _begin(self) -> None:
        """Start the session, or wait for the deck first and then start without another click."""
        if self._chosen() is not None:
            self.accept()
            return
        self._form.setEnabled(False)
        self.start.setEnabled(False)
        self.waiting.wait(lambda _path: self.accept(), self._go_back)
        self.waiting.stop.setFocus()

    def _go_back(self) -> None:
        self._form.setEnabled(True)
        self.start.setEnabled(True)
        self.start.setFocus()

    def reject(self) -> None:
        """Close and cancel the wait."""
        self.waiting.give_up()
        super().reject()

    def _rounds_chosen(self) -> tuple[PlannedRound, ...] | None:
        chosen = str(self.plan.currentData())
        if self._like and chosen == "like":
            return self._like.rounds
        return self._deck_plans.get(chosen.removeprefix(OF_DECK)) if chosen.startswith(OF_DECK) else None

    def _on_plan(self, index: int) -> None:
        self._plan_rounds = self._rounds_chosen()
        if self.plan.currentData() == "file":
            name, _kind = QFileDialog.getOpenFileName(self, _("Open a plan file"), "", _("Plans (*.toml)"))
            try:
                self._plan_rounds = plan_named(name) if name else None
            except Trouble as trouble:
                troubles.tell(self, trouble)
            if self._plan_rounds is None:
                self.plan.setCurrentIndex(0)
                self._plan_rounds = self._rounds_chosen()
            else:
                self.plan.setItemText(index, plan_line(shown_text(Path(name).stem), self._plan_rounds))
        self._show_question()

    def _on_deck(self) -> None:
        self._fill_plans()
        self._show_question()

    def _show_question(self) -> None:
        self._form.show_row(self.question, is_shown=self.plan.currentData() == "own")

    def answer(self) -> tuple[Path, NewSession]:
        """Return the deck and the session to create."""
        if self._plan_rounds is not None:
            rounds = self._plan_rounds
        else:
            rounds = ready_plan(str(self.plan.currentData()))
            if self.plan.currentData() == "own":
                rounds = tuple(replace(round_, question=self.question.text()) for round_ in rounds)
        deck = self._chosen()
        if deck is None:
            raise RuntimeError("answered before the starter deck was there")
        return deck, NewSession(
            title=self.title.text().strip() or _("Our session"),
            groups=self.groups.groups(),
            rounds=rounds,
            place=self.place.text().strip(),
            date=self.day.date().toString(Qt.DateFormat.ISODate),
            ground_rule=self.rule.rule(),
        )


def _plans_in(deck: Path, session: Session | None) -> dict[str, tuple[PlannedRound, ...]]:
    """Return a deck's plans by name; none if the deck can't be read at the moment."""
    if session is None and deck.suffix == ENDINGS["deck"]:
        try:
            session, _cover, _sentence = look_at(deck)
        except Trouble:
            return {}
    if session is None:
        return {}
    names = [name for name in plans(session) if name]
    return {name: tuple(as_planned(round_) for round_ in rounds_of(session, name)) for name in names}
