"""A trainer's quiet afternoon: pictures come in, are named, laid in order, retired; by mouse and by keys."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QListWidget, QPushButton

from bonfire_deck.model.deck import in_order
from bonfire_deck.ui.studio.framing import FramingSheet
from bonfire_deck.ui.studio.grid import CARDS, Heading
from tests.patience import bring_up
from tests.pictures.test_metadata import SAID, WHOLE, photo, with_xmp
from tests.ui.home.test_home import press_in_dialog

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def photos(folder, count, size=(300, 200)):
    folder.mkdir(exist_ok=True)
    for number in range(count):
        Image.effect_noise(size, 20 + number * 10).convert("RGB").save(folder / f"street {number}.jpg")
    return folder


def cards(window):
    return in_order(window.workbench.reader.session())


def numbers(window):
    return [card.number for card in cards(window)]


def answer(act, kind=QInputDialog):
    """Do something with the next dialog of a kind."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            try:
                act(dialog)
            finally:
                # A test that fails leaves nothing open that nobody answers.
                if dialog.isVisible():
                    dialog.reject()
        else:
            QTimer.singleShot(30, look)

    QTimer.singleShot(30, look)


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    """A key on the cards; a dialog that was just answered has left its window without the keys here."""
    bring_up(window)
    window.grid.setFocus()
    QTest.keyClick(window.grid, key, held)


def give(text):
    def act(dialog):
        dialog.setTextValue(text)
        dialog.accept()

    answer(act)


def arrived(window, qtbot, act):
    with qtbot.waitSignal(window.bringing.arrivals.ended) as told:
        act()
    return told.args[:2]


