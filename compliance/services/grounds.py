"""The ground that a record under a contract stands on: the contract, its edition, and what is on record beside it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.breaches import BreachProposal
from compliance.domain.calendar import fiscal_year_begin, fiscal_year_of
from compliance.domain.editions import Edition
from compliance.domain.obligations import OUTSTANDING, Status
from compliance.services.desk import Desk
from compliance.store.queries.contract_records import InspectionLine, inspections_of
from compliance.store.queries.contracts import ContractLine, contract_line, contracts
from compliance.store.queries.editions import editions_until
from compliance.store.queries.measures import Measure, measures_on
from compliance.store.queries.obligations import whole_list
from compliance.store.queries.proposals import breach_proposals
from compliance.store.queries.recorded import (
    HeldPieces,
    Recorded,
    Worker,
    holdings_of,
    persons_of_contractor,
    recorded,
    workers_of,
)
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope
from compliance.store.queries.subjects import subjects_of
from compliance.store.shelves import Rulebooks, Shelf
from compliance.wording.subjects import Subject


def runs_this_year(end_on: date | None, today: date) -> bool:
    """Whether a contract runs, will run, or ended in this fiscal year: what one act of today may serve."""
    return end_on is None or end_on >= fiscal_year_begin(fiscal_year_of(today))


@dataclass(frozen=True)
class Ground:
    """What a form may offer, read where it is asked for and each thing once; only what `scope` sees."""

    session: Session
    shelf: Shelf
    scope: Scope
    line: ContractLine
    today: date
    _recorded: dict[tuple[str, bool], tuple[Recorded, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def editions(self) -> Sequence[Edition]:
        """The editions the contract stood under so far, the one in force today first."""
        return editions_until(self.session, self.shelf, self.line.id, self.today)

    @cached_property
    def contracts(self) -> tuple[ContractLine, ...]:
        """The contractor's contracts, this one included."""
        return contracts(self.session, self.scope, contractor=self.line.contractor)

    @property
    def others(self) -> tuple[ContractLine, ...]:
        """The contractor's other contracts."""
        return tuple(line for line in self.contracts if line.id != self.line.id)

    def recorded(self, kind: str, *, everywhere: bool = False) -> tuple[Recorded, ...]:
        """The things of this kind under the contract, or under all of the contractor's."""
        if (kind, everywhere) not in self._recorded:
            found = recorded(self.session, kind, self._asked(everywhere))
            self._recorded[kind, everywhere] = found
        return self._recorded[kind, everywhere]

    def holdings(self) -> tuple[HeldPieces, ...]:
        """What is or was held."""
        return holdings_of(self.session, [self.line.id])

    def holdings_elsewhere(self) -> tuple[HeldPieces, ...]:
        """What is or was held under the contractor's other contracts and not under this one, each thing once."""
        here = {held.id for held in self.holdings()}
        found: dict[UUID, HeldPieces] = {}
        for held in holdings_of(self.session, [line.id for line in self.others]):
            if held.id not in here:
                found.setdefault(held.id, held)
        return tuple(found.values())

    def inspections(self) -> tuple[InspectionLine, ...]:
        """The visits, those to come included."""
        return inspections_of(self.session, self.line.id, date.max)

    @cached_property
    def workers(self) -> tuple[Worker, ...]:
        """Who is or was designated under any of the contractor's contracts."""
        return workers_of(self.session, self._asked(everywhere=True))

    @cached_property
    def colleagues(self) -> tuple[Worker, ...]:
        """Everybody registered for the contractor; of them those under contracts the asker sees, if not all."""
        return persons_of_contractor(self.session, self.line.contractor) if self.scope.ward_wide else self.workers

    def measures(self) -> dict[str, Measure]:
        """The measures in force today, by key."""
        return dict(measures_on(self.session, self.line.outsourcing, self.today))

    def proposals(self) -> tuple[BreachProposal, ...]:
        """What is open for an officer's decision."""
        rulebook = Rulebooks(self.shelf, {}, None).of(self.line.edition)
        return breach_proposals(self.session, rulebook, self.line.id, self.today)

    @cached_property
    def outstanding(self) -> tuple[ObligationRow, ...]:
        """What is outstanding today."""
        wanted = ObligationFilter(statuses=OUTSTANDING | {Status.NOT_YET}, contract=self.line.id)
        return whole_list(self.session, self.scope, wanted, self.today)

    def subjects(self, rows: Collection[ObligationRow]) -> dict[UUID, Subject]:
        """Whom or what these rows are about."""
        return dict(subjects_of(self.session, rows))

    def _asked(self, everywhere: bool) -> list[UUID]:
        return [self.line.id, *(line.id for line in self.others)] if everywhere else [self.line.id]


def ground_of(desk: Desk, session: Session, scope: Scope, contract_id: UUID) -> Ground:
    """The ground of one contract; NotFound where there is none, or it is not the asker's."""
    return Ground(session, desk.shelf, scope, contract_line(session, scope, contract_id), desk.today())
