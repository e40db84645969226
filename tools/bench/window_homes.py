"""Folders for the app to be measured on: a home with the starter deck and sessions in it."""

from pathlib import Path

from bonfire_deck.files import library
from bonfire_deck.files.making import NewSession, usual_groups
from bonfire_deck.files.starter_deck import make_starter_deck
from bonfire_deck.model.plan import ready_plan
from bonfire_deck.paths import Paths, assets


def home_with_sessions(folder: Path, count: int) -> Path:
    """Return a home of `count` sessions, made once."""
    home = folder / f"home-{count}"
    made = home / "made"
    if not made.exists():
        paths = Paths.under(home)
        make_starter_deck(paths, _silent)
        deck = paths.files / "three-pictures.bonfiredeck"
        library.new_deck(sorted((assets() / "images").glob("b*.jpg"))[:3], deck, "Three pictures", paths, _silent)
        for number in range(count):
            new = NewSession(f"A day together, number {number}", usual_groups(5), ready_plan("4d"), date="2026-03-01")
            session = paths.files / f"session-{number}.bonfire"
            library.new_session(deck, session, new, paths)
        made.touch()
    return home


def _silent(_done: int, _total: int, _name: str) -> None:
    pass
