"""Forty reactions by keys alone: hands never leave them, and each lands where it belongs.

The given order is that of a room that goes through its pictures: within a picture both the group and the kind are
others each time; with a new picture comes another group, while the kind stays, so that no reaction changes all three.
"""

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bonfire_deck.files import gathering
from bonfire_deck.model.words import KINDS
from bonfire_deck.paths import Paths
from bonfire_deck.ui.app import App
from bonfire_deck.ui.run.run_window import RunWindow
from tests.journeys.test_main_job import run_window, start_a_session

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
MOST_CHORDS = 2
HEARD = (
    ("a road with no exit", "we bought the wrong map", "who drives here", "busy, and nobody arrives"),
    ("two wheels that wait", "it squeaks before it turns", "one tooth is missing", "somebody oiled it once"),
    ("the bridge ends early", "they meet in the middle", "I would not cross it", "we build from both banks"),
    ("a lamp nobody lit", "warm, but far away", "it shows the dust", "we could sit closer"),
    ("roots under the floor", "it was here before us", "it lifts the tiles", "let it grow outside"),
)


def given() -> list[tuple[int, int, str, str]]:
    """Card, group, kind and words: on each card eight, in an order as rooms have it."""
    found = []
    for card, words in enumerate(HEARD):
        for turn in range(8):
            number = card * 8 + turn
            kind = KINDS[(turn + card * 7) % 3]
            found.append((card, number * 3 % 5 + 1, kind, f"{words[turn % 4]}, {number}"))
    return found


class Keys:
    """Presses keys where the focus is, and counts the chords."""

    def __init__(self, qtbot: QtBot, window: RunWindow) -> None:
        self._qtbot = qtbot
        self._window = window
        self.chords = 0

    def chord(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.chords += 1
        self._qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    def say(self, card: int, group: int, kind: str, words: str) -> int:
        """Type one reaction and return how many chords it took."""
        self.chords = 0
        stage = self._window.stage
        if stage.card != stage.session.cards[card]:
            self.chord(Qt.Key.Key_PageDown)
        if stage.group is None or stage.group.number != group:
            self.chord(Qt.Key(Qt.Key.Key_0 + group), CONTROL)
        if stage.kind != kind:
            self.chord(Qt.Key(Qt.Key.Key_1 + KINDS.index(kind)), ALT)
        self._qtbot.keyClicks(QApplication.focusWidget(), words)
        self._qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        return self.chords


def test_forty_reactions_over_five_groups_three_kinds_and_five_cards(
    app: App, home: Paths, qtbot: QtBot, tmp_path: Path
) -> None:
    start_a_session(app, qtbot)
    window = run_window(app, qtbot)
    # The export tells who said what only under this rule.
    gathering.change_about(window.workbench.history, window.stage.session.about.id, ground_rule="attributed")
    reactions = given()
    assert (len(reactions), *(len({r[place] for r in reactions}) for place in range(3))) == (40, 5, 5, 3)
    keys = Keys(qtbot, window)
    chords = [keys.say(*reaction) for reaction in reactions]
    assert max(chords) <= MOST_CHORDS, chords
    assert sum(chords) > len(reactions)
    assert QApplication.focusWidget() is window.side.field
    path = window.workbench.path
    app.show_home()
    app.keeper.wait(path)
    out = tmp_path / "out.json"
    command = [sys.executable, "-m", "bonfire_deck", "--home", str(home.files.parent)]
    subprocess.run([*command, "export", str(path), "-o", str(out)], check=True, capture_output=True)
    told = json.loads(out.read_text(encoding="utf-8"))
    cards = {card["id"]: place for place, card in enumerate(told["cards"])}
    groups = {group["id"]: group["number"] for group in told["groups"]}
    assert [(cards[r["card_id"]], groups[r["group_id"]], r["kind"], r["text"]) for r in told["reactions"]] == reactions
