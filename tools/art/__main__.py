"""Pictures of the starter deck.

    make art CARD=spaghetti_junction   a small preview of one card, into build/art
    make art ALL=1                     every card whose scene changed, at full size, into the deck
    make art CHECK=1                   build every scene, render nothing; fails if one is broken
    make art ICONS=1                   draw and render the icons of the app and its files
    make art REVIEW=1                  write deck.toml, REVIEW.md and contact sheets from cards.toml and the pictures

LOOK.md says how the pictures look and how to make a new one.
"""

from __future__ import annotations

import argparse
import sys

from tools.art import render
from tools.art.deck_list import read_cards
from tools.art.review import review


def main(words: list[str]) -> int:
    """Do what the words say and return the exit code."""
    parser = argparse.ArgumentParser(prog="make art", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("cards", nargs="*", metavar="card", help="names of modules in tools/art/cards")
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--all", action="store_true", help="render what changed")
    does.add_argument("--full", action="store_true", help="render these cards at full size into the deck")
    does.add_argument("--accept", action="store_true", help="keep these scenes as what their pictures show")
    does.add_argument("--check", action="store_true", help="only build")
    does.add_argument("--icons", action="store_true", help="draw and render the icons")
    does.add_argument("--review", action="store_true", help="measure the pictures and write what follows from the list")
    told = parser.parse_args(words)
    cards = read_cards()
    unknown = {*told.cards} - {card.slug for card in cards}
    if unknown:
        parser.error(f"no card is called {', '.join(sorted(unknown))}")
    if told.review:
        return review(cards)
    if told.icons:
        from tools.art.icons import make_icons

        return make_icons()
    if told.all or told.check:
        chosen = [card for card in cards if card.slug in told.cards or not told.cards]
        return render.render_changed(chosen) if told.all else render.check(chosen)
    if not told.cards:
        parser.error("name a card, or use ALL=1, CHECK=1, ICONS=1 or REVIEW=1")
    if told.accept:
        return render.accept(told.cards)
    return render.render_full(told.cards) if told.full else render.preview(told.cards)


sys.exit(main(sys.argv[1:]))
