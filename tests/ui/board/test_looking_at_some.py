"""Looking at some groups, kinds or favourites alone, making favourites, and the map of a large board."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QTreeWidgetItemIterator

from bonfire_deck.paper.canvas import qrect
from tests.patience import bring_up
from tests.ui.board.conftest import say


def press(window, qtbot, name):
    button = window.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return button


def in_outline(window):
    iterator = QTreeWidgetItemIterator(window.outline, QTreeWidgetItemIterator.IteratorFlag.NotHidden)
    found = []
    while iterator.value() is not None:
        found.append(iterator.value().text(0))
        iterator += 1
    return found


def test_a_groups_words_stay_bright_and_nothing_moves(window, bench, qtbot):
    before = dict(window.laid_out.rects)
    press(window, qtbot, "look-at-group-1")
    assert window.view.layer.found == {bench.ids[0], bench.ids[3]}
    press(window, qtbot, "look-at-see")
    press(window, qtbot, "look-at-plenary")
    assert window.view.layer.found == {bench.ids[0], bench.ids[3]}
    assert "2 of 5" in window.foot._line.text()
    assert window.laid_out.rects == before
    press(window, qtbot, "look-at-everything")
    assert window.view.layer.found is None
    assert not any(button.isChecked() for button in window.glance.findChildren(QPushButton))


def test_what_is_found_is_looked_for_among_what_is_looked_at(window, bench, qtbot):
    press(window, qtbot, "look-at-group-1")
    qtbot.keyClicks(window.find_field, "the")
    assert window.view.layer.found == {bench.ids[0]}
    qtbot.keyClick(window.find_field, Qt.Key.Key_Escape)
    assert window.view.layer.found == {bench.ids[0], bench.ids[3]}


def test_the_outline_leaves_out_what_is_not_looked_at(window, bench, qtbot):
    window.toggle_outline()
    press(window, qtbot, "look-at-group-2")
    shown = in_outline(window)
    assert any("Busy" in text for text in shown)
    assert not any("pattern" in text or "small wheel" in text for text in shown)
    say(bench, [(1, 2, "see", 0, "A late word of the second group")])
    qtbot.waitUntil(lambda: any("late word" in text for text in in_outline(window)))
    press(window, qtbot, "look-at-everything")
    assert any("pattern" in text for text in in_outline(window))


def test_keys_go_there_through_it_and_back(window, bench, qtbot):
    bring_up(window)
    qtbot.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.focusWidget().objectName() == "look-at-group-1")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert window.focusWidget().objectName() == "look-at-group-2"
    assert window.focusWidget().accessibleName() == "2 Sky: 1 reaction"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.view.layer.found == {bench.ids[1]}
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.focusWidget() is window.view
    qtbot.keyClick(window.view, Qt.Key.Key_PageDown)
    qtbot.keyClick(window.view, Qt.Key.Key_PageDown)
    assert window.selection.items == {bench.ids[1]}


@pytest.mark.parametrize("outline", [False, True])
def test_a_favourite_by_one_key_undone_by_another(window, bench, qtbot, outline):
    if outline:
        window.toggle_outline()
    window.selection.choose((bench.ids[1], bench.ids[3]))
    qtbot.keyClick(window, Qt.Key.Key_F11)
    loved = {r.id for r in bench.reader.session().reactions if r.favourite}
    assert loved == {bench.ids[1], bench.ids[3]}
    assert "2 lines are now favourites" in window.foot._line.text()
    assert window.findChild(QPushButton, "look-at-favourites").text() == "★ 2"
    press(window, qtbot, "look-at-favourites")
    assert window.view.layer.found == loved
    window.selection.choose((bench.ids[0], bench.ids[1]))
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert {r.id for r in bench.reader.session().reactions if r.favourite} == {*loved, bench.ids[0]}
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert {r.id for r in bench.reader.session().reactions if r.favourite} == {bench.ids[3]}
    for _time in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not any(r.favourite for r in bench.reader.session().reactions)


def test_the_map_comes_when_one_looks_closer_and_leads_anywhere(window, bench, qtbot):
    say(bench, [(n % 4, 1 + n % 4, "see", 0, f"Line {n} of many words") for n in range(14)])
    qtbot.waitUntil(lambda: len(window.laid_out.board.sections) == 4)
    assert not window.minimap.isVisible()
    window.view.zoom_to(2.0)
    qtbot.waitUntil(window.minimap.isVisible)

    def middle():
        return window.view.mapToScene(window.view.viewport().rect()).boundingRect().center()

    area = qrect(window.laid_out.area)
    qtbot.mouseClick(window.minimap, Qt.MouseButton.LeftButton, pos=window.minimap.rect().center())
    assert (middle() - area.center()).manhattanLength() < 40
    before = middle()
    qtbot.keyClick(window.minimap, Qt.Key.Key_Left)
    assert middle().x() < before.x() - 50
    qtbot.keyClick(window, Qt.Key.Key_F4)
    assert not window.minimap.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F4)
    assert window.minimap.isVisible()
    window.view.fit()
    qtbot.waitUntil(lambda: not window.minimap.isVisible())


def test_the_frame_on_the_map_is_where_the_view_is(window, qtbot):
    window.view.zoom_to(3.0)
    qtbot.waitUntil(window.minimap.isVisible)
    drawn = []
    for edge in (QPoint(12, 12), QPoint(window.minimap.width() - 12, window.minimap.height() - 12)):
        qtbot.mouseClick(window.minimap, Qt.MouseButton.LeftButton, pos=edge)
        image = window.minimap.grab().toImage()
        blue = [(x, y) for x in range(image.width()) for y in range(image.height())
                if image.pixelColor(x, y).blue() > image.pixelColor(x, y).red() + 30]  # fmt: skip
        drawn.append((sum(x for x, _y in blue) / len(blue), sum(y for _x, y in blue) / len(blue)))
    assert drawn[0][0] < drawn[1][0]
    assert drawn[0][1] < drawn[1][1]
