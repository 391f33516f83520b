"""The running tally equals a count by status, for any obligations and any day."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.domain.obligations import Basis, Due, EarlierDue, Obligation, Party, Returned
from compliance.domain.reasons import because
from compliance.domain.tally import Delta, Moves, counts, difference, moves

CONTRACT = UUID(int=1)
FIRST = date(2026, 3, 1)
days = st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n))
maybe_days = st.none() | days


def due(day: date | None) -> Due:
    return Due(day, Basis.POLICY, because("test"))


@st.composite
def obligations(draw: st.DrawFn) -> Obligation:
    claimed_on = draw(maybe_days)
    accepted_on = None if claimed_on is None else draw(st.none() | st.just(claimed_on + timedelta(days=3)))
    untils = sorted(draw(st.lists(days, max_size=2, unique=True)))
    received = draw(st.lists(days, max_size=1))
    return Obligation(
        contract=CONTRACT,
        rule=draw(st.sampled_from(["a", "b"])),
        subject=UUID(int=draw(st.integers(2, 5))),
        period=draw(st.sampled_from(["", "FY2025", "FY2026"])),
        episode=1,
        item=draw(st.sampled_from(["11", "12"])),
        edition="",
        party=draw(st.sampled_from(Party)),
        raised_on=draw(days),
        raised_by=because("test"),
        due=due(draw(maybe_days)),
        claimed_on=claimed_on,
        met_on=claimed_on if accepted_on else None,
        accepted_on=accepted_on,
        lapsed_on=draw(maybe_days),
        standing=draw(st.booleans()),
        earlier_dues=tuple(EarlierDue(until, due(draw(maybe_days))) for until in untils),
        returned=tuple(Returned(day, day + timedelta(days=4), because("test")) for day in received),
    )


def added_up(tally: Moves, as_of: date) -> dict[tuple[str, Party], Delta]:
    totals: dict[tuple[str, Party], Delta] = defaultdict(Delta)
    for (item, party, day), delta in tally.items():
        if day <= as_of:
            totals[item, party] = totals[item, party].plus(delta)
    return {cell: total for cell, total in totals.items() if total != Delta()}


@settings(max_examples=300, deadline=None)
@given(st.lists(obligations(), max_size=8), st.integers(-5, 80))
def test_the_changes_up_to_a_day_add_up_to_the_counts_of_that_day(owed: list[Obligation], offset: int) -> None:
    as_of = FIRST + timedelta(days=offset)
    assert added_up(moves(owed), as_of) == counts(owed, as_of)


@given(st.lists(obligations(), max_size=5), st.lists(obligations(), max_size=5))
def test_adding_the_difference_turns_one_tally_into_the_other(old: list[Obligation], new: list[Obligation]) -> None:
    before, after = moves(old), moves(new)
    tally = defaultdict(Delta, before)
    for move, delta in difference(before, after).items():
        tally[move] = tally[move].plus(delta)
    assert {move: delta for move, delta in tally.items() if delta != Delta()} == after


def erasure_due(subject: int, day: date) -> Obligation:
    return Obligation(
        contract=CONTRACT,
        rule="erase",
        subject=UUID(int=subject),
        period="FY2025",
        episode=1,
        item="11",
        edition="",
        party=Party.CONTRACTOR,
        raised_on=FIRST,
        raised_by=because("test"),
        due=due(day),
    )


def test_a_matter_with_one_overdue_and_one_open_duty_is_overdue_and_counts_once() -> None:
    owed = [
        erasure_due(subject=5, day=FIRST + timedelta(days=5)),
        erasure_due(subject=6, day=FIRST + timedelta(days=30)),
    ]
    assert counts(owed, FIRST + timedelta(days=10)) == {
        ("11", Party.CONTRACTOR): Delta(matters_overdue=1, rows_open=1, rows_overdue=1)
    }
