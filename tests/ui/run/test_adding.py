"""More cards while the session runs: dropped, pasted, of another deck; unseen by the room until they are put up."""

import csv
import io
import shutil
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bonfire_deck.files import choosing, gathering, library
from bonfire_deck.ui.run.adding import MOST_PICTURES
from bonfire_deck.ui.run.deck_sheet import DeckSheet
from bonfire_deck.ui.run.ranking_sheet import RankingSheet
from bonfire_deck.ui.trouble import Message
from tests.files.builders import deck_at

IMAGES = Path(__file__).parents[2] / "corpus" / "images"
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def photo(path, colour="orange", size=(400, 300)):
    Image.new("RGB", size, colour).save(path)
    return path


def mime_of(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(window, mime, at=None):
    """Drop as a file manager does: on whatever lies there, or on what holds it."""
    here = QPointF(at.mapTo(window, at.rect().center())) if at else QPointF(300, 300)
    target = at or window
    while target is not window and not target.acceptDrops():
        target = target.parentWidget()
    spot = QPointF(target.mapFrom(window, here.toPoint()))
    given = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(spot.toPoint(), *given)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(spot, *given))
    return enter.isAccepted()


def seen(window):
    shown = window.projector.window
    shown.showNormal()
    shown.resize(960, 540)
    return shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def waited(window, qtbot, count):
    qtbot.waitUntil(lambda: len(window.stage.session.cards) == count)


def said(window, qtbot, text):
    qtbot.waitUntil(lambda: text in window.line.text())


@pytest.fixture
def told(qtbot):
    """What dialogs said, each answered as soon as it is there."""
    sentences = []

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Message):
            sentences.append(f"{dialog.accessibleName()} {dialog.accessibleDescription()}")
            dialog.accept()

    looking = QTimer()
    looking.setInterval(30)
    looking.timeout.connect(look)
    looking.start()
    yield sentences
    looking.stop()


@pytest.mark.parametrize("where", ["picture", "capture", "note"])
def test_a_photo_that_is_dropped_is_the_next_card_with_a_neutral_title(window, qtbot, tmp_path, where):
    at = {"picture": window.picture, "capture": window.side.field, "note": window.side.notes}[where]
    assert drop(window, mime_of(photo(tmp_path / "The boss, drawn by Ann.png")), at)
    waited(window, qtbot, 7)
    card = window.stage.card
    assert (card.number, card.title, card.added_live) == (7, "Live picture 1", True)
    assert window.workbench.reader.picture(card.picture_id)
    assert window.side.field.toPlainText() == ""
    assert "card 7" in window.line.text()
    window.undo()
    assert len(window.stage.session.cards) == 6
    window.redo()
    assert window.stage.session.cards[-1].number == 7


def test_live_the_room_goes_on_seeing_what_it_sees_until_the_card_is_put_up(window, qtbot, tmp_path):
    window.go_live()
    before = window.stage.card_id
    room = seen(window)
    drop(window, mime_of(photo(tmp_path / "flip.jpg"), photo(tmp_path / "flop.jpg", "navy")))
    waited(window, qtbot, 8)
    assert window.stage.card_id == before
    assert seen(window) == room
    assert "7 to 8" in window.line.text()
    row = window.strip.cards.index(6)
    assert window.strip.viewport().rect().intersects(window.strip.visualRect(row))
    window.looking.freeze()
    drop(window, mime_of(photo(tmp_path / "third.jpg", "teal")))
    waited(window, qtbot, 9)
    assert window.stage.card.number == 9, "frozen, it may be looked at"
    assert seen(window) == room


def test_what_is_half_typed_stays_while_a_picture_comes(window, qtbot, tmp_path):
    QTest.keyClicks(window.side.field, "half a li")
    drop(window, mime_of(photo(tmp_path / "flip.jpg")), window.side.field)
    QTest.keyClicks(window.side.field, "ne")
    waited(window, qtbot, 7)
    assert window.side.field.toPlainText() == "half a line"


def test_a_copied_picture_is_pasted_and_copied_words_stay_words(window, qtbot, tmp_path):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("only words")
    QTest.keyClick(window.side.field, Qt.Key.Key_V, CTRL)
    assert window.side.field.toPlainText() == "only words"
    window.table.do("paste-picture")
    assert "no picture on the clipboard" in window.line.text()
    buffer = io.BytesIO()
    Image.new("RGB", (300, 200), "purple").save(buffer, "PNG")
    mime = QMimeData()
    mime.setData("image/png", buffer.getvalue())
    clipboard.setMimeData(mime)
    QTest.keyClick(window.side.field, Qt.Key.Key_V, CTRL)
    waited(window, qtbot, 7)
    clipboard.setMimeData(mime_of(photo(tmp_path / "copied in the file manager.jpg")))
    window.table.do("paste-picture")
    waited(window, qtbot, 8)
    assert window.side.field.toPlainText() == "only words"


def test_hostile_files_are_refused_with_the_usual_sentence_and_the_others_come(window, qtbot, tmp_path, told):
    bad = tmp_path / "holiday.jpg"
    bad.write_bytes(b"\xff\xd8\xff\xe0" + b"no picture at all" * 50)
    note = tmp_path / "list.txt"
    note.write_text("no picture", encoding="utf-8")
    drop(window, mime_of(bad, note, photo(tmp_path / "good.png")))
    waited(window, qtbot, 7)
    qtbot.waitUntil(lambda: bool(told))
    assert "2 files were not added" in told[0]
    assert "holiday.jpg" in told[0]
    assert "list.txt" in told[0]


