"""Unfinished input as it is stored on the desk."""

from dataclasses import dataclass, field

from bonfire_deck.files.desk import Plain


@dataclass(frozen=True)
class Interrupted:
    """The draft that was interrupted when a line was opened for editing."""

    text: str
    group: str
    kind: str
    pin: tuple[float, float] | None
    card: str
    details: dict[str, Plain] = field(default_factory=dict)

    def kept(self) -> dict[str, Plain]:
        """Return the draft as plain values."""
        return {**vars(self), "pin": list(self.pin or ())}


def interrupted_from(kept: Plain) -> Interrupted | None:
    """Return the interrupted draft from plain values, `None` if there is none."""
    if not isinstance(kept, dict):
        return None
    text, group, kind, card = (str(kept.get(name, "")) for name in ("text", "group", "kind", "card"))
    details = kept.get("details")
    return Interrupted(text, group, kind, pin_of(kept.get("pin")), card, details if isinstance(details, dict) else {})


def pin_of(kept: Plain) -> tuple[float, float] | None:
    """Return a pin from plain values, `None` if there is none."""
    if isinstance(kept, list) and len(kept) == 2:
        x, y = kept
        if isinstance(x, int | float) and isinstance(y, int | float) and 0 <= x <= 1 and 0 <= y <= 1:
            return (float(x), float(y))
    return None
