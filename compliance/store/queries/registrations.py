"""What lies under one registration of a contractor: for who decides whether two are the same firm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.people import Person
from compliance.store.models.postings import Posting
from compliance.store.queries.current import stands
from compliance.store.queries.postings import in_force


@dataclass(frozen=True, slots=True)
class Registration:
    """A contractor as registered, the numbers of its contracts, and how many people and accounts it has."""

    about: Contractor
    contracts: Sequence[str]
    people: int
    accounts: int


def registrations(session: Session, contractors: Sequence[UUID], on: date) -> tuple[Registration, ...]:
    """Those of these that stand, in their order: for those who see the whole ward."""
    found = {
        row.id: row
        for row in session.scalars(select(Contractor).where(Contractor.id.in_(contractors), stands(Contractor)))
    }
    return tuple(_registration(session, found[each], on) for each in contractors if each in found)


def _registration(session: Session, about: Contractor, on: date) -> Registration:
    theirs = select(Contract.number).where(Contract.contractor_id == about.id, stands(Contract))
    people = select(func.count()).where(Person.contractor_id == about.id, stands(Person))
    accounts = select(func.count(Posting.account_id.distinct())).where(Posting.contractor_id == about.id, in_force(on))
    return Registration(
        about,
        tuple(session.scalars(theirs.order_by(Contract.number))),
        session.scalar(people) or 0,
        session.scalar(accounts) or 0,
    )
