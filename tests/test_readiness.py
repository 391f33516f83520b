"""What production refuses to serve, and practice does not mind."""

import pytest

from compliance.config import CannotStart, Config
from compliance.readiness import DatabaseFacts, refuse_unready

PRODUCTION = Config.from_environ({"COMPLIANCE_MODE": "production", "COMPLIANCE_URL": "https://kojin.example.lg.jp"})
DEMO = Config.from_environ({})
PRACTICE = DatabaseFacts(practice_ward=True, published_passwords=("officer",))


def test_production_refuses_the_practice_ward() -> None:
    with pytest.raises(CannotStart, match="practice ward"):
        refuse_unready(PRODUCTION, PRACTICE)


def test_production_refuses_a_published_password_and_names_whose() -> None:
    with pytest.raises(CannotStart, match="officer, mayor"):
        refuse_unready(PRODUCTION, DatabaseFacts(practice_ward=False, published_passwords=("officer", "mayor")))


def test_a_clean_database_is_served_in_production_and_the_practice_ward_in_demo() -> None:
    refuse_unready(PRODUCTION, DatabaseFacts(practice_ward=False))
    refuse_unready(DEMO, PRACTICE)
