from dataclasses import fields

import pytest

from bonfire_deck.ui.studio.doors import StudioDoors
from bonfire_deck.ui.studio.studio_window import StudioWindow
from bonfire_deck.ui.workbench import Workbench
from tests.files.builders import LAPTOP, deck_at
from tests.patience import bring_up


@pytest.fixture
def studio(tmp_path, paths, qtbot):
    """Opens a small deck in the studio; again as after closing it."""
    path = deck_at(tmp_path / "ours.bonfiredeck", 5)
    standing = []

    def end():
        for window in standing:
            window.close()
            window.workbench.close()
        standing.clear()

    def again():
        end()
        workbench = Workbench(path, paths, LAPTOP)
        window = StudioWindow(workbench, StudioDoors(*[lambda: None] * len(fields(StudioDoors))))
        qtbot.addWidget(window)
        window.show()
        bring_up(window)
        standing.append(window)
        return window

    yield again
    end()
