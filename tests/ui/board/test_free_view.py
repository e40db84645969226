"""The free view: everything lies where it was put, whatever happens in the other views."""

from PySide6.QtCore import QPoint

from bonfire_deck.ui.board.board_window import BoardWindow
from bonfire_deck.ui.workbench import Workbench
from tests.files.builders import LAPTOP
from tests.program import Program
from tests.ui.board.conftest import say
from tests.ui.board.test_board_window import drag, labels, where


def things(window):
    return {item: window.laid_out.rects[item] for item in window.laid_out.section_of}


def test_it_begins_as_the_view_by_picture_and_what_is_moved_leaves_the_rest(window, bench, qtbot):
    by_picture, count = things(window), len(labels(bench))
    window.show_by("free")
    assert things(window) == by_picture

    drag(qtbot, window, where(window, bench.ids[0]), QPoint(90, 60))

    after = things(window)
    assert {item for item in after if after[item] != by_picture[item]} == {bench.ids[0]}
    assert labels(bench)[count:] == ["Move 1 item"]
    window.show_by("picture")
    assert things(window) == by_picture
    bench.undo()
    window.show_by("free")
    assert things(window) == by_picture


def test_it_survives_the_other_views_what_is_said_later_and_a_restart(window, bench, qtbot, tmp_path, paths):
    window.show_by("free")
    drag(qtbot, window, where(window, bench.ids[0]), QPoint(90, 60))
    free = things(window)

    window.show_by("picture")
    window.selection.choose((window.laid_out.sections[0].item,))
    window.view.nudge(400, 300)
    window.view.end_gesture()
    say(bench, [(0, 2, "see", 0, f"One more that makes its picture larger {number}") for number in range(9)])
    window.close()
    bench.close()

    again = Workbench(tmp_path / "day.bonfire", paths, LAPTOP)
    reopened = BoardWindow(again, by="free")
    qtbot.addWidget(reopened)
    after = things(reopened)
    assert {item: after[item] for item in free} == free
    assert len(after) == len(free) + 9
    reopened.tidy()
    reopened.show_by("picture")
    by_picture = things(reopened)
    reopened.show_by("free")
    assert things(reopened) == by_picture
    again.close()


def test_the_command_draws_it(window, bench, qtbot, tmp_path):
    window.show_by("free")
    drag(qtbot, window, where(window, bench.ids[0]), QPoint(90, 60))
    window.close()
    bench.close()

    for by in ("free", "picture"):
        Program(tmp_path / "home").good("board", tmp_path / "day.bonfire", "--by", by, "-o", tmp_path / f"{by}.svg")

    free, by_picture = ((tmp_path / f"{by}.svg").read_text() for by in ("free", "picture"))
    assert "look after the gaps" in free
    assert free != by_picture
