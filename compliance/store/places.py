"""Where contracts stand: their outsourcing, contractor, edition and the sections in charge on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.fact_rows import stands
from compliance.store.models.contracts import Contract
from compliance.store.models.outsourcings import SectionInCharge
from compliance.store.obligation_rows import Place

UNDECIDED = UUID(int=0)
"""The section of an outsourcing that no section is in charge of yet (担当課未定)."""


def place_of(session: Session, contract_id: UUID, on: date) -> Place | None:
    """Where one contract stands; None where there is no such contract, or it was voided."""
    return places(session, [contract_id], on).get(contract_id)


def places(
    session: Session, contract_ids: Collection[UUID], on: date, known: int | None = None
) -> Mapping[UUID, Place]:
    """Where these contracts stand on `on`, in two queries; those that do not exist or were voided are left out.

    `known` is a size of the trail, None for now.
    """
    contracts = session.execute(
        select(Contract.id, Contract.outsourcing_id, Contract.contractor_id, Contract.edition_id).where(
            Contract.id.in_(contract_ids), stands(Contract, known is not None), Contract.void_reason.is_(None)
        ),
        {"known": known},
    ).all()
    in_charge = _sections(session, {row.outsourcing_id for row in contracts}, on, known)
    return {
        row.id: Place(row.id, row.outsourcing_id, row.contractor_id, row.edition_id, in_charge[row.outsourcing_id])
        for row in contracts
    }


def _sections(
    session: Session, outsourcings: Collection[UUID], on: date, known: int | None
) -> Mapping[UUID, tuple[UUID, ...]]:
    rows: dict[UUID, list[SectionInCharge]] = defaultdict(list)
    for row in session.scalars(
        select(SectionInCharge).where(
            SectionInCharge.outsourcing_id.in_(outsourcings),
            stands(SectionInCharge, known is not None),
            SectionInCharge.void_reason.is_(None),
        ),
        {"known": known},
    ):
        rows[row.outsourcing_id].append(row)
    return {outsourcing: _on(rows[outsourcing], on) for outsourcing in outsourcings}


def _on(rows: Iterable[SectionInCharge], on: date) -> tuple[UUID, ...]:
    """The sections in charge on the day, the leading one first; those named for other days where none is."""
    known = sorted(rows, key=lambda row: (not row.leads, row.from_on, row.section_id))
    standing = [row for row in known if row.from_on <= on and (row.to_on is None or row.to_on >= on)]
    return tuple(dict.fromkeys(row.section_id for row in standing or known)) or (UNDECIDED,)
