"""The screen check: one page before people arrive, with a green tick for everything that is in order."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from bonfire_deck.i18n import _
from bonfire_deck.machine import LEAST_FREE_BYTES, KeepAwake, battery, free_bytes
from bonfire_deck.ui.audience.screens import Screens
from bonfire_deck.ui.ready.clicker import MEANT, learn_letter, learnt_letter, letter_of
from bonfire_deck.ui.ready.walls import ScreenNumber, TestPicture, number_screens
from bonfire_deck.ui.theme import dress, fix, sized
from bonfire_deck.ui.workbench import Workbench

TICK, MIND, OPEN = "✓", "!", "○"
HIGHEST = 700
"""The height available on the smallest laptop."""


class CheckRow(QFrame):
    """One check: its mark, heading and state."""

    def __init__(self, name: str, heading: str) -> None:
        """Start with an unknown state."""
        super().__init__()
        self.setObjectName(f"check-{name}")
        self._heading = heading
        self._mark = QLabel()
        self._mark.setProperty("role", "check")
        fix(self._mark, width=34)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(heading)
        title.setProperty("role", "heading")
        self._sentence = QLabel()
        self._sentence.setProperty("role", "quiet")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addWidget(self._sentence)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(12)
        layout.addWidget(self._mark)
        layout.addLayout(words, 1)
        layout.addLayout(self.buttons)
        self.show_state(OPEN, "")

    def show_state(self, mark: str, sentence: str) -> None:
        """Show the state."""
        self._mark.setText(mark)
        self._mark.setProperty("state", {TICK: "good", MIND: "mind"}.get(mark, "open"))
        self._mark.style().unpolish(self._mark)
        self._mark.style().polish(self._mark)
        self._sentence.setText(sentence)
        said = {TICK: _("OK"), MIND: _("check this")}.get(mark, _("to do"))
        self.setAccessibleName(_("{heading}: {state}. {sentence}").format(
            heading=self._heading, state=said, sentence=sentence))  # fmt: skip

    @property
    def mark(self) -> str:
        """The current mark."""
        return self._mark.text()


class CheckSheet(QDialog):
    """Check the screens, test picture, clicker, sleep settings, power and disk."""

    _awake_answered = Signal(bool)

    def __init__(self, parent: QWidget, workbench: Workbench, screens: Screens) -> None:
        """Run every check that needs no help."""
        super().__init__(parent)
        self.setObjectName("screen-check")
        self.setWindowTitle(_("Before people arrive"))
        self._workbench = workbench
        self._screens = screens
        self._numbers: list[ScreenNumber] = []
        self._picture: TestPicture | None = None
        self._pressed: list[str] = []
        self._learning = False
        self._awake = KeepAwake(self._awake_answered.emit)
        self.rows = {
            "screens": CheckRow("screens", _("Screens")), "picture": CheckRow("picture", _("Test picture")),
            "clicker": CheckRow("clicker", _("Clicker")), "awake": CheckRow("awake", _("Stays awake")),
            "power": CheckRow("power", _("Power")), "disk": CheckRow("disk", _("Disk space")),
            "messages": CheckRow("messages", _("Messages")),
        }  # fmt: skip
        self._build()
        self._awake_answered.connect(self._on_awake)
        screens.changed.connect(self.look)
        self.installEventFilter(self)
        self.look()
        self._awake.hold()
        dress(self, night=True)
        self.resize(sized(760), min(sized(600), HIGHEST))

    def _build(self) -> None:
        heading = QLabel(_("Before people arrive"))
        heading.setProperty("role", "display")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(36, 28, 36, 26)
        layout.setSpacing(10)
        layout.addWidget(heading)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for row in self.rows.values():
            rows.addWidget(row)
        rows.addStretch(1)
        # With large text, a small laptop's screen can't hold it all.
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(area, 1)
        for at, name, text, act in (
            ("screens", "number-screens", _("Show numbers"), self.number),
            ("screens", "swap-screens-here", _("Swap"), self._screens.swap),
            ("picture", "show-test-picture", _("Show it"), self.show_picture),
            ("picture", "back-row-reads", _("The back row can read it"), self.back_row_reads),
            ("clicker", "learn-black", _("Learn the black button"), self.learn),
            ("messages", "messages-off", _("Messages are off"), self.messages_are_off),
        ):
            made = QPushButton(text)
            made.setObjectName(name)
            made.setAccessibleName(text)
            made.setAutoDefault(False)
            made.clicked.connect(act)
            self.rows[at].buttons.addWidget(made)
        done = QPushButton(_("Ready"))
        done.setObjectName("ready")
        done.setProperty("role", "hot")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(done)
        layout.addLayout(below)
        self.rows["picture"].show_state(
            OPEN, _("Check that the picture is sharp, all four corners show, and the back row can read the text.")
        )
        self.rows["messages"].show_state(OPEN, _("Turn on “Do not disturb”. No app can block other apps' messages."))

    def look(self) -> None:
        """Check the screens, the power, the disk and the clicker."""
        self._look_at_screens()
        power = battery()
        if power is None:
            self.rows["power"].show_state(TICK, _("No battery found."))
        elif power.on_mains:
            self.rows["power"].show_state(TICK, _("Plugged in, {percent} %.").format(percent=power.percent))
        else:
            self.rows["power"].show_state(
                MIND, _("On battery, {percent} %. Plug it in.").format(percent=power.percent)
            )  # fmt: skip
        free = free_bytes(self._workbench.path.parent)
        if free is None:
            self.rows["disk"].show_state(MIND, _("The free space is unknown."))
        else:
            sentence = _("{gigabytes} GB free.").format(gigabytes=f"{free / 1e9:.1f}")
            self.rows["disk"].show_state(TICK if free >= LEAST_FREE_BYTES else MIND, sentence)
        self._look_at_clicker()

    def _look_at_screens(self) -> None:
        room, own = self._screens.audience(), self._screens.facilitator()
        screens = QGuiApplication.screens()
        if room is None:
            self.rows["screens"].show_state(
                MIND,
                _(
                    "There is only one screen, so the room sees everything on it. Connect the projector "
                    "and set it to extend, not mirror."
                ),
            )
            return
        size = room.size() * room.devicePixelRatio()
        self.rows["screens"].show_state(TICK, _(
            "The room sees screen {room} ({name}, {width} × {height}), you see screen {own}."
        ).format(
            room=screens.index(room) + 1, name=room.model() or room.name(), width=size.width(), height=size.height(),
            own=screens.index(own) + 1,
        ))  # fmt: skip

    def number(self) -> None:
        """Show a big number on every screen."""
        self._numbers = number_screens()

    def show_picture(self) -> None:
        """Show the test picture on the room's screen until a key is pressed."""
        self._picture = TestPicture(self._screens.audience() or self._screens.facilitator(), self)

    def back_row_reads(self) -> None:
        """Record that the text was checked from the back row."""
        self.rows["picture"].show_state(TICK, _("The back row can read it."))

    def messages_are_off(self) -> None:
        """Record that notifications are off, which only the user can do in the system."""
        self.rows["messages"].show_state(TICK, _("Email and chat messages won't appear on the wall."))

    def _on_awake(self, agreed: bool) -> None:
        if agreed:
            self.rows["awake"].show_state(TICK, _("This computer stays awake while you are live."))
        else:
            self.rows["awake"].show_state(
                MIND, _("This computer may go to sleep. Turn sleep off in its power settings.")
            )
        self._awake.release()

    def learn(self) -> None:
        """Learn the next letter as the clicker's black button."""
        self._learning = True
        self.rows["clicker"].show_state(OPEN, _("Press the clicker's black button now."))
        self.setFocus()

    def _look_at_clicker(self) -> None:
        letter = learnt_letter(self._workbench.paths)
        known = [_("Its black button sends “{letter}”.").format(letter=letter)] if letter else []
        if self._pressed:
            names = {
                "next": _("next"), "previous": _("previous"), "live": _("live"), "leave": _("leave"),
                "black": _("black"),
            }  # fmt: skip
            known.append(_("Received: {keys}.").format(keys=", ".join(names[name] for name in self._pressed)))
        sentence = " ".join(known) or _("Press its buttons. What they send appears here.")
        self.rows["clicker"].show_state(TICK if known else OPEN, sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the clicker's keys; while learning, also Esc."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        meant = MEANT.get(Qt.Key(event.key()), "")
        letter = letter_of(event)
        if self._learning and (letter or meant):
            self._learning = False
            learn_letter(self._workbench.paths, letter)
            if meant and meant not in self._pressed:
                self._pressed.append(meant)
            self._look_at_clicker()
            return True
        if meant and meant != "leave":
            if meant not in self._pressed:
                self._pressed.append(meant)
            self._look_at_clicker()
            return True
        return False

    def done(self, result: int) -> None:
        """Stop watching the screens and release the keep-awake lock."""
        self._screens.changed.disconnect(self.look)
        self._awake.release()
        super().done(result)


def check_screens(parent: QWidget, workbench: Workbench, screens: Screens) -> None:
    """Open the screen check over `parent`."""
    sheet = CheckSheet(parent, workbench, screens)
    sheet.exec()
    sheet.deleteLater()
