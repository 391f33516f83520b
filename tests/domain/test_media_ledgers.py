"""A ledger of random acts balances; with one act left out it is out by exactly that act's count."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from compliance.domain.facts import Medium, Origin
from compliance.domain.media_ledgers import CAME, WENT, Account, Act, Counted, Held, Move, Way, accounts, sums

START = date(2026, 4, 1)
FIRST, SECOND, THIRD = (UUID(int=number) for number in (1, 2, 3))
days = st.integers(0, 300).map(lambda n: START + timedelta(days=n))


@st.composite
def holdings(draw: st.DrawFn) -> Held:
    """A holding that is moved on up to twice, of which pieces go under whichever contract has them."""
    left = count = draw(st.integers(1, 60))
    to = [FIRST, SECOND, THIRD][: draw(st.integers(1, 3))]
    acts, moves = [], []
    for place, contract in enumerate(to):
        for _ in range(draw(st.integers(0, 3))):
            gone = draw(st.integers(0, left))
            left -= gone
            way = draw(st.sampled_from([Way.RETURNED, Way.DELIVERED, Way.ERASED]))
            acts.append(Act(way, draw(days), gone, contract, "given_back", uuid4()))
        if place:
            moves.append(Move(START + timedelta(days=300 * place), contract, uuid4()))
    origin, medium = draw(st.sampled_from(Origin)), draw(st.sampled_from(Medium))
    return Held(uuid4(), FIRST, "名簿", medium, origin, START, count, tuple(acts), tuple(moves))


@given(st.lists(holdings(), max_size=5))
def test_what_came_is_what_went_and_what_is_held(every: list[Held]) -> None:
    found = [account for held in every for account in accounts(held)]
    for each in sums(found):
        assert sum(each.ways[way] for way in CAME) == sum(each.ways[way] for way in WENT) + each.held
        assert each.gap == 0
    whole = sums(found)[-1]
    assert whole.ways[Way.TAKEN_OVER] == whole.ways[Way.HANDED_ON]
    assert whole.held == sum(held.count - sum(act.count for act in held.acts) for held in every)


@given(holdings(), st.data())
def test_an_act_left_out_unbalances_the_counted_ledger_by_its_count(held: Held, data: st.DataObject) -> None:
    for whole in accounts(held):
        counted = replace(whole, counted=Counted(date.max, whole.held))
        assert counted.gap == 0
        missing = data.draw(st.sampled_from(whole.movements))
        less = replace(counted, movements=tuple(m for m in whole.movements if m is not missing))
        assert less.gap == -missing.signed


def test_what_moved_since_the_count_is_added_to_it() -> None:
    act = Act(Way.RETURNED, START + timedelta(days=20), 3, FIRST, "given_back", uuid4())
    counted = {FIRST: Counted(START + timedelta(days=10), 9)}
    (account,) = accounts(Held(uuid4(), FIRST, "名簿", Medium.PAPER, Origin.ISSUED, START, 10, (act,), (), counted))
    assert (account.balance, account.held, account.gap) == (7, 6, 1)


def test_more_went_than_came() -> None:
    act = Act(Way.RETURNED, START, 12, FIRST, "given_back", uuid4())
    (account,) = accounts(Held(uuid4(), FIRST, "名簿", Medium.PAPER, Origin.ISSUED, START, 10, (act,)))
    assert isinstance(account, Account)
    assert (account.held, account.gap) == (0, -2)
