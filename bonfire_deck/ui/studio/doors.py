"""What the studio asks of the rest of the app, handed in by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class StudioDoors:
    """Ways out of the studio."""

    home: Callable[[], None]
    start: Callable[[], None]
    """Start a session with this deck."""
    try_it: Callable[[], None]
    """Rehearse with it on throw-away data."""
    share: Callable[[], None]
    backups: Callable[[], None]
