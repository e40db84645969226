"""Putting things in order and moving them where they belong, from the board and from its outline."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from bonfire_deck.files.theming import make_theme
from tests.patience import turns
from tests.ui.board.test_board_window import item_called, labels

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def arrange(window, qtbot, *keys):
    """Open the menu by its key and press others in it."""
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CTRL_SHIFT)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    for key in keys:
        qtbot.keyClick(QApplication.activePopupWidget(), key)


def reactions(bench):
    return {row.id: row for row in bench.reader.session().reactions}


@pytest.mark.parametrize(
    ("key", "edge"),
    [(Qt.Key.Key_Left, lambda r: r.x), (Qt.Key.Key_Up, lambda r: r.y), (Qt.Key.Key_Right, lambda r: r.y)],
)
@pytest.mark.parametrize("from_outline", [False, True])
def test_keys_align_what_is_chosen_as_one_edit(window, bench, qtbot, key, edge, from_outline):
    window.show_by("free")
    if from_outline:
        window.toggle_outline()
    picture = window.laid_out.sections[0].pictures[0].item
    window.selection.choose((bench.ids[0], bench.ids[3], picture))
    before, count = dict(window.laid_out.rects), len(labels(bench))
    assert len({edge(before[item]) for item in window.selection.items}) > 1

    qtbot.keyClick(QApplication.focusWidget(), key, CTRL_SHIFT)

    after = window.laid_out.rects
    assert len({edge(after[item]) for item in window.selection.items}) == 1
    untouched = window.laid_out.section_of.keys() - window.selection.items
    assert all(after[item] == before[item] for item in untouched)
    assert labels(bench)[count:] == ["Align 3 items"]
    bench.undo()
    assert window.laid_out.rects == before


def test_one_thing_alone_and_what_lies_so_already_is_said(window, bench, qtbot):
    count = len(labels(bench))
    window.selection.choose((bench.ids[0],))
    qtbot.keyClick(window.view, Qt.Key.Key_Left, CTRL_SHIFT)
    assert window.foot._line.text() == "Select two or more items first."
    window.show_by("free")
    window.selection.choose((bench.ids[0], bench.ids[3]))
    qtbot.keyClick(window.view, Qt.Key.Key_Down, CTRL_SHIFT)
    qtbot.keyClick(window.view, Qt.Key.Key_Down, CTRL_SHIFT)
    assert labels(bench)[count:] in ([], ["Align 2 items"])
    assert window.foot._line.text() == "They are already arranged that way."


@pytest.mark.parametrize(
    ("keys", "field", "wanted"),
    [
        ((Qt.Key.Key_P, Qt.Key.Key_3), "card_id", lambda session: session.cards[2].id),
        ((Qt.Key.Key_G, Qt.Key.Key_2), "group_id", lambda session: session.groups[1].id),
        ((Qt.Key.Key_K, Qt.Key.Key_4), "kind", lambda session: "idea"),
    ],
)
def test_what_was_said_moves_to_where_it_belongs(window, bench, qtbot, keys, field, wanted):
    window.toggle_outline()
    window.outline.setCurrentItem(item_called(window.outline, "You only see"))
    before, count = reactions(bench), len(labels(bench))

    arrange(window, qtbot, *keys)

    after = reactions(bench)
    assert getattr(after[bench.ids[0]], field) == wanted(bench.reader.session())
    assert all(after[name] == before[name] for name in bench.ids[1:])
    assert labels(bench)[count:] == ["Move 1 reaction"]
    bench.undo()
    assert reactions(bench) == before


def test_it_moves_to_another_part_by_a_round_of_it(window, bench, qtbot):
    window.selection.choose(bench.ids[:2])

    arrange(window, qtbot, Qt.Key.Key_A, Qt.Key.Key_1)

    session = bench.reader.session()
    parts = [session.part_of(reactions(bench)[name]) for name in bench.ids[:2]]
    assert parts[0] == parts[1] != "now"
    assert bench.ids[0] not in window.laid_out.rects


def test_it_moves_from_one_theme_to_another(window, bench, qtbot):
    make_theme(bench.history, "now", "First", bench.ids[:2])
    make_theme(bench.history, "now", "Second", bench.ids[2:3])
    turns()
    window.show_by("theme")
    note = next(n for box in window.laid_out.sections for n in box.notes if n.line.reaction.id == bench.ids[0])
    window.selection.choose((note.item,))

    arrange(window, qtbot, Qt.Key.Key_T, Qt.Key.Key_2)

    lying = {box.section.heading: [n.line.reaction.id for n in box.notes] for box in window.laid_out.sections}
    assert lying["First"] == [bench.ids[1]]
    assert set(lying["Second"]) == {bench.ids[0], bench.ids[2]}


def test_a_picture_alone_is_not_said_by_anybody(window, bench, qtbot):
    window.selection.choose((window.laid_out.sections[0].pictures[0].item,))
    arrange(window, qtbot)
    menu = QApplication.activePopupWidget()
    assert menu.findChildren(QMenu) == []
    menu.close()
