"""Whatever is told, taken, sent back, checked, taken back and voided: ledger and duty say the same of what is held."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import literal, select

from compliance.domain.errors import NotFound, Refused
from compliance.domain.facts import Medium
from compliance.domain.obligations import Status
from compliance.services.erasures import RecordCheck, RecordErasure
from compliance.services.holdings import FlagNoLongerNeeded, GiveBack, RecordHolding
from compliance.services.recording import Command, record, void
from compliance.services.reviews import ReviewSubmission
from compliance.store.ledgers import dealt_with
from compliance.store.models.base import Id
from compliance.store.queries.media_ledgers import media_ledger
from compliance.store.queries.obligations import EVERY, whole_list
from compliance.store.queries.rows import ObligationFilter
from compliance.store.queries.scopes import Scope
from compliance.store.versions import VoidedVersion
from tests.services.wards import OFFICER, Ward

PIECES, TODAY = 3, date(2026, 6, 1)
STEPS = ("tell", "record", "accept", "return", "confirm", "deny", "take back", "void")
drawn_steps = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5), st.integers(1, 4)), min_size=3, max_size=10)


@dataclass
class Life:
    """One holding on paper or on a computer, what was told of it, and the ward's words on that."""

    ward: Ward
    medium: Medium
    acts: list[UUID] = field(default_factory=list)
    words: list[tuple[str, UUID]] = field(default_factory=list)

    def __post_init__(self) -> None:
        held = RecordHolding(**self.on(1), description="名簿", medium=self.medium, count=PIECES)
        self.holding = self.enter(held)
        self.enter(FlagNoLongerNeeded(**self.on(1), holding_id=self.holding))

    def on(self, day: int) -> dict[str, Any]:
        return {"contract_id": self.ward.contract, "happened_on": date(2026, 5, day)}

    def enter(self, command: Command) -> UUID:
        return record(self.ward.desk, OFFICER, command)

    @property
    def kind(self) -> str:
        return "erasure" if self.medium is Medium.COMPUTER else "given_back"

    def step(self, what: str, number: int, day: int) -> None:
        steps: dict[str, Callable[[int, int], None]] = {
            "tell": lambda n, d: self.act(n, d, submitted=True),
            "record": lambda n, d: self.act(n, d, submitted=False),
            "accept": lambda n, d: self.review(n, d, accepted=True),
            "return": lambda n, d: self.review(n, d, accepted=False),
            "confirm": lambda n, d: self.check(n, d, confirmed=True),
            "deny": lambda n, d: self.check(n, d, confirmed=False),
            "take back": lambda n, d: self.void(self.words, n),
            "void": lambda n, d: self.void([(self.kind, act) for act in self.acts], n),
        }
        with suppress(Refused, NotFound, VoidedVersion):
            steps[what](number, day)

    def act(self, number: int, day: int, *, submitted: bool) -> None:
        told: dict[str, Any] = {**self.on(day), "count": number % PIECES + 1, "submitted": submitted}
        if self.medium is Medium.COMPUTER:
            self.acts.append(self.enter(RecordErasure(**told, holdings=(self.holding,))))
        else:
            self.acts.append(self.enter(GiveBack(**told, holding_id=self.holding)))

    def review(self, number: int, day: int, *, accepted: bool) -> None:
        if self.acts:
            about: dict[str, Any] = {"subject_id": self.acts[number % len(self.acts)], "subject_kind": self.kind}
            said = ReviewSubmission(**self.on(day), **about, accepted=accepted, reason="不足")
            self.words.append(("review", self.enter(said)))

    def check(self, number: int, day: int, *, confirmed: bool) -> None:
        if self.acts and self.medium is Medium.COMPUTER:
            erasure = self.acts[number % len(self.acts)]
            checked = RecordCheck(**self.on(day), erasure_id=erasure, confirmed=confirmed)
            self.words.append(("erasure_check", self.enter(checked)))

    def void(self, things: list[tuple[str, UUID]], number: int) -> None:
        if things:
            kind, thing = things[number % len(things)]
            void(self.ward.desk, OFFICER, kind, thing, "誤り")


def ledger(life: Life) -> tuple[int, int, int]:
    """The pieces left by the ledger's sum, those left where what waits counts, and those that the accounts hold."""
    held = literal(life.holding, Id())
    with life.ward.desk.reading() as session:
        left, unsettled = session.execute(select(dealt_with(held), dealt_with(held, waiting=True))).one()
        accounts = media_ledger(session, [life.ward.contract], TODAY).accounts
    (account,) = (each for each in accounts if each.holding == life.holding)
    return max(PIECES - left, 0), max(PIECES - unsettled, 0), account.held


def duty(life: Life) -> Status:
    """The duty to give back or erase, in its last episode."""
    with life.ward.desk.reading() as session:
        rows = whole_list(session, Scope.whole_ward(), ObligationFilter(EVERY), TODAY)
    owed = [row for row in rows if row.obligation.subject == life.holding]
    return max(owed, key=lambda row: row.obligation.episode).status


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")  # the ward makes a failure's repr long
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.sampled_from((Medium.PAPER, Medium.COMPUTER)), drawn_steps)
def test_the_duty_is_met_exactly_where_the_ledger_holds_nothing(
    ward: Ward, medium: Medium, steps: list[tuple[str, int, int]]
) -> None:
    life = Life(ward, medium)
    for step in steps:
        life.step(*step)
    left, unsettled, held = ledger(life)
    assert held == left
    status = duty(life)
    assert (status is Status.MET) == (left == 0)
    assert (status in {Status.MET, Status.CLAIMED}) == (unsettled == 0)
