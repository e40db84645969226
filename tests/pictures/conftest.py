import pytest

from bonfire_deck.pictures.intake import PictureWorkers


@pytest.fixture(scope="session")
def workers():
    with PictureWorkers(2) as workers:
        yield workers
