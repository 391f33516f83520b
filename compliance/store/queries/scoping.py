"""The one place where a scope becomes SQL."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, exists, false, select, true
from sqlalchemy.orm import InstrumentedAttribute, aliased

from compliance.store.models.obligations import ProjectionSection
from compliance.store.queries.scopes import Scope
from compliance.store.tally import WARD, TallyScope

Uuids = ColumnElement[UUID] | InstrumentedAttribute[UUID]


def visible(scope: Scope, contract_id: Uuids, contractor_id: Uuids, *, row_by_row: bool = False) -> ColumnElement[bool]:
    """The condition under which a row of this contract and contractor may be seen; nothing for an empty scope."""
    if scope.ward_wide:
        return true()
    if scope.contractor is not None:
        return contractor_id == scope.contractor
    return in_charge(contract_id, scope.sections, row_by_row=row_by_row) if scope.sections else false()


def in_charge(contract_id: Uuids, sections: Collection[UUID], *, row_by_row: bool = False) -> ColumnElement[bool]:
    """Whether one of these sections is in charge of the contract's outsourcing, leading or not.

    As a list of contracts, so that a database may begin with those of a section and need not look through the ward's;
    or asked `row_by_row`, so that it goes through the ward's rows in their order and stops when it has found enough.
    """
    held = aliased(ProjectionSection)
    if row_by_row:
        return exists().where(held.contract_id == contract_id, held.section_id.in_(sections))
    return contract_id.in_(select(held.contract_id).where(held.section_id.in_(sections)))


def tallied(scope: Scope) -> TallyScope | None:
    """The scope of the running tally that counts exactly what this scope sees; None where no single one does."""
    if scope.ward_wide:
        return TallyScope("ward", WARD)
    if scope.contractor is not None:
        return TallyScope("contractor", scope.contractor)
    if len(scope.sections) == 1:
        return TallyScope("section", next(iter(scope.sections)))
    return None
