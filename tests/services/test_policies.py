"""The ward's own figures: what no day can be counted by is refused, for it would stop every later write."""

from datetime import date

import pytest

from compliance.domain.errors import Refused
from compliance.services.integrity import verify
from compliance.services.policies import ChangePolicy, change_policy
from compliance.services.recording import record
from tests.services.wards import EDITION, OFFICER, Ward

FROM = date(2026, 4, 1)


@pytest.mark.parametrize("month_day", ["02-29", "July", "6-30", "13-01", ""])
def test_a_month_and_day_that_not_every_year_has_is_refused(ward: Ward, month_day: str) -> None:
    change = ChangePolicy(edition_id=EDITION, name="inspection_plan", from_on=FROM, month_day=month_day)
    with pytest.raises(Refused) as refused:
        record(ward.desk, OFFICER, change)
    assert refused.value.field == "month_day"


@pytest.mark.parametrize("days", [-1, 36_501, 10**9])
def test_days_that_run_off_the_calendar_are_refused(ward: Ward, days: int) -> None:
    figures = ward.desk.shelf.edition(EDITION).policies.values()
    name = next(figure.name for figure in figures if figure.days is not None)
    with pytest.raises(Refused) as refused:
        record(ward.desk, OFFICER, ChangePolicy(edition_id=EDITION, name=name, from_on=FROM, days=days))
    assert refused.value.field == "days"


def test_after_a_change_of_policy_nothing_is_stale(ward: Ward) -> None:
    change = ChangePolicy(edition_id=EDITION, name="inspection_plan", from_on=FROM, month_day="05-31")
    change_policy(ward.desk, OFFICER, change)
    found = verify(ward.desk, lambda done, total: None)
    assert (found.stale, found.faults) == (0, ())
