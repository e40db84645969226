"""The description of the picture: one key, it follows, survives a restart, and is never on the wall."""

from PySide6.QtCore import Qt


def test_it_is_shown_by_one_key_follows_the_picture_and_closes(window, qtbot):
    stage = window.stage
    first, second = stage.session.cards[:2]
    with window.workbench.edit("Describe") as edit:
        edit.change("cards", first.id, alt_text="A road that ends in the sea")
        edit.change("cards", second.id, alt_text="")
    assert window.description.isHidden()

    qtbot.keyClick(window.side.field, Qt.Key.Key_F10)
    assert window.description.isVisible()
    assert window.description.words.toPlainText() == "A road that ends in the sea"

    window.stepping.step(1)
    assert window.description.words.toPlainText() == "This picture has no description yet."
    qtbot.keyClicks(window.side.field, "typed on")
    assert window.side.field.toPlainText() == "typed on"

    qtbot.keyClick(window.side.field, Qt.Key.Key_Escape)
    assert window.description.isHidden()
    assert window.side.field.toPlainText() == "typed on"


def test_it_is_there_again_after_a_restart_and_the_wall_is_as_it_was(opened, qtbot):
    window = opened()
    window.stage.set(mode="picture")
    before = window.projector.freeze.wall()

    window.table.do("read-aloud")

    assert window.projector.freeze.wall() == before
    assert opened().description.isVisible()
