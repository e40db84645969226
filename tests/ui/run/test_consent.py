"""People in a picture: one key says whether they agreed; until then the picture leaves the room nowhere."""

from PySide6.QtCore import Qt

from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.document import pictures_in
from tests.ui.conftest import opened, paths, window

__all__ = ["opened", "paths", "window"]

CONTROL = Qt.KeyboardModifier.ControlModifier


def shown_in_the_write_up(window):
    return [picture.picture_id for picture in pictures_in(write_up(window.stage.session)) if picture.picture_id]


def test_one_key_goes_from_nobody_to_not_agreed_to_agreed_and_undo_takes_it_back(window, qtbot):
    window.side.field.put("Somebody looks at us")
    window.side.keep(True)
    card = window.stage.card
    assert shown_in_the_write_up(window) == [card.picture_id]

    qtbot.keyClick(window.side.field, Qt.Key.Key_F10, CONTROL)
    assert window.stage.card.people == "waiting"
    assert "left out of every output" in window.line.text()
    assert shown_in_the_write_up(window) == []
    assert "shows people who have not agreed" in window.strip.cards.data(window.strip.cards.index(0))

    qtbot.keyClick(window.side.field, Qt.Key.Key_F10, CONTROL)
    assert window.stage.card.people == "agreed"
    assert shown_in_the_write_up(window) == [card.picture_id]

    window.undo()
    assert window.stage.card.people == "waiting"
    qtbot.keyClick(window.side.field, Qt.Key.Key_F10, CONTROL)
    qtbot.keyClick(window.side.field, Qt.Key.Key_F10, CONTROL)
    assert window.stage.card.people == "nobody"
