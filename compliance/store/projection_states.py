"""What the projection keeps of each contract: where it stands, what it was derived from, and how long that holds."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Date,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import Session, aliased

from compliance.domain.fact_sets import Facts
from compliance.domain.facts import EditionChanged
from compliance.store.fact_rows import Asked, Form
from compliance.store.models.base import Base
from compliance.store.models.obligations import ProjectionSection, ProjectionState
from compliance.store.models.policies import PolicyFigure, WardSettings
from compliance.store.obligation_rows import FOREVER, Place, together_of
from compliance.store.places import Standing
from compliance.store.queries.shapes import shaped
from compliance.store.shelves import Shelf, horizon

_STATES, _SECTIONS = (Base.metadata.tables[model.__tablename__] for model in (ProjectionState, ProjectionSection))
_THIS = _STATES.c.contract_id == bindparam("this")
_UPDATE, _DELETE = update(_STATES).where(_THIS), delete(_STATES).where(_THIS)

Record = dict[str, Any]


def stored_places(session: Session, contracts: Collection[UUID] | None = None) -> dict[UUID, Place]:
    """Where the projection has these contracts (None: all of them), in the order of contractor and contract.

    A contract whose rows do not name the same group of sections has none: so it is written anew, and verified as wrong.
    """
    asked = None if contracts is None else Asked(tuple(contracts))
    form, parameters = (None, {}) if asked is None else (asked.form, asked.parameters)
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for contract, *held in session.connection().execute(_sections(form), parameters):
        found[contract].append(tuple(held))
    states = session.connection().execute(_places(form), parameters)
    return {
        contract: Place(contract, outsourcing, contractor, edition, _agreed(found[contract]))
        for contract, outsourcing, contractor, edition in states
    }


def _agreed(held: Sequence[tuple[UUID, str]]) -> tuple[UUID, ...]:
    sections = tuple(section for section, _ in held)
    return sections if {together for _, together in held} <= {together_of(sections)} else ()


def write_state(
    connection: Connection, was: Place | None, now: Standing | None, contract: UUID, state: Record | None
) -> None:
    """Keep the state of one contract, in place of what was kept; `now` and `state` None: it is no more."""
    if state is not None and now is not None and was == now.place:
        connection.execute(_UPDATE, {"this": contract, **state})
        return
    if was is not None:
        connection.execute(_DELETE, {"this": contract})
    if state is not None and now is not None:
        insert_states(connection, [now.place], [state])


def insert_states(connection: Connection, places: Iterable[Place], states: Sequence[Record]) -> None:
    """Keep the states of contracts that have none, with the sections in charge."""
    connection.execute(insert(_STATES), states)
    connection.execute(insert(_SECTIONS), [row for place in places for row in _section_rows(place)])


def empty_states(connection: Connection) -> None:
    """Remove them all, before a rebuild."""
    connection.execute(delete(_SECTIONS))
    connection.execute(delete(_STATES))


def state_row(standing: Standing, facts: Facts, shelf: Shelf, through: date, known: int) -> Record:
    """The row of a contract derived just now from these facts up to `through`, when the trail had `known` entries."""
    place, changed = standing.place, facts.all(EditionChanged)
    return {
        "contract_id": place.contract,
        "outsourcing_id": place.outsourcing,
        "contractor_id": place.contractor,
        "section_id": place.lead,
        "edition": place.edition,
        "derived_from": shelf.whole_digest if changed else shelf.digest(place.edition),
        "through": through,
        "fresh_until": min(standing.until, through),
        "known": known,
    }


def stale(session: Session, shelf: Shelf, on: date, limit: int | None = None) -> Sequence[UUID]:
    """The contracts that must be refreshed before anything of them is shown on a day, at most so many, in id order.

    Stale is what was derived by another engine, edition or law than the shelf's, before the ward's policy or start of
    use last changed, or for a time that is over: other sections are in charge, or its horizon is behind. One query of
    the indexes, whatever the number of contracts.
    """
    rules = tuple((edition, *sorted((shelf.digest(edition), shelf.whole_digest))) for edition in shelf.editions)
    return sorted(set(session.connection().scalars(_stale(rules, limit), {"on": on})))


def falling_short(session: Session, on: date, limit: int | None = None) -> Sequence[UUID]:
    """The contracts whose projection does not reach the horizon of a day, in id order."""
    contracts = select(ProjectionState.contract_id).where(ProjectionState.through < horizon(on))
    return session.connection().scalars(contracts.order_by(ProjectionState.contract_id).limit(limit)).all()


def reach(session: Session, contract: UUID | None = None) -> date:
    """The last day that the projection of a contract, or every projection, answers for."""
    return session.connection().scalar(*_reach(contract)) or FOREVER


@shaped
def _reach(contract: UUID | None) -> Select[date | None]:
    of_one = [] if contract is None else [ProjectionState.contract_id == contract]
    return select(func.min(ProjectionState.through)).where(*of_one)


@cache
def _stale(rules: tuple[tuple[str, str, str], ...], limit: int | None) -> CompoundSelect[UUID]:
    """Each part is answered by an index of its own, and in no order, which would have SQLite scan them all.

    What stands under an edition that is no longer on the shelf is left alone.
    """
    s = ProjectionState
    waits = [s.fresh_until < bindparam("on", type_=Date()), s.known < _policy_changed(), s.known < _start_changed()]
    for edition, first, second in rules:
        waits += [
            and_(s.edition == edition, s.derived_from < first),
            and_(s.edition == edition, s.derived_from > first, s.derived_from < second),
            and_(s.edition == edition, s.derived_from > second),
        ]
    return union_all(*(select(s.contract_id).where(waiting) for waiting in waits)).limit(limit)


def _policy_changed() -> ScalarSelect[int]:
    """The last entry of the trail that changed a figure of the ward's policy."""
    return select(func.max(PolicyFigure.recorded_seq)).scalar_subquery()


def _start_changed() -> ScalarSelect[int]:
    """The last entry that changed the start of use: the ward's name may change without any duty changing."""
    then, now = aliased(WardSettings), aliased(WardSettings)
    moved = now.start_of_use_on.is_distinct_from(then.start_of_use_on)
    return (
        select(func.max(now.recorded_seq))
        .outerjoin(then, then.superseded_seq == now.recorded_seq)
        .where(or_(moved, now.void_reason.is_not(None)))
        .scalar_subquery()
    )


def _section_rows(place: Place) -> Iterable[Record]:
    together = place.together
    for position, section in enumerate(place.sections):
        yield {
            "contract_id": place.contract,
            "section_id": section,
            "contractor_id": place.contractor,
            "position": position,
            "together": together,
        }


@cache
def _places(form: Form | None) -> Select[*tuple[Any, ...]]:
    s = ProjectionState
    wanted = [] if form is None else [form.of(s.contract_id)]
    places = select(s.contract_id, s.outsourcing_id, s.contractor_id, s.edition).where(*wanted)
    return places.order_by(s.contractor_id, s.contract_id)


@cache
def _sections(form: Form | None) -> Select[*tuple[Any, ...]]:
    s = ProjectionSection
    wanted = [] if form is None else [form.of(s.contract_id)]
    return select(s.contract_id, s.section_id, s.together).where(*wanted).order_by(s.contract_id, s.position)
