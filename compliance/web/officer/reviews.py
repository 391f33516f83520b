"""The queue of what was handed in: a list, one submission beside its files, the decision, and taking it back."""

from uuid import UUID

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from compliance.domain.errors import NotFound, Refused
from compliance.services import undoing
from compliance.services.bulk_reviews import Reviewing, review_one
from compliance.store.queries.paging import Reading
from compliance.store.queries.reviews import Submission, neighbours, review_of, submission_of
from compliance.store.queries.waiting import CORRECTION
from compliance.web.gate import page
from compliance.web.links import address_of
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.evidence_looks import is_looked_at
from compliance.web.officer.review_forms import ReturnForm, return_form
from compliance.web.officer.review_notices import id_of, notice_of
from compliance.web.officer.review_tables import QUERY, asked_reviews, is_own, reviews_offer
from compliance.web.officer.submissions import handed_in
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.tables.answers import answer
from compliance.web.visitors import acting, desk, visitor


@page(blueprint, "/reviews", Permission.SUBMISSION_REVIEW)
def reviews() -> ResponseReturnValue:
    """Everything that waits for the ward, the oldest first; each leads to its page."""
    with desk().reading() as session:
        offers = {"shown": reviews_offer(session, asked_reviews(request.args))}
        return answer(
            session,
            "officer/reviews.html",
            offers,
            is_own=is_own,
            along=_along(),
            notice=notice_of(session, request.args),
        )


@page(blueprint, "/reviews/<uuid:review_id>", Permission.SUBMISSION_REVIEW)
def review(review_id: UUID) -> ResponseReturnValue:
    """One submission beside its files, with the buttons of the decision."""
    return _page(review_id, None)


@page(blueprint, "/reviews/<uuid:review_id>/next", Permission.SUBMISSION_REVIEW)
def next_review(review_id: UUID) -> ResponseReturnValue:
    """Leads to what waits after it; from the last to the list."""
    with desk().reading() as session:
        return _to(_way(session, review_id)[1])


@page(blueprint, "/reviews/<uuid:review_id>/previous", Permission.SUBMISSION_REVIEW)
def previous_review(review_id: UUID) -> ResponseReturnValue:
    """Leads to what waits before it; from the first to the list."""
    with desk().reading() as session:
        return _to(_way(session, review_id)[0])


@page(blueprint, "/reviews/<uuid:review_id>/decision", Permission.SUBMISSION_REVIEW, methods=("POST",))
def decide_review(review_id: UUID) -> ResponseReturnValue:
    """Accepts or returns it, and goes on to the next; a return without a reason is asked for one."""
    with desk().reading() as session:
        submission, way = _found(session, review_id), _way(session, review_id)
    form, accepted = return_form(submission.kind, request.form), request.form.get("decision") == "accept"
    if not (accepted or form.validate()):
        return _page(review_id, form)
    order = Reviewing(visitor().id, visitor().name, accepted, None if accepted else form.said)
    try:
        act = review_one(desk(), acting(), visitor().scope, order, review_id, sent_form())
    except Refused as refused:
        if refused.field != "reason":
            raise
        beside(form, refused)
        return _page(review_id, form)
    return _to(way[1] or way[0], done=act, decided=review_id)


@page(blueprint, "/reviews/<uuid:review_id>/undo", Permission.SUBMISSION_REVIEW, methods=("POST",))
def undo_review(review_id: UUID) -> ResponseReturnValue:
    """Takes one's decision of the last thirty seconds back, and opens the submission again."""
    act = id_of(request.form, "act")
    if act is None:
        raise NotFound("一括操作 / bulk act", review_id)
    undoing.undo(desk(), visitor().id, visitor().scope, act, sent_form())
    flash(_("元に戻しました。もう一度確認できます。"), "good")
    return _to(review_id)


def _page(review_id: UUID, form: ReturnForm | None) -> ResponseReturnValue:
    with desk().reading() as session:
        submission = _found(session, review_id)
        found = handed_in(session, submission)
        return render(
            "officer/review.html",
            status=200 if form is None else 422,
            submission=submission,
            own=is_own(submission),
            rechecked=submission.kind == CORRECTION,
            handed_in=found,
            first_look=next(filter(is_looked_at, found.pieces), None),
            decided=None if submission.waits else review_of(session, submission),
            form=form or return_form(submission.kind),
            along=_along(),
            notice=notice_of(session, request.args),
        )


def _found(session: Reading, review_id: UUID) -> Submission:
    return submission_of(session, visitor().scope, desk().shelf, review_id, desk().today())


def _way(session: Reading, review_id: UUID) -> tuple[UUID | None, UUID | None]:
    """What waits before it and after it, of the part of the queue that is gone through."""
    _found(session, review_id)
    asked = asked_reviews(_asked())
    return neighbours(session, visitor().scope, desk().shelf, asked.filter, desk().today(), asked.order, review_id)


def _to(review_id: UUID | None, **told: object) -> ResponseReturnValue:
    """A submission, or the list where there is none."""
    if review_id is None:
        return redirect(address_of("officer.reviews", **_along(), **told))
    return redirect(address_of("officer.review", review_id=review_id, **_along(), **told))


def _along() -> dict[str, str]:
    """The part of the queue that is gone through, for every link."""
    asked = _asked()
    return {name: asked[name] for name in QUERY if asked.get(name)}


def _asked() -> MultiDict[str, str]:
    """The address's own, or what the form of a decision carries of it."""
    return request.form if request.method == "POST" else request.args
