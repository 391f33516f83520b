"""A case: the facts of one contract laid out for the rules, as they stood at one point of its history."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import compress
from uuid import UUID

from compliance.domain.calendar import days_after
from compliance.domain.designations import designated
from compliance.domain.editions import Anchor
from compliance.domain.fact_sets import NUMBER, AllOf, F, Facts
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

Alike = tuple[Designated, Sequence[UUID], Sequence[Educated]]
"""People of the work who owe the same: one, the ids of the others, and the education sessions each attended."""


class Case:
    """The facts of one contract by kind and in order of days, with the term as it was last set.

    Its attributes have slots, because a derivation reads them a thousand times.
    """

    __slots__ = (
        "_alike",
        "about",
        "after_end",
        "all",
        "anchors",
        "concluded",
        "concluded_on",
        "contract",
        "dues",
        "edition",
        "end",
        "facts",
        "first_handling",
        "last_day",
        "rulebook",
        "through",
    )

    def __init__(self, rulebook: Rulebook, facts: Facts, concluded: Concluded, through: date) -> None:
        self.rulebook = rulebook
        self.edition = rulebook.edition.id
        self.contract = facts.contract
        self.dues = rulebook.dues
        self.concluded = concluded
        self.concluded_on = concluded.on
        self.through = through
        self.facts = facts
        self.all: AllOf = facts.all
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
        self._alike: Sequence[Alike] | None = None

    def first(self, kind: type[F]) -> F | None:
        """The earliest fact of this kind."""
        found = self.all(kind)
        return found[0] if found else None

    def years(self, begin: date, last: date) -> Sequence[Year]:
        """The fiscal years that `begin` to `last` touches within the term and the horizon."""
        start, last_day = self.concluded.start, self.last_day
        return self.rulebook.years(max(start, begin), min(last_day, last))

    def alike(self) -> Sequence[Alike]:
        """The people of the work in groups: who shares days, lists, sessions and pledges owes the same.

        Who would begin only after the end of the work is not among them.
        """
        if self._alike is None:
            self._alike = self._grouped()
        return self._alike

    def _grouped(self) -> Sequence[Alike]:
        groups: defaultdict[tuple[tuple[bool, ...], object], list[Designated]] = defaultdict(list)
        pledges, sessions = self.facts.by_entity(Pledged), self.all(Educated)
        taught = [frozenset(map(NUMBER, session.attendees)) for session in sessions]
        last, worker = self.end or date.max, Role.WORKER
        for p in designated(self.facts):
            if p.from_on <= last:
                number = p.person.int
                took = tuple([number in those for those in taught])
                pledged = map(id, pledges[number]) if number in pledges else ()
                alike = p.on, p.from_on, p.to_on, p.role is worker, *pledged, None, *map(NUMBER, p.lists)
                groups[took, alike].append(p)
        return [
            (first, [other.id for other in others], [*compress(sessions, took)])
            for (took, _), (first, *others) in groups.items()
        ]

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

    def decision_on(self, request: UUID) -> ConsentDecided | None:
        """The first decision on a request for consent; requested is not granted."""
        decisions = self.about(ConsentDecided, request)
        return decisions[0] if decisions else None

    def consented(self, request: UUID | None, item: str, on: date) -> bool:
        """Whether this consent was asked for under `item`, granted by `on`, and had not run out.

        One granted without a last day runs to the end of the contract.
        """
        asked = next((asked for asked in self.all(ConsentRequested) if asked.id == request), None)
        if request is None or asked is None or asked.clause != item:
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
    days = [collected.on for collected in facts.all(Collected)]
    for handed in facts.all(HandedOver):
        if not handed.to_ward:
            days += filter(None, (passed_on(facts, handed, end), handed.contractor_confirmed_on))
    return min(days, default=None)
