"""The ward's queue of submissions: what was handed in and waits for its review, the oldest first, and one of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, literal_column, select
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.domain.obligations import OUTSTANDING, Status
from compliance.store.models.base import Entity
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.models.reviews import Review
from compliance.store.queries.authors import account_names
from compliance.store.queries.current import stands
from compliance.store.queries.obligation_lines import ListedObligation, line_of
from compliance.store.queries.obligation_lists import orders
from compliance.store.queries.obligation_statuses import parts_with
from compliance.store.queries.obligations import SHOWN
from compliance.store.queries.paging import Listing, Order, Position, Rows
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import in_charge, visible
from compliance.store.queries.searching import contractors_called, contracts_called
from compliance.store.queries.subjects import subjects_told
from compliance.store.queries.waiting import recorded_by, reviewing
from compliance.store.shelves import Shelf

_O = ProjectedObligation
_SHOWN = SHOWN.join(Entity, Entity.id == _O.subject).add_columns(Entity.kind.label("subject_kind"))
OLDEST_FIRST = Order("raised")


@dataclass(frozen=True, slots=True)
class ReviewFilter:
    """What of the queue is asked for; None asks for all. `overdue`: only what the ward should have looked at by now."""

    kind: str | None = None
    section: UUID | None = None
    contract: UUID | None = None
    words: tuple[str, ...] = ()
    contractor_words: tuple[str, ...] = ()
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """Something handed in (`about`, of the table `kind`) and the ward's duty to review it, which gives it its `id`.

    `by` is the actor who entered it, `by_name` what that account is called.
    """

    duty: ListedObligation
    kind: str
    by: str
    by_name: str | None

    @property
    def id(self) -> UUID:
        """The id of the ward's duty."""
        return self.duty.id

    @property
    def about(self) -> UUID:
        """The id of what was handed in."""
        if self.duty.about is None:
            raise LookupError(self.duty.id)
        return self.duty.about

    @property
    def waits(self) -> bool:
        """Whether the ward still has to look at it."""
        return self.duty.status in OUTSTANDING


def review_listing(scope: Scope, shelf: Shelf, wanted: ReviewFilter, as_of: date) -> Listing[Submission]:
    """What waits on `as_of`; a page takes five queries whatever the number."""

    def read(session: Session, rows: Rows) -> Iterable[Submission]:
        return _submissions(session, rows, as_of)

    statement, parts = _waiting(scope, shelf, wanted, as_of)
    return Listing(statement, _O.id, orders(as_of), read, parts, shows=_SHOWN)


def submission_of(session: Session, scope: Scope, shelf: Shelf, id: UUID, as_of: date) -> Submission:
    """One submission by the ward's duty to review it, reviewed or not; NotFound where there is none for the asker."""
    meant = (_O.id == id, _O.rule.in_(reviewing(shelf)), visible(scope, _O.contract_id, _O.contractor_id))
    found = list(_submissions(session, session.execute(_SHOWN.where(*meant)).all(), as_of))
    if not found:
        raise NotFound("確認待ちの提出 / submission", id)
    return found[0]


def neighbours(
    session: Session, scope: Scope, shelf: Shelf, wanted: ReviewFilter, as_of: date, order: Order, id: UUID
) -> tuple[UUID | None, UUID | None]:
    """What waits before this one and after it, in an order, whether it still waits itself; in three queries."""
    statement, parts = _waiting(scope, shelf, wanted, as_of)
    listing = Listing(statement, _O.id, orders(as_of), _only_ids, parts)
    value = session.execute(select(listing.orders[order.key]).where(_O.id == id)).scalar_one()
    here = Position(str(value), id)
    before, after = (listing.page(session, each, here, limit=1).lines for each in (order.turned(), order))
    return next(iter(before), None), next(iter(after), None)


def review_of(session: Session, submission: Submission) -> Review | None:
    """The last review of a submission under its contract; None where there is none that stands."""
    r = Review
    meant = (r.subject_id == submission.about, r.contract_id == submission.duty.contract, stands(r))
    return session.scalars(select(r).where(*meant).order_by(r.row_id.desc()).limit(1)).first()


def _waiting(
    scope: Scope, shelf: Shelf, wanted: ReviewFilter, as_of: date
) -> tuple[Select[UUID], tuple[ColumnElement[bool], ...]]:
    """The ids of what waits, and the parts of it of which a row meets one at most."""
    seen = visible(scope, _O.contract_id, _O.contractor_id)
    statement = select(_O.id).where(seen, *_of_reviews(shelf), *_conditions(wanted))
    return statement, parts_with({Status.OVERDUE} if wanted.overdue else OUTSTANDING, as_of)


def _of_reviews(shelf: Shelf) -> tuple[ColumnElement[bool], ...]:
    """The first two as the index of what the ward owes about a thing says them."""
    return _O.party == literal_column("'ward'"), _O.subject.is_not(None), _O.rule.in_(reviewing(shelf))


def _conditions(wanted: ReviewFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.kind is not None:
        yield _O.subject.in_(_of_kind(wanted.kind))
    if wanted.section is not None:
        yield in_charge(_O.contract_id, [wanted.section])
    if wanted.contract is not None:
        yield _O.contract_id == wanted.contract
    if wanted.words:
        yield _O.contract_id.in_(contracts_called(wanted.words))
    if wanted.contractor_words:
        yield _O.contractor_id.in_(contractors_called(wanted.contractor_words))


def _of_kind(kind: str) -> Select[UUID]:
    return select(Entity.id).where(Entity.id == _O.subject, Entity.kind == kind).correlate(_O)


def _only_ids(_session: Session, rows: Rows) -> Iterable[UUID]:
    return (row.id for row in rows)


def _submissions(session: Session, rows: Iterable[Any], as_of: date) -> Iterable[Submission]:
    """With what is known of each, and who entered it, in three queries more."""
    found = list(rows)
    things = {(row.subject, row.subject_kind) for row in found}
    subjects, by = subjects_told(session, things), recorded_by(session, things)
    names = account_names(session, by.values())
    for row in found:
        actor = by.get(row.subject, "")
        yield Submission(line_of(row, as_of, subjects.get(row.subject)), row.subject_kind, actor, names.get(actor))
