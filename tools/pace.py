"""How much of the machine this program gets just now: what bounds on time are measured by where others work too."""

import time
from collections.abc import Callable

SAMPLE_SECONDS = 0.2
"""Of a processor's time: enough turns of the scheduler to be no chance."""
PATIENCE_SECONDS = 60.0
"""What did not come in so long on an idle machine does not come."""
LOOK_SECONDS = 0.01


def slowness() -> float:
    """Return how many times longer than on an idle machine a computation takes; 1 if nobody else computes."""
    begun, worked = time.perf_counter(), time.thread_time()
    while time.thread_time() - worked < SAMPLE_SECONDS:
        pass
    return max(1.0, (time.perf_counter() - begun) / SAMPLE_SECONDS)


def is_over(seconds: float, limit: float) -> bool:
    """Tell whether `seconds` are more than `limit` would be here, where the machine may be busy with something else."""
    # Measuring costs a moment, so that it's done only when it matters.
    return seconds > limit and seconds > limit * slowness()


def until(
    holds: Callable[[], object],
    pause: Callable[[], object] = lambda: time.sleep(LOOK_SECONDS),
    missing: Callable[[], object] = lambda: "it",
) -> None:
    """Come back when something holds; `pause` lets others work, `missing` says what did not come."""
    begun, limit = time.perf_counter(), PATIENCE_SECONDS
    while not holds():
        waited = time.perf_counter() - begun
        if waited > limit:
            limit = PATIENCE_SECONDS * slowness()
            if waited > limit:
                raise TimeoutError(f"{missing()} did not come in {waited:.0f} seconds")
        pause()
