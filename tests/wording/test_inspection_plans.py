"""Everything that the planner and its checker can say has words in both languages."""

from datetime import date
from uuid import UUID

from compliance.planner.checking import Broken
from compliance.planner.plans import Change, Hindrance, Need, Unplanned
from compliance.planner.risks import Factor, Line
from compliance.wording.inspection_plans import (
    BROKEN,
    CHANGES,
    FACTORS,
    HINDRANCES,
    risk_line,
    what_would_help,
    why_unplanned,
)

AOKI, VISIT = UUID(int=1), UUID(int=2)


def test_nothing_is_left_without_words() -> None:
    assert BROKEN.keys() == set(Broken)
    assert FACTORS.keys() == set(Factor)
    assert HINDRANCES.keys() == set(Hindrance)
    assert CHANGES.keys() == set(Hindrance) - {Hindrance.PAST}, "the past is not changed"


def test_a_reason_counts_days_and_a_change_says_what_to_do_for_which_day() -> None:
    change = Change(date(2026, 12, 7), (AOKI,), (Need(Hindrance.FROZEN), Need(Hindrance.WEEK_FULL, AOKI)))
    left_out = Unplanned(VISIT, 20, {Hindrance.CLOSED: 6, Hindrance.FROZEN: 14}, change)
    assert why_unplanned(left_out).ja == "行える期間20日のうち、議会等の期間 14日、区の閉庁日 6日"
    help_by = what_would_help(left_out, lambda _: "青木")
    assert help_by.ja == "議会等の期間の例外とする、青木のその週の件数を1件増やすと、令和8年12月7日に青木が行えます"
    assert help_by.en.endswith("青木 can then go on 7 December 2026")


def test_a_line_of_a_risk_has_its_number_and_its_points() -> None:
    line = risk_line(Line(Factor.PERSONS, 12_000, 15))
    assert (line.ja, line.en) == ("対象者12,000人 +15", "12,000 persons +15")
