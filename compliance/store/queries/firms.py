"""Which registrations of contractors are one firm, as the privacy office decided (ADR 0020)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from compliance.store.fact_rows import Form
from compliance.store.models.contractor_matches import ContractorMatch
from compliance.store.models.contractors import Contractor
from compliance.store.queries.current import stands

_M = ContractorMatch
Ident = SQLColumnExpression[UUID] | UUID


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A decision: `name` is the same firm as `other_name`, or is not."""

    id: UUID
    contractor: UUID
    name: str
    other: UUID
    other_name: str
    same: bool
    decided_on: date
    reason: str


def of_firm(column: SQLColumnExpression[UUID], contractor: Ident) -> ColumnElement[bool]:
    """Whether a column names this contractor, or another registration of the same firm."""
    near, far = aliased(_M), aliased(_M)
    members = union_all(
        select(Contractor.id).where(Contractor.id == contractor),
        select(_M.contractor_id).where(_joined(_M), _M.other_id == contractor),
        select(near.other_id).where(_joined(near), near.contractor_id == contractor),
        select(far.contractor_id)
        .join(near, near.other_id == far.other_id)
        .where(_joined(far), _joined(near), near.contractor_id == contractor),
    )
    return column.in_(members)


def stays_for(session: Session, contractors: Collection[UUID]) -> Mapping[UUID, UUID]:
    """For each of these that was joined to another registration, the one that stays."""
    rows = session.execute(select(_M.contractor_id, _M.other_id).where(_joined(_M), _M.contractor_id.in_(contractors)))
    return {row.contractor_id: row.other_id for row in rows}


def firms(session: Session, contractors: Collection[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """The registrations of the firm of each of these, itself included."""
    stays = stays_for(session, contractors)
    roots = {each: stays.get(each, each) for each in contractors}
    joined = select(_M.other_id, _M.contractor_id).where(_joined(_M), _M.other_id.in_(set(roots.values())))
    members: dict[UUID, set[UUID]] = {root: {root} for root in roots.values()}
    for root, double in session.execute(joined):
        members[root].add(double)
    return {each: frozenset(members[root]) for each, root in roots.items()}


def stays_of_all(session: Session, known: int | None = None) -> Mapping[UUID, tuple[UUID, str]]:
    """Every registration that was joined to another: the one that stays, and its name.

    `known` is a size of the trail: as it was decided then.
    """
    form = Form(of_one=False, as_known=known is not None)
    rows = session.execute(
        select(_M.contractor_id, Contractor.id, Contractor.name)
        .join(Contractor, (Contractor.id == _M.other_id) & stands(Contractor))
        .where(form.stands(_M), _M.same),
        {"known": known},
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def matches(session: Session, contractor: UUID | None = None) -> tuple[MatchLine, ...]:
    """The decisions that stand, of one contractor or of all, the last first."""
    one, other = aliased(Contractor), aliased(Contractor)
    about = () if contractor is None else (or_(_M.contractor_id == contractor, _M.other_id == contractor),)
    rows = session.execute(
        select(_M.id, one.id, one.name, other.id, other.name, _M.same, _M.decided_on, _M.reason)
        .join(one, (one.id == _M.contractor_id) & one.superseded_seq.is_(None))
        .join(other, (other.id == _M.other_id) & other.superseded_seq.is_(None))
        .where(stands(_M), *about)
        .order_by(_M.decided_on.desc(), _M.row_id.desc())
    )
    return tuple(MatchLine(*row) for row in rows)


def _joined(match: type[ContractorMatch]) -> ColumnElement[bool]:
    return stands(match) & match.same
