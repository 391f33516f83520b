"""What contractors handed in: each thing by its first entry in the trail, with who, under what, files and verdict."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, not_, or_, select, union
from sqlalchemy.orm import Session, aliased

from compliance.domain.errors import NotFound
from compliance.domain.receipt_numbers import receipt_number
from compliance.store.actors import ActorKind
from compliance.store.models.base import Belonging, Submittable
from compliance.store.models.contracts import Contract
from compliance.store.models.evidence import EvidenceUse
from compliance.store.models.postings import Posting
from compliance.store.models.trail import TrailEntry
from compliance.store.queries.paging import Listing, Order, Rows
from compliance.store.queries.scopes import Scope
from compliance.store.queries.scoping import visible
from compliance.store.queries.searching import contracts_called
from compliance.store.queries.submission_details import HandedFile, Under, details_of
from compliance.store.queries.submission_verdicts import is_returned, is_waiting
from compliance.store.schema import version_models
from compliance.wording.submissions import KINDS


class SubmissionState(StrEnum):
    """What became of it; `RECEIVED` is what nobody has to accept, such as a notice."""

    WAITING = "waiting"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    RECEIVED = "received"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class SubmissionFilter:
    """Which of them; None asks for all. `words` are of the contract, its work and its contractor."""

    contract: UUID | None = None
    kind: str | None = None
    state: SubmissionState | None = None
    thing: UUID | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission:
    """One thing (`id`, of the table `kind`) as it was recorded at `position`; `by` is None for a command.

    `own`: an account of the contractor sent it, else the ward recorded it for the contractor. `reason` is that of the
    last review.
    """

    id: UUID
    kind: str
    position: int
    at: datetime
    own: bool
    by: str | None
    state: SubmissionState
    reason: str | None
    under: tuple[Under, ...]
    files: tuple[HandedFile, ...]

    @property
    def number(self) -> str:
        """That of its receipt."""
        return receipt_number(self.position)


_T = TrailEntry
_RECORDED = [f"{kind}.record" for kind in KINDS]


def submission_listing(
    session: Session, scope: Scope, contractor: UUID, wanted: SubmissionFilter
) -> Listing[Submission]:
    """What this contractor handed in, as far as `scope` sees its contracts; whoever left is named as before."""
    return _listing(scope, contractor, session.scalars(_people(contractor)).all(), wanted)


def _listing(scope: Scope, contractor: UUID, people: Collection[UUID], wanted: SubmissionFilter) -> Listing[Submission]:
    accounts = [str(id) for id in people]
    sent = and_(_T.actor_kind == ActorKind.ACCOUNT, _T.actor.in_(accounts))
    state = _state(scope)
    statement = select(_T.subject, _T.kind, _T.seq, _T.at, sent, _T.actor, state)
    statement = statement.where(
        _T.action.in_(_RECORDED), _is_under(scope, contractor, wanted), *_conditions(wanted, state)
    )

    def read(session: Session, rows: Rows) -> Iterable[Submission]:
        details = details_of(session, scope, [row[0] for row in rows], {row[5] for row in rows})
        for id, kind, position, at, own, actor, found in (row[:7] for row in rows):
            by, reason = details.names.get(actor), details.reasons.get(id)
            state = SubmissionState(found)
            under, files = details.under.get(id, ()), details.files.get(id, ())
            yield Submission(id, kind, position, at, bool(own), by, state, reason, under, files)

    orders = {"at": _T.seq, "kind": _T.kind, "state": state}
    parts = (sent & _is_whole(), not_(sent) & _T.subject.in_(_told_as_submitted(contractor)))
    return Listing(statement, _T.subject, orders, read, parts)


def submission_of(session: Session, scope: Scope, thing: UUID) -> tuple[Submission, UUID]:
    """One of them, and whose it is; NotFound where it was not handed in, or is not the asker's to see."""
    return _one(session, scope, Belonging.entity_id == thing, thing)


