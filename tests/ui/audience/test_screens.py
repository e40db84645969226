"""Which screen is the room's, asked of a process that has such screens."""

import json
import os
import subprocess
import sys

import pytest

ASK = """
from PySide6.QtWidgets import QApplication
from bonfire_deck.ui.audience.screens import Screens, name_of
application = QApplication([])
screens = Screens("", lambda name: None)
def name(screen):
    return screen.name() if screen is not None else None
said = [name(screens.audience()), name(screens.facilitator())]
screens.swap()
print(*said, name(screens.audience()), name(screens.facilitator()))
"""


def asked(tmp_path, *places):
    config = tmp_path / "screens.json"
    screens = [
        {"name": f"S{n}", "x": x, "y": y, "width": w, "height": h, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for n, (x, y, w, h) in enumerate(places, 1)
    ]
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, check=True, env=environment, text=True)
    return done.stdout.split()


LAPTOP, BESIDE, FAR = (0, 0, 1366, 768), (1366, 0, 1920, 1080), (3286, 0, 1024, 768)


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([LAPTOP], "None S1 None S1"),
        ([LAPTOP, BESIDE], "S2 S1 S1 S2"),
        ([LAPTOP, LAPTOP], "None S1 None S1"),
        ([LAPTOP, LAPTOP, BESIDE], "S3 S1 S1 S3"),
        ([LAPTOP, BESIDE, FAR], "S2 S1 S3 S1"),
    ],
    ids=["one", "a projector", "a mirror", "a mirror and a projector", "two projectors"],
)
def test_the_room_has_a_screen_of_its_own_or_none_a_mirror_is_none(tmp_path, places, said):
    assert asked(tmp_path, *places) == said.split()
