"""The studio and its sheets, worth a look: a deck in the making."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from bonfire_deck.files import decking
from bonfire_deck.model.plan import ready_plan
from bonfire_deck.ui.app import App
from bonfire_deck.ui.studio.framing import FramingSheet
from bonfire_deck.ui.studio.lending import ShareSheet
from bonfire_deck.ui.studio.plans_sheet import PlansSheet
from bonfire_deck.ui.studio.print_sheet import PrintSheet
from bonfire_deck.ui.studio.studio_window import StudioWindow
from tools.looks.look import Look
from tools.waiting import until

Shown = Callable[[str, QMainWindow | QWidget], Look]
Sheets = Callable[[str, QDialog], Iterator[Look]]


def prepared(app: App) -> StudioWindow:
    """Open the starter deck in the studio, with sections, a word card, a plan and a few things that need a look."""
    path = next(entry.path for entry in app.librarian.index.entries() if entry.thing == "deck")
    app.open_any(path)
    until(lambda: any(isinstance(window, StudioWindow) for window in app.windows))
    window = next(window for window in app.windows if isinstance(window, StudioWindow))
    history, reader = window.workbench.history, window.workbench.reader
    ids = [card.id for card in reader.session().cards]
    now = decking.add_section(history, reader.session(), "Where are we now?")
    want = decking.add_section(history, reader.session(), "Where might we want to be?")
    decking.move_cards(history, reader.session(), ids[:11], now, None)
    decking.move_cards(history, reader.session(), ids[11:20], want, None)
    decking.add_word_card(history, reader.session(), "What would we do\nif nobody stopped us?", now)
    decking.change_cards(history, ids[4:6], alt_text="")
    decking.change_cards(history, ids[7:8], crop_x=0.3, crop_width=0.3, crop_y=0.3, crop_height=0.3)
    decking.change_cards(history, ids[2:3], focal_x=0.62, focal_y=0.55, crop_width=0.92)
    decking.add_plan(history, reader.session(), "A morning", ready_plan("4d"))
    window.grid.choose(ids[2:3])
    return window


def studio_looks(app: App, look: Shown, sheet: Sheets) -> Iterator[Look]:
    """Go through the studio; the deck is as it was afterwards, but for what was prepared."""
    window = prepared(app)
    yield look("studio", window)
    ids = [card.id for card in window.workbench.reader.session().cards]
    window.grid.choose(ids[3:6])
    yield look("studio-several", window)
    window.toggle_check()
    until(lambda: not window.comparing.is_busy)
    yield look("studio-check", window)
    window.toggle_check()
    window.toggle_large()
    yield look("studio-large", window)
    window.toggle_large()
    card = window.workbench.reader.session().card_by_id[ids[2]]
    image = window.images.whole(card.picture_id)
    if image is not None:
        yield from sheet("studio-framing", FramingSheet(window, card, image))
    yield from sheet("studio-plans", PlansSheet(window, window.workbench))
    yield from sheet("studio-share", ShareSheet(window, window.workbench))
    yield from sheet("studio-print", PrintSheet(window, window.workbench))
    back = PrintSheet(window, window.workbench)
    back.titles.setChecked(True)
    back.turn(1)
    yield from sheet("studio-print-back", back)
    for place, name in ((1, "slips"), (2, "group-sheet"), (3, "contact-sheet")):
        other = PrintSheet(window, window.workbench)
        other.kind.setCurrentIndex(place)
        yield from sheet(f"studio-print-{name}", other)
    app.show_home()
