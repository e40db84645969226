"""Every window in every state worth a look, reached as a person would reach it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from bonfire_deck.files import gathering, parking
from bonfire_deck.ui.actions import shown_key
from bonfire_deck.ui.app import App
from bonfire_deck.ui.audience.audience_window import AudienceWindow
from bonfire_deck.ui.home.backups_sheet import BackupsSheet
from bonfire_deck.ui.home.session_sheet import SessionSheet
from bonfire_deck.ui.home.start_session import StartSessionDialog
from bonfire_deck.ui.key_sheet import KeySheet
from bonfire_deck.ui.plan_sheet import PlanSheet
from bonfire_deck.ui.ready.check_sheet import CheckSheet
from bonfire_deck.ui.ready.walls import TestPicture
from bonfire_deck.ui.run.bin import BinDialog
from bonfire_deck.ui.run.run_window import RunWindow
from bonfire_deck.ui.table.table_window import TableWindow
from tools.looks.look import Look, until_painted, until_still
from tools.looks.outcome import Outcome
from tools.looks.studio import studio_looks
from tools.waiting import turns, until

LONG = (
    "We have built a road for every wish that anybody ever had, and each of them made sense on the day it was drawn; "
    "now we stand at the bottom of it with a map that was printed before half of them were there, and nobody dares to "
    "say that the way out might be on foot."
)
RIGHT_TO_LEFT = "الطريق الذي ينتهي هو المشروع الذي لم نغلقه"
STRANGE = "Ein Wort in einer anderen Sprache – 路の終わり – tout près du bord"


class Walk:
    """Goes through one run of the app; each look is there until the next is asked for."""

    def __init__(self, app: App, size: QSize, wanted: Callable[[str], object]) -> None:
        """Windows are as large as `size`, in points; nobody waits for looks whose names are not `wanted`."""
        self._app = app
        self._size = size
        self._wanted = wanted
        self._outcome = Outcome(app, self._look, self._sheet)

    def looks(self) -> Iterator[Look]:
        """Return all wanted ones in turn."""
        ways = (self._home, self._run, self._sheets, self._outcome.looks, self._table, self._team, self._rehearsal)
        for way in ways:
            yield from (look for look in way() if self._wanted(look.name))

    def _look(self, name: str, window: QWidget) -> Look:
        if not self._wanted(name):
            return Look(name, window)
        if isinstance(window, QMainWindow):
            window.showNormal()
        if isinstance(window, QMainWindow | AudienceWindow):
            window.resize(self._size)
        until_painted(window, self._app)
        return Look(name, window)

    def _sheet(self, name: str, sheet: QDialog) -> Iterator[Look]:
        if self._wanted(name):
            sheet.open()
            until_painted(sheet, self._app)
            yield Look(name, sheet)
            sheet.close()
        sheet.deleteLater()

    def _home(self) -> Iterator[Look]:
        app = self._app
        app.start(None, sample=False)
        until(lambda: any(entry.thing == "deck" for entry in app.librarian.index.entries()))
        yield self._look("home", app.home)
        yield from self._sheet("start-dialog", StartSessionDialog(app.home, app.librarian.index.entries(), app.starter))
        yield from studio_looks(app, self._look, self._sheet)

    @property
    def _window(self) -> RunWindow:
        until(lambda: any(isinstance(window, RunWindow) for window in self._app.windows))
        return next(window for window in self._app.windows if isinstance(window, RunWindow))

    def _audience(self, name: str) -> Look:
        return self._look(f"audience-{name}", self._window.projector.window)

    def _run(self) -> Iterator[Look]:
        self._app.open_sample()
        window = self._window
        yield self._look("run-not-live", window)
        yield self._audience("holding")
        window.go_live()
        field = window.side.field
        QTest.keyClick(field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, "Each road made sense when it was built")
        yield self._look("run-live", window)
        yield self._audience("picture")
        window.table.do("titles")
        window.table.do("timer-public")
        window.stage.set_timer(window.stage.timer.longer(60))
        yield self._audience("picture-titles-timer")
        window.table.do("titles")
        yield from self._words(window)
        yield from self._choices(window)
        yield from self._times(window)

    def _words(self, window: RunWindow) -> Iterator[Look]:
        stage, history = window.stage, window.workbench.history
        card, group, round_ = stage.card, stage.session.groups[3], stage.round
        for text in (LONG, RIGHT_TO_LEFT, STRANGE):
            gathering.keep_reaction(
                history, text=text, kind="mean", card_id=card.id if card else None, group_id=group.id,
                round_id=round_.id if round_ else None, shown=True,
            )  # fmt: skip
        stage.set(quote_page=-1)
        yield self._audience("quotes-last-page")
        stage.set(quote_page=-2)
        yield self._audience("quotes-page-before")
        stage.set(quote_page=0)
        window.side.field.put("")
        window.side.edit_last()
        window.table.do("second")
        yield self._look("run-editing-two-languages", window)
        window.leave()
        window.leave()
        window.side.leave_editing()
        window.table.do("speaker")
        window.table.do("read-aloud")
        yield self._look("run-who-and-description", window)
        window.description.leave()
        window.side.details.leave()
        parking.park(history, "The parking places behind the hall", None, None, None)
        window.table.do("park")
        window.parking.field.setText("Who pays for the coffee?")
        yield self._look("run-parking", window)
        window.parking.leave()
        window.table.do("board-on-the-wall")
        yield self._audience("board")
        yield self._look("run-board-on-the-wall", window)
        window.table.do("next-quotes")
        yield self._audience("board-next-page")
        stage.turn_board("now", "theme")
        yield self._audience("board-themes")
        stage.turn_board("now", "picture")
        window.table.do("board-on-the-wall")
        stage.showing.set(zoom=(0.2, 0.3, 0.7, 0.8))
        yield self._audience("zoom")
        stage.showing.set(zoom=None, spot=(0.2, 0.3, 0.5, 0.6))
        yield self._audience("spot")
        stage.showing.set(spot=None)
        window.table.do("freeze")
        yield self._look("run-frozen", window)
        window.table.do("freeze")

    def _choices(self, window: RunWindow) -> Iterator[Look]:
        stage, history = window.stage, window.workbench.history
        window.table.do("gallery")
        yield self._look("run-gallery", window)
        yield self._audience("gallery")
        window.gallery.close_gallery()
        round_ = stage.session.rounds[1]
        gathering.change_round(history, round_.id, choosing="deal", hidden_choices=1)
        stage.go_to_round(round_.id)
        window.table.do("draw")
        yield self._look("run-dealt-hidden", window)
        yield self._audience("choices-hidden")
        window.table.do("reveal-next")
        window.table.do("reveal-next")
        stage.set(group=stage.session.groups[4].id)
        window.choices.ask()
        yield self._look("run-choices-two-shown", window)
        yield self._audience("choices-two-shown")
        window.table.do("reveal-all")
        for view in ("words", "ranking"):
            stage.showing.set(view=view)
            yield self._audience(f"choices-{view}")
        stage.showing.set(view="side")
        free = stage.session.rounds[2]
        gathering.change_round(history, free.id, choosing="spread", now_and_wanted=1)
        stage.go_to_round(free.id)
        window.choosing.choose(stage.session.cards[3])
        window.choosing.choose(stage.session.cards[30])
        stage.set(mode="spread")
        yield self._audience("spread")
        stage.set(mode="choices")
        yield self._look("run-now-and-wanted", window)
        yield self._audience("choices-now-and-wanted")
        stage.go_to_round(stage.session.rounds[0].id)
        stage.set(mode="picture")

    def _times(self, window: RunWindow) -> Iterator[Look]:
        stage, history = window.stage, window.workbench.history
        for seconds, name in ((42, "last-minute"), (-95, "over-time")):
            timer = stage.timer
            stage.set_timer(timer.longer(seconds - timer.remaining(stage.now())))
            window.bar.show_time()
            yield self._look(f"run-{name}", window)
            yield self._audience(name)
        while len(stage.session.groups) < 12:
            gathering.add_group(history, stage.session.groups, 5)
        for group in stage.session.groups[::3]:
            gathering.change_group(history, group.id, name="The people from the night shift")
        about = stage.session.about
        gathering.change_about(history, about.id, title="A long title of a day that had to be told in one breath")
        stage.go_to_round(stage.session.rounds[1].id)
        stage.set(group=stage.session.groups[11].id)
        yield self._look("run-twelve-groups", window)
        stage.set(mode="choices")
        yield self._audience("choices-twelve-groups")
        stage.set(mode="holding")
        yield self._audience("holding-long-title")
        window.leave()
        window.cover.cover()
        yield self._look("run-covered", window)
        window.cover.hide()

    def _sheets(self) -> Iterator[Look]:
        app, window = self._app, self._window
        bench, stage = window.workbench, window.stage
        for text in ("Parking for bicycles", "Why is the lift out of order?", LONG):
            parking.park(bench.history, text, stage.session.groups[1].id, stage.round_id, stage.card_id)
        gathering.bin_reaction(bench.history, stage.session.reactions[3].id)
        yield from self._sheet("screen-check", CheckSheet(window, bench, app.screens))
        picture = TestPicture(app.screens.facilitator(), window)
        until_painted(picture, app)
        yield Look("test-picture", picture)
        picture.close()
        for name, open_it in (("slips", "slips"), ("parking-lot", "parking-lot")):
            window.table.do(open_it)
            sheet = next(child for child in window.findChildren(QDialog) if child.isVisible())
            until_painted(sheet, app)
            yield Look(name, sheet)
            sheet.close()
            turns()
        yield from self._sheet("bin", BinDialog(window, bench))
        yield from self._sheet("plan-sheet", PlanSheet(window, bench))
        yield from self._sheet("session-sheet", SessionSheet(window, bench))
        rows = [(shown_key(action.keys[0]), action.text) for action in window.table.actions if action.keys]
        yield from self._sheet("key-sheet", KeySheet(window, rows))

    def _table(self) -> Iterator[Look]:
        window = self._window
        window.stage.set(group=window.stage.session.groups[1].id)
        self._app.tables.pass_round()
        table = self._app.tables.window
        assert isinstance(table, TableWindow)
        yield self._look("table-pass", table)
        table.moves.begin()
        yield self._look("table-dealt", table)
        table.turns.set(round=table.turns.session.rounds[2].id)
        yield self._look("table-all-cards", table)
        table.moves.choose(table.turns.session.cards[4].id, "now")
        table.page.words.field.setPlainText("It is warm in the middle")
        yield self._look("table-card", table)
        table.moves.hand_on()
        yield self._look("table-pass-on", table)
        self._app.tables.leave()
        until_still(self._app)

    def _team(self) -> Iterator[Look]:
        app = self._app
        app.show_home()
        app.tables.small_team()
        until(lambda: app.tables.window is not None)
        table = app.tables.window
        assert table is not None
        yield self._look("team", table)
        table.moves.lay_out()
        yield self._look("team-all-cards", table)
        table.moves.choose(table.turns.session.cards[4].id)
        table.page.words.field.setPlainText("The first word that was said")
        table.page.words.keep()
        path = table.workbench.path
        app.show_home()
        app.keeper.wait(path)
        yield self._look("home-with-a-session", app.home)
        yield from self._sheet("backups-sheet", BackupsSheet(app.home, app.librarian))

    def _rehearsal(self) -> Iterator[Look]:
        app = self._app
        app.open_sample()
        window = self._window
        path = window.workbench.path
        window.table.do("rehearse")
        until(lambda: self._window.workbench.path != path)
        self._window.go_live()
        yield self._look("run-rehearsal", self._window)
