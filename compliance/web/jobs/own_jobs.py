"""The files that the visitor asked for: what is waited for, and what can still be fetched."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.store.models.jobs import JobState
from compliance.store.queries.jobs import JobLine, job_listing
from compliance.store.queries.paging import Order
from compliance.web.gate import page
from compliance.web.jobs.blueprint import blueprint
from compliance.web.jobs.words import state_word, task_word
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, answer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing, choice_field, member_options
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk, visitor

JOBS: Table[JobLine] = Table(
    "jobs",
    _("作成を申し込んだファイル"),
    (
        Column("queued", _("申込みの日"), lambda line: line.queued_on, Kind.DAY, sorts=True),
        Column("task", _("ファイルの内容"), lambda line: task_word(line.task), sorts=True, heads=True),
        Column("state", _("状態"), lambda line: state_word(line.state), sorts=True),
        Column("file", _("ファイル名"), lambda line: line.file),
    ),
    Order("queued", descending=True),
)


@page(blueprint, "/jobs", Permission.JOB_READ)
def jobs() -> ResponseReturnValue:
    """One's own jobs, the last first."""
    query = Query(request.args)
    state = query.choice("state", JobState)
    states = member_options((each, state_word(each)) for each in JobState)
    conditions = (state_word(state),) if state else ()
    told = Narrowing((choice_field(query, "state", gettext("状態"), states),), conditions)
    with desk().reading() as session:
        return answer(
            session,
            "jobs/jobs.html",
            {"shown": Offer(JOBS, job_listing(visitor().id, state), told)},
            task_word=task_word,
        )
