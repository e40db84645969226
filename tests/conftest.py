"""What every test stands on."""

import os
from pathlib import Path

import pytest

from bonfire_deck.files.starter_deck import make_starter_deck
from bonfire_deck.paths import Paths


def pytest_configure() -> None:
    """Draw off screen: tests open windows, also on a machine without a display and on one where somebody works."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter deck, laid out once: it takes some seconds, and each home would lay it out anew."""
    paths = Paths.under(tmp_path_factory.mktemp("starter"))
    made = make_starter_deck(paths, lambda _done, _total, _name: None)
    assert made is not None
    return made
