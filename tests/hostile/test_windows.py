"""The worst texts on every window: nothing crashes, Qt warns of nothing, and each line is in the list."""

import pytest

from bonfire_deck.files import gathering
from bonfire_deck.ui.board.board_window import BoardWindow
from bonfire_deck.ui.closing.closing_window import ClosingWindow
from bonfire_deck.ui.run.run_window import RunWindow
from tools.prove.texts import OWN

EVERYWHERE = ("\x00", "\ud800", "Z\u0351\u036b" * 200 + "<b>x</b>", "\u202e%s{0}\n&x" * 2000)


@pytest.mark.parametrize("everywhere", EVERYWHERE, ids=range(len(EVERYWHERE)))
def test_the_windows_bear_every_text(app, home, sound, qtbot, everywhere):
    app.librarian.bring_in(app.home, sound, app.open_any)
    qtbot.waitUntil(lambda: app.workbench is not None)
    workbench = app.workbench
    session = workbench.reader.session()
    history = workbench.history
    gathering.change_about(history, session.about.id, title=everywhere, place=everywhere, introduction=everywhere)
    gathering.change_group(history, session.groups[0].id, name=everywhere)
    gathering.change_round(history, session.rounds[0].id, title=everywhere, question=everywhere)
    with history.edit("A title") as edit:
        edit.change("cards", session.cards[0].id, title=everywhere, alt_text=everywhere, credit=everywhere)
    texts = [text for text in (*OWN, everywhere) if text.strip() and len(text) < 50_000]
    for text in texts:
        gathering.keep_reaction(
            history, text=text, kind="see", card_id=session.cards[0].id, group_id=session.groups[0].id,
            round_id=session.rounds[0].id, shown=True,
        )  # fmt: skip
    app.show_home()
    path = next(home.files.glob("*.bonfire"))
    app.open_any(path)
    qtbot.waitUntil(lambda: any(isinstance(window, RunWindow) for window in app.windows))
    app.open_board()
    app.open_write_up()
    assert [type(window) for window in app.windows] == [RunWindow, BoardWindow, ClosingWindow]
    for window in app.windows:
        assert not window.grab().isNull()
    assert len(app.workbench.reader.session().reactions) == 3 + len(texts)
