"""What the tests of files and of the app have, here too."""

from tests.files.conftest import mine, paths, sound, workers
from tests.journeys.conftest import app, bare_home, fonts, home

__all__ = ["app", "bare_home", "fonts", "home", "mine", "paths", "sound", "workers"]
