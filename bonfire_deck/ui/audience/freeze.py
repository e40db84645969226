"""Freezing the wall: the room's view stays while the facilitator prepares what comes next."""

from dataclasses import replace

from bonfire_deck.ui.audience.wall import Wall, plain, wall_from, wall_of
from bonfire_deck.ui.run.stage import Stage


class Freeze:
    """Provide the wall that the room sees: the stage's, or the frozen one, also after a restart."""

    def __init__(self, stage: Stage) -> None:
        """Restore the state from `stage`."""
        self._stage = stage
        frozen = stage.showing.frozen
        self._kept: Wall | None = wall_from(frozen, stage.session) if frozen is not None else None

    def wall(self) -> Wall:
        """Return what the room sees now."""
        if self._stage.showing.frozen is None:
            self._kept = None
        if self._kept is None:
            return wall_of(self._stage)
        # Black is for emergencies: it takes effect at once, and the frozen wall returns after it.
        return replace(self._kept, black=self._kept.black or self._stage.black)

    def toggle(self) -> bool:
        """Freeze or unfreeze the wall; return whether it is now frozen."""
        if self._stage.showing.frozen is None:
            self._kept = wall_of(self._stage)
            self._stage.showing.set(frozen=plain(self._kept))
            return True
        self._stage.showing.set(frozen=None)
        return False
