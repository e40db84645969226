"""Look up plans by name: the ready-made ones, and plan files."""

from pathlib import Path

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _
from bonfire_deck.model.plan import PLANS, PlannedRound, read_plan, ready_plan

MOST_PLAN_BYTES = 1_000_000


def plan_named(plan: str) -> tuple[PlannedRound, ...]:
    """Return the rounds of a ready-made plan, or of a plan file whose name ends in .toml; raises `Trouble`."""
    if plan in PLANS:
        return ready_plan(plan)
    path = Path(plan)
    if path.suffix != ".toml":
        return ready_plan(plan)
    try:
        if not path.is_file() or path.stat().st_size > MOST_PLAN_BYTES:
            raise OSError(_("not a plain file, or too large"))
        return read_plan(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(
            _("The plan file “{name}” can't be read.").format(name=path.name),
            _("A plan is a TOML file with a [[rounds]] block for each round; the guide has an example."),
        ) from error
