"""Rows of buttons that go on in the next line where a window is narrow."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from bonfire_deck.ui.flow import FlowRow


def page(widths):
    """A page with a flow row of buttons of these widths, and the buttons."""
    ground = QWidget()
    outer = QVBoxLayout(ground)
    row = FlowRow(8)
    outer.addLayout(row)
    outer.addStretch(1)
    buttons = []
    for width in widths:
        button = QPushButton()
        button.setFixedSize(width, 30)
        row.addWidget(button)
        buttons.append(button)
    return ground, row, buttons


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(20, 200), min_size=1, max_size=12), st.integers(230, 900))
def test_at_every_width_all_are_inside_in_their_order_and_none_lies_on_another(qapp, widths, room):
    ground, row, buttons = page(widths)
    ground.resize(room, 600)
    ground.show()
    qapp.processEvents()
    boxes = [button.geometry() for button in buttons]
    assert all(ground.rect().contains(box) for box in boxes)
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    assert sorted(boxes, key=lambda box: (box.y(), box.x())) == boxes
    assert row.heightForWidth(row.geometry().width()) == max(box.bottom() for box in boxes) + 1 - boxes[0].y()
    ground.close()


def test_a_hidden_button_leaves_no_gap(qtbot):
    ground, _row, buttons = page([100, 100, 100])
    qtbot.addWidget(ground)
    ground.resize(600, 200)
    buttons[1].hide()
    ground.show()
    assert buttons[2].x() == buttons[0].geometry().right() + 1 + 8


@pytest.mark.parametrize(("room", "lines"), [(600, 1), (250, 2), (140, 3)])
def test_lines_come_as_the_window_narrows(qtbot, room, lines):
    ground, _row, buttons = page([100, 100, 100])
    qtbot.addWidget(ground)
    ground.resize(room, 300)
    ground.show()
    assert len({button.y() for button in buttons}) == lines
