"""The projection of `derive`: refreshed with each change, in its transaction, by writing only the difference."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, false, insert, not_, or_, select, update
from sqlalchemy.orm import Session

from compliance.clock import day_in_japan
from compliance.domain.derivation import derive
from compliance.domain.facts import Facts
from compliance.domain.obligations import Obligation, Party
from compliance.domain.tally import Delta, Matter, Move, difference, matter_of, moves
from compliance.store import tally
from compliance.store.changes import Change
from compliance.store.facts import facts_of
from compliance.store.models.base import Base
from compliance.store.models.obligations import ProjectionSection, ProjectionState
from compliance.store.obligation_rows import COLUMNS, TOLD, Place, Values, obligation_of, spans_of, told_of, values_of
from compliance.store.places import place_of, places
from compliance.store.rulebooks import rulebooks
from compliance.store.shelves import Rulebooks, Shelf, horizon
from compliance.store.tally import TallyScope
from compliance.store.totals import tally_scopes

OBLIGATIONS, SPANS, STATES, SECTIONS = (
    Base.metadata.tables[name] for name in ("obligation", "obligation_span", "projection_state", "projection_section")
)
_ITEM, _PARTY, _YEAR = (TOLD.index(name) for name in ("item", "party", "fiscal_year"))
_OF_CONTRACT = OBLIGATIONS.c.contract_id == bindparam("contract")
_TOLD_OF = select(OBLIGATIONS.c.id, *(OBLIGATIONS.c[name] for name in TOLD)).where(_OF_CONTRACT)
_ROWS_OF = select(OBLIGATIONS).where(_OF_CONTRACT, OBLIGATIONS.c.item.in_(bindparam("items", expanding=True)))
_DELETE = delete(OBLIGATIONS).where(OBLIGATIONS.c.id == bindparam("doomed"))
PLACES_AT_ONCE = 500

Record = dict[str, Any]
Tallied = dict[TallyScope, dict[Move, Delta]]


def refresh(change: Change, contract_ids: Sequence[UUID], shelf: Shelf) -> None:
    """Derive these contracts again and write what differs, in the caller's transaction; the tally follows."""
    books = rulebooks(change.session, shelf)
    through = horizon(day_in_japan(change.at))
    for contract_id in contract_ids:
        _refresh_one(change, contract_id, books, through)


def stale(session: Session, books: Rulebooks, on: date) -> list[UUID]:
    """The contracts to refresh on a day, in id order: other rules, too short a horizon, or other sections in charge."""
    return sorted({*_derived_otherwise(session, books, horizon(on)), *_elsewhere(session, on)})


def _derived_otherwise(session: Session, books: Rulebooks, through: date) -> Sequence[UUID]:
    fresh = [
        and_(ProjectionState.edition == edition, ProjectionState.derived_from == books.digest(edition))
        for edition in books.shelf.editions
    ]
    old = or_(ProjectionState.through < through, not_(or_(false(), *fresh)))
    return session.scalars(select(ProjectionState.contract_id).where(old)).all()


def _elsewhere(session: Session, on: date) -> Iterator[UUID]:
    stored = stored_places(session)
    known = list(stored)
    for begin in range(0, len(known), PLACES_AT_ONCE):
        chunk = known[begin : begin + PLACES_AT_ONCE]
        now = places(session, chunk, on)
        yield from (contract for contract in chunk if now.get(contract) != stored[contract])


def derived(facts: Facts, place: Place, books: Rulebooks, through: date) -> tuple[Obligation, ...]:
    """What `derive` says of a contract under the rulebook of its edition."""
    return derive(books.of(place.edition), facts, through)


def stored_places(session: Session, contracts: Sequence[UUID] | None = None) -> dict[UUID, Place]:
    """Where the projection has these contracts (None: all of them), in the order of contractor and contract."""
    wanted = [] if contracts is None else [ProjectionState.contract_id.in_(contracts)]
    sections: dict[UUID, list[UUID]] = defaultdict(list)
    rows = select(ProjectionSection.contract_id, ProjectionSection.section_id).join(
        ProjectionState, ProjectionState.contract_id == ProjectionSection.contract_id
    )
    for contract, section in session.execute(rows.where(*wanted).order_by(ProjectionSection.position)):
        sections[contract].append(section)
    states = select(ProjectionState).where(*wanted)
    return {
        s.contract_id: Place(
            s.contract_id, s.outsourcing_id, s.contractor_id, s.edition, tuple(sections[s.contract_id])
        )
        for s in session.scalars(states.order_by(ProjectionState.contractor_id, ProjectionState.contract_id))
    }


