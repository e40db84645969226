"""The fixed terms of the method: kinds, parts, phases, ways of choosing, ground rules, and group marks."""

from dataclasses import dataclass

from bonfire_deck.i18n import _

KINDS = ("see", "feel", "mean", "idea", "story", "question")
FATES = ("", "next", "later", "dropped")
PARTS = ("now", "want", "next")
PHASES = ("", "check-in", "discover", "dream", "design", "destiny", "check-out")
PLACES = ("group", "plenary")
CHOOSINGS = ("show", "gallery", "spread", "draw", "deal", "free")
STEP_KINDS = ("action", "undertaking", "opening", "example")
PEOPLE = ("nobody", "waiting", "agreed")
"""Who is in a picture: nobody recognisable, people who have not agreed to its use, people who have."""
GROUND_RULES = ("groups", "attributed", "chatham", "confidential")
"""In the order in which they are offered; a new session has the first."""


def people_label(people: str) -> str:
    """Return the label for who is in a picture."""
    return {
        "nobody": _("no recognisable people"),
        "waiting": _("people who have not agreed yet"),
        "agreed": _("people who have agreed"),
    }[people]


def kind_label(kind: str) -> str:
    """Return the label of a kind on its key: what the group is asked to say."""
    return {
        "see": _("We see"),
        "feel": _("We feel"),
        "mean": _("It means"),
        "idea": _("Idea"),
        "story": _("Story"),
        "question": _("Question"),
    }[kind]


def part_label(part: str) -> str:
    """Return the heading of a part."""
    return {
        "now": _("Where are we now?"),
        "want": _("Where might we want to be?"),
        "next": _("Now what?"),
    }[part]


def phase_label(phase: str) -> str:
    """Return the name of a phase: of Appreciative Inquiry, or the opening or closing go-round; "" for none."""
    return {
        "": "",
        "check-in": _("Check-in"),
        "check-out": _("Check-out"),
        "discover": _("Discover"),
        "dream": _("Dream"),
        "design": _("Design"),
        "destiny": _("Destiny"),
    }[phase]


def choosing_label(choosing: str) -> str:
    """Return the name of a way of choosing cards."""
    return {
        "show": _("One picture for all"),
        "gallery": _("From the gallery"),
        "spread": _("From a face-up spread"),
        "draw": _("A random draw"),
        "deal": _("Dealt to each group"),
        "free": _("Each group in its own way"),
    }[choosing]


def fate_label(fate: str) -> str:
    """Return the name of a decision on a parked item."""
    return {
        "": _("Still parked"),
        "next": _("Move to the next steps"),
        "later": _("For another time"),
        "dropped": _("Dropped"),
    }[fate]


def slot_label(slot: str) -> str:
    """Return the name of a slot for a group's card in a round."""
    return {"now": _("Now"), "want": _("Wanted")}.get(slot) or _("Card {number}").format(number=slot)


def step_kind_label(kind: str) -> str:
    """Return the name of a kind of next step."""
    return {
        "action": _("Action"),
        "undertaking": _("Undertaking"),
        "opening": _("Opening"),
        "example": _("Example"),
    }[kind]


def step_kinds_label(kind: str) -> str:
    """Return the heading for all next steps of a kind."""
    return {
        "action": _("Actions"),
        "undertaking": _("Undertakings"),
        "opening": _("Openings"),
        "example": _("Examples"),
    }[kind]


def ground_rule_label(rule: str) -> str:
    """Return the name of a ground rule."""
    return {
        "groups": _("Words and groups, no names"),
        "attributed": _("Attributed"),
        "chatham": _("Chatham House Rule"),
        "confidential": _("Confidential"),
    }[rule]


def ground_rule_meaning(rule: str) -> str:
    """Return what a ground rule means for what leaves the room, in one sentence to read aloud."""
    return {
        "groups": _("Words and groups may be shared outside this room, but no one’s name."),
        "attributed": _("Words, groups and, where given, names may be shared outside this room."),
        "chatham": _("Words may be shared outside this room, but not who said them, in which group or in what order."),
        "confidential": _("Words stay in this room; only pictures and counts may be shared outside it."),
    }[rule]


@dataclass(frozen=True)
class Mark:
    """A group's identity: a name, a shape and a colour, always shown together with its number."""

    name: str
    shape: str
    """One character that all our fonts have."""
    colour: str
    """`#rrggbb`, as shown on the dark windows."""
    dark: str
    """`#rrggbb`, the variant with at least 3:1 contrast against paper."""


def marks() -> tuple[Mark, ...]:
    """Return the twelve marks in the order in which groups get them.

    The first eight are the palette of Okabe and Ito; the last four were chosen to stay distinct from them, together
    with their shapes, under simulated protanopia, deuteranopia and tritanopia.
    """
    return (
        Mark(_("Amber"), "●", "#E69F00", "#9A6A00"),
        Mark(_("Sky"), "▲", "#56B4E9", "#2A7FB0"),
        Mark(_("Fern"), "■", "#009E73", "#00805D"),
        Mark(_("Heather"), "◆", "#CC79A7", "#A8527F"),
        Mark(_("Gorse"), "★", "#F0E442", "#857C00"),
        Mark(_("Rust"), "⬟", "#D55E00", "#B04E00"),
        Mark(_("Loch"), "⬢", "#0072B2", "#00609A"),
        Mark(_("Slate"), "✚", "#7A7A7A", "#666666"),
        Mark(_("Plum"), "▼", "#B79BE8", "#6B4BA3"),
        Mark(_("Moss"), "◐", "#A9C46C", "#5F7A22"),
        Mark(_("Brick"), "⬣", "#E08A7B", "#9C3B2E"),
        Mark(_("Chalk"), "✦", "#F2EFE6", "#55504A"),
    )
