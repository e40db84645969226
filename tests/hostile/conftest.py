"""What the tests of files have, here too."""

from tests.files.conftest import mine, paths, sound, workers

__all__ = ["mine", "paths", "sound", "workers"]
