"""The contractors: as a list, one with its contacts, and those that are probably the same business."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.domain.search_keys import search_key
from compliance.store.models.contractors import Contractor, ContractorContact
from compliance.store.models.contracts import Contract
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.queries.current import stands
from compliance.store.queries.outstanding_counts import Standing, standing_by
from compliance.store.queries.paging import Expression, Listing, Rows
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible
from compliance.store.queries.searching import found_in


@dataclass(frozen=True, slots=True)
class ContractorLine:
    """A contractor in a list; contracts and what is outstanding are those that the asker may see."""

    id: UUID
    name: str
    kana: str | None
    corporate_number: str | None
    address: str | None
    telephone: str | None
    contracts: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class ContractorPage:
    """One contractor with its contacts, and what is outstanding of it in the asker's scope."""

    about: Contractor
    contacts: Sequence[ContractorContact]
    standing: Standing


def contractor_listing(scope: Scope, words: tuple[str, ...], as_of: date) -> Listing[ContractorLine]:
    """Those whose name, kana or number holds every word; a page takes two queries whatever the number."""

    def read(session: Session, rows: Rows) -> Iterable[ContractorLine]:
        standing = standing_by(session, scope, ProjectedObligation.contractor_id, [row.id for row in rows], as_of)
        return (_line(row, standing[row.id]) for row in rows)

    c = Contractor
    statement = select(
        *(c.id, c.name, c.kana, c.corporate_number, c.address, c.telephone), _contracts(scope).label("contracts")
    ).where(*_seen(scope), found_in(words, c.search_key))
    orders: Mapping[str, Expression] = {
        "name": func.coalesce(c.kana, c.name),
        "corporate_number": func.coalesce(c.corporate_number, ""),
        "contracts": _contracts(scope),
    }
    return Listing(statement, c.id, orders, read)


def _line(row: Any, standing: Standing) -> ContractorLine:
    return ContractorLine(*(*row[:7], standing))


def contractor(session: Session, scope: Scope, contractor_id: UUID, as_of: date) -> ContractorPage:
    """One contractor; NotFound where there is none, or none of its contracts is the asker's to see."""
    about = session.scalars(select(Contractor).where(Contractor.id == contractor_id, *_seen(scope))).one_or_none()
    if about is None:
        raise NotFound("委託先 / contractor", contractor_id)
    contacts = session.scalars(
        select(ContractorContact).where(ContractorContact.of_row == about.row_id).order_by(ContractorContact.position)
    ).all()
    standing = standing_by(session, scope, ProjectedObligation.contractor_id, [contractor_id], as_of)
    return ContractorPage(about, contacts, standing[contractor_id])


def probably_the_same(session: Session, about: Contractor) -> tuple[Contractor, ...]:
    """Others whose folded name is this one's: for those who see the whole ward. Nothing is merged."""
    key = search_key(about.name)
    if not key:
        return ()
    named = or_(Contractor.search_key == key, Contractor.search_key.startswith(f"{key} ", autoescape=True))
    found = select(Contractor).where(stands(Contractor), Contractor.id != about.id, named)
    return tuple(session.scalars(found.order_by(Contractor.name, Contractor.id)))


def possible_doubles(session: Session) -> tuple[tuple[Contractor, ...], ...]:
    """Every group of contractors with one folded name, by name: for those who see the whole ward."""
    groups: Mapping[str, list[Contractor]] = defaultdict(list)
    for each in session.scalars(select(Contractor).where(stands(Contractor)).order_by(Contractor.name, Contractor.id)):
        groups[search_key(each.name)].append(each)
    return tuple(tuple(group) for key, group in sorted(groups.items()) if key and len(group) > 1)


def _contracts(scope: Scope) -> ColumnElement[int]:
    seen = visible(scope, Contract.id, Contract.contractor_id)
    counted: Select[Any] = select(func.count()).where(Contract.contractor_id == Contractor.id, stands(Contract), seen)
    return counted.correlate(Contractor).scalar_subquery()


def _seen(scope: Scope) -> Sequence[ColumnElement[bool]]:
    """Whoever sees the whole ward also sees a contractor that has no contract yet."""
    if scope.ward_wide:
        return (stands(Contractor),)
    seen = visible(scope, Contract.id, Contract.contractor_id)
    return stands(Contractor), exists().where(Contract.contractor_id == Contractor.id, stands(Contract), seen)
