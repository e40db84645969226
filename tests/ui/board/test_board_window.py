import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QGraphicsView, QLineEdit, QTreeWidget

from bonfire_deck.paper.canvas import qrect
from bonfire_deck.ui.board.board_window import BoardWindow
from bonfire_deck.ui.workbench import Workbench
from tests.files.builders import LAPTOP, session_at
from tests.ui.board.conftest import SAID, say
from tools.looks.look import until_still

LEFT = Qt.MouseButton.LeftButton


def where(window, item):
    """The middle of something, in the view's pixels."""
    return window.view.mapFromScene(qrect(window.laid_out.rects[item]).center())


def drag(qtbot, window, start, by, button=LEFT):
    port = window.view.viewport()
    qtbot.mousePress(port, button, pos=start)
    for share in (0.3, 0.6, 1.0):
        qtbot.mouseMove(port, start + QPoint(round(by.x() * share), round(by.y() * share)))
    qtbot.mouseRelease(port, button, pos=start + by)


def labels(workbench):
    return [row[0] for row in workbench.history.connection.execute("SELECT label FROM edits ORDER BY stamp")]


def test_the_window_is_found_by_its_names_and_every_control_has_one(window):
    assert window.objectName() == "board-window"
    assert window.findChild(QGraphicsView, "board-view").accessibleName()
    assert window.findChild(QTreeWidget, "board-outline").accessibleName()
    for control in window.findChildren(QAbstractButton) + window.findChildren(QLineEdit):
        if (
            control.objectName()
            and not control.objectName().startswith("qt_")
            and control.parent() is not window.find_field
        ):
            assert control.accessibleName(), control.objectName()
    assert window.windowTitle() == "Where are we now? · A day together"


def test_it_opens_with_the_whole_board_in_view(window):
    shown = window.view.mapToScene(window.view.viewport().rect()).boundingRect()

    assert shown.contains(qrect(window.laid_out.area).adjusted(1, 1, -1, -1))


def test_a_drag_is_one_edit_and_stays_after_a_restart(window, bench, qtbot, tmp_path, paths):
    note = bench.ids[0]
    before, count = window.laid_out.rects[note], len(labels(bench))
    scale = window.view.transform().m11()

    drag(qtbot, window, where(window, note), QPoint(60, 30))

    after = window.laid_out.rects[note]
    assert after.x - before.x == pytest.approx(60 / scale, abs=1.5)
    assert after.y - before.y == pytest.approx(30 / scale, abs=1.5)
    assert labels(bench)[count:] == ["Move 1 item"]
    bench.close()
    again = Workbench(tmp_path / "day.bonfire", paths, LAPTOP)
    reopened = BoardWindow(again)
    qtbot.addWidget(reopened)
    with qtbot.waitExposed(reopened):
        reopened.show()
    assert reopened.laid_out.rects[note] == after
    reopened.undo()
    assert reopened.laid_out.rects[note] == before
    reopened.redo()
    assert reopened.laid_out.rects[note] == after
    again.close()


def test_several_are_chosen_by_a_rubber_band_and_move_together(window, bench, qtbot):
    sheet = window.laid_out.sections[0]
    view = window.view
    start = view.mapFromScene(QPointF(sheet.rect.x - 15, sheet.rect.bottom + 5))
    end = view.mapFromScene(QPointF(sheet.rect.right + 5, sheet.rect.y + 70))
    drag(qtbot, window, start, end - start)
    chosen = window.selection.items
    assert chosen == {note.item for note in sheet.notes} | {picture.item for picture in sheet.pictures}
    before = {item: window.laid_out.rects[item] for item in chosen}

    drag(qtbot, window, where(window, bench.ids[0]), QPoint(40, 20))

    moves = {
        (round(window.laid_out.rects[i].x - before[i].x), round(window.laid_out.rects[i].y - before[i].y))
        for i in chosen
    }
    assert len(moves) == 1
    assert moves != {(0, 0)}
    assert labels(bench)[-1] == f"Move {len(chosen)} items"
    assert window.selection.items == chosen


