"""How much of what was said is in sight on usual laptops, and that nothing gets too small for it."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton

from bonfire_deck.files import gathering
from bonfire_deck.ui import legible, theme
from bonfire_deck.ui.run.chips import GroupChip
from tools.looks.faults import shown, widget_faults

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SMALLEST = (1366, 700)
"""What a desktop's panel and a title bar leave of the commonest laptop."""
LEAST_LETTERS, LEAST_TARGET = 12, 32
SHORT = "Somebody holds the rope at the far end"
LONG = (
    "We have built a road for every wish that anybody ever had, and each of them made sense on the day it was drawn; "
    * 3
)


def resized(qtbot, window, width, height):
    window.resize(width, height)
    qtbot.waitUntil(lambda: window.size() == QSize(width, height))
    settle(qtbot, window)


def settle(qtbot, window):
    """Wait until a painted window has laid out all that it has."""
    qtbot.waitUntil(lambda: not window.grab().isNull() and window.side.list.state() == window.side.list.State.NoState)


def type_line(qtbot, window, text, modifier=Qt.KeyboardModifier.NoModifier):
    lines = window.side.list.lines
    before = lines.rows[:1]
    qtbot.keyClicks(window.side.field, text)
    qtbot.keyClick(window.side.field, Qt.Key.Key_Return, modifier)
    qtbot.waitUntil(lambda: lines.rows[:1] != before)


def put_lines(qtbot, window, texts):
    """Keep lines as an import does, all for the picture that is up."""
    stage = window.stage
    for text in texts:
        gathering.keep_reaction(
            stage.workbench.history,
            text=text,
            kind="see",
            card_id=stage.card.id,
            group_id=stage.group_id,
            round_id=None,
        )
    qtbot.waitUntil(lambda: window.side.list.lines.rowCount() >= len(texts))


def rect_of(window, row):
    lines = window.side.list
    return lines.visualRect(lines.lines.index(row))


def in_sight(window):
    """How many rows are whole in the list's viewport."""
    lines = window.side.list
    return sum(lines.viewport().rect().contains(rect_of(window, row)) for row in range(lines.lines.rowCount()))


def too_small(window):
    """Letters and targets that are smaller than a person can read or hit."""
    for widget in shown(window):
        name = widget.objectName() or widget.metaObject().className()
        if QFontInfo(widget.font()).pixelSize() < LEAST_LETTERS:
            yield f"letters of {name}"
        if isinstance(widget, QAbstractButton | QLineEdit) and min(widget.width(), widget.height()) < LEAST_TARGET:
            yield f"{name} {widget.width()}x{widget.height()}"
    for lines in (window.side.list, window.strip):
        height = lines.visualRect(lines.model().index(0, 0)).height()
        if 0 < height < LEAST_TARGET:
            yield f"row of {lines.objectName()} {height}"


def faults(window):
    """What is clipped or over something else; the screen of the tests is smaller than a laptop's."""
    return [fault for fault in widget_faults(window) if (fault.kind, fault.where) != ("outside", "run-window")]


@pytest.mark.parametrize(
    ("size", "least"),
    [(SMALLEST, 6), ((1366, 768), 6), ((1440, 860), 9), ((1440, 900), 9), ((1920, 1040), 9)],
    ids=lambda value: "x".join(map(str, value)) if isinstance(value, tuple) else str(value),
)
@pytest.mark.parametrize("rule", ["chatham", "attributed"])
def test_the_last_lines_are_in_sight_beside_a_large_picture(size, least, rule, window, qtbot):
    gathering.change_about(window.workbench.history, window.stage.session.about.id, ground_rule=rule)
    resized(qtbot, window, *size)
    for number in range(12):
        type_line(qtbot, window, f"{number} {SHORT}", CTRL if number % 3 else Qt.KeyboardModifier.NoModifier)
    settle(qtbot, window)

    assert in_sight(window) >= least
    assert window.picture.target().width() >= 0.45 * window.width()
    assert list(too_small(window)) == []
    assert faults(window) == []

    window.stage.go_live()
    settle(qtbot, window)
    assert in_sight(window) >= least


