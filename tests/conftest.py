"""What every test stands on."""

import os


def pytest_configure() -> None:
    """Draw off screen: tests open windows, also on a machine without a display and on one where somebody works."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
