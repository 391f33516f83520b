"""What holds for every life of a contract, whatever happened in it."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from compliance.domain.breaches import proposals
from compliance.domain.derivation import derive
from compliance.domain.fact_sets import Facts
from compliance.domain.obligations import Basis, Obligation, Party, Status
from compliance.domain.rulebook import Rulebook, rulebooks_of
from compliance.resources import closed_days, load_editions, load_law
from tests.domain.strategies import CONTRACT, FIRST_DAY, LAST_DAY, THROUGH, lives

pytestmark = pytest.mark.property
SEEN = st.dates(FIRST_DAY, LAST_DAY + timedelta(days=300))
EDITIONS = load_editions(None)
RULEBOOKS = rulebooks_of(EDITIONS, load_law(), {}, closed_days(), None)
editions = st.sampled_from(sorted(RULEBOOKS))


Reading = tuple[Status, bool, str, str, date | None]


def seen(rulebook: Rulebook, facts: Facts, day: date) -> dict[str, Reading]:
    """What one would have read on `day`: each obligation raised by then, its status, whether late, and its due day."""
    derived = derive(rulebook, facts, THROUGH)
    shown = [o for o in derived if o.status(day) is not Status.NOT_YET]
    return {o.key: _read(o, day) for o in shown}


def _read(o: Obligation, day: date) -> Reading:
    return o.status(day), o.late(day), o.item, o.edition, o.due_as_of(day).on if o.outstanding(day) else None


def differs(then: Reading | None, now: Reading | None) -> bool:
    """A due day that was not set yet (no handover so far) may come to be known; nothing that was known may change."""
    if then is None or now is None:
        return then is not now
    return then[:-1] != now[:-1] or (then[-1] is not None and then[-1] != now[-1])


def changed(rulebook: Rulebook, facts: Facts, day: date) -> set[str]:
    """The keys that are read otherwise on `day` once the facts about later days are known."""
    then, now = seen(rulebook, facts.until(day), day), seen(rulebook, facts, day)
    keys = {key for key in then.keys() | now.keys() if differs(then.get(key), now.get(key))}
    note(f"{day}: {[(key, then.get(key), now.get(key)) for key in sorted(keys)]}")
    return keys


@given(editions, lives(), SEEN)
def test_a_fact_about_a_later_day_never_changes_an_earlier_day(edition: str, facts: Facts, day: date) -> None:
    assert not changed(RULEBOOKS[edition], facts, day)


@given(editions, lives(), SEEN, SEEN)
def test_nor_does_it_where_the_ward_began_to_use_the_system_by_then(
    edition: str, facts: Facts, one: date, other: date
) -> None:
    start, day = min(one, other), max(one, other)
    assert not changed(replace(RULEBOOKS[edition], start_of_use=start), facts, day)


@given(editions, lives(), SEEN)
def test_a_fact_about_a_later_day_never_changes_what_was_proposed(edition: str, facts: Facts, day: date) -> None:
    rulebook = RULEBOOKS[edition]

    def proposed(known: Facts) -> set[tuple[str, str]]:
        return {(p.item, p.cause) for p in proposals(rulebook, known, derive(rulebook, known, THROUGH), day)}

    assert proposed(facts.until(day)) == proposed(facts)


@given(editions, lives(), st.randoms())
def test_the_order_of_the_facts_means_nothing(edition: str, facts: Facts, shuffle: Random) -> None:
    items = list(facts.items)
    shuffle.shuffle(items)
    assert derive(RULEBOOKS[edition], Facts(facts.contract, tuple(items)), THROUGH) == derive(
        RULEBOOKS[edition], facts, THROUGH
    )


@given(editions, lives(), SEEN)
def test_every_obligation_stands_in_one_state_and_is_met_or_lapsed_for_good(
    edition: str, facts: Facts, day: date
) -> None:
    for o in derive(RULEBOOKS[edition], facts, THROUGH):
        over = {Status.MET, Status.LAPSED}
        assert (o.accepted_on is None) == (o.met_on is None) == (o.met_by is None)
        assert (o.lapsed_on is None) == (o.lapsed_by is None)
        assert not (o.met_on is not None and o.lapsed_on is not None)
        if o.status(day) in over:
            assert o.status(day + timedelta(days=1)) is o.status(day)
            assert not o.outstanding(day)


@given(editions, lives())
def test_ids_are_unique_and_stable(edition: str, facts: Facts) -> None:
    derived = derive(RULEBOOKS[edition], facts, THROUGH)
    assert len({o.id for o in derived}) == len(derived)
    assert [o.id for o in derived] == [o.id for o in derive(RULEBOOKS[edition], facts, THROUGH)]


@given(editions, lives())
def test_an_episode_follows_one_that_was_over(edition: str, facts: Facts) -> None:
    derived = {(o.rule, o.subject, o.period, o.episode): o for o in derive(RULEBOOKS[edition], facts, THROUGH)}
    for (rule, subject, period, episode), o in derived.items():
        if episode > 1:
            before = derived[rule, subject, period, episode - 1]
            ended = before.accepted_on or before.lapsed_on
            assert ended is not None
            assert ended <= o.raised_on


@given(editions, lives())
def test_the_status_changes_only_on_turning_days(edition: str, facts: Facts) -> None:
    for o in derive(RULEBOOKS[edition], facts, THROUGH):
        turns = set(o.turning_days())
        days = [FIRST_DAY + timedelta(days=n) for n in range(0, 1100, 7)]
        for earlier, later in pairwise(days):
            if o.status(earlier) is not o.status(later):
                assert any(earlier < turn <= later for turn in turns)


@given(editions, lives(), SEEN)
def test_a_proposal_never_rests_on_a_policy_date_nor_names_the_ward(edition: str, facts: Facts, day: date) -> None:
    derived = derive(RULEBOOKS[edition], facts, THROUGH)
    by_key: dict[str, Obligation] = {o.key: o for o in derived}
    for proposal in proposals(RULEBOOKS[edition], facts, derived, day):
        clauses = [clause for known in EDITIONS.values() for clause in known.clauses if clause.item == proposal.item]
        assert clauses[0].breach_proposable
        if proposal.cause in by_key:
            cause = by_key[proposal.cause]
            assert cause.party is Party.CONTRACTOR
            assert cause.due_as_of(day).basis not in {Basis.POLICY, Basis.LAW}


@pytest.mark.parametrize("edition", sorted(RULEBOOKS))
def test_without_a_contract_nobody_owes_anything(edition: str) -> None:
    assert derive(RULEBOOKS[edition], Facts(CONTRACT, ()), THROUGH) == ()
