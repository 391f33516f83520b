"""Drafts of the council paper: frozen some days before each recorded meeting, once, and anew only on request."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from uuid import UUID

from compliance.documents.outstanding import Meeting, OutstandingReport, tabulate
from compliance.documents.outstanding.frozen import head_json, head_of, row_json, row_of
from compliance.domain.errors import NotFound
from compliance.services.desk import Desk
from compliance.services.jobs import Arguments, MadeFile
from compliance.services.report_files import report_file
from compliance.services.reports import outstanding_report
from compliance.store import council_reports
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.council_reports import Paper
from compliance.store.idempotency import Request
from compliance.store.progress import Progress
from compliance.store.queries.meetings import MeetingLine, awaiting_draft, meeting
from compliance.store.queries.scopes import Scope
from compliance.store.queries.wards import ward

COUNCIL_DRAFT = "council-draft"
"""The task that makes a file of a frozen draft."""
TITLE = "未履行事項報告（案）"
_NIGHT = Actor.system("nightly")


def make_due_drafts(desk: Desk, told: Progress) -> Mapping[str, object]:
    """The night's drafts: for each meeting that is near and has none, as of today."""
    today = desk.today()
    with desk.reading() as session:
        until = today + timedelta(days=ward(session).draft_days)
        near = awaiting_draft(session, today, until)
    for number, held in enumerate(near, start=1):
        desk.carry_out(_NIGHT, partial(_freeze_first, paper=_paper(desk, held)))
        told(number, len(near))
    return {"drafts": len(near)}


def draft_anew(desk: Desk, who: UUID, meeting_id: UUID, request: Request) -> None:
    """Freeze another draft of this meeting's paper, as of today; those before stay. NotFound without the meeting."""
    with desk.reading() as session:
        held = meeting(session, meeting_id)
    paper = _paper(desk, held)
    desk.carry_out(Actor.account(who), lambda change: str(council_reports.freeze(change, paper)), request)


def drafted_report(desk: Desk, meeting_id: UUID) -> OutstandingReport:
    """The newest draft of a meeting as it was frozen. NotFound where there is none."""
    with desk.reading() as session:
        held = meeting(session, meeting_id)
        figures, rows = council_reports.content_of(session, held.draft.id if held.draft else meeting_id)
    listed = [row_of(row["row"]) for row in rows if not row["late"]]
    return tabulate(head_of(figures["head"]), listed, [row_of(row["row"]) for row in rows if row["late"]])


def draft_file(desk: Desk, scope: Scope, arguments: Arguments, told: Progress) -> MadeFile:
    """The newest draft of the meeting `meeting` as `kind` (`pdf`, `xlsx`). NotFound for who does not see the ward."""
    meeting_id, kind = UUID(arguments["meeting"]), arguments["kind"]
    if not scope.ward_wide:
        raise NotFound("資料 / paper", meeting_id)
    told(0, 1)
    made = report_file(drafted_report(desk, meeting_id), kind)
    told(1, 1)
    return made


def _freeze_first(change: Change, *, paper: Paper) -> str:
    """Asked again inside the change, whose lock lets one writer at a time: two runners make one draft."""
    if council_reports.has_paper(change.session, paper.meeting):
        return ""
    return str(council_reports.freeze(change, paper))


def _paper(desk: Desk, held: MeetingLine) -> Paper:
    named = Meeting(held.name, held.held_on, "")
    report = outstanding_report(desk, Scope.whole_ward(), desk.today(), meeting=named)
    both = [(row, False) for row in report.rows] + [(row, True) for row in report.late]
    return Paper(
        meeting=held.id,
        title=TITLE,
        as_of=report.head.as_of,
        engine=desk.shelf.engine,
        trail_size=report.head.trail_size,
        trail_root=report.head.trail_root,
        figures={"head": head_json(report.head), "matters": report.both.matters, "overdue": report.both.overdue},
        rows=[(row.obligation, {"late": late, "row": row_json(row)}) for row, late in both],
    )
