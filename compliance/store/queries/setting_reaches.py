"""How far a change of the ward's settings reaches at most: the stored duties whose day or state rests on them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, distinct, func, or_, select
from sqlalchemy.orm import Session

from compliance.domain.obligations import Party
from compliance.store.models.obligations import ProjectedObligation

_O = ProjectedObligation


@dataclass(frozen=True, slots=True)
class Reached:
    """Duties of one party under one item of an edition: how many, and under how many contracts."""

    edition: str
    item: str
    party: Party
    obligations: int
    contracts: int


def by_policy(edition: str, rules: Collection[str], items: Collection[str], from_on: date) -> ColumnElement[bool]:
    """What these rules, of these items, raise under the edition from a day on: what was raised before keeps its day."""
    return and_(_O.item.in_(items), _O.rule.in_(rules), _O.edition == edition, _O.raised_on >= from_on)


def by_start_of_use(was: date | None, becomes: date | None, as_of: date) -> ColumnElement[bool]:
    """What another start of use may turn: what was due before it is 対象外, unless it had been met by then."""
    before, after = was or date.min, becomes or date.min
    out_of_use = _O.lapsed_on == _O.raised_on
    if after < before:
        met_between = and_(_O.accepted_on >= after, _O.accepted_on < before)
        return or_(and_(_due(after, before), out_of_use), and_(_due(date.min, after), met_between))
    not_met = or_(_O.accepted_on.is_(None), _O.accepted_on >= after)
    not_over = or_(_O.lapsed_on.is_(None), _O.lapsed_on > as_of)
    return or_(and_(_due(before, after), not_met, not_over), and_(_due(date.min, before), out_of_use))


def _due(first: date, until: date) -> ColumnElement[bool]:
    """What is due from a day to the day before another; what was moved may have been, on one of its earlier days."""
    return or_(and_(_O.sort_on >= first, _O.sort_on < until), and_(_O.moved, _O.raised_on < until))


def reached(session: Session, within: ColumnElement[bool]) -> Sequence[Reached]:
    """Item by item and party by party, the most first."""
    number = func.count()
    rows = session.execute(
        select(_O.edition, _O.item, _O.party, number, func.count(distinct(_O.contract_id)))
        .where(within)
        .group_by(_O.edition, _O.item, _O.party)
        .order_by(number.desc(), _O.edition, _O.item, _O.party)
    )
    return [Reached(edition, item, Party(party), *numbers) for edition, item, party, *numbers in rows]


def contracts_reached(session: Session, within: ColumnElement[bool]) -> int:
    """Under how many contracts there is any of them."""
    return session.scalar(select(func.count(distinct(_O.contract_id))).where(within)) or 0


def first_contracts(session: Session, within: ColumnElement[bool], rows: int | None) -> Sequence[UUID]:
    """The contracts of the first so many of these duties by their due day; None: of all of them."""
    first = select(_O.contract_id).where(within).order_by(_O.sort_on, _O.id).limit(rows)
    return sorted(set(session.scalars(first)))
