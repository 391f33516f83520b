"""One certificate of erasure with what it certifies, and which holdings may be destroyed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.store.models.base import Belonging
from compliance.store.models.certificates import Certificate, CertifiedErasure
from compliance.store.models.erasures import ErasedHolding, Erasure
from compliance.store.models.holdings import Holding
from compliance.store.models.instructions import InstructedHolding, Instruction
from compliance.store.queries.current import stands
from compliance.wording.subjects import Subject


@dataclass(frozen=True, slots=True)
class FiledCertificate:
    """A certificate and, of what it certifies, that which lies under the contracts asked for."""

    certificate: Certificate
    erasures: tuple[UUID, ...]
    contracts: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class ErasureRecord:
    """An erasure and the holdings that it touched."""

    erasure: Erasure
    holdings: tuple[Subject, ...]


def certificate_under(session: Session, seen: Collection[UUID], contract: UUID, ident: UUID) -> FiledCertificate:
    """The certificate that serves a contract, as far as the contracts that are `seen` go; NotFound where none does."""
    row = session.scalar(select(Certificate).where(Certificate.id == ident, stands(Certificate)))
    served = select(Belonging.contract_id).where(
        Belonging.entity_id == ident, Belonging.kind == "certificate", Belonging.superseded_seq.is_(None)
    )
    contracts = frozenset(session.scalars(served)) & frozenset(seen)
    if row is None or contract not in contracts:
        raise NotFound("消去証明書 / certificate", ident)
    certified = select(CertifiedErasure.erasure_id).where(
        CertifiedErasure.of_row == row.row_id, CertifiedErasure.contract_id.in_(contracts)
    )
    return FiledCertificate(row, tuple(session.scalars(certified)), contracts)


def erasure_records(session: Session, ids: Collection[UUID]) -> Sequence[ErasureRecord]:
    """These erasures with their holdings, the earliest first; two queries."""
    ordered = select(Erasure).where(Erasure.id.in_(ids), stands(Erasure)).order_by(Erasure.happened_on, Erasure.row_id)
    erasures = session.scalars(ordered).all()
    touched = session.execute(
        select(ErasedHolding.of_row, Holding.description, Holding.medium)
        .join(Holding, (Holding.id == ErasedHolding.holding_id) & stands(Holding))
        .where(ErasedHolding.of_row.in_([erasure.row_id for erasure in erasures]))
        .order_by(Holding.row_id)
    ).all()
    return [
        ErasureRecord(
            erasure,
            tuple(
                Subject("holding", text, code=medium.value) for row, text, medium in touched if row == erasure.row_id
            ),
        )
        for erasure in erasures
    ]


def holdings_instructed(session: Session, contracts: Collection[UUID]) -> frozenset[UUID]:
    """What the ward instructed to deal with otherwise than by returning it, and not to hand on to another contract."""
    told = (Instruction.contract_id.in_(contracts), stands(Instruction), Instruction.successor_id.is_(None))
    found = select(InstructedHolding.holding_id).join(Instruction, Instruction.row_id == InstructedHolding.of_row)
    return frozenset(session.scalars(found.where(*told)))
