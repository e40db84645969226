"""Freezing the wall: the room goes on seeing what it sees while the facilitator prepares what comes next."""

from dataclasses import replace

from bonfire_deck.ui.audience.wall import Wall, plain, wall_from, wall_of
from bonfire_deck.ui.run.stage import Stage


class Freeze:
    """Says what the room sees: what the stage says, or what it said when it was frozen, also after a restart."""

    def __init__(self, stage: Stage) -> None:
        """Take up what `stage` remembers."""
        self._stage = stage
        frozen = stage.showing.frozen
        self._kept: Wall | None = wall_from(frozen, stage.session) if frozen is not None else None

    def wall(self) -> Wall:
        """Return what the room sees now."""
        if self._stage.showing.frozen is None:
            self._kept = None
        if self._kept is None:
            return wall_of(self._stage)
        # Black is for emergencies: it comes at once, and what was frozen comes back after it.
        return replace(self._kept, black=self._kept.black or self._stage.black)

    def toggle(self) -> bool:
        """Freeze the wall, or let it follow again; tell whether it is frozen now."""
        if self._stage.showing.frozen is None:
            self._kept = wall_of(self._stage)
            self._stage.showing.set(frozen=plain(self._kept))
            return True
        self._stage.showing.set(frozen=None)
        return False