def test_a_folder_comes_in_one_by_one_as_one_edit_and_what_is_no_picture_is_named(studio, qtbot, tmp_path):
    window = studio()
    folder = photos(tmp_path / "street", 4)
    (folder / "notes.txt").write_text("no picture")
    came = []
    window.bringing.arrivals.came.connect(came.extend)

    added, refused = arrived(window, qtbot, lambda: window.bringing.add([folder]))

    assert [item.title for item in came] == ["Street 0", "Street 1", "Street 2", "Street 3"]
    assert [card.id for card in window.grid.chosen()] == added[:1]
    assert numbers(window) == list(range(1, 10))
    assert [item.name for item in refused] == ["notes.txt"]
    (listed,) = window.findChildren(QListWidget, "refused-list")
    assert "notes.txt" in listed.item(0).text()
    listed.window().close()
    press(window, Qt.Key.Key_Z, CTRL)
    assert numbers(window) == [1, 2, 3, 4, 5]
    press(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert numbers(window) == list(range(1, 10))
    assert numbers(studio()) == list(range(1, 10))


def test_what_a_files_own_data_says_fills_the_fields_and_its_caption_waits_to_be_checked(studio, qtbot, tmp_path):
    window = studio()
    before = len(cards(window))
    (tmp_path / "fog.jpg").write_bytes(with_xmp(WHOLE, "JPEG"))
    (tmp_path / "plain.jpg").write_bytes(photo())
    arrived(window, qtbot, lambda: window.bringing.add([tmp_path / "fog.jpg", tmp_path / "plain.jpg"]))
    assert "Credits found in 1 file." in window.rooms.line.text()
    fog, plain = [card for card in cards(window) if card.title in ("Fog", "Plain")]
    assert (fog.credit, fog.licence, fog.source, fog.alt_text) == (
        SAID.credit, SAID.licence, SAID.source, SAID.caption
    )  # fmt: skip
    assert (plain.credit, plain.alt_text, plain.tags) == ("", "", "")
    window.grid.choose([fog.id])
    assert window.inspector.confirm.isVisible()
    # Also after a restart.
    window = studio()
    window.grid.choose([fog.id])
    assert window.inspector.confirm.isVisible()
    window.inspector.confirm.click()
    assert next(card for card in cards(window) if card.id == fog.id).tags == ""
    assert not window.inspector.confirm.isVisible()
    window.table.do("undo")
    assert window.inspector.confirm.isVisible()
    field = window.inspector.fields["alt_text"]
    field.setFocus()
    qtbot.keyClicks(field, "x")
    window.inspector.leave()
    kept = next(card for card in cards(window) if card.id == fog.id)
    assert kept.tags == ""
    assert "x" in kept.alt_text
    window.grid.choose([plain.id])
    assert not window.inspector.confirm.isVisible()
    window.table.do("undo")
    window.table.do("undo")
    assert len(cards(window)) == before


def test_stop_keeps_what_came_and_so_does_closing(studio, qtbot, tmp_path):
    window = studio()
    folder = photos(tmp_path / "many", 40, (900, 600))

    def begin():
        window.bringing.arrivals.came.connect(lambda _come: window.rooms.stop.click())
        window.bringing.add([folder])

    added, _refused = arrived(window, qtbot, begin)
    assert 0 < len(added) < 40
    assert len(cards(window)) == 5 + len(added)
    other = studio()
    before = len(cards(other))
    other.bringing.add([folder])
    qtbot.waitUntil(lambda: other.grid.cards.rowCount() > before)
    assert len(cards(studio())) > before


def test_a_picture_is_pasted_and_a_file_is_dropped(studio, qtbot, tmp_path):
    window = studio()
    buffer = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(buffer, "PNG")
    mime = QMimeData()
    mime.setData("image/png", buffer.getvalue())
    QGuiApplication.clipboard().setMimeData(mime)
    added, _refused = arrived(window, qtbot, lambda: press(window, Qt.Key.Key_V, CTRL))
    assert len(added) == 1
    path = photos(tmp_path / "one", 1) / "street 0.jpg"
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(40, 40), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    added, _refused = arrived(window, qtbot, lambda: window.grid.dropEvent(event))
    assert [window.workbench.reader.session().card_by_id[name].title for name in added] == ["Street 0"]


def test_what_is_written_is_kept_when_its_field_is_left_for_one_card_and_for_many(studio):
    window = studio()
    one, two, *_rest = cards(window)
    window.grid.choose([one.id])
    press(window, Qt.Key.Key_F2)
    QTest.keyClicks(window.inspector.fields["title"], "A road")
    window.inspector.fields["alt_text"].setFocus()
    window.inspector.fields["alt_text"].selectAll()
    QTest.keyClicks(window.inspector.fields["alt_text"], "A road through a wood")
    window.grid.choose([one.id, two.id])
    assert window.inspector.fields["title"].placeholderText() == "several"
    window.inspector.fields["credit"].setFocus()
    window.inspector.fields["credit"].selectAll()
    QTest.keyClicks(window.inspector.fields["credit"], "Our own photo")
    QTest.keyClick(window.inspector.fields["credit"], Qt.Key.Key_Return)
    found = {card.id: card for card in cards(studio())}
    assert (found[one.id].title, found[one.id].alt_text) == ("A road", "A road through a wood")
    assert {found[one.id].credit, found[two.id].credit} == {"Our own photo"}
    assert found[two.id].title == two.title


def test_undo_in_an_empty_field_takes_the_decks_last_edit_back(studio):
    window = studio()
    one = cards(window)[0]
    window.grid.choose([one.id])
    window.acts.change([one.id], {"note": "for me"})
    field = window.inspector.fields["title"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert cards(window)[0].note == ""
    note = window.inspector.fields["note"]
    window.acts.change([one.id], {"credit": "me"})
    note.setFocus()
    QTest.keyClick(note, Qt.Key.Key_Z, CTRL)
    assert cards(window)[0].credit == one.credit


def test_cards_move_by_keys_and_by_a_drag_and_keep_their_numbers(studio):
    window = studio()
    first = cards(window)[0]
    window.grid.choose([first.id])
    press(window, Qt.Key.Key_Right, ALT)
    assert numbers(window) == [2, 1, 3, 4, 5]
    press(window, Qt.Key.Key_End, ALT)
    assert numbers(window) == [2, 3, 4, 5, 1]
    press(window, Qt.Key.Key_Left, ALT)
    assert numbers(window) == [2, 3, 4, 1, 5]
    press(window, Qt.Key.Key_Home, ALT)
    assert numbers(window) == [1, 2, 3, 4, 5]
    last = cards(window)[-1]
    mime = QMimeData()
    mime.setData(CARDS, last.id.encode())
    box = window.grid.visualRect(window.grid.cards.place_of(cards(window)[1].id))
    event = QDropEvent(
        QPointF(box.topLeft() + QPoint(8, 30)), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.grid.dropEvent(event)
    assert numbers(window) == [1, 5, 2, 3, 4]
    assert [card.id for card in window.grid.chosen()] == [last.id]
    press_in_dialog("ask-dialog", "yes", [])
    press(window, Qt.Key.Key_N, CTRL | SHIFT)
    assert numbers(window) == [1, 2, 3, 4, 5]
    press(window, Qt.Key.Key_Z, CTRL)
    assert numbers(studio()) == [1, 5, 2, 3, 4]


def test_sections_hold_cards_and_move_with_them(studio):
    window = studio()
    ids = [card.id for card in cards(window)]
    window.grid.choose(ids[3:])
    give("Where we are")
    press(window, Qt.Key.Key_G, CTRL)
    window.grid.choose(ids[:1])
    give("Where we want to be")
    press(window, Qt.Key.Key_G, CTRL)
    headings = [row.section.title for row in window.grid.cards.rows if isinstance(row, Heading)]
    assert headings == ["Where we are", "Where we want to be"]
    assert numbers(window) == [2, 3, 4, 5, 1]
    press(window, Qt.Key.Key_Up, ALT)
    assert numbers(window) == [2, 3, 1, 4, 5]
    give("Dreams")
    press(window, Qt.Key.Key_G, CTRL | SHIFT)
    assert [section.title for section in window.workbench.reader.session().sections] == ["Dreams", "Where we are"]
    window.grid.choose(ids[2:3])
    press(window, Qt.Key.Key_Right, ALT)
    assert window.acts.section().title == "Dreams"
    assert numbers(window) == [2, 3, 1, 4, 5]
    press(window, Qt.Key.Key_Right, ALT)
    assert numbers(window) == [2, 1, 3, 4, 5]
    press(window, Qt.Key.Key_Left, ALT)
    press(window, Qt.Key.Key_Left, ALT)
    assert window.acts.section() is None
    window.grid.choose(ids[:1])
    window.acts.remove_section()
    assert numbers(window) == [2, 3, 1, 4, 5]
    window.inspector.section.setCurrentIndex(1)
    window.inspector.section.activated.emit(1)
    assert numbers(studio()) == [2, 3, 4, 5, 1]


def test_a_card_is_retired_and_brought_back_and_a_word_card_is_made(studio):
    window = studio()
    one = cards(window)[0]
    window.grid.choose([one.id])
    press(window, Qt.Key.Key_Delete)
    assert cards(window)[0].retired
    assert not window.grid.cards.place_of(one.id).isValid()
    press(window, Qt.Key.Key_D, CTRL | SHIFT)
    window.grid.choose([one.id])
    press(window, Qt.Key.Key_Delete)
    assert not cards(window)[0].retired
    give("What if\nnobody stopped us?")
    press(window, Qt.Key.Key_W, CTRL | SHIFT)
    made = cards(window)[-1]
    assert (made.words, made.title, made.number) == ("What if\nnobody stopped us?", "What if nobody stopped us?", 6)
    assert window.inspector.fields["words"].isVisible()
    assert not window.inspector.fields["alt_text"].isVisible()


def test_a_picture_is_cropped_turned_and_focused_by_keys_and_numbers_as_one_edit(studio):
    window = studio()
    one = cards(window)[0]
    window.grid.choose([one.id])

    def act(sheet):
        bring_up(sheet)
        QTest.keyClick(sheet.view, Qt.Key.Key_Right)
        sheet.numbers[2].setValue(50)
        QTest.keyClick(sheet.view, Qt.Key.Key_Right, SHIFT)
        QTest.keyClick(sheet.view, Qt.Key.Key_Down, CTRL)
        turn = sheet.findChild(QPushButton, "turn-right")
        assert turn.shortcut().toString() == "Ctrl+R"
        QTest.mouseClick(turn, Qt.MouseButton.LeftButton)
        box = sheet.view.crop_box()
        QTest.mousePress(sheet.view, Qt.MouseButton.LeftButton, pos=box.bottomRight().toPoint())
        QTest.mouseMove(sheet.view, (box.bottomRight() - QPointF(0, 20)).toPoint())
        QTest.mouseRelease(sheet.view, Qt.MouseButton.LeftButton, pos=(box.bottomRight() - QPointF(0, 20)).toPoint())
        QTest.mouseDClick(sheet.view, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
        sheet.accept()

    answer(act, FramingSheet)
    press(window, Qt.Key.Key_E, CTRL)
    framed = cards(window)[0]
    assert framed.rotation == 1
    assert framed.crop_width < 0.55
    assert framed.crop_x == pytest.approx(0.02, abs=0.05)
    assert (framed.focal_x, framed.focal_y) != (0.5, 0.5)
    assert framed.picture_id == one.picture_id
    press(window, Qt.Key.Key_Z, CTRL)
    assert cards(window)[0] == one
    press(window, Qt.Key.Key_R, CTRL)
    assert cards(window)[0].rotation == 1


def test_what_needs_a_look_leads_to_the_cards(studio, qtbot):
    window = studio()
    ids = [card.id for card in cards(window)]
    window.acts.change(ids, {"credit": "Us", "alt_text": "A thing"})
    window.acts.change(ids[1:3], {"credit": ""})
    window.acts.change(ids[:1], {"people_shown": 1})
    press(window, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: not window.comparing.is_busy)
    found = {window.check.list.item(row).text(): row for row in range(window.check.list.count())}
    row = found["2 pictures without a credit"]
    window.check.list.setCurrentRow(row)
    QTest.keyClick(window.check.list, Qt.Key.Key_Return)
    assert [card.id for card in window.grid.chosen()] == ids[1:3]
    assert "1 picture of people who have not agreed" in found
    small = next(text for text in found if "too small" in text)
    assert small.startswith("5")
    window.check.projector.setCurrentIndex(0)
    window.check.projector.activated.emit(0)
    assert window.workbench.reader.session()


def test_the_same_picture_twice_is_found(studio, qtbot, tmp_path):
    window = studio()
    folder = tmp_path / "twins"
    folder.mkdir()
    picture = Image.effect_noise((12, 8), 90).resize((600, 400), Image.Resampling.BICUBIC).convert("RGB")
    picture.save(folder / "one.jpg")
    picture.resize((300, 200)).save(folder / "smaller.jpg", quality=60)
    picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(folder / "turned round.jpg")
    arrived(window, qtbot, lambda: window.bringing.add([folder]))
    with qtbot.waitSignal(window.comparing.changed):
        window.toggle_check()
    told = [window.check.list.item(row).text() for row in range(window.check.list.count())]
    assert {"Almost the same picture: 6, 7", "The same picture twice: 6, 7"} & set(told)
    assert sum("mirrored" in text for text in told) == 2


def test_cards_are_found_and_the_grid_is_large_or_small(studio):
    window = studio()
    press(window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.rooms.find_field, "3")
    assert window.grid.cards.rowCount() == 1
    QTest.keyClick(window.rooms.find_field, Qt.Key.Key_Escape)
    assert window.grid.cards.rowCount() == 5
    before = window.grid.sizeHintForIndex(window.grid.cards.index(0)).width()
    press(window, Qt.Key.Key_L, CTRL)
    assert window.grid.sizeHintForIndex(window.grid.cards.index(0)).width() > before


def test_every_control_of_the_studio_has_a_name(studio):
    window = studio()
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    nameless = [
        control.objectName() or type(control).__name__
        for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
        for control in window.findChildren(kind)
        if control.isVisible() and not control.accessibleName()
    ]
    assert nameless == []
