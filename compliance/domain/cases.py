"""A case: the facts of one contract laid out for the rules, as they stood at one point of its history."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Protocol
from uuid import UUID

from compliance.domain.calendar import days_after, fiscal_years_touched
from compliance.domain.editions import Anchor
from compliance.domain.fact_sets import NUMBER, F, Facts
from compliance.domain.facts import (
    BreachDecided,
    Collected,
    Concluded,
    ConsentDecided,
    ConsentRequested,
    Designated,
    Educated,
    HandedOver,
    MeasuresReported,
    Pledged,
    Role,
)
from compliance.domain.obligations import Party
from compliance.domain.rulebook import Rulebook
from compliance.domain.terms import last_day
from compliance.domain.waiting import passed_on
from compliance.domain.years import Year


class AllOf(Protocol):
    """Gives every fact of one kind, by day and then by id."""

    def __call__(self, kind: type[F], /) -> Sequence[F]:
        """Empty where there is none."""


class Case:
    """The facts of one contract by kind and in order of days, with the term as it was last set."""

    def __init__(self, rulebook: Rulebook, facts: Facts, concluded: Concluded, through: date) -> None:
        self.rulebook = rulebook
        self.edition = rulebook.edition.id
        self.contract = facts.contract
        self.dues = rulebook.dues
        self.concluded = concluded
        self.through = through
        self.facts = facts
        self.all: AllOf = facts.by_kind.__getitem__  # type: ignore[assignment]  # what `Facts.all` does, at once
        self.about = facts.about
        self.end = last_day(facts)
        """The last day of the term as it was last set; None where it is not known."""
        self.after_end = None if self.end is None else days_after(self.end, 1)
        """The first day after the work (業務終了後)."""
        self.last_day = through if self.end is None else min(self.end, through)
        """The end of the term or of the horizon, whichever comes first."""
        self.first_handling = _first_handling(facts, self.end)
        """The day personal information was first handed to the contractor or collected by it; never an expected day."""
        self.anchors: Mapping[Anchor, date | None] = {
            Anchor.CONCLUDED: concluded.on,
            Anchor.START: concluded.start,
            Anchor.END: self.end,
            Anchor.FIRST_HANDLING: self.first_handling,
        }
        """The days of the contract itself that a due date may be counted from."""

    def first(self, kind: type[F]) -> F | None:
        """The earliest fact of this kind."""
        found = self.all(kind)
        return found[0] if found else None

    def years(self, begin: date, last: date) -> Sequence[Year]:
        """The fiscal years that `begin` to `last` touches within the term and the horizon."""
        touched = fiscal_years_touched(max(begin, self.concluded.start), min(last, self.last_day))
        return [self.rulebook.year(number) for number in touched]

    @cached_property
    def alike(self) -> Sequence[tuple[Designated, Sequence[UUID]]]:
        """The people of the work: each time one, and the ids of those who share its days, lists, sessions and pledges.

        They owe the same. Who would begin only after the end of the work is not among them.
        """
        groups: dict[object, list[Designated]] = defaultdict(list)
        pledges, sessions = self.facts.by_entity(Pledged), [those for _, those in self._sessions]
        last = self.end or date.max
        for p in self.facts.in_any_order(Designated):
            if p.from_on <= last:
                number = p.person.int
                took = [number in those for those in sessions]
                pledged = map(id, pledges.get(number, ()))
                lists = map(NUMBER, p.lists)
                groups[p.on, p.from_on, p.to_on, p.role is Role.WORKER, *took, *pledged, None, *lists].append(p)
        return [(first, [other.id for other in others]) for first, *others in groups.values()]

    def sessions_of(self, person: UUID) -> Sequence[Educated]:
        """The education sessions that this person attended, by day and then by id."""
        return [session for session, those in self._sessions if person.int in those]

    @cached_property
    def _sessions(self) -> Sequence[tuple[Educated, frozenset[int]]]:
        """Each session with the numbers of those who attended."""
        return [(session, frozenset(map(NUMBER, session.attendees))) for session in self.all(Educated)]

    def measures(self) -> MeasuresReported | None:
        """The measures last reported to the council."""
        reported = self.all(MeasuresReported)
        return reported[-1] if reported else None

    def breakable(self, item: str) -> frozenset[str]:
        """The clauses that `item` refers to and the contractor can break: those that bind the ward it cannot."""
        clauses = self.rulebook.edition.clauses
        bound = {clause.item for clause in clauses if clause.party is Party.CONTRACTOR}
        return frozenset(self.rulebook.edition.clause(item).refers_to) & bound

    def established(self, item: str) -> Iterator[tuple[BreachDecided, BreachDecided | None]]:
        """The breaches established of clauses `item` refers to, each with the decision that dismissed it later."""
        covered, decisions = self.breakable(item), self.all(BreachDecided)
        for breach in decisions:
            if breach.established and breach.clause in covered:
                same = (d for d in decisions if (d.clause, d.cause) == (breach.clause, breach.cause))
                yield breach, next((d for d in same if not d.established and d.on >= breach.on), None)

    @cached_property
    def _requested(self) -> Mapping[UUID, ConsentRequested]:
        return {request.id: request for request in self.all(ConsentRequested)}

    def decision_on(self, request: UUID) -> ConsentDecided | None:
        """The first decision on a request for consent; requested is not granted."""
        decisions = self.about(ConsentDecided, request)
        return decisions[0] if decisions else None

    def consented(self, request: UUID | None, item: str, on: date) -> bool:
        """Whether this consent was asked for under `item`, granted by `on`, and had not run out.

        One granted without a last day runs to the end of the contract.
        """
        if request is None or request not in self._requested or self._requested[request].clause != item:
            return False
        decision = self.decision_on(request)
        if decision is None or not decision.granted or decision.on > on:
            return False
        until = decision.until or self.end
        return until is None or on <= until


def case_of(rulebook: Rulebook, facts: Facts, through: date) -> Case | None:
    """The case of these facts; None while no contract is concluded (委託先未定): then nobody owes anything."""
    concluded = facts.all(Concluded)
    return Case(rulebook, facts, concluded[0], through) if concluded else None


def _first_handling(facts: Facts, end: date | None) -> date | None:
    """What still waits was not handed over, unless the contractor signed for it."""
    issued = [handed for handed in facts.all(HandedOver) if not handed.to_ward]
    days = [*(passed_on(facts, handed, end) for handed in issued), *(h.contractor_confirmed_on for h in issued)]
    days += [collected.on for collected in facts.all(Collected)]
    return min(filter(None, days), default=None)
