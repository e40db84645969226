"""What comes after the pictures, state by state: the board, then and now, next steps, people and the write-up."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from bonfire_deck.files import gathering, people
from bonfire_deck.model.suggesting import suggest, texts_in
from bonfire_deck.ui.app import App
from bonfire_deck.ui.board.board_window import BoardWindow
from bonfire_deck.ui.board.dots_sheet import DotsSheet
from bonfire_deck.ui.board.suggest_sheet import SuggestSheet
from bonfire_deck.ui.closing.chapters_sheet import ChaptersSheet
from bonfire_deck.ui.closing.closing_window import ClosingWindow
from bonfire_deck.ui.closing.slide_show import show_slides
from bonfire_deck.ui.names_sheet import NamesSheet
from bonfire_deck.ui.next_steps.steps_window import StepsWindow
from bonfire_deck.ui.people.people_window import PeopleWindow
from bonfire_deck.ui.then.earlier import Earlier
from bonfire_deck.ui.then.then_sheet import ThenSheet
from bonfire_deck.ui.then.then_window import ThenWindow
from tools.looks.look import Look, until_still
from tools.waiting import until

PEOPLE = (("A. Porter", "porter@example.org", "Night shift"), ("B. Warden", "", "Front desk"))
WITH_NAMES = "Ask Mr. Thornfield, the head of estates, or write to estates@example.org before 0161 496 0000 rings"


class Outcome:
    """The windows behind the run window, on the session that is open there."""

    def __init__(
        self, app: App, look: Callable[[str, QWidget], Look], sheet: Callable[[str, QDialog], Iterator[Look]]
    ) -> None:
        """`look` and `sheet` make ready what is looked at."""
        self._app = app
        self._look = look
        self._sheet = sheet

    def looks(self) -> Iterator[Look]:
        """Return all of them in turn."""
        app = self._app
        app.open_board()
        board = app.windows[-1]
        assert isinstance(board, BoardWindow)
        yield self._look("board", board)
        yield from self._board(board)
        yield from self._board_sheets(board)
        board.close()
        until_still(app)
        app.open_write_up()
        closing = app.windows[-1]
        assert isinstance(closing, ClosingWindow)
        yield self._look("write-up", closing)
        yield from self._closing_sheets(closing)
        closing.close()
        until_still(app)

    def _board(self, board: BoardWindow) -> Iterator[Look]:
        board.toggle_outline()
        _press(board, "look-at-group-1")
        _press(board, "look-at-see")
        yield self._look("board-some-in-the-outline", board)
        board.toggle_outline()
        board.glance.show_everything()
        board.show_by("theme")
        board.selection.choose((board.laid_out.sections[0].item,))
        board.view.zoom_to(0.8)
        yield self._look("board-theme-and-map", board)
        board.table.do("next-steps")
        yield self._look("board-next-steps", board)
        board.table.do("next-steps")
        board.show_by("picture")
        board.table.do("present")
        board.presenting.step(1)
        yield self._look("board-presenting", board)
        board.table.do("present")
        board.show_by("free")
        yield self._look("board-free", board)
        board.show_by("picture")

    def _board_sheets(self, board: BoardWindow) -> Iterator[Look]:
        bench = board.workbench
        yield from self._sheet("dots-sheet", DotsSheet(board, bench, "now"))
        suggestions = suggest(texts_in(bench.reader.session(), "now"))
        if suggestions:
            yield from self._sheet("suggest-sheet", SuggestSheet(board, bench, "now", suggestions))
        yield from self._sheet("then-sheet", ThenSheet(board, bench))
        # The sample session was not there before: its own file, as it was saved last, stands for an earlier one.
        earlier = bench.path.with_name("earlier.bonfire")
        self._app.librarian.save_copy(board, bench, earlier, lambda _path: None)
        until(earlier.exists)
        gathering.withdraw_reactions(bench.history, [r.id for r in bench.reader.session().reactions[6:12]])
        beside = ThenWindow(board, bench, Earlier(earlier, bench.paths), "now", "picture")
        beside.show()
        yield self._look("then-and-now", beside)
        beside.show_board(by="theme")
        yield self._look("then-and-now-themes", beside)
        beside.close()
        bench.undo()

    def _closing_sheets(self, closing: ClosingWindow) -> Iterator[Look]:
        bench = closing.workbench
        yield from self._sheet("chapters-sheet", ChaptersSheet(closing, bench))
        yield from self._sheet("next-steps", StepsWindow(closing, bench, night=False))
        for name, contact, role in PEOPLE:
            people.add_person(bench.history, name, contact=contact, role=role, shares_contact=1)
        yield from self._sheet("people", PeopleWindow(closing, bench, night=False))
        session = bench.reader.session()
        gathering.keep_reaction(
            bench.history, text=WITH_NAMES, kind="mean", card_id=session.cards[0].id, group_id=session.groups[0].id,
            round_id=session.rounds[0].id,
        )  # fmt: skip
        yield from self._sheet("names-sheet", NamesSheet(closing, bench))
        bench.undo()
        show = show_slides(closing, bench)
        yield self._look("slides-opening", show)
        show.show_page(next(n for n, page in enumerate(show.pages) if page.slide.picture is not None))
        yield self._look("slides-picture", show)
        show.show_page(next(n for n, page in enumerate(show.pages) if page.slide.table is not None))
        yield self._look("slides-next-steps", show)
        show.close()


def _press(window: QWidget, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()
