"""Present a board picture by picture: what to show in turn, and how large."""

from collections.abc import Sequence
from typing import NamedTuple

from bonfire_deck.model.board import FREE
from bonfire_deck.model.layout import LaidOut, Rect, SectionBox, around


class Stop(NamedTuple):
    """A picture with the reactions to it in one section, or the reactions there without a picture."""

    section: str
    card_id: str | None
    rects: tuple[Rect, ...]
    """The rectangles to show, with the heading and the picture first."""


def stops(laid_out: LaidOut) -> list[Stop]:
    """Return the stops in board order; every note belongs to exactly one."""
    return [stop for box in laid_out.sections for stop in _stops_in(box, has_sheet=laid_out.board.by != FREE)]


def _stops_in(box: SectionBox, *, has_sheet: bool) -> list[Stop]:
    pictures = {picture.card.id: picture.rect for picture in box.pictures}
    said: dict[str | None, list[Rect]] = {card_id: [] for card_id in pictures}
    for note in sorted(box.notes, key=lambda note: (note.rect.y, note.rect.x)):
        card_id = note.line.reaction.card_id
        said.setdefault(card_id if card_id in pictures else None, []).append(note.rect)
    made: list[Stop] = []
    for card_id, notes in said.items():
        things = [*([pictures[card_id]] if card_id is not None else []), *notes]
        if has_sheet and not made and things[0].overlaps(box.rect):
            things.insert(0, box.rect._replace(width=things[0].width, height=box.heading_height))
        made.append(Stop(box.item, card_id, tuple(things)))
    return made


def frames(rects: Sequence[Rect], width: float, height: float) -> list[Rect]:
    """Return frames to show in turn so that each of `rects` is seen complete.

    No frame exceeds `width` by `height`, the most that is legible, unless a single item does.
    """
    left, made = list(rects), []
    while left:
        frame, rest = left[0], []
        for rect in left[1:]:
            wider = around([frame, rect])
            if wider.width <= width and wider.height <= height:
                frame = wider
            else:
                rest.append(rect)
        made.append(frame)
        left = rest
    return made
