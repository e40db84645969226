"""The studio's callbacks into the rest of the app, provided by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class StudioDoors:
    """Callbacks that leave the studio."""

    home: Callable[[], None]
    start: Callable[[], None]
    """Start a session with this deck."""
    try_it: Callable[[], None]
    """Rehearse with it on throw-away data."""
    share: Callable[[], None]
    backups: Callable[[], None]
