"""Contracts by number, and one with what it says: parties, sections, documents, term, what it renews; its places."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, Uuid, bindparam, select
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.store.gathered import Gathering, Source
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import AttachmentKind, Closing, Contract, ContractAttachment, Place, TermChange
from compliance.store.models.obligations import ProjectionSection
from compliance.store.models.outsourcings import Outsourcing
from compliance.store.models.sections import Section
from compliance.store.queries.current import stands
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible


@dataclass(frozen=True, slots=True)
class ContractLine:
    """A contract in a list. `start_on` and `end_on` as concluded."""

    id: UUID
    number: str
    edition: str
    outsourcing: UUID
    outsourcing_title: str
    contractor: UUID
    contractor_name: str
    concluded_on: date
    start_on: date
    end_on: date | None


@dataclass(frozen=True, slots=True)
class SectionName:
    """A section in charge; the first one leads."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """What was attached to, or stated in, the contract."""

    kind: AttachmentKind
    stated: bool
    document_version: str | None
    stated_on: date | None


@dataclass(frozen=True, slots=True)
class TermMove:
    """The end was moved to `end_on` (None: not known any more), decided on `on`."""

    on: date
    end_on: date | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class ContractTerms:
    """What one contract says. `end_on` is the end as its last change left it; None: not known."""

    line: ContractLine
    end_on: date | None
    collects: bool
    note: str | None
    sections: tuple[SectionName, ...]
    attachments: tuple[AttachmentLine, ...]
    term_moves: tuple[TermMove, ...]
    predecessor: UUID | None
    successors: tuple[UUID, ...]
    closed_on: date | None


_THIS = bindparam("contract", type_=Uuid())
_SECTIONS = (
    select(ProjectionSection.position, Section.id, Section.name)
    .join(Section, ProjectionSection.section_id == Section.id)
    .where(ProjectionSection.contract_id == _THIS, Section.superseded_seq.is_(None))
)
_ATTACHMENTS = (
    select(
        ContractAttachment.kind,
        ContractAttachment.stated,
        ContractAttachment.document_version,
        ContractAttachment.stated_on,
    )
    .join(Contract, Contract.row_id == ContractAttachment.of_row)
    .where(Contract.id == _THIS, stands(Contract))
)
_TERM_MOVES = select(TermChange.happened_on, TermChange.end_on, TermChange.reason, TermChange.row_id).where(
    TermChange.contract_id == _THIS, stands(TermChange)
)
_BESIDE = Gathering(_SECTIONS, _ATTACHMENTS, _TERM_MOVES)


def contracts(
    session: Session, scope: Scope, *, outsourcing: UUID | None = None, contractor: UUID | None = None
) -> tuple[ContractLine, ...]:
    """The contracts of the scope, by number; of one outsourcing or contractor where asked."""
    wanted = [
        column == value
        for column, value in ((Contract.outsourcing_id, outsourcing), (Contract.contractor_id, contractor))
        if value is not None
    ]
    rows = session.execute(contract_lines(scope).where(*wanted).order_by(Contract.number, Contract.id))
    return tuple(line_of(row) for row in rows)


def contract_line(session: Session, scope: Scope, contract_id: UUID) -> ContractLine:
    """One contract as it is listed; NotFound where there is none, or it is not the asker's."""
    row = session.execute(contract_lines(scope).where(Contract.id == contract_id)).one_or_none()
    if row is None:
        raise NotFound("契約 / contract", contract_id)
    return line_of(row)


def contract_terms(session: Session, scope: Scope, contract_id: UUID) -> ContractTerms:
    """One contract in three queries; NotFound where there is none, or it is not the asker's."""
    row = session.execute(
        contract_lines(scope)
        .add_columns(Contract.row_id, Contract.collects, Contract.predecessor_id, Contract.note)
        .add_columns(closed_on().label("closed_on"))
        .where(Contract.id == contract_id)
    ).one_or_none()
    if row is None:
        raise NotFound("契約 / contract", contract_id)
    beside = _BESIDE.read(session.connection(), {"contract": contract_id})
    line, moves = line_of(row), _term_moves(beside)
    return ContractTerms(
        line=line,
        end_on=moves[-1].end_on if moves else line.end_on,
        collects=row.collects,
        note=row.note,
        sections=_sections(beside),
        attachments=tuple(AttachmentLine(*told) for told in beside.execute(_ATTACHMENTS, {})),
        term_moves=moves,
        predecessor=row.predecessor_id,
        successors=_successors(session, scope, contract_id),
        closed_on=row.closed_on,
    )


def contract_lines(scope: Scope) -> Select[*tuple[Any, ...]]:
    """The contracts of the scope, in SQL: `line_of` reads a row."""
    return (
        select(
            Contract.id,
            Contract.number,
            Contract.edition_id,
            Contract.outsourcing_id,
            Outsourcing.title,
            Contract.contractor_id,
            Contractor.name,
            Contract.concluded_on,
            Contract.start_on,
            Contract.end_on,
        )
        .join(Outsourcing, (Outsourcing.id == Contract.outsourcing_id) & Outsourcing.superseded_seq.is_(None))
        .join(Contractor, (Contractor.id == Contract.contractor_id) & Contractor.superseded_seq.is_(None))
        .where(stands(Contract), visible(scope, Contract.id, Contract.contractor_id))
    )


def line_of(row: Any) -> ContractLine:
    """The contract of one of these lines."""
    return ContractLine(*row[:10])


def _sections(beside: Source) -> tuple[SectionName, ...]:
    return tuple(SectionName(id, name) for _, id, name in sorted(beside.execute(_SECTIONS, {})))


def _term_moves(beside: Source) -> tuple[TermMove, ...]:
    moves = sorted(beside.execute(_TERM_MOVES, {}), key=lambda move: (move[0], move[-1]))
    return tuple(TermMove(on, end_on, reason) for on, end_on, reason, _ in moves)


def closed_on() -> ScalarSelect[date]:
    """The day on which the contract of an enclosing query was closed."""
    return (
        select(Closing.happened_on)
        .where(Closing.contract_id == Contract.id, stands(Closing))
        .correlate(Contract)
        .scalar_subquery()
    )


def numbers_given(session: Session, numbers: Collection[str]) -> frozenset[str]:
    """Those of these numbers that a contract of the ward has, whoever may see it; blanks around them do not count."""
    asked = {number.strip() for number in numbers}
    return frozenset(session.scalars(select(Contract.number).where(Contract.number.in_(asked), stands(Contract))))


def places_of(session: Session, contract_id: UUID) -> tuple[str, ...]:
    """The names of the places designated under a contract that the asker may see."""
    named = select(Place.name).where(Place.contract_id == contract_id, stands(Place))
    return tuple(session.scalars(named.order_by(Place.happened_on, Place.row_id)))


def _successors(session: Session, scope: Scope, contract_id: UUID) -> tuple[UUID, ...]:
    renewing = select(Contract.id).where(
        Contract.predecessor_id == contract_id,
        stands(Contract),
        visible(scope, Contract.id, Contract.contractor_id),
    )
    return tuple(session.scalars(renewing.order_by(Contract.start_on, Contract.id)))
