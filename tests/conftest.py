"""What every test stands on."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bonfire_deck.files.starter_deck import make_starter_deck
from bonfire_deck.paths import Paths
from tests.patience import PatientBot
from tools.pace import slowness

HANGS_AFTER_SECONDS = 300
"""On an idle machine no test takes a tenth of it."""


def pytest_configure() -> None:
    """Draw off screen: tests open windows, also on a machine without a display and on one where somebody works."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # How long an example takes is no law of ours.
    settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("ours")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give up a test that hangs, as late as this machine needs."""
    hangs = pytest.mark.timeout(HANGS_AFTER_SECONDS * slowness())
    for item in items:
        item.add_marker(hangs)


@pytest.fixture
def qtbot(qapp, request: pytest.FixtureRequest) -> PatientBot:
    """pytest-qt's robot, that waits as long as it takes."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter deck, laid out once: it takes some seconds, and each home would lay it out anew."""
    paths = Paths.under(tmp_path_factory.mktemp("starter"))
    made = make_starter_deck(paths, lambda _done, _total, _name: None)
    assert made is not None
    return made
