"""What is worked out once for many contracts stays each contract's own, and nothing shared is told of the wrong one."""

from dataclasses import fields
from datetime import date
from uuid import UUID

from hypothesis import given

from compliance.domain.derivation import derive
from compliance.domain.editions import Act
from compliance.domain.fact_sets import ENTITY_OF, Facts
from compliance.domain.facts import Concluded, StatusRequested
from compliance.domain.memos import AT_MOST, Memo
from compliance.domain.obligations import Obligation
from compliance.domain.rulebook import PolicyChange, Rulebook, rulebooks_of
from compliance.domain.rules.acts import OWED
from compliance.resources import closed_days, load_editions, load_law
from tests.domain.strategies import THROUGH, lives

EDITIONS = load_editions(None)
EDITION = EDITIONS["shinjuku-2021"]


def rulebook(*changes: PolicyChange) -> Rulebook:
    """One that has worked out nothing yet."""
    told = dict.fromkeys(EDITIONS, changes)
    return rulebooks_of(EDITIONS, load_law(), told, closed_days(), None)["shinjuku-2021"]


def signed(contract: int, *, collects: bool = True) -> Facts:
    """A contract of the fiscal year 2026, under its own number."""
    id_, on = UUID(int=contract), date(2026, 4, 1)
    return Facts(id_, (Concluded(id=id_, on=on, start=on, end=date(2027, 3, 31), collects=collects),))


KEPT = rulebook()


@given(lives())
def test_a_rulebook_that_has_seen_other_lives_says_what_a_new_one_says(facts: Facts) -> None:
    assert derive(KEPT, facts, THROUGH) == derive(rulebook(), facts, THROUGH)


@given(lives())
def test_every_obligation_carries_every_field(facts: Facts) -> None:
    assert all(o == Obligation(**o._asdict()) for o in derive(KEPT, facts, THROUGH))


def test_contracts_signed_alike_share_no_identity() -> None:
    book = rulebook()
    one, other = derive(book, signed(1), THROUGH), derive(book, signed(2), THROUGH)
    assert [o.key for o in one] == [o.key for o in other]
    assert not {o.id for o in one} & {o.id for o in other}
    assert {o.contract for o in other} == {UUID(int=2)}


def test_work_that_collects_nothing_is_told_apart_on_the_same_days() -> None:
    book = rulebook()
    lapsed = [
        {o.key for o in derive(book, signed(n, collects=n == 1), THROUGH) if o.lapsed_on == date(2026, 4, 1)}
        for n in (1, 2)
    ]
    assert not lapsed[0]
    assert lapsed[1]


def test_a_changed_policy_binds_what_is_raised_from_its_day_on() -> None:
    book = rulebook(PolicyChange("status_report", date(2026, 7, 1), days=3))
    asked = [StatusRequested(id=UUID(int=9), on=on) for on in (date(2026, 6, 30), date(2026, 7, 1))]
    days = []
    for request in asked:
        owed = derive(book, signed(1).plus([request]), THROUGH)
        days.append(next(o.due_on for o in owed if o.rule == "status_report"))
    usual = EDITION.policies["status_report"].days or 0
    assert days == [date.fromordinal(asked[0].on.toordinal() + usual), date(2026, 7, 4)]


def test_another_reading_of_an_obligation_has_its_own_key() -> None:
    one = derive(rulebook(), signed(1), THROUGH)[0]
    assert one.key
    other = one._replace(period="x", subject=UUID(int=5))
    assert (other.subject, other.period, other.item) == (UUID(int=5), "x", one.item)
    assert other.key != one.key
    assert other.id != one.id


def test_every_act_is_owed_somewhere() -> None:
    assert OWED.keys() == set(Act) - {Act.OBSERVE}


def test_what_facts_are_about_is_a_field_of_theirs() -> None:
    assert all(name in {field.name for field in fields(kind)} for kind, name in ENTITY_OF.items())


def test_a_memo_forgets_everything_before_it_grows_too_large() -> None:
    memo: Memo[int, int] = Memo()
    for n in range(AT_MOST + 1):
        memo.keep(n, n)
    assert memo == {AT_MOST: AT_MOST}
