"""The projection of `derive`: refreshed with each change, in its transaction, by writing only the difference."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, false, insert, not_, or_, select
from sqlalchemy.orm import Session

from compliance.clock import day_in_japan
from compliance.domain.derivation import derive
from compliance.domain.facts import Facts
from compliance.domain.obligations import Obligation
from compliance.domain.tally import Delta, Move, difference, matter_of, moves
from compliance.store import tally
from compliance.store.changes import Change
from compliance.store.facts import facts_of
from compliance.store.models.base import Base
from compliance.store.models.obligations import ProjectedObligation, ProjectionSection, ProjectionState
from compliance.store.obligation_rows import COLUMNS, SELECTED, Place, Values, obligation_of, spans_of, values_of
from compliance.store.places import place_of, places
from compliance.store.rulebooks import rulebooks
from compliance.store.shelves import Rulebooks, Shelf, horizon
from compliance.store.tally import TallyScope
from compliance.store.totals import tally_scopes

OBLIGATIONS, SPANS, STATES, SECTIONS = (
    Base.metadata.tables[name] for name in ("obligation", "obligation_span", "projection_state", "projection_section")
)
_ITEM, _PARTY, _YEAR = (COLUMNS.index(name) for name in ("item", "party", "fiscal_year"))
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
    was, now = (
        stored_places(session, [contract_id]).get(contract_id),
        place_of(session, contract_id, day_in_japan(change.at)),
    )
    stored = _stored(session, contract_id)
    owed = () if now is None else derived(facts_of(session, contract_id), now, books, through)
    wanted = {} if now is None else {obligation.id: values_of(obligation, now) for obligation in owed}
    gone = [key for key, row in stored.items() if wanted.get(key) != tuple(row)]
    new = [obligation for obligation in owed if tuple(stored.get(obligation.id, ())) != wanted[obligation.id]]
    _write(session, gone, new, wanted)
    _write_state(session, contract_id, now, books, through, change.size)
    tally.feed(session, _tally_change(was, now, stored, owed, wanted, {*gone, *(o.id for o in new)}))


def _stored(session: Session, contract_id: UUID) -> dict[UUID, Any]:
    rows = session.execute(select(*SELECTED).where(ProjectedObligation.contract_id == contract_id))
    return {row.id: row for row in rows}


def _write(session: Session, gone: list[UUID], new: list[Obligation], wanted: Mapping[UUID, Values]) -> None:
    connection = session.connection()
    if gone:
        doomed = delete(OBLIGATIONS).where(OBLIGATIONS.c.id == bindparam("doomed"))
        connection.execute(doomed, [{"doomed": key} for key in gone])
    if new:
        connection.execute(insert(OBLIGATIONS), [dict(zip(COLUMNS, wanted[o.id], strict=True)) for o in new])
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
    session: Session, contract_id: UUID, place: Place | None, books: Rulebooks, through: date, known: int
) -> None:
    session.execute(delete(STATES).where(STATES.c.contract_id == contract_id))
    if place is not None:
        state, sections = state_rows(place, books, through, known)
        session.execute(insert(STATES), state)
        session.execute(insert(SECTIONS), sections)


def _tally_change(
    was: Place | None,
    now: Place | None,
    stored: Mapping[UUID, Any],
    owed: Iterable[Obligation],
    wanted: Mapping[UUID, Values],
    changed: set[UUID],
) -> Tallied:
    """What to add to each scope's tally: only matters with a changed row are counted again, unless the scopes moved."""
    before_scopes, after_scopes = _scopes(was), _scopes(now)
    if before_scopes == after_scopes:
        matters = {_matter(row) for key in changed for row in (stored.get(key), wanted.get(key)) if row is not None}
        before = moves(obligation_of(row) for row in stored.values() if _matter(row) in matters)
        after = moves(obligation for obligation in owed if matter_of(obligation) in matters)
        delta = difference(before, after)
        return dict.fromkeys(after_scopes, delta)
    return _moved_scopes(before_scopes, after_scopes, moves(obligation_of(r) for r in stored.values()), moves(owed))


def _moved_scopes(
    before_scopes: set[TallyScope], after_scopes: set[TallyScope], before: dict[Move, Delta], after: dict[Move, Delta]
) -> Tallied:
    nothing: dict[Move, Delta] = {}
    return {
        scope: difference(before if scope in before_scopes else nothing, after if scope in after_scopes else nothing)
        for scope in before_scopes | after_scopes
    }


def _scopes(place: Place | None) -> set[TallyScope]:
    return set() if place is None else set(tally_scopes(place))


def _matter(row: Any) -> tuple[str, str, int]:
    return row[_ITEM], row[_PARTY], row[_YEAR]
