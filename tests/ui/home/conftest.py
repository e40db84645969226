"""The app on a temporary home, for what the home window does to whole files."""

from tests.journeys.conftest import app, bare_home, fonts, home

__all__ = ["app", "bare_home", "fonts", "home"]