def test_a_sheet_is_dragged_by_its_heading_with_all_that_lies_on_it(window, bench, qtbot):
    sheet = window.laid_out.sections[1]
    start = window.view.mapFromScene(QPointF(sheet.rect.x + 30, sheet.rect.y + 20))

    drag(qtbot, window, start, QPoint(50, 60))

    now = window.laid_out.sections[1]
    dx, dy = now.rect.x - sheet.rect.x, now.rect.y - sheet.rect.y
    assert (dx, dy) != (0, 0)
    for was, note in zip(sheet.notes, now.notes, strict=True):
        assert note.rect == was.rect.moved(dx, dy)


def test_esc_puts_back_what_is_being_dragged(window, bench, qtbot):
    count, port, start = len(labels(bench)), window.view.viewport(), where(window, bench.ids[0])
    qtbot.mousePress(port, LEFT, pos=start)
    qtbot.mouseMove(port, start + QPoint(80, 80))
    assert window.view.layer.laid_out != window.laid_out

    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(port, LEFT, pos=start + QPoint(80, 80))

    assert window.view.layer.laid_out == window.laid_out
    assert len(labels(bench)) == count


def test_arrow_keys_move_what_is_chosen_as_one_edit(window, bench, qtbot):
    note, count = bench.ids[0], len(labels(bench))
    before = window.laid_out.rects[note]
    window.selection.choose((note,))

    for _ in range(3):
        qtbot.keyPress(window.view, Qt.Key.Key_Right)
    qtbot.keyPress(window.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(labels(bench)) == count
    qtbot.keyRelease(window.view, Qt.Key.Key_Right)

    assert window.laid_out.rects[note] == before.moved(30, 1)
    assert labels(bench)[count:] == ["Move 1 item"]


def test_page_keys_step_through_the_notes_and_esc_lets_go(window, bench, qtbot):
    order = [note.item for box in window.laid_out.sections for note in box.notes]

    for expected in (order[0], order[1]):
        qtbot.keyClick(window.view, Qt.Key.Key_PageDown)
        assert window.selection.items == {expected}
    qtbot.keyClick(window.view, Qt.Key.Key_PageUp)
    assert window.selection.items == {order[0]}
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.selection.items == frozenset()


def test_ctrl_click_adds_and_takes_away(window, bench, qtbot):
    port = window.view.viewport()
    qtbot.mouseClick(port, LEFT, pos=where(window, bench.ids[0]))
    qtbot.mouseClick(port, LEFT, Qt.KeyboardModifier.ControlModifier, where(window, bench.ids[1]))
    assert window.selection.items == {bench.ids[0], bench.ids[1]}
    qtbot.mouseClick(port, LEFT, Qt.KeyboardModifier.ControlModifier, where(window, bench.ids[0]))
    assert window.selection.items == {bench.ids[1]}
    qtbot.keyClick(window.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert window.selection.items == set(bench.ids[:5])


def test_tidy_forgets_this_view_only_and_can_be_undone(window, bench, qtbot):
    note = bench.ids[0]
    tidy_place = window.laid_out.rects[note]
    drag(qtbot, window, where(window, note), QPoint(60, 30))
    by_picture = window.laid_out.rects[note]
    window.show_by("group")
    drag(qtbot, window, where(window, note), QPoint(30, 40))
    by_group = window.laid_out.rects[note]

    window.show_by("picture")
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)

    assert window.laid_out.rects[note] == tidy_place
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.laid_out.rects[note] == by_picture
    window.show_by("group")
    assert window.laid_out.rects[note] == by_group


def test_find_fades_the_rest_steps_and_leaves(window, bench, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.find_field.hasFocus()

    qtbot.keyClicks(window.find_field, "one")
    hits = {bench.ids[2], bench.ids[3]}
    assert window.view.layer.found == hits
    assert window.find_field.count_text == "2 found"
    qtbot.keyClick(window.find_field, Qt.Key.Key_Return)
    first = window.selection.items
    assert window.find_field.count_text == "1 of 2"
    qtbot.keyClick(window.find_field, Qt.Key.Key_Return)
    assert first | window.selection.items == hits
    visible = window.view.mapToScene(window.view.viewport().rect()).boundingRect()
    assert visible.contains(qrect(window.laid_out.rects[next(iter(window.selection.items))]))
    qtbot.keyClick(window.find_field, Qt.Key.Key_Escape)

    assert window.view.layer.found is None
    assert window.view.hasFocus()


def item_called(outline, text):
    found = outline.findItems(text, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    assert len(found) == 1, text
    return found[0]


def test_the_outline_is_filled_when_it_is_seen(window):
    assert window.outline.topLevelItemCount() == 0
    window.toggle_outline()
    assert window.outline.topLevelItemCount() == 3


def test_a_picture_that_got_sharp_is_painted_again_and_nothing_else(window, qtbot):
    box = window.laid_out.sections[0].pictures[0]
    regions = []

    class Watch(QObject):
        def eventFilter(self, _watched, event):  # noqa: N802 - Qt calls it so
            if event.type() == QEvent.Type.Paint:
                regions.append(event.region().boundingRect())
            return False

    until_still()
    watch = Watch()
    window.view.viewport().installEventFilter(watch)
    window.view.show_sharpened(box.card.picture_id)
    qtbot.waitUntil(lambda: bool(regions))

    assert regions[0].width() < window.view.viewport().width() / 2


def test_the_outline_has_everything_of_every_part(window):
    window.toggle_outline()
    outline = window.outline
    assert outline.topLevelItemCount() == 3
    for _, _, _, _, words in SAID:
        assert item_called(outline, words)
    assert "Plenary, Idea" in item_called(outline, "Needs oil").text(0)
    path, item = [], item_called(outline, "You only see")
    while item is not None:
        path.insert(0, item.text(0))
        item = item.parent()
    assert path[0].startswith("Where are we now?")
    assert path[1].startswith("Card 0")
    assert path[2] == "Picture 1: Card 0"


def test_what_is_chosen_is_shared_both_ways(window, bench, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    outline = window.outline
    assert outline.isVisible()
    assert outline.hasFocus()

    outline.setCurrentItem(item_called(outline, "Busy"))
    assert window.selection.items == {bench.ids[1]}
    assert window.view.layer.chosen == {bench.ids[1]}

    qtbot.mouseClick(window.view.viewport(), LEFT, pos=where(window, bench.ids[3]))
    assert [item.text(0) for item in outline.selectedItems()] == [item_called(outline, "One small wheel").text(0)]


def test_the_outline_moves_things_by_keys_as_one_edit(window, bench, qtbot):
    window.toggle_outline()
    outline, count = window.outline, len(labels(bench))
    outline.setCurrentItem(item_called(outline, "Busy"))
    before = window.laid_out.rects[bench.ids[1]]

    for _ in range(2):
        qtbot.keyPress(outline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(outline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert window.laid_out.rects[bench.ids[1]] == before.moved(0, 20)
    assert labels(bench)[count:] == ["Move 1 item"]
    assert [item.text(0) for item in outline.selectedItems()] == [item_called(outline, "Busy").text(0)]


def test_choosing_something_of_another_part_shows_that_part(window, bench, qtbot):
    window.toggle_outline()
    window.outline.setCurrentItem(item_called(window.outline, "The next stone"))

    assert window.part == "want"
    assert window.selection.items == {bench.ids[5]}


def test_part_and_view_are_chosen_from_the_bar(window, bench):
    chooser = window.findChild(QAbstractButton, "view-chooser")
    next(action for action in chooser.menu().actions() if action.objectName() == "kind").trigger()
    assert [box.section.heading for box in window.laid_out.sections] == ["We see", "We feel", "It means", "Idea"]
    chooser = window.findChild(QAbstractButton, "part-chooser")
    next(action for action in chooser.menu().actions() if action.objectName() == "want").trigger()
    assert [note.item for box in window.laid_out.sections for note in box.notes] == [bench.ids[5]]
    assert window.windowTitle().startswith("Where might we want to be?")
    assert [action.objectName() for action in chooser.menu().actions() if action.isChecked()] == ["want"]


def test_the_board_grows_while_it_is_open(window, bench):
    window.toggle_outline()
    say(bench, [(3, 2, "see", 0, "A new picture is spoken about")])

    assert len(window.laid_out.sections) == 3
    assert item_called(window.outline, "A new picture")
    assert "3 pictures · 6 reactions" in [label.text() for label in window.top.findChildren(type(window.top._counts))]


def test_zoom_by_wheel_and_keys_and_back_to_the_whole(window, qtbot):
    view = window.view
    whole = view.transform().m11()
    at = QPointF(view.viewport().rect().center())
    wheel = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.transform().m11() == pytest.approx(whole * 1.2)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.transform().m11() == pytest.approx(whole * 1.2)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert view.transform().m11() == pytest.approx(1)
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.transform().m11() == pytest.approx(whole, rel=0.02)


def test_space_and_the_middle_button_pan_and_move_nothing(window, bench, qtbot):
    view, count = window.view, len(labels(bench))
    window.view.zoom_to(2)
    start = where(window, bench.ids[0])
    drag(qtbot, window, view.viewport().rect().center(), QPoint(50, 40), Qt.MouseButton.MiddleButton)
    assert where(window, bench.ids[0]) - start == QPoint(50, 40)

    qtbot.keyPress(view, Qt.Key.Key_Space)
    drag(qtbot, window, view.viewport().rect().center(), QPoint(-30, -20))
    qtbot.keyRelease(view, Qt.Key.Key_Space)

    assert where(window, bench.ids[0]) - start == QPoint(20, 20)
    assert len(labels(bench)) == count
    assert window.selection.items == frozenset()


@pytest.mark.parametrize("ending", ["png", "pdf", "svg"])
def test_export_writes_the_board_that_is_shown(window, tmp_path, qtbot, ending):
    target = tmp_path / f"board.{ending}"

    window.export_to(target)
    qtbot.waitUntil(lambda: f"board.{ending}" in window.foot._line.text())

    assert target.stat().st_size > 1000
    if ending == "png":
        assert not QImage(str(target)).isNull()


def test_export_asks_where_in_a_dialog_that_has_a_good_name(window, tmp_path, qtbot):
    from PySide6.QtWidgets import QFileDialog

    window.table.do("export-svg")
    qtbot.waitUntil(lambda: window.findChild(QFileDialog, "export-dialog") is not None)
    dialog = window.findChild(QFileDialog, "export-dialog")
    assert dialog.selectedFiles()[0].endswith("A day together, Where are we now.svg")
    dialog.accept()

    qtbot.waitUntil((tmp_path / "A day together, Where are we now.svg").exists)
    qtbot.waitUntil(lambda: "svg" in window.foot._line.text())


def test_a_board_with_nothing_said_opens_and_says_so(tmp_path, paths, qtbot):
    workbench = Workbench(session_at(tmp_path / "empty.bonfire"), paths, LAPTOP)
    window = BoardWindow(workbench)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.grab()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Left, Qt.Key.Key_Escape):
        qtbot.keyClick(window.view, key)
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.foot._line.text() == "Nothing has been moved by hand here."
    window.close()
    workbench.close()


def test_ten_thousand_reactions_are_drawn_and_panned(tmp_path, paths, qtbot):
    workbench = Workbench(session_at(tmp_path / "large.bonfire"), paths, LAPTOP)
    kinds = ("see", "feel", "mean", "idea", "story", "question")
    say(
        workbench,
        [(n % 6, n % 6, kinds[n % 6], 0, f"Reaction {n} that somebody at a table said") for n in range(10_000)],
    )
    window = BoardWindow(workbench)
    qtbot.addWidget(window)
    window.show()
    window.view.zoom_to(0.5)
    # A window that isn't on the screen yet paints nothing, and would cost nothing.
    qtbot.waitUntil(lambda: window.windowHandle().isExposed())
    window.view.viewport().repaint()
    start = window.view.verticalScrollBar().value()
    for _ in range(5):
        window.view.pan_by(QPoint(0, -200))
        window.view.viewport().repaint()
    assert window.view.verticalScrollBar().value() == start + 1000
    window.close()
    workbench.close()
