"""Frozen papers for the council: written once with their rows, read again as they were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.store.changes import Change
from compliance.store.models.council_reports import CouncilReport, CouncilReportRow
from compliance.store.tellings import told_paper

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper to be frozen: what it rests on, its head and figures, and its rows with the obligation of each."""

    meeting: UUID
    title: str
    as_of: date
    engine: str
    trail_size: int
    trail_root: str
    figures: Json
    rows: Sequence[tuple[UUID, Json]]


def has_paper(session: Session, meeting: UUID) -> bool:
    """Whether a paper was frozen for this meeting."""
    return session.scalar(select(CouncilReport.id).where(CouncilReport.meeting_id == meeting).limit(1)) is not None


def freeze(change: Change, paper: Paper) -> UUID:
    """Write the paper; the trail keeps the hash of all that it says."""
    ident = uuid4()
    head = _head(ident, paper, change)
    change.session.add(head)
    change.session.flush()
    if paper.rows:
        change.session.execute(insert(CouncilReportRow), _rows(ident, paper))
    change.record("council_report.freeze", "council_report", ident, after=told_paper(change.session, head))
    return ident


def content_of(session: Session, ident: UUID) -> tuple[Json, Sequence[Json]]:
    """The figures of a paper and the content of its rows, in order. NotFound where there is no such paper."""
    paper = session.get(CouncilReport, ident)
    if paper is None:
        raise NotFound("資料 / paper", ident)
    rows = select(CouncilReportRow.content).where(CouncilReportRow.report_id == ident)
    return paper.figures, session.scalars(rows.order_by(CouncilReportRow.position)).all()


def _head(ident: UUID, paper: Paper, change: Change) -> CouncilReport:
    return CouncilReport(
        id=ident,
        meeting_id=paper.meeting,
        title=paper.title,
        as_of=paper.as_of,
        frozen_at=change.at,
        engine_version=paper.engine,
        trail_size=paper.trail_size,
        trail_root=paper.trail_root,
        figures=dict(paper.figures),
    )


def _rows(ident: UUID, paper: Paper) -> list[dict[str, object]]:
    return [
        {"report_id": ident, "position": position, "obligation_id": obligation, "content": dict(content)}
        for position, (obligation, content) in enumerate(paper.rows, start=1)
    ]
