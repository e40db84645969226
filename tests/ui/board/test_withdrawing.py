"""Consent taken back on the board, by one key, and given again."""

from PySide6.QtCore import Qt

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_chosen_lines_leave_the_board_and_undo_brings_them_back(window, bench, qtbot):
    shown = len([note for box in window.laid_out.sections for note in box.notes])
    window.selection.choose(bench.ids[:2])
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Delete, SHIFT)
    session = bench.reader.session()
    assert [reaction.id for reaction in session.reactions if reaction.withdrawn] == bench.ids[:2]
    assert not any(reaction.shown for reaction in session.reactions if reaction.withdrawn)
    qtbot.waitUntil(lambda: len([n for box in window.laid_out.sections for n in box.notes]) == shown - 2)
    window.undo()
    assert not any(reaction.withdrawn for reaction in bench.reader.session().reactions)


def test_the_outline_does_it_too_and_nothing_chosen_changes_nothing(window, bench, qtbot):
    window.toggle_outline()
    window.selection.choose([bench.ids[0]])
    window.outline.setFocus()
    qtbot.keyClick(window.outline, Qt.Key.Key_Delete, SHIFT)
    assert [reaction.id for reaction in bench.reader.session().reactions if reaction.withdrawn] == bench.ids[:1]
    window.selection.choose([])
    label = bench.undo_label()
    qtbot.keyClick(window.view, Qt.Key.Key_Delete, SHIFT)
    assert bench.undo_label() == label
