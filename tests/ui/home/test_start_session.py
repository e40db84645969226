"""The dialog in which a session is started: all of it at one glance on the commonest laptop, and nothing alike."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QScrollArea, QWidget

from bonfire_deck.files import decking, library
from bonfire_deck.files.history import History
from bonfire_deck.files.index import Entry, Index
from bonfire_deck.files.making import NewSession, usual_groups
from bonfire_deck.files.opening import close, open_for_writing
from bonfire_deck.files.reading import Reader
from bonfire_deck.model.plan import PLANS, PlannedRound, plan_label, plan_line, ready_plan
from bonfire_deck.model.words import GROUND_RULES, ground_rule_label, ground_rule_meaning, marks
from bonfire_deck.ui import theme
from bonfire_deck.ui.home.session_sheet import SessionSheet
from bonfire_deck.ui.home.start_session import StartSessionDialog
from bonfire_deck.ui.starter import Starter
from bonfire_deck.ui.workbench import Workbench
from tests.files.builders import LAPTOP, deck_at, session_at

LAPTOP_ROOM = QRect(0, 0, 1366, 700)
"""The commonest laptop's screen, less a panel and a window's frame."""


@pytest.fixture
def decks(bare_home) -> list[Entry]:
    """One deck with two plans of its own, one of them as the app has it."""
    bare_home.files.mkdir(parents=True)
    path = deck_at(bare_home.files / "d.bonfiredeck")
    connection = open_for_writing(path)
    try:
        history = History(connection, path, LAPTOP)
        decking.add_plan(history, Reader(connection).session(), plan_label("where-now"), ready_plan("4d"))
        decking.add_plan(history, Reader(connection).session(), plan_label("orid"), ready_plan("orid"))
    finally:
        close(connection)
    library.register(path, bare_home)
    return list(Index(bare_home).entries())


@pytest.fixture
def start(decks, bare_home, fonts, qtbot):
    """Opens the dialog, as far as the screen has room for it."""
    starter = Starter(bare_home, QApplication.instance())

    def show(like: NewSession | None = None) -> StartSessionDialog:
        dialog = StartSessionDialog(None, decks, starter, decks[0].path, like)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.resize(dialog.size().boundedTo(LAPTOP_ROOM.size()))
        return dialog

    return show


@pytest.fixture
def larger_text(qapp: QApplication):
    yield lambda percent: qapp.setProperty(theme.TEXT_PERCENT, percent)
    qapp.setProperty(theme.TEXT_PERCENT, theme.USUAL_TEXT)


def is_whole(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def rows(window: QWidget) -> QScrollArea:
    found = window.findChild(QScrollArea, "group-rows")
    assert found is not None
    return found


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_the_ground_rule_and_its_sentence_are_seen_at_once_on_a_small_laptop(start, larger_text, percent):
    larger_text(percent)

    dialog = start()

    assert dialog.width() <= LAPTOP_ROOM.width()
    assert dialog.height() <= LAPTOP_ROOM.height()
    assert dialog.rule.rule() == "groups"
    assert dialog.rule.meaning.text() == ground_rule_meaning("groups")
    for widget in (dialog.rule.choice, dialog.rule.meaning, dialog.start, dialog.groups.rows[4].people):
        assert is_whole(widget), widget.objectName()
    assert rows(dialog).verticalScrollBar().maximum() == 0


def test_with_twelve_groups_only_the_groups_scroll(start, qtbot):
    dialog = start(NewSession("A day", usual_groups(12), ready_plan("own")))

    assert len(dialog.answer()[1].groups) == 12
    assert rows(dialog).verticalScrollBar().maximum() > 0
    for widget in (dialog.rule.choice, dialog.rule.meaning, dialog.start, dialog.title):
        assert is_whole(widget), widget.objectName()
    dialog.groups.rows[11].mark.setFocus()
    qtbot.waitUntil(dialog.groups.rows[11].mark.hasFocus)
    qtbot.keyClick(dialog.groups.rows[11].mark, Qt.Key.Key_Tab)
    qtbot.waitUntil(dialog.groups.rows[11].people.hasFocus)
    assert is_whole(dialog.groups.rows[11].people)
    dialog.groups.count.setValue(5)
    qtbot.waitUntil(lambda: rows(dialog).verticalScrollBar().maximum() == 0)


def test_every_rule_says_what_may_leave_the_room_where_it_is_chosen(start, qtbot):
    dialog = start()
    choice = dialog.rule.choice
    assert [choice.itemText(place) for place in range(choice.count())] == [ground_rule_label(r) for r in GROUND_RULES]
    choice.setFocus()
    height = dialog.height()

    for rule in GROUND_RULES:
        assert dialog.rule.meaning.text() == choice.accessibleDescription() == ground_rule_meaning(rule)
        assert is_whole(dialog.rule.meaning)
        assert dialog.answer()[1].ground_rule == rule
        qtbot.keyClick(choice, Qt.Key.Key_Down)

    assert dialog.height() == height


def test_labels_write_on_the_line_of_their_fields_and_heads_stand_above_their_columns(start):
    dialog = start()
    labels = [label for label in dialog.findChildren(QLabel) if label.buddy() is not None and label.isVisible()]
    assert {label.text() for label in labels} >= {"Title", "Place", "Date", "Deck", "Plan", "Ground rule", "Groups"}

    for label in labels:
        field = label.buddy()
        middle = label.mapTo(dialog, label.rect().center()).y() - field.mapTo(dialog, field.rect().center()).y()
        assert abs(middle) <= 1, label.text()
    first = dialog.groups.rows[0]
    for text, field in (("Name", first.name), ("Mark", first.mark), ("People", first.people)):
        (head,) = [label for label in dialog.findChildren(QLabel) if label.text() == text]
        assert head.mapTo(dialog, QPoint()).x() == field.mapTo(dialog, QPoint()).x()
        assert head.mapTo(dialog, QPoint()).y() < field.mapTo(dialog, QPoint()).y()


def test_each_mark_has_its_own_colour(start):
    dialog = start()

    for place, mark in enumerate(marks()):
        shown = dialog.groups.rows[0].mark.itemIcon(place).pixmap(18, 18).toImage()
        colours = {shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())}
        assert QColor(mark.colour).name() in colours, mark.name
        assert dialog.groups.rows[0].mark.itemText(place) == mark.name


def test_plans_say_rounds_and_minutes_and_no_two_look_alike(start):
    plan = start().plan
    offered = [plan.itemText(place) for place in range(plan.count())]

    assert offered[0] == "Where are we now? (from this deck) · 5 rounds · 74 min"
    assert "Where are we now? · 2 rounds · 35 min" in offered
    assert "My own question · 1 round · 20 min" in offered
    # The deck's own one is the same, word for word.
    orid = [text for text in offered if "ORID" in text]
    assert orid == ["See, feel, means, do (ORID) (from this deck) · 4 rounds · 36 min"]
    assert len(set(offered)) == len(offered) == len(PLANS) + 2
    assert plan_line("Untimed", [PlannedRound("", "", minutes=0)]) == "Untimed · 1 round"


@pytest.mark.parametrize("name", ["session-plan", "ground-rule", "group-mark-1"])
def test_a_list_shows_every_entry_whole_without_scrolling(start, qtbot, name):
    field = start().findChild(QComboBox, name)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)

    field.showPopup()

    view = field.view()
    qtbot.waitUntil(view.isVisible)
    assert view.verticalScrollBar().maximum() == 0
    last = view.visualRect(field.model().index(field.count() - 1, 0))
    assert view.viewport().rect().contains(last)
    assert view.sizeHintForColumn(0) <= view.viewport().width()
    field.hidePopup()


def choose_plan_file(dialog: StartSessionDialog, path: Path | None) -> None:
    """Choose the last plan, and then a file, or none."""

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, QFileDialog):
            QTimer.singleShot(50, answer)
        elif path is None:
            asked.reject()
        else:
            asked.setDirectory(str(path.parent))
            asked.findChild(QLineEdit, "fileNameEdit").setText(path.name)
            asked.accept()

    QTimer.singleShot(50, answer)
    dialog.plan.setCurrentIndex(dialog.plan.findData("file"))
    dialog.plan.activated.emit(dialog.plan.currentIndex())


def test_a_plan_file_is_named_with_its_rounds_and_none_leaves_the_first_plan(start, tmp_path: Path):
    dialog = start()
    (tmp_path / "Two steps.toml").write_text('[[rounds]]\nquestion = "A?"\nminutes = 3\n[[rounds]]\nminutes = 4\n')

    choose_plan_file(dialog, tmp_path / "Two steps.toml")
    assert dialog.plan.currentText() == "Two steps · 2 rounds · 7 min"
    assert [round_.minutes for round_ in dialog.answer()[1].rounds] == [3, 4]

    choose_plan_file(dialog, None)
    assert dialog.plan.currentIndex() == 0
    assert dialog.answer()[1].rounds == ready_plan("4d")


def test_the_sheet_of_a_running_session_shows_its_rule_at_once_too(fonts, bare_home, tmp_path, qtbot):
    workbench = Workbench(session_at(tmp_path / "day.bonfire"), bare_home, LAPTOP)
    try:
        sheet = SessionSheet(None, workbench)
        qtbot.addWidget(sheet)
        sheet.show()
        qtbot.waitExposed(sheet)
        sheet.resize(sheet.size().boundedTo(LAPTOP_ROOM.size()))
        assert is_whole(sheet.rule.choice)
        assert is_whole(sheet.rule.meaning)
        sheet.rule.choice.show_rule("chatham")
        sheet.keep()
        assert workbench.reader.session().about.ground_rule == "chatham"
    finally:
        workbench.close()
