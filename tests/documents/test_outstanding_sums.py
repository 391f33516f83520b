"""The figures of the outstanding report: what counts as one matter, and that figures and rows must agree."""

from dataclasses import replace
from typing import Any

import pytest

from compliance.documents.outstanding import Figures, Lengths, Line, Named, SumsDisagree, check_sums, tabulate
from compliance.documents.outstanding.sums import item_order
from compliance.domain.obligations import Party, Status
from tests.documents.outstanding_samples import head, met_late, report, row

OVERDUE: dict[str, Any] = {"status": Status.OVERDUE, "status_words": "期限超過"}
CLAIMED: dict[str, Any] = {"status": Status.CLAIMED, "status_words": "確認待ち", "days_late": 0}


def test_rows_of_one_contract_item_and_year_are_one_matter() -> None:
    first = row(3)
    second = row(3, obligation=row(99).obligation)
    assert tabulate(head(), [first, second], []).both.matters == 1


def test_another_fiscal_year_is_another_matter() -> None:
    assert tabulate(head(), [row(3), row(3, fiscal_year=2024)], []).both.matters == 2


def test_a_matter_with_one_overdue_row_is_overdue_even_where_another_row_waits_for_review() -> None:
    rows = [row(3, **OVERDUE, days_late=4), row(3, **CLAIMED)]
    assert tabulate(head(), rows, []).contractor == Figures(matters=1, overdue=1, claimed=0)


def test_open_is_what_is_neither_overdue_nor_claimed() -> None:
    assert Figures(matters=9, overdue=4, claimed=2).open == 3


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (1, Lengths(1, 0, 0)),
        (30, Lengths(1, 0, 0)),
        (31, Lengths(0, 1, 0)),
        (90, Lengths(0, 1, 0)),
        (91, Lengths(0, 0, 1)),
    ],
)
def test_lengths_break_after_30_and_90_days(days: int, expected: Lengths) -> None:
    assert tabulate(head(), [row(3, **OVERDUE, days_late=days)], []).contractor_lengths == expected


def test_the_longest_row_of_a_matter_decides_its_length() -> None:
    rows = [row(3, **OVERDUE, days_late=5), row(3, **OVERDUE, days_late=95)]
    assert tabulate(head(), rows, []).contractor_lengths == Lengths(0, 0, 1)


def test_the_wards_own_rows_come_first() -> None:
    parties = [listed.party for listed in report(60).rows]
    assert parties == sorted(parties, key=lambda party: party is not Party.WARD)


def test_rows_without_a_due_day_come_last_in_their_party() -> None:
    rows = [row(2, due_on=None, status=Status.OPEN, days_late=0), row(3), row(4)]
    assert tabulate(head(), rows, []).rows[-1].due_on is None


def test_items_stand_by_edition_and_number_and_measures_last() -> None:
    keys = ["measure:ward.system.1", "b/9", "a/第10条", "a/第9条2", "b/16", "a/第9条", "office:review"]
    expected = ["a/第9条", "a/第9条2", "a/第10条", "b/9", "b/16", "measure:ward.system.1", "office:review"]
    assert sorted(keys, key=item_order) == expected


def test_every_breakdown_adds_up_to_the_totals() -> None:
    made = report(200, contractors=31, late=17)
    for lines in (made.by_item, made.by_section, made.by_contractor):
        assert sum((line.both for line in lines), Figures()) == made.both
    assert made.ward_lengths.overdue == made.ward.overdue
    assert made.contractor_lengths.overdue == made.contractor.overdue


def test_met_late_counts_matters_of_the_late_rows() -> None:
    assert tabulate(head(), [], [met_late(3), met_late(3), met_late(4)]).both == Figures(met_late=2)


def test_two_contractors_of_the_same_name_stay_two() -> None:
    rows = [row(2, contractor=Named("a", "ひまわり助産院")), row(5, contractor=Named("b", "ひまわり助産院"))]
    assert len(tabulate(head(), rows, []).by_contractor) == 2


def test_a_report_whose_total_differs_from_its_rows_is_refused() -> None:
    made = report(12)
    with pytest.raises(SumsDisagree, match="合計（区）"):
        check_sums(replace(made, ward=made.ward + Figures(matters=1)))


@pytest.mark.parametrize(
    ("field", "name"), [("by_item", "項別"), ("by_section", "担当課別"), ("by_contractor", "委託先別")]
)
def test_a_missing_line_is_refused(field: str, name: str) -> None:
    made = report(12)
    with pytest.raises(SumsDisagree, match=name):
        check_sums(replace(made, **{field: getattr(made, field)[1:]}))


def test_a_line_of_zeros_is_allowed() -> None:
    made = report(12)
    check_sums(replace(made, by_item=(*made.by_item, Line(Named("3", "第3項 適正収集"), Figures(), Figures()))))
