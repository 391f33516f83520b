"""What the registers are filled in against: contractors by name and number, and the measures last reported."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session

from compliance.domain.search_keys import search_key
from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.outsourcings import MeasuresReport
from compliance.store.queries.current import stands
from compliance.store.queries.firms import stays_of_all
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible


@dataclass(frozen=True, slots=True)
class ContractorName:
    """A contractor to choose, or to be told from another.

    `others` are the names of registrations of the same firm (ADR 0020); one that does not stay is chosen no more.
    """

    id: UUID
    name: str
    kana: str | None
    corporate_number: str | None
    address: str | None
    others: tuple[str, ...] = ()
    stays: bool = True


def all_contractors(session: Session) -> tuple[ContractorName, ...]:
    """Every contractor, by kana and name."""
    return _contractors(session, true())


def contractors_known(session: Session, scope: Scope) -> tuple[ContractorName, ...]:
    """Those with a contract that the asker may see, and those that nobody has a contract with yet, by kana and name."""
    theirs = select(Contract.contractor_id).where(stands(Contract))
    seen = theirs.where(visible(scope, Contract.id, Contract.contractor_id))
    return _contractors(session, or_(Contractor.id.in_(seen), Contractor.id.not_in(theirs)))


def twins(session: Session, name: str, number: str | None, but: UUID | None) -> tuple[ContractorName, ...]:
    """Those of the same number, or whose name folds to the same; `but` is left out."""
    c, key = Contractor, search_key(name)
    same = [c.search_key == key, c.search_key.startswith(f"{key} ", autoescape=True)] if key else []
    if number:
        same.append(c.corporate_number == number)
    if not same:
        return ()
    return tuple(found for found in _contractors(session, or_(*same)) if found.id != but)


def as_firms(session: Session, found: Iterable[ContractorName]) -> tuple[ContractorName, ...]:
    """The same with each firm's registration that stays, called by the others' names too; a new contract goes to it."""
    named = {each.id: each for each in found}
    stays = {id: stay for id, (stay, _name) in stays_of_all(session).items() if id in named}
    missing = set(stays.values()) - named.keys()
    more = _contractors(session, Contractor.id.in_(missing)) if missing else ()
    others: Mapping[UUID, list[str]] = defaultdict(list)
    for joined, stay in stays.items():
        others[stay].append(named[joined].name)
    return tuple(
        replace(each, others=tuple(others.get(each.id, ())), stays=each.id not in stays)
        for each in (*named.values(), *more)
    )


def _contractors(session: Session, wanted: ColumnElement[bool]) -> tuple[ContractorName, ...]:
    c = Contractor
    found = select(c.id, c.name, c.kana, c.corporate_number, c.address).where(stands(c), wanted)
    return tuple(ContractorName(*row) for row in session.execute(found.order_by(c.kana, c.name, c.id)))


def last_measures(session: Session, outsourcing: UUID) -> MeasuresReport | None:
    """The last report of measures to the council; None before the first."""
    return session.scalars(
        select(MeasuresReport)
        .where(MeasuresReport.outsourcing_id == outsourcing, stands(MeasuresReport))
        .order_by(MeasuresReport.happened_on.desc())
        .limit(1)
    ).first()
