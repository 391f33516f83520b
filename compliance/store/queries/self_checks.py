"""What a contractor answered in its self-checks of a work with what shows it, and whether it collects data in it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.domain.facts import Answer
from compliance.store.models.assessments import AssessedHow, Assessment
from compliance.store.models.evidence import EvidenceUse
from compliance.store.models.outsourcings import Outsourcing
from compliance.store.models.status_requests import StatusReport, StatusRequest
from compliance.store.queries.current import stands
from compliance.store.queries.evidence_lists import EvidenceLine, pieces_about


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """An item's answer in the last self-check."""

    answer: Answer
    seen: str | None
    on: date


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """The answer to an item in one self-check, the one before it, and the pieces that show it; `place` from 1."""

    id: UUID
    place: int
    item: str
    answer: Answer
    seen: str | None
    on: date
    last: LastAnswer | None
    pieces: tuple[EvidenceLine, ...]


def last_self_check(session: Session, contracts: Collection[UUID], but: UUID | None = None) -> Mapping[str, LastAnswer]:
    """The latest answer to each item under any of these contracts, by item, those of a report left out; one query."""
    a = Assessment
    own = [a.contract_id.in_(contracts), a.how == AssessedHow.SELF_CHECK, stands(a)]
    others = [] if but is None else [a.report_id.is_distinct_from(but)]
    rows = session.execute(
        select(a.item, a.answer, a.seen, a.happened_on).where(*own, *others).order_by(a.happened_on, a.row_id)
    )
    return {row.item: LastAnswer(row.answer, row.seen, row.happened_on) for row in rows}


def answers_of(
    session: Session, contract_id: UUID, report: UUID, pieces: Sequence[EvidenceLine]
) -> tuple[GivenAnswer, ...]:
    """The answers of a report in their order, with those of its `pieces` that show each; empty where it has none.

    The contract is one that the asker was allowed to open. Three queries.
    """
    a = Assessment
    meant = (a.report_id == report, a.contract_id == contract_id, stands(a))
    rows = session.scalars(select(a).where(*meant).order_by(a.row_id)).all()
    if not rows:
        return ()
    last, shown = last_self_check(session, [contract_id], report), _shown(session, contract_id, report)
    return tuple(
        GivenAnswer(
            row.id,
            place,
            row.item,
            row.answer,
            row.seen,
            row.happened_on,
            last.get(row.item),
            tuple(piece for piece in pieces if piece.id in shown[row.item]),
        )
        for place, row in enumerate(rows, start=1)
    )


def answers_to(session: Session, contract_id: UUID, request_id: UUID) -> tuple[GivenAnswer, ...]:
    """The answers of the last report to a request, empty while there is none; NotFound for another contract's."""
    q, r = StatusRequest, StatusReport
    if session.scalar(select(q.id).where(q.id == request_id, q.contract_id == contract_id, stands(q))) is None:
        raise NotFound("取扱状況の報告の求め / request for a report", request_id)
    meant = (r.request_id == request_id, r.contract_id == contract_id, stands(r))
    report = session.scalars(select(r.id).where(*meant).order_by(r.happened_on.desc(), r.row_id.desc())).first()
    if report is None:
        return ()
    return answers_of(session, contract_id, report, pieces_about(session, contract_id, report))


def last_checked(session: Session, contract_id: UUID, up_to: date) -> UUID | None:
    """The last request under a contract that was answered item by item by a day; None where none was."""
    a, r = Assessment, StatusReport
    meant = (r.contract_id == contract_id, r.happened_on <= up_to, stands(r), stands(a))
    found = select(r.request_id).join(a, a.report_id == r.id).where(*meant)
    return session.scalars(found.order_by(r.happened_on.desc(), r.row_id.desc())).first()


def involves_collection(session: Session, outsourcing: UUID) -> bool:
    """Whether the contractor collects data in this work, as the council was told."""
    told = select(Outsourcing.involves_collection).where(Outsourcing.id == outsourcing, stands(Outsourcing))
    return bool(session.scalar(told))


def _shown(session: Session, contract_id: UUID, report: UUID) -> Mapping[str | None, set[UUID]]:
    """The pieces beside a report, by the item that each is used for, None for those of the whole."""
    u = EvidenceUse
    meant = (u.subject_id == report, u.contract_id == contract_id, stands(u))
    found = defaultdict[str | None, set[UUID]](set)
    for item, piece in session.execute(select(u.item, u.evidence_id).where(*meant)):
        found[item].add(piece)
    return found
