"""The contractors: as a list, one with its contacts, and those that are probably the same business."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, not_, or_, select
from sqlalchemy.orm import Session, aliased

from compliance.domain.errors import NotFound
from compliance.domain.search_keys import search_key
from compliance.store.models.contractor_matches import ContractorMatch
from compliance.store.models.contractors import Contractor, ContractorContact
from compliance.store.models.contracts import Contract
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.queries.current import stands
from compliance.store.queries.firms import firms, matches
from compliance.store.queries.outstanding_counts import Standing, standing_by
from compliance.store.queries.paging import Expression, Listing, Rows
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import Uuids, visible
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
    """Those whose name, kana or number holds every word; a page takes four queries whatever the number.

    A registration that was joined to another (ADR 0020) is listed as that one, where the asker may see it.
    """

    def read(session: Session, rows: Rows) -> Iterable[ContractorLine]:
        standing = _standing(session, scope, [row.id for row in rows], as_of)
        return (_line(row, standing[row.id]) for row in rows)

    c = Contractor
    statement = select(
        *(c.id, c.name, c.kana, c.corporate_number, c.address, c.telephone), _contracts(scope).label("contracts")
    ).where(*firms_called(scope, words))
    orders: Mapping[str, Expression] = {
        "name": func.coalesce(c.kana, c.name),
        "corporate_number": func.coalesce(c.corporate_number, ""),
        "contracts": _contracts(scope),
    }
    return Listing(statement, c.id, orders, read)


def firms_called(scope: Scope, words: Sequence[str]) -> Sequence[ColumnElement[bool]]:
    """The contractors that the asker may see and that are called so, each firm by one registration."""
    return *_seen(scope), _listed(scope), _called(words)


def joined_names(session: Session, scope: Scope, contractors: Collection[UUID]) -> Mapping[UUID, Sequence[str]]:
    """The names of the other registrations that were joined to each of these, as far as the asker may see them."""
    match = ContractorMatch
    found: Mapping[UUID, list[str]] = defaultdict(list)
    rows = session.execute(
        select(match.other_id, Contractor.name)
        .join(match, Contractor.id == match.contractor_id)
        .where(match.other_id.in_(contractors), match.same, stands(match), *_seen(scope))
        .order_by(Contractor.name, Contractor.id)
    )
    for stays, name in rows:
        found[stays].append(name)
    return found


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
    return ContractorPage(about, contacts, _standing(session, scope, [contractor_id], as_of)[contractor_id])


def probably_the_same(session: Session, about: Contractor) -> tuple[Contractor, ...]:
    """Others whose folded name is this one's: for those who see the whole ward. Nothing is merged."""
    key = search_key(about.name)
    if not key:
        return ()
    named = or_(Contractor.search_key == key, Contractor.search_key.startswith(f"{key} ", autoescape=True))
    decided = {each for match in matches(session, about.id) for each in (match.contractor, match.other)}
    found = select(Contractor).where(stands(Contractor), Contractor.id != about.id, named)
    others = session.scalars(found.order_by(Contractor.name, Contractor.id))
    return tuple(other for other in others if other.id not in decided)


def possible_doubles(session: Session) -> tuple[tuple[Contractor, Contractor], ...]:
    """Every two contractors of one folded name that nobody has decided about: for those who see the whole ward."""
    known = matches(session)
    joined = {match.contractor for match in known if match.same}
    decided = {frozenset((match.contractor, match.other)) for match in known}
    groups: Mapping[str, list[Contractor]] = defaultdict(list)
    for each in session.scalars(select(Contractor).where(stands(Contractor)).order_by(Contractor.name, Contractor.id)):
        if each.id not in joined:
            groups[search_key(each.name)].append(each)
    pairs = (pair for key, group in sorted(groups.items()) if key for pair in combinations(group, 2))
    return tuple((one, other) for one, other in pairs if frozenset((one.id, other.id)) not in decided)


def _standing(session: Session, scope: Scope, contractors: Sequence[UUID], as_of: date) -> Mapping[UUID, Standing]:
    """What is outstanding of the firm of each."""
    members = firms(session, contractors)
    every = frozenset[UUID]().union(*members.values())
    single = standing_by(session, scope, ProjectedObligation.contractor_id, every, as_of)
    return {each: sum((single[member] for member in members[each]), Standing()) for each in contractors}


def _contracts(scope: Scope) -> ColumnElement[int]:
    """How many visible contracts the firm has."""
    theirs, joined = aliased(Contract), aliased(ContractorMatch)
    same = select(joined.contractor_id).where(joined.other_id == Contractor.id, joined.same, stands(joined))
    counted: Select[Any] = select(func.count()).where(
        or_(theirs.contractor_id == Contractor.id, theirs.contractor_id.in_(same)),
        stands(theirs),
        visible(scope, theirs.id, theirs.contractor_id),
    )
    return counted.correlate(Contractor).scalar_subquery()


def _seen(scope: Scope) -> Sequence[ColumnElement[bool]]:
    """Whoever sees the whole ward also sees a contractor that has no contract yet."""
    if scope.ward_wide:
        return (stands(Contractor),)
    return stands(Contractor), _served(scope, Contractor.id)


def _served(scope: Scope, contractor: Uuids) -> ColumnElement[bool]:
    seen = visible(scope, Contract.id, Contract.contractor_id)
    return exists().where(Contract.contractor_id == contractor, stands(Contract), seen)


def _listed(scope: Scope) -> ColumnElement[bool]:
    """Whether it stands for itself: it was not joined to another that the asker sees."""
    joined = exists().where(
        ContractorMatch.contractor_id == Contractor.id, ContractorMatch.same, stands(ContractorMatch)
    )
    return not_(joined if scope.ward_wide else joined.where(_served(scope, ContractorMatch.other_id)))


def _called(words: Sequence[str]) -> ColumnElement[bool]:
    """Whether it, or a registration that was joined to it, is called so."""
    double, c = aliased(Contractor), ContractorMatch
    joined = exists().where(
        c.other_id == Contractor.id, c.same, stands(c), double.id == c.contractor_id, stands(double)
    )
    return or_(found_in(words, Contractor.search_key), joined.where(found_in(words, double.search_key)))
