"""Risk is a sum that can be read: each line has its factor, its number and its points."""

from uuid import UUID

from compliance.planner.risks import Circumstances, Factor, Line, RiskWeights, risk_of

CLINIC, SHOP = UUID(int=1), UUID(int=2)


def test_the_sum_is_that_of_its_lines() -> None:
    clinic = Circumstances(contract=CLINIC, sensitive=True, persons=12_000, computer=True, incidents=2)
    risk = risk_of([clinic])
    assert risk.lines == (
        Line(Factor.PERSONS, 12_000, 15),
        Line(Factor.SENSITIVE, 1, 20),
        Line(Factor.COMPUTER, 1, 5),
        Line(Factor.INCIDENTS, 2, 30),
    )
    assert (risk.points, risk.crew) == (70, 2)


def test_a_visit_is_as_risky_as_its_riskiest_contract_and_a_little_more_for_each_further_one() -> None:
    shop, clinic = Circumstances(contract=SHOP, persons=50), Circumstances(contract=CLINIC, persons=500)
    risk = risk_of([shop, clinic, shop])
    assert risk.lines == (Line(Factor.PERSONS, 500, 5), Line(Factor.FURTHER_CONTRACTS, 2, 6))
    assert (risk.points, risk.crew) == (11, 1)


def test_what_nobody_wrote_down_and_nobody_visited_counts() -> None:
    risk = risk_of([Circumstances(contract=SHOP, years_without=None)])
    assert {line.factor for line in risk.lines} == {Factor.PERSONS_UNKNOWN, Factor.NEVER_VISITED}


def test_the_ward_sets_the_weights_and_repetition_has_its_limit() -> None:
    weights = RiskWeights(findings=7, most=2, two_from=14)
    risk = risk_of([Circumstances(contract=SHOP, persons=0, findings=9)], weights)
    assert risk.lines == (Line(Factor.PERSONS, 0, 0), Line(Factor.FINDINGS, 9, 14))
    assert risk.crew == 2
