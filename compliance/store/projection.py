"""The projection of `derive`: refreshed with each change, in its transaction, by writing only the difference."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select

from compliance.clock import day_in_japan
from compliance.domain.derivation import derive
from compliance.domain.obligations import Obligation, id_of, key_of
from compliance.domain.tally import Moves, difference, matter_of, moves
from compliance.store import tally
from compliance.store.changes import Change
from compliance.store.facts import facts_of_many
from compliance.store.models.base import Base
from compliance.store.obligation_rows import COLUMNS, TOLD, Place, Teller, Values, obligation_of, spans_of
from compliance.store.places import standings
from compliance.store.projection_states import Record, state_row, stored_places, write_state
from compliance.store.rulebooks import rulebooks
from compliance.store.shelves import Shelf, horizon
from compliance.store.tally import TallyScope
from compliance.store.totals import tally_scopes

OBLIGATIONS, SPANS = (Base.metadata.tables[name] for name in ("obligation", "obligation_span"))
_KNOWN_BY = ("rule", "subject", "period", "episode")
_TOLD_OF = select(*(OBLIGATIONS.c[name] for name in (*_KNOWN_BY, *TOLD))).where(
    OBLIGATIONS.c.contract_id == bindparam("contract")
)
_ROWS = select(OBLIGATIONS).where(OBLIGATIONS.c.id.in_(bindparam("ids", expanding=True)))
_DELETE = delete(OBLIGATIONS).where(OBLIGATIONS.c.id == bindparam("doomed"))
_INSERT, _INSERT_SPANS = insert(OBLIGATIONS), insert(SPANS)
ROWS_AT_ONCE = 500

_Identity = tuple[str, int | None, str, int]
"""What an obligation is known by within its contract; its id is made of that, which takes longer than to compare."""
_Stored = Mapping[_Identity, Values]


def refresh(change: Change, contract_ids: Sequence[UUID], shelf: Shelf) -> None:
    """Derive these contracts again and write what differs, in the caller's transaction; the tally follows."""
    session, on = change.session, day_in_japan(change.at)
    connection, books, through = session.connection(), rulebooks(session, shelf), horizon(on)
    was, now = stored_places(session, contract_ids), standings(session, contract_ids, on)
    moved: list[tuple[TallyScope, Moves]] = []
    for facts in facts_of_many(session, contract_ids):
        contract = facts.contract
        before, standing = was.get(contract), now.get(contract)
        place = None if standing is None else standing.place
        owed = () if place is None else derive(books.of(place.edition), facts, through)
        turned = _Turned.between(contract, _stored(connection, contract), owed, elsewhere=before != place)
        moved += _moved(before, place, *turned.counted(connection))
        turned.write(connection, place)
        state = None if standing is None else state_row(standing, facts, shelf, through, change.size)
        write_state(connection, before, standing, contract, state)
    tally.feed(connection, moved)


def rows_of(obligations: Iterable[Obligation], place: Place, teller: Teller) -> list[Record]:
    """The rows of `obligation` that obligations at one place need."""
    return [dict(zip(COLUMNS, teller.values_of(obligation, place), strict=True)) for obligation in obligations]


def span_rows(obligations: Iterable[Obligation]) -> list[Record]:
    """The rows of `obligation_span` that moved obligations need."""
    moved = (obligation for obligation in obligations if obligation.earlier_dues or obligation.returned)
    return [
        {"obligation_id": key, "from_on": from_on, "until_on": until_on, "status": status}
        for obligation in moved
        for key, from_on, until_on, status in spans_of(obligation)
    ]


def insert_obligations(connection: Connection, obligations: Sequence[Obligation], place: Place, teller: Teller) -> None:
    """Write obligations that are not in the projection, with their spans."""
    for statement, rows in ((_INSERT, rows_of(obligations, place, teller)), (_INSERT_SPANS, span_rows(obligations))):
        if rows:
            connection.execute(statement, rows)


@dataclass(frozen=True, slots=True)
class _Turned:
    """What became of one contract: the rows that are `gone`, the obligations that are `new`, and those that `stay`.

    One that changed is both gone and new; at another place every one is.
    """

    gone: Sequence[UUID]
    new: Sequence[Obligation]
    stay: Sequence[Obligation]
    teller: Teller

    @classmethod
    def between(cls, contract: UUID, stored: _Stored, owed: Sequence[Obligation], *, elsewhere: bool) -> "_Turned":
        teller = Teller()
        if elsewhere:
            return cls(_ids(contract, stored), owed, (), teller)
        left, new, stay = dict(stored), [], []
        for obligation in owed:
            identity = _identity(obligation.rule, obligation.subject, obligation.period, obligation.episode)
            if left.get(identity) == teller.told_of(obligation):
                del left[identity]
                stay.append(obligation)
            else:
                new.append(obligation)
        return cls(_ids(contract, left), new, stay, teller)

    def counted(self, connection: Connection) -> tuple[Moves, Moves]:
        """The counts of the matters with a row that changes, before and after: the others need not be counted."""
        was = list(_obligations(connection, self.gone))
        matters = {matter_of(obligation) for obligation in (*was, *self.new)}
        stay = [obligation for obligation in self.stay if matters and matter_of(obligation) in matters]
        return moves([*was, *stay]), moves([*self.new, *stay])

    def write(self, connection: Connection, place: Place | None) -> None:
        """Remove the rows that are gone and add what is new."""
        if self.gone:
            connection.execute(_DELETE, [{"doomed": key} for key in self.gone])
        if place is not None:
            insert_obligations(connection, self.new, place, self.teller)


def _stored(connection: Connection, contract_id: UUID) -> _Stored:
    rows = connection.execute(_TOLD_OF, {"contract": contract_id})
    return {_identity(*row[:4]): row[4:] for row in map(tuple, rows)}


def _identity(rule: str, subject: UUID | None, period: str, episode: int) -> _Identity:
    return rule, None if subject is None else subject.int, period, episode


def _ids(contract: UUID, identities: Iterable[_Identity]) -> list[UUID]:
    return [
        id_of(contract, key_of(rule, None if subject is None else UUID(int=subject), period, episode))
        for rule, subject, period, episode in identities
    ]


def _obligations(connection: Connection, ids: Sequence[UUID]) -> Iterator[Obligation]:
    for begin in range(0, len(ids), ROWS_AT_ONCE):
        for row in connection.execute(_ROWS, {"ids": ids[begin : begin + ROWS_AT_ONCE]}):
            yield obligation_of(row)


def _moved(was: Place | None, now: Place | None, before: Moves, after: Moves) -> Iterator[tuple[TallyScope, Moves]]:
    """What to add to each scope's tally, whether or not the contract stays in it."""
    left, entered = _scopes(was), _scopes(now)
    changed = difference(before, after)
    taken, brought = difference(before, {}), after
    for scope in left | entered:
        yield scope, changed if scope in left & entered else taken if scope in left else brought


def _scopes(place: Place | None) -> frozenset[TallyScope]:
    return frozenset() if place is None else frozenset(tally_scopes(place))
