"""The home window stands first, alone; the rest of the app follows."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from bonfire_deck.paths import Paths
from bonfire_deck.ui import entrance

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            print(*sorted(name for name in sys.modules if name.startswith("bonfire_deck.")))
            QTimer.singleShot(0, about if "about" in sys.argv else look)
        return False

def look():
    if "bonfire_deck.ui.closing.closing_window" in sys.modules and way_in.home.findChild(QObject, "new-deck"):
        print("all is there")
        way_in.home.close()
    else:
        QTimer.singleShot(1, look)

def about():
    QTimer.singleShot(0, asked)
    way_in.home.findChild(QObject, "about").click()

def asked():
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        QTimer.singleShot(1, asked)
        return
    print("about")
    dialog.reject()
    QTimer.singleShot(0, look)

application = QApplication(["test"])
application.setQuitOnLastWindowClosed(False)
way_in = entrance.Entrance(Paths.under(Path(sys.argv[1])))
watch = Watch()
way_in.home.hero.start.installEventFilter(watch)
way_in.start(None, sample=False)
application.exec()
way_in.end()
"""


def said(*words: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", PROGRAM, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_first_paint_waits_for_no_file_and_no_other_window(tmp_path: Path) -> None:
    loaded, *after = said(str(tmp_path))
    assert "bonfire_deck.ui.home.hero" in loaded.split()
    rooms = {name.split(".")[1] for name in loaded.split()}
    assert rooms.isdisjoint({"files", "writing"})
    assert not any(word in loaded for word in ("ui.app", "ui.run", "ui.board", "ui.closing", "ui.studio"))
    assert after == ["all is there"]


def test_a_door_that_is_used_at_once_leads_somewhere(tmp_path: Path) -> None:
    assert said(str(tmp_path), "about")[1:] == ["about", "all is there"]
