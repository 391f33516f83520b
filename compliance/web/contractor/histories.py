"""What the visitor's own contractor handed in, with its receipts."""

from uuid import UUID

from flask import abort, request
from flask.typing import ResponseReturnValue

from compliance.store.queries.submissions import submission_listing
from compliance.web.contractor.blueprint import blueprint
from compliance.web.gate import page
from compliance.web.permissions import Permission
from compliance.web.submissions import words
from compliance.web.submissions.forms import BODY_BYTES
from compliance.web.submissions.pages import Pages
from compliance.web.submissions.tables import SUBMISSIONS, asked_submissions
from compliance.web.tables.answers import Offer, answer
from compliance.web.visitors import desk, visitor

_PAGES = Pages("contractor", "contractor.submissions")
_ONE = "/own-submissions/<uuid:submission_id>"


@page(blueprint, "/own-submissions", Permission.OWN_SUBMISSION_READ)
def submissions() -> ResponseReturnValue:
    """Everything, the latest first, of those who left too."""
    scope = visitor().scope
    contractor = scope.contractor or abort(404)
    wanted, told = asked_submissions(request.args)
    with desk().reading() as session:
        offer = Offer(SUBMISSIONS, submission_listing(session, scope, contractor, wanted), told)
        return answer(session, "contractor/submissions.html", {"shown": offer}, pages=_PAGES, words=words)


@page(blueprint, _ONE, Permission.OWN_SUBMISSION_READ)
def submission(submission_id: UUID) -> ResponseReturnValue:
    """One of them: what a form leads to once it was sent."""
    return _PAGES.submission(submission_id)


@page(blueprint, f"{_ONE}/receipt.pdf", Permission.OWN_SUBMISSION_READ)
def receipt(submission_id: UUID) -> ResponseReturnValue:
    """Its receipt."""
    return _PAGES.receipt(submission_id)


@page(
    blueprint,
    "/own-submissions/check-receipt",
    Permission.OWN_SUBMISSION_READ,
    methods=("GET", "POST"),
    body_bytes=BODY_BYTES,
)
def check_receipt() -> ResponseReturnValue:
    """Whether a receipt is genuine."""
    return _PAGES.check()
