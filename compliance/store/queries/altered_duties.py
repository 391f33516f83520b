"""The duties that a change may alter: those of the contracts it is about, and of those that rest on them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, bindparam, or_
from sqlalchemy.orm import Session

from compliance.store.belongings import ALTERED_BESIDE
from compliance.store.models.contracts import Contract
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.queries.obligations import EVERY, asked_for, row_of
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope

_O = ProjectedObligation
_THESE = bindparam("contracts", expanding=True, type_=Uuid())
_THEIRS = _O.contract_id.in_(_THESE)
_SIGNED = Contract.edition_id.label("signed"), Contract.predecessor_id


@dataclass(frozen=True, slots=True)
class Duties:
    """Every duty of one contract, the edition that it was signed with, and the contract that it renews."""

    contract: UUID
    edition: str
    predecessor: UUID | None
    rows: Sequence[ObligationRow]


def altered_duties(session: Session, scope: Scope, contracts: Collection[UUID], as_of: date) -> Sequence[Duties]:
    """Contract by contract, with those beside them, as far as the asker may see them; in one query."""
    return _duties(session, scope, contracts, as_of, or_(_THEIRS, _O.contract_id.in_(ALTERED_BESIDE)))


def duties_of(session: Session, scope: Scope, contracts: Collection[UUID], as_of: date) -> Sequence[Duties]:
    """The same of these contracts alone: for a change of rules, which reaches each contract by itself."""
    return _duties(session, scope, contracts, as_of, _THEIRS)


def _duties(
    session: Session, scope: Scope, contracts: Collection[UUID], as_of: date, these: ColumnElement[bool]
) -> Sequence[Duties]:
    every = asked_for(scope, ObligationFilter(EVERY)).add_columns(*_SIGNED)
    found = session.execute(every.where(these).order_by(_O.contract_id), {"contracts": list(contracts)})
    return [
        Duties(*of_contract, [row_of(row, as_of) for row in rows])
        for of_contract, rows in groupby(found, key=lambda row: (row.contract_id, row.signed, row.predecessor_id))
    ]
