"""Contracts that an officer chose to renew at once: what each says, where it stands, and whether it was renewed."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, bindparam, exists, select
from sqlalchemy.orm import Session, aliased

from compliance.store.models.contracts import Contract, EditionChange
from compliance.store.queries.contract_lists import end_now
from compliance.store.queries.contracts import ContractLine, closed_on, contract_lines, line_of
from compliance.store.queries.current import stands
from compliance.store.queries.editions import EditionFrom
from compliance.store.queries.scopes import Scope


@dataclass(frozen=True, slots=True)
class RenewableContract:
    """One contract as concluded; `end_on` is its end as it stands now (None: not known)."""

    line: ContractLine
    collects: bool
    predecessor: UUID | None
    end_on: date | None
    closed_on: date | None
    renewed: bool
    editions: Sequence[EditionFrom]

    @property
    def id(self) -> UUID:
        """The contract's id."""
        return self.line.id


def renewable_contracts(session: Session, scope: Scope, ids: Collection[UUID]) -> tuple[RenewableContract, ...]:
    """Those of these contracts that the asker may see, by number; two queries."""
    asked = contract_lines(scope).add_columns(
        Contract.collects,
        Contract.predecessor_id,
        end_now().label("end_now"),
        closed_on().label("closed_on"),
        _renewed().label("renewed"),
    )
    found = session.execute(asked.where(Contract.id.in_(ids)).order_by(Contract.number, Contract.id)).all()
    changed = _changed(session, [row.id for row in found])
    return tuple(_contract(row, changed.get(row.id, ())) for row in found)


def _contract(row: Any, changed: Sequence[EditionFrom]) -> RenewableContract:
    line = line_of(row)
    return RenewableContract(
        line=line,
        collects=row.collects,
        predecessor=row.predecessor_id,
        end_on=row.end_now,
        closed_on=row.closed_on,
        renewed=row.renewed,
        editions=[EditionFrom(line.edition, line.concluded_on), *changed],
    )


_CHANGED = (
    select(EditionChange.contract_id, EditionChange.edition_id, EditionChange.happened_on)
    .where(EditionChange.contract_id.in_(bindparam("contracts", expanding=True, type_=Uuid())), stands(EditionChange))
    .order_by(EditionChange.happened_on)
)


def _changed(session: Session, contracts: Sequence[UUID]) -> Mapping[UUID, Sequence[EditionFrom]]:
    found: dict[UUID, list[EditionFrom]] = defaultdict(list)
    for contract, edition, from_on in session.execute(_CHANGED, {"contracts": contracts}):
        found[contract].append(EditionFrom(edition, from_on))
    return found


def _renewed() -> ColumnElement[bool]:
    later = aliased(Contract)
    return exists().where(
        later.predecessor_id == Contract.id, later.superseded_seq.is_(None), later.void_reason.is_(None)
    )
