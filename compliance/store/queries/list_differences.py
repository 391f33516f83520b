"""What one handler list says otherwise than the one before it: who came, who is no longer on it, what changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from compliance.domain.facts import Employment, Role
from compliance.store.models.people import Designation, DesignationList, HandlerList, Person
from compliance.store.models.reviews import Review
from compliance.store.queries.contract_heads import serving
from compliance.store.queries.current import stands


class Turn(StrEnum):
    """What became of somebody from one list to the next."""

    JOINED = "joined"
    LEFT = "left"
    CHANGED = "changed"
    STAYED = "stayed"


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Somebody as a list has them."""

    name: str
    kana: str | None
    role: Role
    employment: Employment
    employer: str | None
    post: str | None
    scope: str | None
    place: str | None
    from_on: date
    to_on: date | None


@dataclass(frozen=True, slots=True)
class Turned:
    """One person: `now` as this list has them, `before` as the one before had them; None where it has not."""

    now: ListedPerson | None
    before: ListedPerson | None

    @property
    def turn(self) -> Turn:
        """What became of them."""
        if self.before is None:
            return Turn.JOINED
        if self.now is None:
            return Turn.LEFT
        return Turn.STAYED if self.now == self.before else Turn.CHANGED


_People: TypeAlias = Mapping[UUID, ListedPerson]
"""By designation."""


@dataclass(frozen=True, slots=True)
class ListDifference:
    """The people of a list beside the one before; `since` is the day of that one, None where there is none."""

    since: date | None
    people: tuple[Turned, ...]

    @property
    def turns(self) -> tuple[tuple[Turn, tuple[Turned, ...]], ...]:
        """Newcomers first, then who left, changed and stayed; without those of whom there is nobody."""
        grouped = ((turn, tuple(each for each in self.people if each.turn is turn)) for turn in Turn)
        return tuple((turn, people) for turn, people in grouped if people)


def list_difference(session: Session, contract_id: UUID, list_id: UUID) -> ListDifference:
    """A list of a contract that the asker was allowed to open, beside the last one before it that was not sent back."""
    before = _list_before(session, contract_id, list_id)
    now, then = _people(session, contract_id, list_id, None if before is None else before.id)
    return ListDifference(None if before is None else before.happened_on, tuple(_beside(now, then)))


def _beside(now: _People, then: _People) -> Iterable[Turned]:
    for designation in (*now, *(each for each in then if each not in now)):
        yield Turned(now.get(designation), then.get(designation))


def _list_before(session: Session, contract_id: UUID, list_id: UUID) -> HandlerList | None:
    h = HandlerList
    mine = select(h.recorded_seq).where(h.id == list_id, h.version == 1).scalar_subquery()
    sent_back = exists().where(Review.subject_id == h.id, Review.accepted.is_(False), stands(Review))
    earlier = (serving(h, contract_id), stands(h), h.recorded_seq < mine, ~sent_back)
    return session.scalars(select(h).where(*earlier).order_by(h.happened_on.desc(), h.row_id.desc()).limit(1)).first()


def _people(session: Session, contract: UUID, on: UUID, before: UUID | None) -> tuple[_People, _People]:
    """As the first version on a list had them, and as the last one on the list before that was not on it yet."""
    d, p = Designation, Person
    columns = d.id, p.name, p.kana, d.role, d.employment, d.employer, d.post, d.scope, d.place, d.from_on, d.to_on
    here = _is_on(on).label("here")
    named = (p.id == d.person_id) & p.superseded_seq.is_(None)
    meant = d.contract_id == contract, d.void_reason.is_(None), here | _is_on(before)
    found = select(*columns, here).join(p, named).where(*meant).order_by(p.kana, p.name, d.row_id)
    now: dict[UUID, ListedPerson] = {}
    then: dict[UUID, ListedPerson] = {}
    for id, *told, is_here in session.execute(found):
        if is_here:
            now.setdefault(id, ListedPerson(*told))
        else:
            then[id] = ListedPerson(*told)
    return now, then


def _is_on(list_id: UUID | None) -> ColumnElement[bool]:
    named = DesignationList
    return exists().where(named.of_row == Designation.row_id, named.list_id == list_id)
