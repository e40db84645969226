"""The guide tells every key of the run window and of the studio."""

from pathlib import Path

from bonfire_deck.ui.app import App
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.studio.studio_window import StudioWindow

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"


def test_each_key_of_the_run_window_is_in_the_guide(app: App, qtbot) -> None:
    app.start(None, sample=True)
    qtbot.waitUntil(lambda: bool(app.windows))
    window = app.windows[-1]
    assert isinstance(window, RunWindow)
    text = GUIDE.read_text(encoding="utf-8")
    told = [action for action in window.table.actions if not action.name.startswith(("group-", "kind-"))]
    keys = {action.name: action.keys[0].replace("PgDown", "PgDn") for action in told if action.keys}
    assert {name: key for name, key in keys.items() if key not in text} == {}
    used = [key for action in window.table.actions for key in action.keys]
    assert len(used) == len(set(used))


def test_each_key_of_the_studio_is_in_the_guide(app: App, qtbot) -> None:
    app.start(None, sample=False)
    qtbot.waitUntil(lambda: any(e.thing == "deck" for e in app.librarian.index.entries()))
    app.open_any(next(entry.path for entry in app.librarian.index.entries() if entry.thing == "deck"))
    qtbot.waitUntil(lambda: bool(app.windows))
    window = app.windows[-1]
    assert isinstance(window, StudioWindow)
    text = GUIDE.read_text(encoding="utf-8")
    told = {action.name: action.keys[0] for action in window.table.actions if action.keys}
    assert {name: key for name, key in told.items() if key not in text} == {}
    used = [key for action in window.table.actions for key in action.keys]
    assert len(used) == len(set(used))
