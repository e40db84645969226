"""A soft bell for the end of a round, generated once and played with the system's own player."""

import array
import math
import shutil
import sys
import wave
from pathlib import Path

from PySide6.QtCore import QProcess

from bonfire_deck.paths import Paths

RATE = 22_050
SECONDS = 2.2
PARTIALS = ((440.0, 0.6, 1.6), (880.0, 0.25, 2.6), (1188.0, 0.12, 3.6))
"""Frequency, loudness and decay of the partials, chosen to sound like a bell rather than an alarm."""
LOUDNESS = 0.35
PLAYERS = ("pw-play", "paplay", "aplay", "afplay")


def ring(paths: Paths) -> None:
    """Play the bell; on a system without a player, the timer's flash must do."""
    path = bell_file(paths)
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)
        return
    player = next((found for name in PLAYERS if (found := shutil.which(name))), None)
    if player is not None:
        QProcess.startDetached(player, [str(path)])


def bell_file(paths: Paths) -> Path:
    """Return the path of the bell's sound file, generating it the first time."""
    path = paths.cache / "bell.wav"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        samples = array.array("h", (_sample(number / RATE) for number in range(round(RATE * SECONDS))))
        if sys.byteorder == "big":
            samples.byteswap()
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.tobytes())
    return path


def _sample(second: float) -> int:
    tone = sum(
        loud * math.exp(-fade * second) * math.sin(2 * math.pi * hertz * second) for hertz, loud, fade in PARTIALS
    )
    # Fade in over the first hundredth of a second to avoid a click.
    return round(32_767 * LOUDNESS * tone * min(1.0, second * 100))
