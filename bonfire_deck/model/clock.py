"""The round's timer and the schedule; times are seconds since 1970, so they survive a restart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.rows import Round

LONGEST = 24 * 3600.0
LAST_MINUTE = 60.0


@dataclass(frozen=True)
class Timer:
    """A countdown that continues below zero. `ends_at` is set while it runs, `left` (seconds) while it is paused."""

    ends_at: float | None = None
    left: float = 0.0
    public: bool = False

    def remaining(self, now: float) -> float:
        """Return the seconds left; negative when over time."""
        return self.left if self.ends_at is None else self.ends_at - now

    def started(self, now: float) -> "Timer":
        """Return the timer running."""
        return replace(self, ends_at=now + self.left) if self.ends_at is None else self

    def paused(self, now: float) -> "Timer":
        """Return the timer paused."""
        return replace(self, ends_at=None, left=self.remaining(now))

    def longer(self, seconds: float) -> "Timer":
        """Return the timer with more time, or with less."""
        if self.ends_at is None:
            return replace(self, left=self.left + seconds)
        return replace(self, ends_at=self.ends_at + seconds)

    def kept(self) -> dict[str, float | bool | None]:
        """Return plain values to save in the desk."""
        return {"ends_at": self.ends_at, "left": self.left, "public": self.public}


def timer_from(kept: object, now: float) -> Timer:
    """Return the timer saved as `kept`, or a paused one if `kept` is invalid."""
    if not isinstance(kept, dict):
        return Timer()
    ends_at, left, public = kept.get("ends_at"), kept.get("left"), kept.get("public")
    ends_at = float(ends_at) if isinstance(ends_at, int | float) and abs(ends_at - now) < LONGEST else None
    left = float(left) if isinstance(left, int | float) and abs(left) < LONGEST else 0.0
    return Timer(ends_at, left, public is True)


def clock_text(seconds: float) -> str:
    """Return `m:ss`, with a plus sign when over time."""
    whole = int(-(-seconds // 1)) if seconds > 0 else int(seconds)
    sign = "+" if whole < 0 else ""
    return f"{sign}{abs(whole) // 60}:{abs(whole) % 60:02d}"


def behind_plan(rounds: Sequence[Round], current: str, timer: Timer, begun_at: float, now: float) -> int:
    """Return how many whole minutes late the session will be if this round ends when its timer does.

    The planned time is the sum of minutes up to and including the current round, without skipped rounds.
    """
    planned = 0.0
    for round_ in rounds:
        planned += 0 if round_.dropped else round_.minutes * 60
        if round_.id == current:
            break
    return int((now - begun_at + max(0.0, timer.remaining(now)) - planned) / 60)


def to_drop(rounds: Sequence[Round], current: str) -> Round | None:
    """Return the next round after the current one that may be skipped, `None` if there is none."""
    places = [place for place, round_ in enumerate(rounds) if round_.id == current]
    later = rounds[places[0] + 1 :] if places else ()
    return next((round_ for round_ in later if round_.may_drop and not round_.dropped), None)


def next_place(rounds: Sequence[Round], place: int, by: int) -> int:
    """Return the place of the next (`by` 1) or previous (-1) round that is not skipped; at the end, `place` itself."""
    found = place + by
    while 0 <= found < len(rounds) and rounds[found].dropped:
        found += by
    return found if 0 <= found < len(rounds) else place


def timer_state(seconds: float) -> str:
    """Return `run`, `last` during the last minute, or `over` when over time."""
    return "over" if seconds < 0 else "last" if seconds < LAST_MINUTE else "run"


def plan_sentence(minutes: int) -> str:
    """Return how far the session is behind its plan, as a sentence; "" if it is on time."""
    if minutes > 0:
        return ngettext("{count} min behind", "{count} min behind", minutes)
    if minutes < 0:
        return ngettext("{count} min ahead", "{count} min ahead", -minutes)
    return _("on time")
