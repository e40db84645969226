"""The first minutes on a fresh home, while the starter deck is still being made: no click leads nowhere."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bonfire_deck.errors import Trouble
from bonfire_deck.files import starter_deck
from bonfire_deck.files.checking import check
from bonfire_deck.paths import Paths
from bonfire_deck.ui.app import App
from bonfire_deck.ui.home.start_session import StartSessionDialog
from bonfire_deck.ui.home.tiles import DeckTile
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.studio.studio_window import StudioWindow
from bonfire_deck.ui.table.table_window import TableWindow
from bonfire_deck.ui.tasks import ProgressPanel
from bonfire_deck.ui.trouble import Message
from tests.journeys.conftest import end

BEFORE_THE_VALVE = 40


class Valve:
    """Lets 40 pictures of the starter deck through, and the others once it is opened, as a slow disk would."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened = threading.Event()
        self.refuses = False
        produce = starter_deck._produce

        def slowly(starter, add, told, should_stop):
            def heard(done: int, total: int, title: str) -> None:
                told(done, total, title)
                while done >= BEFORE_THE_VALVE and not self.opened.wait(0.01) and not should_stop():
                    pass
                if self.refuses:
                    raise Trouble("The disk is full.", "Make room on it.")

            produce(starter, add, heard, should_stop)

        monkeypatch.setattr(starter_deck, "_produce", slowly)


@pytest.fixture
def valve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Valve]:
    made = Valve(monkeypatch)
    yield made
    made.opened.set()


@pytest.fixture
def fresh(fonts: None, bare_home: Paths, valve: Valve, qtbot: QtBot) -> Iterator[App]:
    app = App(bare_home)
    app.start(None, sample=False)
    qtbot.waitUntil(lambda: app.starter.making.done == BEFORE_THE_VALVE)
    yield app
    end(app)