def test_of_the_hostile_pictures_only_those_come_that_open(window, qtbot):
    window.go_live()
    with (IMAGES / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        verdicts = {IMAGES / entry["path"]: entry["expected"] for entry in csv.DictReader(file, delimiter="\t")}
    given = list(verdicts)
    for first in range(0, len(given), MOST_PICTURES):
        before = window.workbench.history.edits_made
        part = given[first : first + MOST_PICTURES]
        window.say("")
        drop(window, mime_of(*part))
        if any(verdicts[path] == "opens" for path in part):
            qtbot.waitUntil(lambda before=before: window.workbench.history.edits_made > before)
        else:
            qtbot.waitUntil(lambda: "taken" in window.line.text())
    came, wanted = len(window.stage.session.cards) - 6, list(verdicts.values())
    assert wanted.count("opens") <= came <= wanted.count("opens") + wanted.count("either")


def test_live_a_refusal_is_a_quiet_line_and_no_dialog(window, qtbot, tmp_path):
    window.go_live()
    bad = tmp_path / "holiday.jpg"
    bad.write_bytes(b"\xff\xd8\xff\xe0" + b"no picture at all" * 50)
    drop(window, mime_of(bad))
    said(window, qtbot, "holiday.jpg")
    assert QApplication.activeModalWidget() is None
    mime = QMimeData()
    mime.setData("image/png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40)
    QGuiApplication.clipboard().setMimeData(mime)
    window.table.do("paste-picture")
    said(window, qtbot, "pasted picture")
    assert len(window.stage.session.cards) == 6


def test_more_than_can_be_held_at_once_are_refused_by_name(window, qtbot, tmp_path, told):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(22):
        photo(folder / f"{number}.jpg", (number * 11, 40, 80), (60, 40))
    drop(window, mime_of(folder))
    waited(window, qtbot, 26)
    qtbot.waitUntil(lambda: bool(told))
    assert "20.jpg" in told[0]


@pytest.fixture
def decks(window, tmp_path):
    paths = window.workbench.paths
    paths.files.mkdir(parents=True)
    path = deck_at(paths.files / "Second.bonfiredeck", 4)
    library.register(path, paths)
    return path


def opened_sheet(window, qtbot, count=4):
    sheet = window.findChild(DeckSheet)
    qtbot.waitUntil(lambda: sheet.cards.count() == count)
    return sheet


def test_all_cards_of_another_deck_or_some_by_their_pictures(window, qtbot, decks):
    QTest.keyClick(window, Qt.Key.Key_M, CTRL | SHIFT)
    sheet = opened_sheet(window, qtbot)
    assert sheet.decks.currentItem().text() == "Plain sheets\n4 cards"
    assert sheet.take_button.text() == "Add all 4 cards"
    for number in (1, 3):
        QTest.mouseClick(
            sheet.cards.viewport(),
            Qt.MouseButton.LeftButton,
            pos=sheet.cards.visualItemRect(sheet.cards.item(number)).center(),
        )
    assert sheet.take_button.text() == "Add 2 cards"
    QTest.mouseClick(sheet.take_button, Qt.MouseButton.LeftButton)
    waited(window, qtbot, 8)
    assert [(card.number, card.title) for card in window.stage.session.cards[-2:]] == [(7, "Card 1"), (8, "Card 3")]
    assert all(window.workbench.reader.picture(card.picture_id) for card in window.stage.session.cards)
    assert "2 cards from “Plain sheets”" in window.line.text()
    window.undo()
    assert len(window.stage.session.cards) == 6
    window.redo()
    qtbot.waitUntil(lambda: window.findChild(DeckSheet) is None)
    window.adding.open_decks()
    sheet = opened_sheet(window, qtbot)
    assert "already here" in sheet.cards.item(1).text()
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    waited(window, qtbot, 10)


def test_a_strangers_deck_that_is_dropped_is_brought_in_and_its_cards_offered(window, qtbot, tmp_path, decks):
    stick = tmp_path / "stick"
    stick.mkdir()
    strangers = deck_at(stick / "Theirs.bonfiredeck", 2)
    drop(window, mime_of(strangers))
    qtbot.waitUntil(lambda: window.findChild(DeckSheet) is not None)
    sheet = opened_sheet(window, qtbot, 2)
    sheet.take()
    waited(window, qtbot, 8)


def test_a_damaged_deck_is_refused_and_a_session_is_told_where_it_belongs(window, qtbot, tmp_path, told):
    broken = tmp_path / "broken.bonfiredeck"
    broken.write_bytes(b"SQLite format 3\x00" + b"?" * 5000)
    drop(window, mime_of(broken))
    qtbot.waitUntil(lambda: bool(told))
    assert "broken" in told[0]
    other = tmp_path / "other.bonfire"
    shutil.copy(window.workbench.path, other)
    drop(window, mime_of(other))
    assert "Merge table files" in window.line.text()
    assert len(window.stage.session.cards) == 6


def test_the_ranking_is_there_for_the_facilitator_alone_and_counts_what_is_hidden(window, qtbot):
    cards, groups, round_ = window.stage.session.cards, window.stage.session.groups, window.stage.round
    gathering.change_round(window.workbench.history, round_.id, choosing="free", hidden_choices=1)
    for group, card in zip(groups, (2, 4, 4), strict=False):
        choosing.choose(window.workbench.history, window.stage.round, group.id, "1", cards[card].id)
    QTest.keyClick(window, Qt.Key.Key_W, CTRL | SHIFT)
    sheet = window.findChild(RankingSheet)
    assert [sheet.list.item(row).text().splitlines() for row in range(2)] == [
        ["5  Card 4", f"2 times   {groups[1].mark.shape} {groups[2].mark.shape}"],
        ["3  Card 2", f"once   {groups[0].mark.shape}"],
    ]
    QTest.keyClick(sheet.list, Qt.Key.Key_Down)
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert window.stage.card.number == 3
