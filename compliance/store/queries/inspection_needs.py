"""What the inspection of contracts is planned by, as far as it is on record: work, place, history, who inspects."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import Session

from compliance.domain.facts import Medium
from compliance.store.models.accounts import Account
from compliance.store.models.base import Belonging
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract, Place
from compliance.store.models.findings import Finding, FindingReopening, Recheck, Severity
from compliance.store.models.incidents import Incident
from compliance.store.models.inspections import InspectionVisit
from compliance.store.models.outsourcings import Outsourcing, OutsourcingMedium
from compliance.store.models.postings import Posting
from compliance.store.queries.current import stands
from compliance.store.queries.postings import in_force


@dataclass(frozen=True, slots=True)
class Work:
    """The work under one contract, as it stands; `place` and `address` are those named last, else the contractor's."""

    contract: UUID
    contractor: UUID
    place: str
    address: str
    sensitive: bool
    persons: int | None
    collects: bool
    computer: bool
    media: frozenset[Medium]


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings under one contract since a day: serious ones, others, and how many of both are still open."""

    serious: int = 0
    others: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class InspectorLine:
    """Somebody posted as an inspector, with the sections that they answer for."""

    id: UUID
    login: str
    name: str
    sections: frozenset[UUID]


def works(session: Session, contracts: Collection[UUID]) -> Mapping[UUID, Work]:
    """Each contract's work, in three queries."""
    places = {row.contract_id: row for row in session.execute(_places(contracts))}
    media: dict[int, set[Medium]] = {}
    for of_row, medium in session.execute(_media(contracts)):
        media.setdefault(of_row, set()).add(medium)
    found = {}
    for row in session.execute(_works(contracts)):
        named = places.get(row.contract)
        found[row.contract] = Work(
            row.contract,
            row.contractor,
            named.name if named else "",
            (named and named.address) or row.address or "",
            row.provides_sensitive,
            row.subject_count,
            row.collects,
            row.computer_processing,
            frozenset(media.get(row.outsourcing_row, ())),
        )
    return found


def incidents(session: Session, contracts: Collection[UUID], since: date) -> Mapping[UUID, int]:
    """How many incidents became known under each contract since the day; those without are left out."""
    counted = select(Belonging.contract_id, func.count())
    counted = counted.join(Incident, (Incident.id == Belonging.entity_id) & stands(Incident))
    of_these = Belonging.contract_id.in_(contracts), Belonging.kind == "incident", Belonging.superseded_seq.is_(None)
    rows = session.execute(counted.where(*of_these, Incident.known_on >= since).group_by(Belonging.contract_id))
    return dict(rows.all())


def findings(session: Session, contracts: Collection[UUID], since: date) -> Mapping[UUID, Findings]:
    """The findings on the contractor under each contract since the day; those without are left out."""
    columns = Finding.contract_id, Finding.severity, _last(Recheck, Recheck.confirmed), _last(FindingReopening)
    of_these = stands(Finding), Finding.contract_id.in_(contracts), ~Finding.ward, Finding.happened_on >= since
    found: dict[UUID, list[tuple[bool, bool]]] = {}
    for contract, severity, closed_on, reopened_on in session.execute(select(*columns).where(*of_these)):
        is_open = closed_on is None or (reopened_on is not None and reopened_on >= closed_on)
        found.setdefault(contract, []).append((severity is Severity.SERIOUS, is_open))
    return {contract: _counted(ones) for contract, ones in found.items()}


def last_visits(session: Session, contractors: Collection[UUID]) -> Mapping[UUID, date]:
    """The day each contractor was last visited, under any of its contracts; those never visited are left out."""
    serving = (Belonging.contract_id == Contract.id) & Belonging.superseded_seq.is_(None)
    visited = select(Contract.contractor_id, func.max(InspectionVisit.happened_on)).join(Belonging, serving)
    visited = visited.join(InspectionVisit, InspectionVisit.inspection_id == Belonging.entity_id)
    taken = stands(Contract), stands(InspectionVisit), InspectionVisit.attended
    asked = visited.where(*taken, Contract.contractor_id.in_(contractors)).group_by(Contract.contractor_id)
    return dict(session.execute(asked).all())


def inspectors(session: Session, on: date) -> Sequence[InspectorLine]:
    """Who is posted as an inspector on the day and can sign in, by login."""
    posted = select(Account.id, Account.login, Account.display_name, Posting.section_id)
    posted = posted.join(Posting, (Posting.account_id == Account.id) & in_force(on))
    answering: dict[tuple[UUID, str, str], set[UUID]] = {}
    inspecting = select(Posting.account_id).where(in_force(on), Posting.inspector)
    rows = posted.where(Account.id.in_(inspecting), Account.disabled_at.is_(None)).order_by(Account.login)
    for id, login, name, section in session.execute(rows):
        answering.setdefault((id, login, name), set()).update(() if section is None else (section,))
    return [InspectorLine(*who, frozenset(sections)) for who, sections in answering.items()]


def _works(contracts: Collection[UUID]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Contract.id.label("contract"),
            Contract.contractor_id.label("contractor"),
            Contractor.address,
            Outsourcing.row_id.label("outsourcing_row"),
            Outsourcing.provides_sensitive,
            Outsourcing.subject_count,
            Contract.collects,
            Outsourcing.computer_processing,
        )
        .join(Outsourcing, (Outsourcing.id == Contract.outsourcing_id) & stands(Outsourcing))
        .join(Contractor, (Contractor.id == Contract.contractor_id) & stands(Contractor))
        .where(stands(Contract), Contract.id.in_(contracts))
    )


def _media(contracts: Collection[UUID]) -> Select[*tuple[Any, ...]]:
    of_these = select(Contract.outsourcing_id).where(stands(Contract), Contract.id.in_(contracts))
    kept = select(OutsourcingMedium.of_row, OutsourcingMedium.medium)
    kept = kept.join(Outsourcing, (Outsourcing.row_id == OutsourcingMedium.of_row) & stands(Outsourcing))
    return kept.where(Outsourcing.id.in_(of_these), OutsourcingMedium.medium.is_not(None))


def _places(contracts: Collection[UUID]) -> Select[*tuple[Any, ...]]:
    """The oldest first, so that of several the one named last is kept."""
    named = select(Place.contract_id, Place.name, Place.address).where(stands(Place), Place.contract_id.in_(contracts))
    return named.order_by(Place.happened_on, Place.row_id)


def _last(model: type[Recheck] | type[FindingReopening], *conditions: Any) -> ScalarSelect[Any]:
    of_it = model.finding_id == Finding.id, stands(model), *conditions
    return select(func.max(model.happened_on)).where(*of_it).correlate(Finding).scalar_subquery()


def _counted(ones: Sequence[tuple[bool, bool]]) -> Findings:
    serious = sum(1 for grave, _open in ones if grave)
    return Findings(serious, len(ones) - serious, sum(1 for _grave, is_open in ones if is_open))
