"""The board on the wall goes on page by page, by the key that also turns the quotes."""

from PySide6.QtCore import Qt

from bonfire_deck.files import gathering


def test_the_next_page_comes_by_the_key_of_the_quotes_and_the_board_begins_at_the_first(window, qtbot):
    stage = window.stage
    for number in range(40):
        gathering.keep_reaction(
            window.workbench.history, text=f"Line {number} that somebody at a table said", kind="see",
            card_id=stage.session.cards[number % 2].id, group_id=None, round_id=stage.round.id, shown=True,
        )  # fmt: skip
    window.go_live()
    qtbot.keyClick(window.side.field, Qt.Key.Key_F6)
    audience = window.projector.window
    audience.setFixedSize(1280, 720)
    first = audience.grab().toImage()

    qtbot.keyClick(audience, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    second = audience.grab().toImage()
    assert window.projector.freeze.wall().page == 1
    assert first != second

    qtbot.keyClick(audience, Qt.Key.Key_F6)
    qtbot.keyClick(audience, Qt.Key.Key_F6)
    assert window.projector.freeze.wall().page == 0
    assert audience.grab().toImage() == first
