"""Practice wards of many seeds, days and sizes: each can be made, and everything in it can be proved."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from compliance.clock import FixedClock
from compliance.config import PasswordCost
from compliance.demo.loading import load
from compliance.passwords import Passwords
from compliance.services.integrity import verify
from tests.demo.wards import empty_desk

pytestmark = pytest.mark.long
DAYS = [date(2026, 3, 31), date(2026, 4, 1), date(2026, 8, 15), date(2027, 1, 4)]


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("seed", ["1", "2", "3", "haru"])
def test_a_ward_of_any_seed_and_day_is_sound(seed: str, day: date, tmp_path: Path) -> None:
    _make_and_prove(tmp_path, seed, day, contracts=1)


def test_a_ward_of_three_hundred_contracts_is_sound(tmp_path: Path) -> None:
    _make_and_prove(tmp_path, "1", DAYS[0], contracts=300)


def _make_and_prove(folder: Path, seed: str, day: date, contracts: int) -> None:
    morning = FixedClock(datetime.combine(day, time(0), tzinfo=UTC))
    desk = replace(empty_desk(folder / "ward.db"), clock=morning)
    load(desk, Passwords(PasswordCost.CHEAP), seed, day, contracts, lambda done, total: None)
    found = verify(desk, lambda done, total: None)
    desk.database.dispose()
    assert found.faults == ()
