"""The table of what was handed in, and the form above it."""

from collections.abc import Mapping

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.clock import JST, day_in_japan
from compliance.domain.search_keys import search_words
from compliance.store.queries.paging import Order
from compliance.store.queries.submissions import Submission, SubmissionFilter, SubmissionState
from compliance.web.submissions.words import sender_words, submission_kind, submission_state
from compliance.web.tables.conditions import searched
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing, choice_field, member_options, search_field
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk
from compliance.wording.submissions import KINDS

_KEPT = ("contract",)
"""What links ask for and no field shows."""


def _file_names(line: Submission) -> str | None:
    return "\n".join(file.name for file in line.files) or None


def _numbers(line: Submission) -> str:
    return "\n".join(under.number for under in line.under)


SUBMISSIONS: Table[Submission] = Table(
    "submissions",
    _("提出したもの"),
    (
        Column("at", _("提出した日時"), lambda line: day_in_japan(line.at), Kind.DAY, sorts=True),
        Column("clock", _("提出した時刻"), lambda line: f"{line.at.astimezone(JST):%H:%M:%S}", on_page=False),
        Column("kind", _("提出したもの"), lambda line: submission_kind(line.kind), sorts=True, heads=True),
        Column("number", _("契約"), _numbers),
        Column("by", _("送信した人"), sender_words),
        Column("state", _("状態"), lambda line: submission_state(line.state), sorts=True),
        Column("reason", _("差戻しの理由"), lambda line: line.reason, on_page=False),
        Column("files", _("ファイル"), lambda line: _file_names(line) or None),
        Column("receipt", _("受領番号"), lambda line: line.number, whole=True),
    ),
    Order("at", descending=True),
)


def asked_submissions(given: Mapping[str, str]) -> tuple[SubmissionFilter, Narrowing]:
    """What the address asks for, and the form that says so."""
    query = Query(given)
    kind = query.typed("kind") if query.typed("kind") in KINDS else None
    wanted = SubmissionFilter(
        contract=query.id("contract"),
        kind=kind,
        state=query.choice("state", SubmissionState),
        words=search_words(query.typed("q")),
    )
    kinds = tuple((each, submission_kind(each)) for each in KINDS)
    states = member_options((each, submission_state(each)) for each in SubmissionState)
    fields = (
        search_field(query, gettext("契約番号・委託案件")),
        choice_field(query, "kind", gettext("提出したもの"), kinds),
        choice_field(query, "state", gettext("状態"), states),
    )
    told = (submission_kind(kind),) if kind else ()
    state = (submission_state(wanted.state),) if wanted.state else ()
    return wanted, Narrowing(fields, (*told, *state, *searched(query)), desk().today(), _KEPT, query.ignored())
