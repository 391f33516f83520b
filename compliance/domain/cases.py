"""A case: the facts of one contract laid out for the rules, as they stood at one point of its history."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from compliance.domain.calendar import days_after, fiscal_years_touched
from compliance.domain.editions import Act, Anchor, Rule
from compliance.domain.facts import (
    BreachDecided,
    Collected,
    Concluded,
    ConsentDecided,
    ConsentRequested,
    Designated,
    Educated,
    Fact,
    Facts,
    HandedOver,
    MeasuresReported,
    Pledged,
    Review,
    TermChanged,
)
from compliance.domain.obligations import Party
from compliance.domain.rulebook import Rulebook

F = TypeVar("F", bound=Fact)


class Case:
    """The facts of one contract by kind and in order of days, with the term as it was last set."""

    def __init__(self, rulebook: Rulebook, facts: Facts, concluded: Concluded, through: date) -> None:
        self.rulebook = rulebook
        self.contract = facts.contract
        self.concluded = concluded
        self.through = through
        self._by_kind: dict[type[Fact], list[Fact]] = defaultdict(list)
        for fact in facts.items:
            self._by_kind[type(fact)].append(fact)
        for same_kind in self._by_kind.values():
            same_kind.sort(key=by_day)

    def all(self, kind: type[F]) -> list[F]:
        """Every fact of this kind, by day and then by id; empty where there is none."""
        return self._by_kind.get(kind, [])  # type: ignore[return-value]  # the key is the type of every element

    def first(self, kind: type[F]) -> F | None:
        """The earliest fact of this kind."""
        found = self.all(kind)
        return found[0] if found else None

    @cached_property
    def rules(self) -> Sequence[Rule]:
        """Every rule of the rulebook."""
        return self.rulebook.rules()

    def rule_for(self, act: Act) -> Rule | None:
        """The first rule that asks for this act."""
        return next((rule for rule in self.rules if rule.act is act), None)

    @cached_property
    def end(self) -> date | None:
        """The last day of the term as it was last set; None where it is not known."""
        changes = self.all(TermChanged)
        return changes[-1].end if changes else self.concluded.end

    @property
    def after_end(self) -> date | None:
        """The first day after the work (業務終了後)."""
        return None if self.end is None else days_after(self.end, 1)

    @cached_property
    def last_day(self) -> date:
        """The end of the term or of the horizon, whichever comes first."""
        return self.through if self.end is None else min(self.end, self.through)

    def fiscal_years(self, begin: date, last: date) -> Iterable[int]:
        """The fiscal years that `begin` to `last` touches within the term and the horizon."""
        return fiscal_years_touched(max(begin, self.concluded.start), min(last, self.last_day))

    @cached_property
    def first_handling(self) -> date | None:
        """The day personal information was first handed to the contractor or collected by it; never an expected day."""
        days = [handed.on for handed in self.all(HandedOver) if not handed.to_ward]
        return min([*days, *(collected.on for collected in self.all(Collected))], default=None)

    @cached_property
    def anchors(self) -> Mapping[Anchor, date | None]:
        """The days of the contract itself that a due date may be counted from."""
        return {
            Anchor.CONCLUDED: self.concluded.on,
            Anchor.START: self.concluded.start,
            Anchor.END: self.end,
            Anchor.FIRST_HANDLING: self.first_handling,
        }

    @cached_property
    def sessions_of(self) -> Mapping[UUID, Sequence[Educated]]:
        """The sessions each person attended, in order."""
        return grouped(self.all(Educated), lambda session: session.attendees)

    @cached_property
    def pledges_of(self) -> Mapping[UUID, Sequence[Pledged]]:
        """The pledges of each person, in order."""
        return grouped(self.all(Pledged), lambda pledged: (pledged.person,))

    @cached_property
    def alike(self) -> Sequence[Sequence[Designated]]:
        """The people of the work, those together who share days, lists, sessions and pledges: they owe the same.

        Who would begin only after the end of the work is not among them.
        """
        groups: dict[object, list[Designated]] = defaultdict(list)
        for p in self.all(Designated):
            if self.end is not None and p.from_on > self.end:
                continue
            attended, pledged = self.sessions_of.get(p.person, ()), self.pledges_of.get(p.person, ())
            days = (p.on, p.from_on, p.to_on, p.role, p.lists)
            groups[days, *map(id, attended), *map(id, pledged)].append(p)
        return list(groups.values())

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
    def _reviews(self) -> Mapping[UUID, list[Review]]:
        return grouped(self.all(Review), lambda review: (review.subject,))

    def reviews_of(self, submission: UUID) -> list[Review]:
        """The ward's decisions on one submission, in order."""
        return self._reviews.get(submission, [])

    @cached_property
    def _requested(self) -> Mapping[UUID, ConsentRequested]:
        return {request.id: request for request in self.all(ConsentRequested)}

    @cached_property
    def _decisions(self) -> Mapping[UUID, list[ConsentDecided]]:
        return grouped(self.all(ConsentDecided), lambda decision: (decision.request,))

    def decision_on(self, request: UUID) -> ConsentDecided | None:
        """The first decision on a request for consent; requested is not granted."""
        decisions = self._decisions.get(request, [])
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
    concluded = [fact for fact in facts.items if isinstance(fact, Concluded)]
    return Case(rulebook, facts, min(concluded, key=by_day), through) if concluded else None


def by_day(fact: Fact) -> tuple[date, int]:
    """The order of facts: by the day they are about, those of one day by id (the store's ids follow the trail)."""
    return fact.on, fact.id.int


def grouped(facts: Iterable[F], subjects: Callable[[F], Iterable[UUID]]) -> dict[UUID, list[F]]:
    """Facts by each entity they are about, keeping their order."""
    by_subject: dict[UUID, list[F]] = defaultdict(list)
    for fact in facts:
        for subject in subjects(fact):
            by_subject[subject].append(fact)
    return by_subject
