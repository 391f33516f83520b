"""A job that the visitor asked for: waiting, under way, its file, or its failure with a button to try again."""

from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from compliance.services import jobs
from compliance.services.verification_reports import PLAIN_TEXT
from compliance.store.models.jobs import JobState
from compliance.store.queries.jobs import JobView
from compliance.web.files import file_response
from compliance.web.gate import page
from compliance.web.jobs.blueprint import blueprint
from compliance.web.jobs.words import task_word
from compliance.web.languages import chosen_language
from compliance.web.nightly import runs
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import desk, visitor


@page(blueprint, "/jobs/<uuid:job_id>", Permission.JOB_READ)
def job(job_id: UUID) -> ResponseReturnValue:
    """How it stands; while it is not over the page loads itself again."""
    found = jobs.own_job(desk(), visitor().id, job_id)
    return render(
        "jobs/job.html",
        job=found,
        task=task_word(found.task),
        over=found.state in {JobState.DONE, JobState.FAILED},
        error=(found.error or {}).get(chosen_language(), ""),
        runs=runs(desk()),
        lines=_lines(found),
    )


@page(blueprint, "/jobs/<uuid:job_id>/file", Permission.JOB_READ)
def job_file(job_id: UUID) -> ResponseReturnValue:
    """What it made."""
    made = jobs.own_file(desk(), visitor().id, job_id)
    return file_response(made.content, made.media_type, made.name)


@page(blueprint, "/jobs/<uuid:job_id>/again", Permission.JOB_ASK, methods=("POST",))
def ask_again(job_id: UUID) -> ResponseReturnValue:
    """A failed job waits once more."""
    jobs.ask_again(desk(), visitor().id, job_id, sent_form())
    return redirect(url_for("jobs.job", job_id=job_id))


def _lines(found: JobView) -> list[str]:
    """What a job made, where it is text: it is read on the page itself."""
    if found.file is None:
        return []
    made = jobs.own_file(desk(), visitor().id, found.id)
    return made.content.decode().splitlines() if made.media_type == PLAIN_TEXT else []
