"""Writes what follows from the list and the pictures: `deck.toml`, `REVIEW.md` and the contact sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

from PIL import Image

from tools.art.deck_list import DECK, HERE, HOURS, LEANINGS, TOPICS, WORLDS, CardEntry, deck_text, head_of
from tools.art.measure import LEAST_APART, MOST_BYTES_OF_ALL, Measured, apart, as_seen, measure
from tools.art.render import PREVIEWS

REVIEW = HERE / "REVIEW.md"
COLUMNS, THUMB, GAP = 9, (200, 133), 6
EYES = ("grey", "protan", "deutan")
HEAD = """# Review of the pictures

Made by `make art REVIEW=1` from `cards.toml` and the pictures themselves; change those, not this file.

A mark is of 10, by the makers, after looking at the picture at full size, at 200 pixels and among all others.
"""


def review(cards: Sequence[CardEntry]) -> int:
    """Measure every picture and write the lists; returns 1 if a picture is out of bounds, and says which."""
    measured = {card.slug: measure(card.picture) for card in cards}
    DECK.write_text(deck_text(tuple(cards), head_of(DECK.read_text(encoding="utf-8"))), encoding="utf-8")
    REVIEW.write_text(review_text(cards, measured), encoding="utf-8")
    contact_sheets(cards, PREVIEWS)
    found = faults(measured)
    for fault in found:
        print(fault)
    return 1 if found else 0


def faults(measured: Mapping[str, Measured]) -> list[str]:
    """Return in words which pictures are out of bounds or too alike."""
    found = [f"{slug} {fault}" for slug, figures in measured.items() for fault in figures.faults()]
    for one, two in combinations(measured, 2):
        if (bits := apart(measured[one], measured[two])) < LEAST_APART:
            found.append(f"{one} and {two} differ in {bits} bits only")
    total = sum(figures.count for figures in measured.values())
    if total > MOST_BYTES_OF_ALL:
        found.append(f"all pictures have {total / 1e6:.1f} MB")
    return found


def review_text(cards: Sequence[CardEntry], measured: Mapping[str, Measured]) -> str:
    """Return `REVIEW.md`: the figures, the balance, and a line a card."""
    nearest = min(combinations(measured, 2), key=lambda pair: apart(measured[pair[0]], measured[pair[1]]))
    light = sorted(figures.luminance for figures in measured.values())
    total = sum(figures.count for figures in measured.values())
    lines = [
        HEAD,
        "## By number",
        "",
        "| | |",
        "|---|---|",
        f"| pictures | {len(cards)}, {total / 1e6:.1f} MB |",
        f"| bytes of one | {min(m.count for m in measured.values()) // 1000} to "
        f"{max(m.count for m in measured.values()) // 1000} KB |",
        f"| mean luminance | {light[0]:.2f} to {light[-1]:.2f} |",
        f"| clipped at most | {max(m.clipped for m in measured.values()):.1%} |",
        f"| contrast in grey at least | {min(m.contrast for m in measured.values()):.2f} |",
        f"| nearest two | {nearest[0]} and {nearest[1]}, "
        f"{apart(measured[nearest[0]], measured[nearest[1]])} of 64 bits apart |",
        "",
        *balance_lines(cards),
        "## Card by card",
        "",
        "| | card | hour | light | what it holds open | mark | last fault mended |",
        "|---|---|---|---|---|---|---|",
    ]
    for number, card in enumerate(cards, 1):
        figures = measured[card.slug]
        told = (
            str(number), f"{card.title} (`{card.slug}`)", card.hour, f"{figures.luminance:.2f}", card.holds_open,
            f"{card.mark:g}", card.mended,
        )  # fmt: skip
        lines.append(f"| {' | '.join(told)} |")
    return "\n".join(lines) + "\n"


def balance_lines(cards: Sequence[CardEntry]) -> list[str]:
    """Return the balance as a table: how many cards of each topic stand in each hour, and in all."""
    lines = ["## Balance", "", "Noon is day; dawn is the hour of mist and fog.", ""]
    lines += [f"| | {' | '.join(HOURS)} | all |", "|---|" + "---|" * (len(HOURS) + 1)]
    for group in (TOPICS, LEANINGS, WORLDS):
        for tag in group:
            of_tag = [card for card in cards if tag in card.tags]
            counts = [sum(card.hour == hour for card in of_tag) for hour in HOURS]
            lines.append(f"| {tag} | {' | '.join(map(str, counts))} | {len(of_tag)} |")
    counts = [sum(card.hour == hour for card in cards) for hour in HOURS]
    return [*lines, f"| **every card** | {' | '.join(map(str, counts))} | {len(cards)} |", ""]


def contact_sheets(cards: Sequence[CardEntry], folder: Path) -> None:
    """Lay all pictures on one sheet, as they are and as they are seen in grey and by colour-blind eyes."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = -(-len(cards) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * (THUMB[0] + GAP), rows * (THUMB[1] + GAP)), "white")
    for place, card in enumerate(cards):
        with Image.open(card.picture) as opened:
            small = opened.convert("RGB").resize(THUMB, Image.Resampling.LANCZOS)
        sheet.paste(small, (place % COLUMNS * (THUMB[0] + GAP), place // COLUMNS * (THUMB[1] + GAP)))
    sheet.save(folder / "sheet.jpg", quality=90)
    for eyes in EYES:
        as_seen(sheet, eyes).save(folder / f"sheet-{eyes}.jpg", quality=90)
