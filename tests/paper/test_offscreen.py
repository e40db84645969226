import subprocess
import sys

CODE = """
import os, warnings
os.environ.pop("QT_QPA_PLATFORM", None)
from bonfire_deck.paper.offscreen import gui_application
from bonfire_deck.paper.fonts import sans, serif
from PySide6.QtGui import QFontInfo, QGuiApplication
with gui_application():
    print(QGuiApplication.platformName(), QFontInfo(sans(12)).family(), QFontInfo(serif(12)).family())
    with gui_application():
        pass
    assert QGuiApplication.instance() is not None
"""


def test_drawing_works_without_a_screen_or_a_warning():
    done = subprocess.run([sys.executable, "-W", "error", "-c", CODE], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "offscreen Lato Source Serif Pro\n", "")