def test_with_twelve_groups_four_lines_stay_and_every_group_can_be_hit(window, qtbot):
    history = window.workbench.history
    while len(window.stage.session.groups) < 12:
        gathering.add_group(history, window.stage.session.groups, 5)
    for group in window.stage.session.groups[::3]:
        gathering.change_group(history, group.id, name="The people from the night shift")
    resized(qtbot, window, *SMALLEST)
    for number in range(6):
        type_line(qtbot, window, f"{number} {SHORT}")
    settle(qtbot, window)

    chips = window.side.groups.findChildren(GroupChip)
    assert in_sight(window) >= 4
    assert list(too_small(window)) == []
    assert faults(window) == []
    assert len({chip.y() for chip in chips}) == 2
    for chip in chips:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert [other for other in chips if other.isChecked()] == [chip]


def test_kinds_with_longer_words_take_two_rows_and_nothing_is_cut_off(window, qtbot):
    resized(qtbot, window, *SMALLEST)
    for number in range(8):
        type_line(qtbot, window, f"{number} {SHORT}")
    chips = window.side.kinds.findChildren(QPushButton)
    words = {chip: chip.text() for chip in chips}
    assert len({chip.y() for chip in chips}) == 1

    for chip, text in words.items():
        chip.setText(f"⟦{text}{'~' * round(len(text) * 0.4)}⟧")
    qtbot.waitUntil(lambda: len({chip.y() for chip in chips}) == 2)
    settle(qtbot, window)
    assert faults(window) == []
    assert in_sight(window) >= 5
    assert window.width() == SMALLEST[0]

    for chip, text in words.items():
        chip.setText(text)
    qtbot.waitUntil(lambda: len({chip.y() for chip in chips}) == 1)


def test_where_people_read_from_the_right_the_marks_stand_there(window, qtbot):
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    resized(qtbot, window, *SMALLEST)
    for number in range(8):
        type_line(qtbot, window, f"{number} {SHORT}")
    settle(qtbot, window)

    image = window.side.list.viewport().grab(rect_of(window, 0)).toImage()
    colour = QColor(window.stage.group.mark.colour).rgb()
    marked = [x for x in range(image.width()) if any(image.pixel(x, y) == colour for y in range(image.height()))]
    assert min(marked) > image.width() * 0.9
    assert in_sight(window) >= 6
    assert faults(window) == []


def test_the_newest_line_is_in_sight_wherever_the_list_was_scrolled_to(window, qtbot):
    resized(qtbot, window, *SMALLEST)
    put_lines(qtbot, window, [f"{number} {SHORT}" for number in range(40)])
    lines = window.side.list
    lines.scrollToBottom()
    lines.setCurrentIndex(lines.lines.index(39))
    assert lines.verticalScrollBar().value() > 0

    window.side.field.setFocus()
    type_line(qtbot, window, "The newest")
    qtbot.waitUntil(lambda: lines.verticalScrollBar().value() == 0)
    assert lines.lines.rows[0].reaction.text == "The newest"
    assert lines.viewport().rect().contains(rect_of(window, 0))
    assert in_sight(window) >= 6


def test_a_long_line_is_shortened_until_it_is_chosen(window, qtbot):
    resized(qtbot, window, *SMALLEST)
    put_lines(qtbot, window, [SHORT, LONG, SHORT])
    short, shortened = rect_of(window, 0).height(), rect_of(window, 1).height()
    assert short < shortened < 2 * short

    click = rect_of(window, 1).center()
    qtbot.mouseClick(window.side.list.viewport(), Qt.MouseButton.LeftButton, pos=click)
    assert rect_of(window, 1).height() > 3 * short
    qtbot.mouseClick(window.side.list.viewport(), Qt.MouseButton.LeftButton, pos=rect_of(window, 0).center())
    assert rect_of(window, 1).height() == shortened


def test_choosing_far_down_in_a_long_list_leaves_it_where_it_is(window, qtbot):
    resized(qtbot, window, *SMALLEST)
    put_lines(qtbot, window, [f"{number} {SHORT}" for number in range(260)])
    lines = window.side.list
    qtbot.waitUntil(lambda: rect_of(window, 259).height() > 0)
    lines.scrollTo(lines.lines.index(200), lines.ScrollHint.PositionAtCenter)
    place = rect_of(window, 200)

    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert lines.currentIndex().row() == 200
    assert rect_of(window, 200).top() == place.top()


