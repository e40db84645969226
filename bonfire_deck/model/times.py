"""Times as people read them: kept in UTC, shown from the wall clock of this laptop."""

from datetime import UTC, datetime


def clock_time(stored: str) -> str:
    """Return `HH:MM` on this laptop's wall for a stored UTC time; "" for anything that is none."""
    try:
        moment = datetime.fromisoformat(stored.replace("Z", "+00:00"))
    except ValueError:
        return ""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone().strftime("%H:%M")
    except (OverflowError, OSError):
        return ""
