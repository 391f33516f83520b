"""A case: the facts of one contract laid out for the rules, as they stood at one point of its history."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
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
from compliance.domain.rulebook import Rulebook
from compliance.domain.terms import last_day
from compliance.domain.waiting import passed_on
from compliance.domain.years import Year

Alike = tuple[Designated, Sequence[UUID], Sequence[Educated]]
"""People of the work who owe the same: one, the ids of all, and the education sessions each attended."""

_DAY = itemgetter(1)
_WORKER = Role.WORKER  # an enum's members are looked up slowly, and these for each contract
_CONCLUDED, _START, _END, _FIRST_HANDLING = Anchor.CONCLUDED, Anchor.START, Anchor.END, Anchor.FIRST_HANDLING


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
        "passed",
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
        handed = [(each, passed_on(facts, each, self.end)) for each in facts.all(HandedOver)]
        self.passed = sorted([(each, on) for each, on in handed if on is not None], key=_DAY)
        """The handovers that wait for nothing, each with the day from which it counts, the first such day first."""
        self.first_handling = _first_handling(facts, handed)
        """The day personal information was first handed to the contractor or collected by it; never an expected day."""
        self.anchors: Mapping[Anchor, date | None] = {
            _CONCLUDED: concluded.on,
            _START: concluded.start,
            _END: self.end,
            _FIRST_HANDLING: self.first_handling,
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
        groups: defaultdict[tuple[int, *tuple[object, ...]], list[Designated]] = defaultdict(list)
        pledges, sessions = self.facts.by_entity(Pledged), self.all(Educated)
        attended = _attended(sessions).get
        last, worker = self.end or date.max, _WORKER
        for p in designated(self.facts):
            if p.from_on <= last:
                number = p.person.int
                lists, stands_on = p.lists, None
                if lists:
                    stands_on = lists[0].int if len(lists) == 1 else tuple(map(NUMBER, lists))
                pledged = tuple(map(id, pledges[number])) if number in pledges else None
                alike = attended(number, 0), p.on, p.from_on, p.to_on, p.role is worker, pledged, stands_on
                groups[alike].append(p)
        taught = {took: _among(sessions, took) for took, *_ in groups}
        return [(people[0], [p.id for p in people], taught[alike[0]]) for alike, people in groups.items()]

    def measures(self) -> MeasuresReported | None:
        """The measures last reported to the council."""
        reported = self.all(MeasuresReported)
        return reported[-1] if reported else None

    def breakable(self, item: str) -> frozenset[str]:
        """The clauses that `item` refers to and the contractor can break: those that bind the ward it cannot."""
        return self.rulebook.breakable[item]

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


def _attended(sessions: Sequence[Educated]) -> Mapping[int, int]:
    """The sessions that each person attended, by the number of the person: the first is the lowest bit."""
    attended: dict[int, int] = {}
    bit = 1
    for session in sessions:
        for person in map(NUMBER, session.attendees):
            attended[person] = attended.get(person, 0) | bit
        bit <<= 1
    return attended


def _among(sessions: Sequence[Educated], took: int) -> list[Educated]:
    return [session for n, session in enumerate(sessions) if took >> n & 1]


def _first_handling(facts: Facts, handed: Iterable[tuple[HandedOver, date | None]]) -> date | None:
    """What still waits was not handed over, unless the contractor signed for it."""
    days = [collected.on for collected in facts.all(Collected)]
    for each, passed in handed:
        if not each.to_ward:
            days += filter(None, (passed, each.contractor_confirmed_on))
    return min(days, default=None)