class Walk:
    """What a person does in the dialogs that the app shows one after the other, each once it is there."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._steps: list[tuple[type[QDialog], Callable[[QDialog], bool | None]]] = []
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def then(self, kind: type[QDialog], act: Callable[[QDialog], bool | None]) -> None:
        """When a dialog of this kind is in front, act there; `False` says that it is not time yet."""
        self._steps.append((kind, act))

    @property
    def is_over(self) -> bool:
        return not self._steps

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not self._steps:
            return
        kind, act = self._steps[0]
        if isinstance(dialog, Message) and kind is not Message:
            self.seen += [label.text() for label in dialog.findChildren(QLabel)]
            dialog.reject()
        elif isinstance(dialog, kind) and act(dialog) is not False:
            self._steps.pop(0)


@pytest.fixture
def walk() -> Iterator[Walk]:
    made = Walk()
    yield made
    made._timer.stop()
    assert made.seen == [], "a dialog stood in the way"
    assert made.is_over


def named(root: QWidget, name: str) -> QWidget:
    found = root.findChild(QWidget, name)
    assert found is not None, name
    return found


def pressed(root: QWidget, name: str) -> None:
    button = root.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isEnabled(), name
    button.click()


def opened(app: App, kind: type[QWidget], qtbot: QtBot) -> QWidget:
    qtbot.waitUntil(lambda: any(isinstance(window, kind) for window in app.windows))
    return next(window for window in app.windows if isinstance(window, kind))


def offered(dialog: QDialog) -> None:
    """The deck stands there with its cover and its plans, as it will be."""
    deck, plan = dialog.findChild(QComboBox, "session-deck"), dialog.findChild(QComboBox, "session-plan")
    assert deck.currentText() == "Bonfire"
    assert not deck.itemIcon(deck.currentIndex()).isNull()
    assert any("The four Ds" in plan.itemText(place) for place in range(plan.count()))


def test_start_asked_in_the_first_second_waits_with_progress_and_goes_on_by_itself(
    fresh: App, valve: Valve, walk: Walk, qtbot: QtBot
) -> None:
    def start(dialog: QDialog) -> None:
        offered(dialog)
        qtbot.keyClick(named(dialog, "session-title"), Qt.Key.Key_Return)

    def see_it_wait(dialog: QDialog) -> bool:
        line = named(dialog, "how-far")
        assert line.isVisible()
        if line.text() != "Getting the 72 pictures ready, 40 of 72":
            return False
        assert not named(dialog, "start").isEnabled()
        valve.opened.set()
        return True

    walk.then(StartSessionDialog, start)
    walk.then(StartSessionDialog, see_it_wait)
    # Enter, as the hot button has the focus from the first moment, and keeps it while the deck is made.
    qtbot.waitUntil(fresh.home.isActiveWindow)
    qtbot.keyClick(fresh.home.focusWidget(), Qt.Key.Key_Return)
    window = opened(fresh, RunWindow, qtbot)
    assert len(window.workbench.reader.session().cards) == 72
    assert window.workbench.reader.session().rounds[0].question


def test_stop_leads_back_to_the_answers_and_a_second_start_goes_on(
    fresh: App, valve: Valve, walk: Walk, qtbot: QtBot
) -> None:
    def start(dialog: QDialog) -> None:
        named(dialog, "session-title").setText("Kept over Stop")
        pressed(dialog, "start")
        pressed(dialog, "stop-waiting")

    def start_again(dialog: QDialog) -> bool:
        if not named(dialog, "start").isEnabled():
            return False
        assert not named(dialog, "waiting-for-pictures").isVisible()
        assert named(dialog, "session-title").text() == "Kept over Stop"
        valve.opened.set()
        pressed(dialog, "start")
        return True

    walk.then(StartSessionDialog, start)
    walk.then(StartSessionDialog, start_again)
    pressed(fresh.home, "start-session-button")
    window = opened(fresh, RunWindow, qtbot)
    assert window.workbench.reader.session().about.title == "Kept over Stop"


def test_leaving_the_dialog_while_it_waits_leaves_the_home_window_as_it_was(
    fresh: App, valve: Valve, walk: Walk, qtbot: QtBot
) -> None:
    def start(dialog: QDialog) -> None:
        pressed(dialog, "start")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    walk.then(StartSessionDialog, start)
    pressed(fresh.home, "start-session-button")
    assert fresh.windows == []
    assert fresh.home.isVisible()
    valve.opened.set()
    qtbot.waitUntil(lambda: fresh.starter.making.path is not None)
    assert check(fresh.starter.making.path).problems == ()


@pytest.mark.parametrize(
    ("button", "kind"),
    [("just-show-pictures", RunWindow), ("small-team", TableWindow), ("open-sample", RunWindow)],
)
def test_every_other_way_to_begin_waits_behind_one_panel_for_the_same_making(
    fresh: App, valve: Valve, walk: Walk, qtbot: QtBot, button: str, kind: type[QWidget]
) -> None:
    def see(panel: QDialog) -> bool:
        if "40 of 72" not in [label.text() for label in panel.findChildren(QLabel)]:
            return False
        assert len([one for one in QApplication.topLevelWidgets() if isinstance(one, ProgressPanel)]) == 1
        valve.opened.set()
        return True

    walk.then(ProgressPanel, see)
    pressed(fresh.home, button)
    opened(fresh, kind, qtbot)
    assert len(list(fresh.paths.files.glob("*.bonfiredeck"))) == 1


@pytest.mark.parametrize("button", ["just-show-pictures", "small-team", "open-sample"])
def test_stop_on_the_panel_says_nothing_and_changes_nothing(
    fresh: App, valve: Valve, walk: Walk, qtbot: QtBot, button: str
) -> None:
    walk.then(ProgressPanel, lambda panel: panel.reject())
    pressed(fresh.home, button)
    qtbot.waitUntil(lambda: walk.is_over and QApplication.activeModalWidget() is None)
    assert fresh.windows == []
    assert list(fresh.paths.files.glob("*.bonfire")) == []
    assert fresh.starter.making.is_under_way
    # Nobody has to start the app again for the deck.
    valve.opened.set()
    qtbot.waitUntil(lambda: fresh.starter.making.path is not None)


def test_the_deck_stands_on_the_home_page_from_the_beginning_and_opens_once_it_is_made(
    fresh: App, valve: Valve, walk: Walk, qtbot: QtBot
) -> None:
    def tile() -> DeckTile:
        return next(tile for tile in fresh.home.findChildren(DeckTile) if tile.entry and tile.isVisible())

    qtbot.waitUntil(lambda: tile().details.text() == "Getting the 72 pictures ready, 40 of 72")
    assert "40 of 72" in tile().accessibleName()

    walk.then(ProgressPanel, lambda _panel: valve.opened.set())
    qtbot.mouseClick(tile(), Qt.MouseButton.LeftButton)
    opened(fresh, StudioWindow, qtbot)


def test_the_focus_stays_on_the_hot_button_while_the_deck_is_made_and_afterwards(
    fresh: App, valve: Valve, qtbot: QtBot
) -> None:
    qtbot.waitUntil(fresh.home.isActiveWindow)
    assert fresh.home.focusWidget() is fresh.home.hero.start
    valve.opened.set()
    qtbot.waitUntil(lambda: any(e.pictures == 72 for e in fresh.librarian.index.entries()))
    qtbot.waitUntil(lambda: any(tile.entry and not tile.entry.is_waiting for tile in fresh.home.findChildren(DeckTile)))
    assert fresh.home.focusWidget() is fresh.home.hero.start


def test_a_disk_that_refuses_is_told_once_somebody_needs_the_deck_and_tried_again(
    fresh: App, valve: Valve, qtbot: QtBot
) -> None:
    valve.refuses = True
    valve.opened.set()
    qtbot.waitUntil(lambda: not fresh.starter.making.is_under_way)
    (tile,) = [tile for tile in fresh.home.findChildren(DeckTile) if tile.entry]
    qtbot.waitUntil(lambda: tile.details.text() == "The disk is full.")
    told: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Message):
            told.extend(label.text() for label in dialog.findChildren(QLabel))
            dialog.accept()
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)
    pressed(fresh.home, "just-show-pictures")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["The disk is full.", "Make room on it."]
    valve.refuses = False
    pressed(fresh.home, "just-show-pictures")
    opened(fresh, RunWindow, qtbot)


def test_closing_the_app_while_the_deck_is_made_ends_it_and_leaves_no_half_file(
    fresh: App, valve: Valve, qtbot: QtBot
) -> None:
    fresh.end()
    assert not fresh.starter.making.is_under_way
    assert list(fresh.paths.files.iterdir()) == []
