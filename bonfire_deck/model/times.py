"""Times as people read them: kept in UTC, shown from the wall clock of this laptop."""

from datetime import UTC, datetime


def clock_time(stored: str) -> str:
    """Return `HH:MM` on this laptop's wall for a stored UTC time; "" for anything that is none."""
    moment = _here(stored)
    return moment.strftime("%H:%M") if moment else ""


def day_here(stored: str) -> str:
    """Return the day on this laptop's wall, as an ISO date, for a stored UTC time; "" for anything that is none."""
    moment = _here(stored)
    return moment.date().isoformat() if moment else ""


def _here(stored: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(stored.replace("Z", "+00:00"))
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone()
    except (OverflowError, OSError):
        return None
