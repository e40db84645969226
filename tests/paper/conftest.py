import pytest

from bonfire_deck.paper.fonts import register_fonts


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp):
    """The families of the product are known, as in the app."""
    register_fonts()
