"""What was handed in under a contract, with its receipts, and the check of a receipt that somebody shows."""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from compliance.store.queries.contracts import contract_line
from compliance.store.queries.submissions import submission_listing
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.permissions import Permission
from compliance.web.submissions import words
from compliance.web.submissions.forms import BODY_BYTES
from compliance.web.submissions.pages import Pages
from compliance.web.submissions.tables import SUBMISSIONS, asked_submissions
from compliance.web.tables.answers import Offer, answer
from compliance.web.visitors import desk, visitor

_PAGES = Pages("officer", "officer.contracts")
_ONE = "/submissions/<uuid:submission_id>"


@page(blueprint, "/contracts/<uuid:contract_id>/submissions", Permission.SUBMISSION_READ)
def contract_submissions(contract_id: UUID) -> ResponseReturnValue:
    """Everything that was handed in under a contract, the latest first."""
    wanted, told = asked_submissions({**request.args, "contract": str(contract_id)})
    with desk().reading() as session:
        line = contract_line(session, visitor().scope, contract_id)
        listing = submission_listing(session, visitor().scope, line.contractor, wanted)
        offers = {"shown": Offer(SUBMISSIONS, listing, told)}
        return answer(session, "officer/submissions.html", offers, line=line, pages=_PAGES, words=words)


@page(blueprint, _ONE, Permission.SUBMISSION_READ)
def submission(submission_id: UUID) -> ResponseReturnValue:
    """One of them."""
    return _PAGES.submission(submission_id)


@page(blueprint, f"{_ONE}/receipt.pdf", Permission.SUBMISSION_READ)
def receipt(submission_id: UUID) -> ResponseReturnValue:
    """Its receipt."""
    return _PAGES.receipt(submission_id)


@page(
    blueprint,
    "/submissions/check-receipt",
    Permission.SUBMISSION_READ,
    methods=("GET", "POST"),
    body_bytes=BODY_BYTES,
)
def check_receipt() -> ResponseReturnValue:
    """Whether a receipt is genuine."""
    return _PAGES.check()
