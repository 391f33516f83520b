"""What one search box finds: contracts, contractors, outsourcings and people, of those that the asker may see."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from compliance.domain.calendar import fiscal_year_of
from compliance.store.designations import told_of
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.outsourcings import Outsourcing
from compliance.store.models.people import Designation, Person
from compliance.store.queries.contractor_lists import firms_called, joined_names
from compliance.store.queries.current import stands
from compliance.store.queries.outsourcings import seen_on
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible
from compliance.store.queries.searching import Key, found_in

Hit = TypeVar("Hit")
Words = Sequence[str]
Named = Contract | Contractor | Outsourcing | Person


@dataclass(frozen=True, slots=True)
class Group(Generic[Hit]):
    """The first hits of one kind, the likeliest first, and how many there are."""

    hits: tuple[Hit, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class ContractHit:
    """A contract whose number, work or contractor holds every word."""

    id: UUID
    number: str
    title: str
    contractor_name: str
    start_on: date

    @property
    def fiscal_year(self) -> int:
        """The one it began in."""
        return fiscal_year_of(self.start_on)


@dataclass(frozen=True, slots=True)
class ContractorHit:
    """A contractor whose name, kana or corporate number holds every word; `others` are its other registrations."""

    id: UUID
    name: str
    kana: str | None
    corporate_number: str | None
    others: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class OutsourcingHit:
    """An outsourcing whose title, registered name or paper number holds every word."""

    id: UUID
    title: str
    registered_name: str | None


@dataclass(frozen=True, slots=True)
class PersonHit:
    """Somebody whose name or kana holds every word; `contract` is the newest of the visible ones they stand under."""

    id: UUID
    name: str
    kana: str | None
    contractor_name: str
    contract: UUID
    contract_number: str


def contract_hits(session: Session, scope: Scope, words: Words, limit: int) -> Group[ContractHit]:
    """Those whose own number begins so first, then the newest."""
    c = Contract
    found = (
        select(c.id, c.number, Outsourcing.title, Contractor.name, c.start_on)
        .outerjoin(Outsourcing, and_(Outsourcing.id == c.outsourcing_id, Outsourcing.superseded_seq.is_(None)))
        .outerjoin(Contractor, and_(Contractor.id == c.contractor_id, Contractor.superseded_seq.is_(None)))
        .where(stands(c), visible(scope, c.id, c.contractor_id))
        .where(*(_called(word) for word in words))
        .order_by(_begins(c.search_key, words), c.start_on.desc(), c.number)
    )
    return _group(session, found, limit, ContractHit)


def contractor_hits(session: Session, scope: Scope, words: Words, limit: int) -> Group[ContractorHit]:
    """Those with a visible contract, each firm once (ADR 0020); who sees the whole ward sees one without any too."""
    b = Contractor
    found = (
        select(b.id, b.name, b.kana, b.corporate_number)
        .where(*firms_called(scope, words))
        .order_by(_begins(b.search_key, words), func.coalesce(b.kana, b.name), b.id)
    )
    hits = _group(session, found, limit, ContractorHit)
    others = joined_names(session, scope, [hit.id for hit in hits.hits]) if hits.hits else {}
    return Group(tuple(replace(hit, others=others.get(hit.id, ())) for hit in hits.hits), hits.number)


def outsourcing_hits(session: Session, scope: Scope, words: Words, limit: int, today: date) -> Group[OutsourcingHit]:
    """Those the asker's sections are in charge of today."""
    o = Outsourcing
    found = (
        select(o.id, o.title, o.registered_name)
        .where(stands(o), found_in(words, o.search_key), seen_on(scope, today))
        .order_by(_begins(o.search_key, words), o.title, o.id)
    )
    return _group(session, found, limit, OutsourcingHit)


def person_hits(session: Session, scope: Scope, words: Words, limit: int) -> Group[PersonHit]:
    """People designated under a visible contract, each once."""
    p, d = Person, Designation
    under = exists().where(d.person_id == p.id, told_of(), visible(scope, d.contract_id, d.contractor_id))
    found = (
        select(p.id, p.name, p.kana, Contractor.name)
        .outerjoin(Contractor, and_(Contractor.id == p.contractor_id, Contractor.superseded_seq.is_(None)))
        .where(stands(p), p.id.in_(_keyed(Person, words)), under)
        .order_by(_begins(p.search_key, words), func.coalesce(p.kana, p.name), p.id)
    )
    people = _group(session, found, limit, _values)
    contracts = _newest_contracts(session, scope, [person[0] for person in people.hits])
    hits = (PersonHit(*(*person, *contracts[person[0]])) for person in people.hits if person[0] in contracts)
    return Group(tuple(hits), people.number)


def _newest_contracts(session: Session, scope: Scope, people: Sequence[UUID]) -> Mapping[UUID, tuple[UUID, str]]:
    if not people:
        return {}
    rows = session.execute(
        select(Designation.person_id, Contract.id, Contract.number)
        .join(Contract, and_(Contract.id == Designation.contract_id, stands(Contract)))
        .where(Designation.person_id.in_(people), told_of())
        .where(visible(scope, Contract.id, Contract.contractor_id))
        .order_by(Contract.start_on, Contract.number)
    )
    return {person: (contract, number) for person, contract, number in rows}


def _called(word: str) -> ColumnElement[bool]:
    """Whether a contract's number, or the name of its work or contractor, holds the word."""
    return or_(
        Contract.id.in_(_keyed(Contract, [word])),
        Contract.contractor_id.in_(_keyed(Contractor, [word])),
        Contract.outsourcing_id.in_(_keyed(Outsourcing, [word])),
    )


def _keyed(model: type[Named], words: Words) -> Select[UUID]:
    """The ids of what is called so, read from the index of keys alone; joining rows to find them takes ten times it."""
    kind = aliased(model)
    return select(kind.id).where(
        kind.superseded_seq.is_(None), kind.void_reason.is_(None), found_in(words, kind.search_key)
    )


def _begins(key: Key, words: Words) -> ColumnElement[int]:
    """0 where the key begins with the first word, so that these come first."""
    return case((key.startswith(words[0], autoescape=True), literal(0)), else_=literal(1))


def _group(session: Session, found: Select[*tuple[Any, ...]], limit: int, made: Callable[..., Hit]) -> Group[Hit]:
    rows: Sequence[Any] = session.execute(found.add_columns(func.count().over()).limit(limit)).all()
    return Group(tuple(made(*row[:-1]) for row in rows), rows[0][-1] if rows else 0)


def _values(*values: Any) -> tuple[Any, ...]:
    return values
