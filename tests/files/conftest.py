import shutil

import pytest

from bonfire_deck.paths import Paths
from bonfire_deck.pictures.intake import PictureWorkers
from tests.files.builders import session_at
from tests.files.wrecks import with_reactions


@pytest.fixture(scope="session")
def workers():
    with PictureWorkers(1) as workers:
        yield workers


@pytest.fixture(scope="session")
def sound(tmp_path_factory):
    """A sound session with three reactions, to be copied byte for byte and never written to."""
    path = session_at(tmp_path_factory.mktemp("sound") / "sound.bonfire", groups=3, cards=4, plan="where-now")
    with_reactions(path, "One word", "Two words", "Three words")
    return path


@pytest.fixture
def paths(tmp_path):
    return Paths.under(tmp_path / "home")


@pytest.fixture
def mine(tmp_path, sound):
    """A session of one's own, to be written to."""
    path = tmp_path / "mine.bonfire"
    shutil.copyfile(sound, path)
    return path
