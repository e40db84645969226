"""A session of ninety minutes, compressed in time, by real keys through the real windows, mistakes included.

Five groups: a check-in; a picture chosen freely, hidden and revealed; two rounds dealt; ten slips typed in late; six
things parked, from wherever somebody was; a check-out. At the end each is where it belongs, as a program reads it.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QListWidget, QPushButton

from bonfire_deck.model.words import KINDS
from bonfire_deck.ui.closing.closing_window import ClosingWindow
from bonfire_deck.ui.parking_sheet import ParkingSheet
from bonfire_deck.ui.run.slips import SlipSheet
from tests.journeys.test_main_job import named, run_window
from tests.patience import bring_up, until_exposed

Key = Qt.Key
NONE, CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
CHOSEN = {1: 4, 2: 9, 3: 9, 4: 21, 5: 2}
"""Group to the number of the card it takes; two take the same one."""


class Facilitator:
    """Presses keys where the focus is, as a person does, and remembers what should come of it."""

    def __init__(self, qtbot, window) -> None:
        self._qtbot = qtbot
        self.window = window
        self.said: list[tuple[str, int | None, int | None, str, str]] = []
        """Round's title, card's number, group's number, kind, words."""

    @property
    def stage(self):
        return self.window.stage

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self._qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    def write(self, words: str) -> None:
        for letter in words:
            self._qtbot.keyClicks(QApplication.focusWidget(), letter)

    def group(self, number: int) -> None:
        self.press(Qt.Key(Key.Key_0 + number), CTRL)

    def say(self, words: str, *, kind: str = "see", show: bool = False) -> None:
        if self.stage.kind != kind:
            self.press(Qt.Key(Key.Key_1 + KINDS.index(kind)), ALT)
        self.write(words)
        group = self.stage.group
        self.said.append((self.stage.round.title, self.stage.card.number, group and group.number, kind, words))
        self.press(Key.Key_Return, CTRL if show else NONE)

    def put_up(self, number: int) -> None:
        self.press(Key.Key_F4)
        self.write(str(number))
        self.press(Key.Key_Return)
        assert self.stage.card.number == number

    def in_dialog(self, name: str, act: Callable[[QDialog], None], key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Press a key that opens a dialog, and do `act` in it."""
        done: list[bool] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog.objectName() == name:
                done.append(True)
                try:
                    act(dialog)
                except BaseException:
                    dialog.reject()
                    raise
            else:
                QTimer.singleShot(50, look)

        QTimer.singleShot(50, look)
        self.press(key, modifiers)
        self._qtbot.waitUntil(lambda: bool(done) and QApplication.activeModalWidget() is None)
        self.back()

    def back(self) -> None:
        """Be in the run window again: a window manager gives it the keys, and off screen there is none."""
        bring_up(self.window)


def choose(qtbot, combo: QComboBox, wanted: str) -> None:
    """Go to an entry of a combo box by the arrow keys."""
    for key in (*[Key.Key_Up] * combo.count(), *[Key.Key_Down] * combo.count()):
        if combo.currentData() == wanted:
            return
        qtbot.keyClick(combo, key)
    assert combo.currentData() == wanted


def start(app, qtbot):
    """From the home window: a session of five groups of five, where it may be told who said what."""
    app.start(None, sample=False)
    until_exposed(app.home)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        if not (isinstance(dialog, QDialog) and dialog.objectName() == "start-session"):
            QTimer.singleShot(100, fill)
            return
        qtbot.keyClicks(named(dialog, "session-title"), "Ninety minutes")
        choose(qtbot, named(dialog, "session-plan"), "4d")
        choose(qtbot, named(dialog, "ground-rule"), "attributed")
        qtbot.keyClick(named(dialog, "session-title"), Key.Key_Return)

    QTimer.singleShot(200, fill)
    qtbot.mouseClick(named(app.home, "start-session-button"), Qt.MouseButton.LeftButton)
    window = run_window(app, qtbot)
    qtbot.waitUntil(window.isActiveWindow)
    return window


def prepare(me: Facilitator, qtbot) -> None:
    """Before people arrive: look at the screens, and set how cards are chosen."""
    me.in_dialog("screen-check", lambda dialog: qtbot.keyClick(dialog, Key.Key_Escape), Key.Key_P, CTRL | SHIFT)

    def plan(dialog: QDialog) -> None:
        rounds = dialog.findChild(QListWidget, "round-list")
        for row, way in ((0, "free"), (1, "deal"), (2, "deal")):
            rounds.setCurrentRow(row)
            choose(qtbot, dialog.findChild(QComboBox, "round-choosing"), way)
        rounds.setCurrentRow(0)
        qtbot.keyClick(dialog.findChild(QCheckBox, "round-hidden-choices"), Key.Key_Space)
        for name in ("add-check-in", "add-check-out"):
            qtbot.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
        qtbot.mouseClick(dialog.findChild(QPushButton, "done"), Qt.MouseButton.LeftButton)

    me.in_dialog("plan-sheet", plan, Key.Key_R, CTRL)


def check_in(me: Facilitator) -> None:
    me.stage.go_to_round(me.stage.session.rounds[0].id)
    me.press(Key.Key_F5)
    assert me.stage.live
    for number in range(1, 6):
        me.group(number)
        me.say(f"arrived, group {number}", kind="feel")


def where_are_we_now(me: Facilitator, qtbot) -> None:
    me.press(Key.Key_F8)
    for number, card in CHOSEN.items():
        me.group(number)
        me.press(Key.Key_J, CTRL)
        me.write(str(card))
        me.press(Key.Key_Return)
        me.press(Key.Key_Escape)
    round_ = me.stage.round
    assert not any(choice.revealed for choice in me.stage.session.choices_in(round_.id))
    for shown in range(1, 6):
        me.press(Key.Key_H, CTRL)
        assert sum(choice.revealed for choice in me.stage.session.choices_in(round_.id)) == shown
    for number, card in CHOSEN.items():
        me.put_up(card)
        me.group(number)
        me.say(f"we see card {card}, says {number}", show=True)
        me.say(f"it feels like {number}", kind="feel")
    # Typed for the wrong group: undone in the empty field, and typed again for the right one.
    me.group(1)
    me.say("this was the fifth group's")
    me.press(Key.Key_Z, CTRL)
    me.said.pop()
    me.group(5)
    me.say("this was the fifth group's", kind="mean")
    # Shown by mistake: taken from the wall by one key.
    line = me.window.side.list
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Home)
    before = sum(r.shown for r in me.stage.session.reactions)
    me.press(Key.Key_Return, CTRL)
    assert sum(r.shown for r in me.stage.session.reactions) == before + 1
    me.press(Key.Key_Return, CTRL)
    assert sum(r.shown for r in me.stage.session.reactions) == before
    me.window.side.field.setFocus()
    me.press(Key.Key_F6)
    assert me.stage.mode == "board"
    me.press(Key.Key_F6)


def park(me: Facilitator) -> None:
    """Three from the field, one from the empty field, one from the gallery, one while a card is being chosen."""
    for words in ("the lift", "the rota", "who pays"):
        me.write(words)
        me.press(Key.Key_K, CTRL)
    me.press(Key.Key_K, CTRL)
    me.write("the car park")
    me.press(Key.Key_Return)
    me.press(Key.Key_F4)
    me.press(Key.Key_K, CTRL)
    me.write("too many cards")
    me.press(Key.Key_Return)
    if me.window.gallery.is_open:
        me.press(Key.Key_Escape)
    me.press(Key.Key_J, CTRL)
    me.press(Key.Key_K, CTRL)
    me.write("another date")
    me.press(Key.Key_Return)
    me.window.side.field.setFocus()


def slips(me: Facilitator, qtbot) -> None:
    """Ten slips from the tables, typed while everybody stretches, into the round they belong to."""
    title = me.stage.session.rounds[1].title
    me.press(Key.Key_N, CTRL | SHIFT)
    sheet = me.window.findChild(SlipSheet, "slip-sheet")
    qtbot.waitUntil(sheet.isActiveWindow)
    qtbot.keyClick(sheet.fields["card"], Key.Key_Backtab)
    for field, number in (("round", 2),):
        sheet.fields[field].selectAll()
        qtbot.keyClicks(sheet.fields[field], str(number))
        qtbot.keyClick(sheet.fields[field], Key.Key_Return)
    for slip in range(10):
        card, group, kind = list(CHOSEN.values())[slip % 5], slip % 5 + 1, slip % 3
        for name, typed in (("card", card), ("group", group), ("kind", kind + 1), ("words", f"from paper {slip}")):
            assert sheet.fields[name].hasFocus()
            sheet.fields[name].selectAll()
            qtbot.keyClicks(sheet.fields[name], str(typed))
            qtbot.keyClick(sheet.fields[name], Key.Key_Return)
        me.said.append((title, card, group, KINDS[kind], f"from paper {slip}"))
    qtbot.keyClick(sheet, Key.Key_Escape)
    me.back()


def dealt(me: Facilitator, kind: str, each: int) -> None:
    """Deal, and let each group say something on the card it got."""
    me.press(Key.Key_F8)
    me.press(Key.Key_F3)
    session, round_ = me.stage.session, me.stage.round
    hands = {choice.group_id: session.card_by_id[choice.card_id or ""] for choice in session.choices_in(round_.id)}
    assert len({card.id for card in hands.values()}) == 5
    for group in session.groups:
        me.group(group.number)
        me.put_up(hands[group.id].number)
        for line in range(each):
            me.say(f"{round_.phase} {group.number}.{line}", kind=kind)


def decide(me: Facilitator, qtbot) -> None:
    """The parking lot at the end: one letter for each, which also goes on to the next."""
    me.press(Key.Key_K, CTRL | SHIFT)
    sheet = me.window.findChild(ParkingSheet, "parking-sheet")
    qtbot.waitUntil(sheet.isActiveWindow)
    parked = sheet.list
    for letter in (Key.Key_N, Key.Key_L, Key.Key_D, Key.Key_N, Key.Key_L, Key.Key_D):
        qtbot.keyClick(parked, letter)
    qtbot.keyClick(sheet, Key.Key_Escape)
    me.back()


@pytest.fixture
def told(app, home, qtbot, tmp_path):
    """The session lived through; what the facilitator meant, and what another program reads of it."""
    window = start(app, qtbot)
    me = Facilitator(qtbot, window)
    prepare(me, qtbot)
    check_in(me)
    where_are_we_now(me, qtbot)
    park(me)
    slips(me, qtbot)
    dealt(me, "story", 1)
    dealt(me, "idea", 2)
    # On too early, and back again: nothing is destroyed by either.
    me.press(Key.Key_F8)
    me.press(Key.Key_F8, SHIFT)
    me.press(Key.Key_F8)
    for number in range(1, 6):
        me.group(number)
        me.say(f"what would have to be true {number}", kind="idea")
    me.press(Key.Key_F8)
    me.press(Key.Key_P, CTRL)
    for number in range(4):
        me.say(f"we will, {number}", kind="idea", show=True)
    me.press(Key.Key_F8)
    assert me.stage.round.phase == "check-out"
    decide(me, qtbot)
    me.press(Key.Key_W, CTRL)
    closing = next(w for w in app.windows if isinstance(w, ClosingWindow))
    closing.close()
    me.back()
    path = window.workbench.path
    me.press(Key.Key_Q, CTRL)
    qtbot.waitUntil(app.home.isVisible)
    app.keeper.wait(path)
    out = tmp_path / "out.json"
    command = [
        sys.executable,
        "-m",
        "bonfire_deck",
        "--home",
        str(home.files.parent),
        "export",
        str(path),
        "-o",
        str(out),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return me, json.loads(out.read_text(encoding="utf-8"))


def test_after_ninety_minutes_everything_is_where_it_belongs(told):
    me, export = told
    cards = {card["id"]: card["number"] for card in export["cards"]}
    groups = {group["id"]: group["number"] for group in export["groups"]}
    rounds = {round_["id"]: round_["title"] for round_ in export["rounds"]}
    found = [
        (rounds[r["round_id"]], cards.get(r["card_id"]), groups.get(r["group_id"]), r["kind"], r["text"])
        for r in export["reactions"]
    ]
    assert len(me.said) == 50
    assert Counter(found) == Counter(me.said)
    assert sum("from paper" in words for *_where, words in found) == 10
    choices = [(rounds[c["round_id"]], groups.get(c["group_id"]), cards[c["card_id"]], bool(c["seed"]))
               for c in export["choices"]]  # fmt: skip
    first, *later = [round_["title"] for round_ in export["rounds"]][1:4]
    assert {(group, card) for title, group, card, _seed in choices if title == first} == set(CHOSEN.items())
    hands = [(title, card) for title, _group, card, seed in choices if title in later and seed]
    assert Counter(title for title, _card in hands) == Counter(dict.fromkeys(later, 5))
    assert len({card for _title, card in hands}) == 10, "no card is dealt twice in a day"
    assert [(item["text"], item["fate"]) for item in export["parked_items"]] == [
        ("the lift", "next"), ("the rota", "later"), ("who pays", "dropped"), ("the car park", "next"),
        ("too many cards", "later"), ("another date", "dropped"),
    ]  # fmt: skip
