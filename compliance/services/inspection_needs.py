"""What must be inspected in a fiscal year: what clause 16 asks for, made into visits, each with its risk."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from compliance.domain.calendar import fiscal_year_begin, fiscal_year_end, fiscal_year_of
from compliance.domain.editions import Act
from compliance.domain.facts import Medium
from compliance.domain.obligations import Party, Status
from compliance.planner.risks import Circumstances, Risk, RiskWeights, risk_of
from compliance.services.desk import Desk
from compliance.store.places import places
from compliance.store.queries import inspection_needs as needs
from compliance.store.queries.live import any_day_list
from compliance.store.queries.open_inspections import OpenInspection, open_inspections
from compliance.store.queries.rows import ContractNames, ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope

NOT_DONE = frozenset({Status.NOT_YET, Status.OPEN, Status.CLAIMED, Status.OVERDUE})
LOOKED_BACK = 3
"""Fiscal years whose incidents and findings count."""
IN_COMMON = 28
"""Days that the windows of contracts must share for one visit to serve them."""


@dataclass(frozen=True, slots=True)
class Needed:
    """One contract that must be inspected: from the day its duty arises to the day it is due, with what is known."""

    names: ContractNames
    work: needs.Work
    sections: frozenset[UUID]
    earliest: date
    latest: date
    circumstances: Circumstances


@dataclass(frozen=True, slots=True)
class VisitToMake:
    """One visit for contracts of one contractor and place; `opened` where it stands on the plan already."""

    id: UUID
    contracts: tuple[Needed, ...]
    risk: Risk
    opened: OpenInspection | None = None

    @property
    def announced(self) -> bool:
        """Whether the contractor was told of its day."""
        return self.opened is not None and self.opened.announced

    @property
    def contractor_name(self) -> str:
        """Who is visited."""
        return self.contracts[0].names.contractor_name

    @property
    def place(self) -> str:
        """Where: the place that the ward named last, empty for none."""
        return self.contracts[0].work.place

    @property
    def earliest(self) -> date:
        """The first day on which it serves all of its contracts."""
        return max(one.earliest for one in self.contracts)

    @property
    def latest(self) -> date:
        """The last such day."""
        return min(one.latest for one in self.contracts)


def visits_to_make(desk: Desk, fiscal_year: int, weights: RiskWeights) -> tuple[VisitToMake, ...]:
    """Every visit that the fiscal year asks for and that was not made yet, the riskiest first.

    What is on the plan already keeps its visit; contracts that none serves yet are put together.
    """
    with desk.reading() as session:
        needed = {one.names.contract: one for one in _needed(desk, session, fiscal_year)}
        opened = open_inspections(session, fiscal_year)
    made = []
    for one in opened:
        serves = tuple(needed.pop(contract) for contract in one.contracts if contract in needed)
        if serves:
            made.append(VisitToMake(one.id, serves, _risk(serves, weights), one))
    for together in _together(needed.values()):
        id = uuid5(together[0].names.contract, f"FY{fiscal_year}/inspection")
        made.append(VisitToMake(id, together, _risk(together, weights)))
    return tuple(sorted(made, key=lambda visit: (-visit.risk.points, visit.latest, visit.id)))


def _risk(contracts: Iterable[Needed], weights: RiskWeights) -> Risk:
    return risk_of([one.circumstances for one in contracts], weights)


def _needed(desk: Desk, session: Session, fiscal_year: int) -> Iterator[Needed]:
    """The contracts whose visit of the year the ward still owes, with what is on record of them; eight queries."""
    owed = {row.under.contract: row for row in _owed(desk, session, fiscal_year)}
    since = fiscal_year_begin(fiscal_year - LOOKED_BACK)
    works = needs.works(session, owed)
    history = _History(
        needs.incidents(session, owed, since),
        needs.findings(session, owed, since),
        needs.last_visits(session, {work.contractor for work in works.values()}),
    )
    where = places(session, owed, desk.today())
    for contract, row in owed.items():
        yield Needed(
            row.under,
            works[contract],
            frozenset(where[contract].sections),
            row.obligation.raised_on,
            row.obligation.due_on or fiscal_year_end(fiscal_year),
            history.of(works[contract], fiscal_year),
        )


def _owed(desk: Desk, session: Session, fiscal_year: int) -> Iterator[ObligationRow]:
    """The visits of the year that clause 16 (or whatever the edition calls it) still asks the ward for."""
    rules = {rule.id: rule.item for edition in desk.shelf.editions.values() for rule in edition.rules()}
    asking = desk.shelf.rules_asking({Act.INSPECT})
    for item in sorted({rules[rule] for rule in asking}):
        wanted = ObligationFilter(NOT_DONE, item=item, party=Party.WARD, fiscal_years=frozenset({fiscal_year}))
        rows = any_day_list(session, Scope.whole_ward(), desk.shelf, wanted, desk.today())
        yield from (row for row in rows if row.obligation.rule in asking)


@dataclass(frozen=True, slots=True)
class _History:
    """What happened before, by contract, and by contractor for the last visits."""

    incidents: Mapping[UUID, int]
    findings: Mapping[UUID, needs.Findings]
    last_visits: Mapping[UUID, date]

    def of(self, work: needs.Work, fiscal_year: int) -> Circumstances:
        """The circumstances of one contract in the year."""
        found = self.findings.get(work.contract, needs.Findings())
        visited_on = self.last_visits.get(work.contractor)
        return Circumstances(
            contract=work.contract,
            sensitive=work.sensitive,
            persons=work.persons,
            collects=work.collects,
            computer=work.computer,
            portable=not work.media.isdisjoint({Medium.PAPER, Medium.MEDIA}),
            incidents=self.incidents.get(work.contract, 0),
            serious_findings=found.serious,
            findings=found.others,
            open_findings=found.open,
            years_without=None if visited_on is None else max(0, fiscal_year - fiscal_year_of(visited_on) - 1),
        )


def _together(needed: Iterable[Needed]) -> Iterator[tuple[Needed, ...]]:
    """Contracts of one contractor and place, as long as their windows share enough days for one visit."""
    by_place: dict[tuple[UUID, str, str], list[Needed]] = defaultdict(list)
    for one in sorted(needed, key=lambda one: (one.earliest, one.latest, one.names.number)):
        by_place[one.work.contractor, one.work.place, one.work.address].append(one)
    for of_place in by_place.values():
        together: list[Needed] = []
        for one in of_place:
            if together and not _shares(together, one):
                yield tuple(together)
                together = []
            together.append(one)
        yield tuple(together)


def _shares(together: Sequence[Needed], one: Needed) -> bool:
    ends = min(one.latest, *(other.latest for other in together))
    shortest = min((other.latest - other.earliest).days for other in (*together, one))
    return (ends - one.earliest).days >= min(IN_COMMON, shortest)
