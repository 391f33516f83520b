"""Handlers by fiscal years: when each was taught, and what is still missing before somebody may handle."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from compliance.domain.editions import Act
from compliance.domain.obligations import OUTSTANDING, Status
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.queries.obligation_statuses import status_on
from compliance.store.queries.paging import Listing, Rows
from compliance.store.queries.people_lists import PeopleFilter, PersonLine, people_listing
from compliance.store.shelves import Shelf

BEFORE = frozenset({Act.LIST_HANDLERS, Act.REPORT_CHANGE, Act.PLEDGE, Act.EDUCATE})
"""What has to be done, about a person or about all at once, before that person may handle."""

_O = ProjectedObligation


@dataclass(frozen=True, slots=True)
class Taught:
    """How the education that one fiscal year asks for stands; `on` is the day it was heard, None where it was not."""

    status: Status
    on: date | None


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One designation: by fiscal year what was taught, and the acts that are missing before, each as it stands."""

    person: PersonLine
    years: Mapping[int, Taught]
    missing: Mapping[Act, Status]


class _Duty(NamedTuple):
    act: Act
    year: int
    status: Status
    on: date | None


def matrix_listing(shelf: Shelf, contract_id: UUID, wanted: PeopleFilter, as_of: date) -> Listing[MatrixLine]:
    """The people under a contract that the asker was allowed to open; two queries a page."""
    people = people_listing(contract_id, wanted)

    def read(session: Session, rows: Rows) -> Iterable[MatrixLine]:
        lines = list(people.read(session, rows))
        duties = _duties(session, shelf, contract_id, [line.id for line in lines], as_of)
        return [_line(line, duties[line.id], duties[None]) for line in lines]

    return Listing(people.statement, people.id, people.orders, read)


def _line(person: PersonLine, own: Sequence[_Duty], of_all: Sequence[_Duty]) -> MatrixLine:
    years = {duty.year: Taught(duty.status, duty.on) for duty in own if duty.act is Act.EDUCATE_YEARLY}
    before = (duty for duty in (*of_all, *own) if duty.act in BEFORE and duty.status in OUTSTANDING)
    return MatrixLine(person, years, {duty.act: duty.status for duty in before})


def _duties(
    session: Session, shelf: Shelf, contract_id: UUID, people: Collection[UUID], as_of: date
) -> Mapping[UUID | None, Sequence[_Duty]]:
    """By designation, and under None those that concern all."""
    columns = _O.subject, _O.edition, _O.rule, _O.fiscal_year, status_on(as_of), _O.met_on, _O.claimed_on
    whom = or_(_O.subject.in_(people), _O.subject.is_(None))
    rules = shelf.rules_asking(BEFORE | {Act.EDUCATE_YEARLY})
    asked = _O.contract_id == contract_id, whom, _O.rule.in_(rules), _O.raised_on <= as_of
    found: dict[UUID | None, list[_Duty]] = defaultdict(list)
    for subject, edition, rule, year, status, *days in session.execute(
        select(*columns).where(*asked).order_by(_O.episode, _O.id)
    ):
        act = shelf.act(edition, rule)
        if act is not None:
            found[subject].append(_Duty(act, year, Status(status), _heard(Status(status), *days)))
    return found


def _heard(status: Status, met_on: date | None, claimed_on: date | None) -> date | None:
    return met_on if status is Status.MET else claimed_on if status is Status.CLAIMED else None
