"""The same run window as in the tests of its own."""

from tests.ui.run.conftest import asked, fonts, path, window

__all__ = ["asked", "fonts", "path", "window"]
