"""The services' tests run on both databases."""

import pytest

from compliance.store.database import Database
from tests.services.wards import Ward, small_ward


@pytest.fixture
def ward(database: Database) -> Ward:
    """A small ward on a fresh database, on each backend in turn."""
    return small_ward(database)
