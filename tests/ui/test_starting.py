"""What stands before the first window, and what an error of ours does to a session."""

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from bonfire_deck.errors import Trouble
from bonfire_deck.paths import Paths
from bonfire_deck.ui.bugs import BugCatcher
from bonfire_deck.ui.doorbell import Doorbell
from bonfire_deck.ui.starting import address, begin_log, hand_over, need_a_screen


def test_a_second_start_hands_its_file_to_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    paths = Paths.under(tmp_path)
    assert not hand_over(paths, None)
    rang: list[Path | None] = []
    bell = Doorbell(address(paths), rang.append)
    assert hand_over(paths, tmp_path / "a day.bonfire")
    qtbot.waitUntil(lambda: len(rang) == 1)
    assert hand_over(paths, None)
    qtbot.waitUntil(lambda: len(rang) == 2)
    assert rang == [tmp_path / "a day.bonfire", None]
    bell.close()
    assert not hand_over(paths, None)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(Trouble, match="no screen"):
        need_a_screen()
    monkeypatch.setenv("DISPLAY", ":987")
    with pytest.raises(Trouble, match="no screen"):
        need_a_screen()


def caught(catcher: BugCatcher) -> None:
    try:
        raise ZeroDivisionError
    except ZeroDivisionError as error:
        catcher.caught(type(error), error, error.__traceback__)


def test_an_error_of_ours_is_logged_with_versions_and_told_with_a_report(tmp_path: Path, qtbot: QtBot) -> None:
    paths = Paths.under(tmp_path)
    begin_log(paths)
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.objectName() == "bug-dialog":
            report, button = dialog.findChild(QPlainTextEdit), dialog.findChild(QPushButton, "yes")
            assert report is not None
            assert button is not None
            seen.append(report.toPlainText())
            button.click()
        else:
            QTimer.singleShot(30, look)

    QTimer.singleShot(30, look)
    caught(BugCatcher(lambda: False, lambda line: None, lambda: None))
    qtbot.waitUntil(lambda: bool(seen))
    assert "ZeroDivisionError" in seen[0]
    assert "Bonfire Deck 0." in seen[0]
    logger = logging.getLogger("bonfire_deck")
    for handler in list(logger.handlers):
        handler.close()
        logger.removeHandler(handler)
    assert "ZeroDivisionError" in (paths.logs / "bonfire-deck.log").read_text(encoding="utf-8")


def test_while_live_an_error_of_ours_is_one_quiet_line(qtbot: QtBot) -> None:
    said: list[str] = []
    logging.getLogger("bonfire_deck").addHandler(logging.NullHandler())
    caught(BugCatcher(lambda: True, said.append, lambda: None))
    assert len(said) == 1
    assert "safe" in said[0]
    assert QApplication.activeModalWidget() is None