def state_rows(place: Place, books: Rulebooks, through: date, known: int) -> tuple[Record, list[Record]]:
    """The row of `projection_state` and those of `projection_section`."""
    state = {
        "contract_id": place.contract,
        "outsourcing_id": place.outsourcing,
        "contractor_id": place.contractor,
        "section_id": place.lead,
        "edition": place.edition,
        "derived_from": books.digest(place.edition),
        "through": through,
        "known": known,
    }
    return state, [
        {"contract_id": place.contract, "section_id": section, "position": position}
        for position, section in enumerate(place.sections)
    ]


def _refresh_one(change: Change, contract_id: UUID, books: Rulebooks, through: date) -> None:
    session = change.session
    was = stored_places(session, [contract_id]).get(contract_id)
    now = place_of(session, contract_id, day_in_japan(change.at))
    owed = () if now is None else derived(facts_of(session, contract_id), now, books, through)
    gone, new = _difference(_stored(session, contract_id), owed, moved=was != now)
    before, after = _to_count(session, contract_id, gone, new, owed)
    _write(session, gone, new, now)
    _write_state(session, was, now, contract_id, state_rows(now, books, through, change.size) if now else None)
    tally.feed(session, _moved(_scopes(was), _scopes(now), before, after))


def _stored(session: Session, contract_id: UUID) -> dict[UUID, Values]:
    rows = session.connection().execute(_TOLD_OF, {"contract": contract_id})
    return {row[0]: tuple(row)[1:] for row in rows}


def _difference(
    stored: dict[UUID, Values], owed: Sequence[Obligation], *, moved: bool
) -> tuple[Mapping[UUID, Values], Sequence[Obligation]]:
    """The rows to delete and the obligations to write; all of them where the contract moved to another place."""
    if moved:
        return stored, owed
    new = []
    for obligation in owed:
        if stored.get(obligation.id) == told_of(obligation):
            del stored[obligation.id]
        else:
            new.append(obligation)
    return stored, new


def _to_count(
    session: Session,
    contract_id: UUID,
    gone: Mapping[UUID, Values],
    new: Sequence[Obligation],
    owed: Iterable[Obligation],
) -> tuple[dict[Move, Delta], dict[Move, Delta]]:
    """The tally of the matters with a row that changes, before and after: the others need not be counted again."""
    matters = {_matter(told) for told in gone.values()} | {matter_of(obligation) for obligation in new}
    if not matters:
        return {}, {}
    rows = session.connection().execute(_ROWS_OF, {"contract": contract_id, "items": [item for item, *_ in matters]})
    held = (obligation_of(row) for row in rows)
    before = moves(obligation for obligation in held if matter_of(obligation) in matters)
    return before, moves(obligation for obligation in owed if matter_of(obligation) in matters)


def _write(session: Session, gone: Iterable[UUID], new: Sequence[Obligation], place: Place | None) -> None:
    connection = session.connection()
    if doomed := [{"doomed": key} for key in gone]:
        connection.execute(_DELETE, doomed)
    if new and place is not None:
        rows = [dict(zip(COLUMNS, values_of(obligation, place), strict=True)) for obligation in new]
        connection.execute(insert(OBLIGATIONS), rows)
    if spans := span_rows(new):
        connection.execute(insert(SPANS), spans)


def span_rows(obligations: Iterable[Obligation]) -> list[Record]:
    """The rows of `obligation_span` that moved obligations need."""
    moved = (obligation for obligation in obligations if obligation.earlier_dues or obligation.returned)
    return [
        {"obligation_id": key, "from_on": from_on, "until_on": until_on, "status": status}
        for obligation in moved
        for key, from_on, until_on, status in spans_of(obligation)
    ]


def _write_state(
    session: Session,
    was: Place | None,
    now: Place | None,
    contract_id: UUID,
    rows: tuple[Record, list[Record]] | None,
) -> None:
    if rows is not None and was == now:
        session.execute(update(STATES).where(STATES.c.contract_id == contract_id).values(rows[0]))
        return
    session.execute(delete(STATES).where(STATES.c.contract_id == contract_id))
    if rows is not None:
        session.execute(insert(STATES), rows[0])
        session.execute(insert(SECTIONS), rows[1])


def _moved(
    before_scopes: set[TallyScope], after_scopes: set[TallyScope], before: dict[Move, Delta], after: dict[Move, Delta]
) -> Tallied:
    """What to add to each scope's tally, whether or not the contract stays in it."""
    if before_scopes == after_scopes:
        return dict.fromkeys(after_scopes, difference(before, after))
    nothing: dict[Move, Delta] = {}
    return {
        scope: difference(before if scope in before_scopes else nothing, after if scope in after_scopes else nothing)
        for scope in before_scopes | after_scopes
    }


def _scopes(place: Place | None) -> set[TallyScope]:
    return set() if place is None else set(tally_scopes(place))


def _matter(told: Values) -> Matter:
    return Matter(told[_ITEM], Party(told[_PARTY]), told[_YEAR])