def submission_at(session: Session, scope: Scope, position: int) -> tuple[Submission, UUID]:
    """The same by its position in the trail."""
    recorded = select(_T.subject).where(_T.seq == position, _T.action.in_(_RECORDED)).scalar_subquery()
    return _one(session, scope, Belonging.entity_id == recorded, receipt_number(position))


def _one(session: Session, scope: Scope, meant: ColumnElement[bool], called: UUID | str) -> tuple[Submission, UUID]:
    c = Contract
    at = select(Belonging.entity_id, c.contractor_id, Posting.account_id).join(c, c.id == Belonging.contract_id)
    at = at.outerjoin(Posting, Posting.contractor_id == c.contractor_id)
    seen = (c.superseded_seq.is_(None), visible(scope, c.id, c.contractor_id))
    rows: Sequence[Any] = session.execute(at.where(meant, *seen).distinct()).all()
    if rows:
        thing, contractor, _account = rows[0]
        people = {row[2] for row in rows if row[2] is not None}
        listing = _listing(scope, contractor, people, SubmissionFilter(thing=thing))
        if found := listing.page(session, Order("at"), limit=1).lines:
            return found[0], contractor
    raise NotFound("提出したもの / submission", called)


def _people(contractor: UUID) -> Select[UUID]:
    """Every account that was ever posted there."""
    return select(Posting.account_id).where(Posting.contractor_id == contractor).distinct()


def _is_under(scope: Scope, contractor: UUID, wanted: SubmissionFilter) -> ColumnElement[bool]:
    serves = [Belonging.contract_id == Contract.id, Contract.superseded_seq.is_(None)]
    serves += [Contract.contractor_id == contractor, visible(scope, Contract.id, Contract.contractor_id)]
    if wanted.contract is not None:
        serves.append(Contract.id == wanted.contract)
    if wanted.words:
        serves.append(Contract.id.in_(contracts_called(wanted.words)))
    return exists().where(Belonging.entity_id == _T.subject, Belonging.superseded_seq.is_(None), *serves)


def _is_whole() -> ColumnElement[bool]:
    """A file that was handed in with something else is a part of that."""
    used = exists().where(EvidenceUse.evidence_id == _T.subject, EvidenceUse.subject_id.is_not(None))
    return or_(_T.kind != "evidence", not_(used))


def _told_as_submitted(contractor: UUID) -> Any:
    """What the ward recorded as handed in: it came on paper, or by hand."""
    return union(*(_of_kind(model, contractor) for model in _submittable()))


def _of_kind(model: Any, contractor: UUID) -> Select[UUID]:
    under = and_(Belonging.entity_id == model.id, Belonging.kind == model.__tablename__)
    found = select(model.id).join(Belonging, under).join(Contract, Contract.id == Belonging.contract_id)
    return found.where(Contract.contractor_id == contractor, Contract.superseded_seq.is_(None), model.submitted)


def _submittable() -> Collection[Any]:
    return [model for _, model in sorted(version_models().items()) if issubclass(model, Submittable)]


def _state(scope: Scope) -> ColumnElement[str]:
    later = aliased(_T)
    voided = exists().where(later.kind == _T.kind, later.subject == _T.subject, later.action == _T.kind + ".void")
    reviewed = [model.__tablename__ for model in _submittable()]
    return case(
        (voided, SubmissionState.VOID.value),
        (_T.kind.not_in(reviewed), SubmissionState.RECEIVED.value),
        (is_returned(scope), SubmissionState.RETURNED.value),
        (is_waiting(scope), SubmissionState.WAITING.value),
        else_=SubmissionState.ACCEPTED.value,
    )


def _conditions(wanted: SubmissionFilter, state: ColumnElement[str]) -> Iterable[ColumnElement[bool]]:
    if wanted.kind is not None:
        yield _T.kind == wanted.kind
    if wanted.state is not None:
        yield state == wanted.state.value
    if wanted.thing is not None:
        yield _T.subject == wanted.thing
