"""Short warnings for a tile whose card needs attention, and the projector by which sizes are judged."""

from collections.abc import Iterable, Mapping

from bonfire_deck.i18n import _
from bonfire_deck.model.deck_check import PROJECTORS, USUAL_PROJECTOR, Finding, Size, shown_size
from bonfire_deck.model.rows import Card
from bonfire_deck.paths import Paths
from bonfire_deck.settings import read_settings

PROJECTOR = "projector"


def projector_of(paths: Paths) -> Size:
    """Return the projector that was selected last on this computer."""
    told = read_settings(paths).get(PROJECTOR)
    return next((size for size in PROJECTORS if list(size) == told), USUAL_PROJECTOR)


def warnings_of(found: Iterable[Finding], cards: Mapping[str, Card], sizes: Mapping[str, Size]) -> dict[str, str]:
    """Return the warning for each tile by card id: the worst finding."""
    told: dict[str, str] = {}
    for finding in found:
        for name in finding.cards:
            card = cards.get(name)
            if card is not None and name not in told:
                told[name] = _warning(finding.kind, card, sizes)
    return {name: text for name, text in told.items() if text}


def _warning(kind: str, card: Card, sizes: Mapping[str, Size]) -> str:
    if kind == "small":
        across = round(max(shown_size(card, sizes.get(card.picture_id, (0, 0)))))
        return _("⚠ {pixels} px").format(pixels=across)
    return {
        "people": _("not agreed"), "same": _("duplicate"), "near": _("similar"), "mirrored": _("mirrored"),
        "credit": _("no credit"), "alt_text": _("no description"), "unchecked": _("check words"),
    }[kind]  # fmt: skip