def test_rows_are_as_high_as_their_words_after_every_change_of_width(window, qtbot):
    middling = "Signposts written by people who know the way and have never had to ask for it"
    put_lines(qtbot, window, [SHORT, middling])
    resized(qtbot, window, *SMALLEST)
    two, one = rect_of(window, 0).height(), rect_of(window, 1).height()
    assert two > one

    resized(qtbot, window, 2200, 1040)
    qtbot.waitUntil(lambda: rect_of(window, 0).height() == one)
    resized(qtbot, window, *SMALLEST)
    qtbot.waitUntil(lambda: rect_of(window, 0).height() == two)
    put_lines(qtbot, window, [SHORT] * 20)
    qtbot.waitUntil(window.side.list.verticalScrollBar().isVisible)
    qtbot.waitUntil(lambda: [rect_of(window, row).height() for row in (20, 21)] == [two, one])


def test_the_note_unfolds_by_mouse_and_key_and_keeps_its_words(window, qtbot):
    resized(qtbot, window, *SMALLEST)
    notes, field = window.side.notes, window.side.field
    folded = notes.height()
    assert folded >= LEAST_TARGET
    for number in range(8):
        type_line(qtbot, window, f"{number} {SHORT}")
    before = in_sight(window)

    qtbot.mouseClick(notes.viewport(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: notes.height() > 1.5 * folded)
    qtbot.keyClicks(notes, "Ask the second table about the bridge. ")
    assert window.workbench.desk.get("note")[2] == notes.toPlainText()
    qtbot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: notes.height() == folded)
    assert in_sight(window) == before

    qtbot.keyClick(field, Qt.Key.Key_F2, SHIFT)
    assert notes.hasFocus()
    qtbot.waitUntil(lambda: notes.height() > 1.5 * folded)
    qtbot.keyClicks(notes, "They went quiet")
    qtbot.keyClick(notes, Qt.Key.Key_F2, SHIFT)
    assert field.hasFocus()
    qtbot.waitUntil(lambda: notes.height() == folded)
    assert notes.toPlainText() == "Ask the second table about the bridge. They went quiet"

    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert notes.toPlainText() == ""
    kept = [note.text for note in window.workbench.reader.session().notes]
    assert kept == ["Ask the second table about the bridge. They went quiet"]
    qtbot.keyClick(field, Qt.Key.Key_PageUp)
    assert notes.toPlainText() == kept[0]


def test_escape_leaves_the_note_before_it_leaves_live(window, qtbot):
    window.stage.go_live()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.side.notes.press()
    qtbot.keyClicks(window.side.notes, "half a thought")
    qtbot.keyClick(window.side.notes, Qt.Key.Key_Escape)

    assert window.side.field.hasFocus()
    assert window.side.notes.toPlainText() == "half a thought"
    assert (window.stage.live, window.stage.mode) == (True, "picture")


def test_the_field_grows_with_what_is_typed_and_shrinks_when_it_is_kept(window, qtbot):
    resized(qtbot, window, *SMALLEST)
    field = window.side.field
    empty = field.height()
    qtbot.keyClicks(field, "Each road made sense on the day it was drawn, and nobody drew the whole of it " * 2)
    qtbot.waitUntil(lambda: field.height() > empty)
    qtbot.waitUntil(lambda: not field.verticalScrollBar().isVisible())
    assert not field.hint.geometry().intersects(field.viewport().geometry())

    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.height() == empty)
    assert field.hint.text()


@pytest.mark.parametrize("percent", [125, 150])
def test_with_larger_text_the_window_still_fits_and_the_last_line_is_there(percent, window, paths, qtbot, qapp):
    gathering.change_about(window.workbench.history, window.stage.session.about.id, ground_rule="attributed")
    try:
        while theme.text_percent() != percent:
            legible.next_size(paths)
        resized(qtbot, window, *SMALLEST)
        type_line(qtbot, window, SHORT)
        type_line(qtbot, window, SHORT)
        settle(qtbot, window)
        assert window.size() == QSize(*SMALLEST)
        assert in_sight(window) >= 2
        assert faults(window) == []

        window.side.details.press("second")
        window.side.details.second.setText("Quelqu’un tient la corde")
        window.side.details.press("speaker")
        settle(qtbot, window)
        assert window.size() == QSize(*SMALLEST)
        assert faults(window) == []
    finally:
        qapp.setProperty(theme.TEXT_PERCENT, None)


def test_a_click_on_the_hint_leads_into_the_field(window, qtbot):
    window.side.list.setFocus()
    field = window.side.field
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=field.hint.geometry().center())

    assert field.hasFocus()
