"""Times for display: stored in UTC, shown in this laptop's local time."""

from datetime import UTC, datetime


def clock_time(stored: str) -> str:
    """Return a stored UTC time as local `HH:MM`; "" if it is invalid."""
    moment = _here(stored)
    return moment.strftime("%H:%M") if moment else ""


def day_here(stored: str) -> str:
    """Return the local day of a stored UTC time as an ISO date; "" if it is invalid."""
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
