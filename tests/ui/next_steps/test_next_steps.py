"""Next steps by real keys: typed fast, changed in place, ordered, linked, and half-typed words after a crash."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from bonfire_deck.files import next_steps, parking, theming
from bonfire_deck.model.next_steps import steps_of
from bonfire_deck.ui.next_steps.link_sheet import LinkSheet
from bonfire_deck.ui.next_steps.rows import ROW
from bonfire_deck.ui.parking_sheet import ParkingSheet
from tests.patience import bring_up

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
Key = Qt.Key


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def type_on(qtbot, words):
    qtbot.keyClicks(QApplication.focusWidget(), words)


def steps(window):
    found = steps_of(window.bench.reader.session())
    return [(s.step.kind, s.step.text, s.step.who, s.step.by, s.step.to_whom) for s in found]


def texts(window):
    return [text for _kind, text, *_rest in steps(window)]


def rows(window):
    pane = window.pane.list
    return [pane.item(place).data(ROW).spoken for place in range(pane.count())]


def add(window, *words):
    return [next_steps.add_step(window.bench.history, "action", text) for text in words]


def to_list(window, qtbot, step_id):
    window.pane.list.setFocus()
    window.pane.list.choose(step_id)
    assert QApplication.focusWidget() is window.pane.list


def test_steps_are_typed_one_after_the_other_by_keys_alone(window, qtbot):
    assert window.pane.form.fields["text"].hasFocus()
    type_on(qtbot, "Walk the route once")
    press(qtbot, Key.Key_Tab)
    type_on(qtbot, "Amber")
    press(qtbot, Key.Key_Tab)
    type_on(qtbot, "2026-12-01")
    press(qtbot, Key.Key_Return)
    assert window.pane.form.fields["text"].hasFocus()
    press(qtbot, Key.Key_2, ALT)
    for words in ("We tell the porters", "Fern", "before Easter", "the porters"):
        type_on(qtbot, words)
        press(qtbot, Key.Key_Tab if words != "the porters" else Key.Key_Return)
    press(qtbot, Key.Key_4, ALT)
    type_on(qtbot, "The kitchen did it")
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_1, ALT)
    type_on(qtbot, "Ask who oils the wheels")
    press(qtbot, Key.Key_Return)
    assert steps(window) == [
        ("action", "Walk the route once", "Amber", "2026-12-01", ""),
        ("action", "Ask who oils the wheels", "", "", ""),
        ("undertaking", "We tell the porters", "Fern", "before Easter", "the porters"),
        ("example", "The kitchen did it", "", "", ""),
    ]
    assert rows(window) == [
        "Actions", "Walk the route once, Amber · by 2026-12-01", "Ask who oils the wheels",
        "Undertakings", "We tell the porters, Fern · before Easter · to the porters",
        "Examples", "The kitchen did it",
    ]  # fmt: skip
    assert window.pane.form.is_empty
    press(qtbot, Key.Key_Z, CONTROL)
    assert "Ask who oils the wheels" not in texts(window)
    assert "Add a next step" in window.pane.line.text()
    press(qtbot, Key.Key_Z, CONTROL | SHIFT)
    assert "Ask who oils the wheels" in texts(window)


def test_only_an_undertaking_is_given_to_somebody(window, qtbot):
    form = window.pane.form
    assert not form.fields["to_whom"].isVisible()
    press(qtbot, Key.Key_2, ALT)
    form.fields["to_whom"].setText("the porters")
    assert form.fields["to_whom"].isVisible()
    qtbot.mouseClick(window.findChild(QPushButton, "step-kind-opening"), Qt.MouseButton.LeftButton)
    form.begin()
    type_on(qtbot, "The hall is free on Mondays")
    press(qtbot, Key.Key_Return)
    assert steps(window) == [("opening", "The hall is free on Mondays", "", "", "")]


def test_ctrl_z_undoes_typing_first(window, qtbot):
    add(window, "Walk the route")
    type_on(qtbot, "half")
    press(qtbot, Key.Key_Z, CONTROL)
    assert window.pane.form.fields["text"].text() == ""
    assert texts(window) == ["Walk the route"]


def test_empty_words_are_refused_with_a_sentence(window, qtbot):
    press(qtbot, Key.Key_Tab)
    type_on(qtbot, "Amber")
    press(qtbot, Key.Key_Return)
    assert texts(window) == []
    assert "nothing to save" in window.pane.line.text()
    assert window.pane.form.fields["who"].text() == "Amber"


def test_half_typed_words_come_back_after_a_crash(opened, qtbot):
    opened()
    press(qtbot, Key.Key_2, ALT)
    type_on(qtbot, "We tell the por")
    press(qtbot, Key.Key_Tab)
    type_on(qtbot, "Fern")
    again = opened()
    assert (again.pane.form.kind, again.pane.form.fields["who"].text()) == ("undertaking", "Fern")
    type_on(qtbot, "ters")
    press(qtbot, Key.Key_Return)
    assert steps(again) == [("undertaking", "We tell the porters", "Fern", "", "")]
    assert opened().pane.form.is_empty


def test_the_disk_refuses_and_the_words_stay(window, paths, qtbot):
    type_on(qtbot, "Walk the route")
    window.bench.history.connection.execute("PRAGMA query_only=ON")
    try:
        press(qtbot, Key.Key_Return)
    finally:
        window.bench.history.connection.execute("PRAGMA query_only=OFF")
    assert window.pane.form.fields["text"].text() == "Walk the route"
    assert "Walk the route" in (paths.rescue / "day.jsonl").read_text()
    assert "rescue" in window.pane.line.text() or "day.jsonl" in window.pane.line.text()


def test_a_step_is_changed_where_it_stands(window, qtbot):
    first, second = add(window, "Walk the route", "Ask the porters")
    to_list(window, qtbot, second)
    press(qtbot, Key.Key_Return)
    form = window.pane.list.itemWidget(window.pane.list.item_of(second))
    assert form.isVisible()
    assert form.fields["text"].hasFocus()
    type_on(qtbot, " again")
    press(qtbot, Key.Key_2, ALT)
    press(qtbot, Key.Key_Tab)
    type_on(qtbot, "Sky")
    press(qtbot, Key.Key_Return)
    assert steps(window)[1] == ("undertaking", "Ask the porters again", "Sky", "", "")
    assert window.pane.list.hasFocus()
    assert window.pane.list.chosen().step_id == second
    to_list(window, qtbot, first)
    press(qtbot, Key.Key_F2)
    type_on(qtbot, " never")
    press(qtbot, Key.Key_Escape)
    assert texts(window) == ["Walk the route", "Ask the porters again"]
    assert window.isVisible()
    press(qtbot, Key.Key_Z, CONTROL)
    assert steps(window)[1] == ("action", "Ask the porters", "", "", "")


def test_what_changes_elsewhere_leaves_a_half_changed_step_alone(window, qtbot):
    _first, second = add(window, "Walk the route", "Ask the porters")
    to_list(window, qtbot, second)
    press(qtbot, Key.Key_Return)
    type_on(qtbot, " aga")
    add(window, "From another laptop")
    assert QApplication.focusWidget().text() == "Ask the porters aga"
    type_on(qtbot, "in")
    press(qtbot, Key.Key_Return)
    assert texts(window) == ["Walk the route", "Ask the porters again", "From another laptop"]
    to_list(window, qtbot, second)
    press(qtbot, Key.Key_Return)
    next_steps.remove_step(window.bench.history, second)
    assert texts(window) == ["Walk the route", "From another laptop"]
    assert window.bench.desk.get("next-step-changed") is None


def test_a_step_half_changed_comes_back_after_a_crash(opened, qtbot):
    window = opened()
    (step,) = add(window, "Walk the route")
    to_list(window, qtbot, step)
    press(qtbot, Key.Key_Return)
    type_on(qtbot, " tw")
    again = opened()
    assert QApplication.focusWidget().text() == "Walk the route tw"
    type_on(qtbot, "ice")
    press(qtbot, Key.Key_Return)
    assert texts(again) == ["Walk the route twice"]


def test_order_is_changed_by_keys_and_by_hand_within_a_kind(window, qtbot):
    one, two, three = add(window, "One", "Two", "Three")
    other = next_steps.add_step(window.bench.history, "opening", "Other")
    to_list(window, qtbot, three)
    press(qtbot, Key.Key_PageUp, CONTROL)
    press(qtbot, Key.Key_PageUp, CONTROL)
    press(qtbot, Key.Key_PageUp, CONTROL)
    assert texts(window) == ["Three", "One", "Two", "Other"]
    press(qtbot, Key.Key_PageDown, CONTROL)
    assert texts(window) == ["One", "Three", "Two", "Other"]
    press(qtbot, Key.Key_Z, CONTROL)
    assert texts(window) == ["Three", "One", "Two", "Other"]
    drag(window, two, three)
    assert texts(window) == ["Two", "Three", "One", "Other"]
    drag(window, two, one)
    assert texts(window) == ["Three", "One", "Two", "Other"]
    drag(window, one, other)
    assert [(kind, text) for kind, text, *_rest in steps(window)][-2:] == [("opening", "One"), ("opening", "Other")]


def drag(window, step_id, to_id):
    pane = window.pane.list
    start, end = (pane.visualItemRect(pane.item_of(name)).center() for name in (step_id, to_id))
    QTest.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(pane.viewport(), start + QPoint(0, round((end.y() - start.y()) * part)))
        QApplication.processEvents()
    QTest.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=end)


def test_a_step_is_taken_away_and_brought_back(window, qtbot):
    one, _two = add(window, "One", "Two")
    to_list(window, qtbot, one)
    press(qtbot, Key.Key_Delete)
    assert texts(window) == ["Two"]
    press(qtbot, Key.Key_Z, CONTROL)
    assert texts(window) == ["One", "Two"]
    press(qtbot, Key.Key_N)
    assert window.pane.form.fields["text"].hasFocus()
    press(qtbot, Key.Key_Down)
    assert window.pane.list.hasFocus()


def linked(window):
    (shown,) = steps_of(window.bench.reader.session())
    cards = [card.number for card in shown.cards]
    return [theme.title for theme in shown.themes], [r.text[:12] for r in shown.reactions], cards


def test_a_step_is_linked_by_searching_and_links_are_taken_away(window, qtbot):
    theming.make_theme(window.bench.history, "now", "It made sense once", window.bench.ids[:2])
    (step,) = add(window, "Walk the route")
    to_list(window, qtbot, step)
    press(qtbot, Key.Key_L)
    sheet = window.findChild(LinkSheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    for words in ("sense onc", "oil needs", "3: card"):
        sheet.search.selectAll()
        type_on(qtbot, words)
        press(qtbot, Key.Key_Return)
    number = next(card.number for card in window.bench.reader.session().cards if card.title == "Card 2")
    assert linked(window) == (["It made sense once"], ["Needs oil: s"], [number])
    press(qtbot, Key.Key_Return)
    assert linked(window)[2] == []
    press(qtbot, Key.Key_Escape)
    bring_up(window)
    assert rows(window) == [
        "Actions", "Walk the route", "Theme: It made sense once",
        "○ “Needs oil: somebody has to look after the gaps”",
    ]  # fmt: skip
    to_list(window, qtbot, step)
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Delete)
    assert linked(window) == ([], ["Needs oil: s"], [])
    press(qtbot, Key.Key_Z, CONTROL)
    assert linked(window)[0] == ["It made sense once"]


def test_a_search_without_a_hit_says_so_and_links_nothing(window, qtbot):
    (step,) = add(window, "Walk the route")
    to_list(window, qtbot, step)
    press(qtbot, Key.Key_L)
    sheet = window.findChild(LinkSheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    type_on(qtbot, "zebra")
    press(qtbot, Key.Key_Return)
    assert linked(window) == ([], [], [])
    assert any("Nothing found" in label.text() for label in sheet.findChildren(QLabel))
    press(qtbot, Key.Key_Escape)


def test_everything_has_a_name_for_those_who_hear_it(window):
    add(window, "Walk the route")
    buttons = window.findChildren(QPushButton)
    assert len(buttons) > 8
    assert [button.objectName() for button in buttons if not button.accessibleName()] == []
    assert [field.objectName() for field in window.pane.form.fields.values() if not field.accessibleName()] == []
    assert window.objectName() == "next-steps-window"


def test_esc_closes_and_the_words_wait(window, qtbot):
    type_on(qtbot, "half ty")
    below, bench = window.parentWidget(), window.bench
    press(qtbot, Key.Key_Escape)
    assert not window.isVisible()
    from bonfire_deck.ui.next_steps.steps_window import open_next_steps

    again = open_next_steps(below, bench)
    assert again.pane.form.fields["text"].text() == "half ty"


def test_what_is_parked_is_one_press_away(window, qtbot):
    item = parking.park(window.bench.history, "who pays", None, None, None)
    reminder = window.findChild(QPushButton, "parked-reminder")
    qtbot.mouseClick(reminder, Qt.MouseButton.LeftButton)
    sheet = window.findChild(ParkingSheet)
    qtbot.waitUntil(sheet.isVisible)
    qtbot.keyClick(sheet.list, Key.Key_N)
    assert rows(window) == ["Actions", "who pays"]
    assert next(row.fate for row in window.bench.reader.session().parked if row.id == item) == "next"
    assert not reminder.isVisible()
    sheet.close()
