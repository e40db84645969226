"""Invented sessions for the tests of boards, made without files."""

from collections.abc import Sequence

from bonfire_deck.model.laying_out import Measures
from bonfire_deck.model.rows import About, Card, Dots, Group, Placement, Reaction, Round, Theme, ThemeMember
from bonfire_deck.model.session import Session

ABOUT = About("about", "session", "A day together", "", "", "What do you see?", "attributed", "", "", "", "", 1, "")


def card(number, title="", picture_id="", words="", crop=(0.0, 0.0, 1.0, 1.0), rotation=0):
    return Card(
        f"c{number}", number, title or f"Card {number}", "", "", "", "", "", "", "", words, picture_id, None, "",
        f"{number:04}", *crop, rotation, 0.5, 0.5, False, False, False, False, False,
    )  # fmt: skip


def group(number):
    return Group(f"g{number}", number, f"Group {number}", 5, number - 1, number - 1)


def round_(number, part="now"):
    return Round(f"r{number}", "", "", part, "", "group", "show", 10, False, False, "", f"{number}")


def reaction(number, text="", card_id="c1", group_id="g1", round_id="r1", kind="see", favourite=False):
    return Reaction(
        f"x{number}", card_id, group_id, round_id, kind, text or f"Words {number}", "", True, True, None, None, "",
        f"2026-03-01T10:{number // 60 % 60:02}:{number % 60:02}.000000Z", False, favourite, False, "",
    )  # fmt: skip


def theme(number, *reactions, title="", part="now", dots=0, revealed=True):
    """A theme with reactions in it and dots from the first group, as the fields of a session."""
    return {
        "themes": (Theme(f"t{number}", part, title or f"Theme {number}", "", f"{number}"),),
        "theme_members": tuple(ThemeMember(f"t{number}/{name}", f"t{number}", name, "") for name in reactions),
        "dots": (Dots(f"t{number}/g1", f"t{number}", "g1", dots, revealed),) if dots else (),
    }


def together(*fields):
    """The fields of several themes as those of one session."""
    return {name: tuple(row for one in fields for row in one[name]) for name in ("themes", "theme_members", "dots")}


def session(
    reactions: Sequence[Reaction], cards=None, groups=3, placements: Sequence[Placement] = (), **more
) -> Session:
    return Session(
        about=ABOUT,
        cards=tuple(cards if cards is not None else [card(n) for n in range(1, 5)]),
        groups=tuple(group(n) for n in range(1, groups + 1)),
        rounds=(round_(1), round_(2, "want"), round_(3, "next")),
        reactions=tuple(reactions),
        placements=tuple(placements),
        **more,
    )


def measure(text: str, width: float) -> tuple[str, ...]:
    """Break words into lines as if every letter were eight points wide."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and (len(line) + 1 + len(word)) * 8 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return (*lines, line)


def measures(ratios=None) -> Measures:
    """What boards are laid out by without any letters."""
    return Measures(measure, measure, ratios or {})
