"""Two registrations of contractors side by side: the same firm or different ones, decided by the privacy office."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import RadioField
from wtforms.validators import InputRequired

from compliance.domain.errors import NotFound, Refused
from compliance.services.contractor_matches import MatchContractors
from compliance.services.recording import record, void
from compliance.store.queries.contractor_lists import possible_doubles
from compliance.store.queries.firms import matches
from compliance.store.queries.registrations import Registration, registrations
from compliance.web.fields.typed_fields import DayField, LineField
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contractor_match_tables import decided_offer, proposed_offer
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.tables.answers import Offers, answer
from compliance.web.visitors import acting, desk

DIFFERENT = "different"


class MatchForm(FlaskForm):
    """Which registration stays, or that they are different firms; since when that is known, and why."""

    verdict = RadioField(_("判断"), [InputRequired(_("判断を選んでください。"))])
    decided_on = DayField(_("判断した日"))
    reason = LineField(_("判断の理由（確かめた資料など）"))


@page(blueprint, "/contractors/same", Permission.CONTRACTOR_MATCH)
def same_contractors() -> ResponseReturnValue:
    """Contractors of one folded name that nobody has decided about, and what was decided about others."""
    with desk().reading() as session:
        offers: Offers = {
            "proposed": proposed_offer(possible_doubles(session), request.args),
            "decided": decided_offer(matches(session), request.args),
        }
        return answer(session, "officer/same_contractors.html", offers)


@page(
    blueprint,
    "/contractors/<uuid:contractor_id>/same/<uuid:other_id>",
    Permission.CONTRACTOR_DECIDE,
    methods=("GET", "POST"),
)
def match_contractors(contractor_id: UUID, other_id: UUID) -> ResponseReturnValue:
    """Both side by side; the effect is looked at before the decision is recorded. Nothing of theirs is rewritten."""
    pair, form = _pair(contractor_id, other_id), MatchForm()
    form.verdict.choices = [
        *((str(one.about.id), gettext("同じ事業者。「%(name)s」を残す", name=one.about.name)) for one in pair),
        (DIFFERENT, gettext("別の事業者")),
    ]
    if not form.is_submitted():
        form.decided_on.data = desk().today()
    if not form.validate_on_submit():
        return _page(pair, form)
    if request.form.get("step") != "save" or request.form.get("seen") != form.verdict.data:
        return _page(pair, form, previewed=True)
    try:
        record(desk(), acting(), _command(pair, form), sent_form())
    except Refused as refused:
        beside(form, refused, {"stays": "verdict"})
        return _page(pair, form)
    flash(gettext("判断を記録しました。取り消すと、元の表示に戻ります。"), "good")
    return redirect(url_for("officer.same_contractors"))


@page(blueprint, "/contractors/matches/<uuid:match_id>/void", Permission.CONTRACTOR_DECIDE, methods=("POST",))
def void_match(match_id: UUID) -> ResponseReturnValue:
    """Takes a decision back, with the reason: the two are shown apart again, and proposed anew."""
    with desk().reading() as session:
        if match_id not in {match.id for match in matches(session)}:
            raise NotFound("判断 / decision", match_id)
    void(desk(), acting(), "contractor_match", match_id, request.form.get("reason", ""), sent_form())
    flash(gettext("判断を取り消しました。"), "good")
    return redirect(url_for("officer.same_contractors"))


def _pair(contractor_id: UUID, other_id: UUID) -> tuple[Registration, ...]:
    with desk().reading() as session:
        pair = registrations(session, (contractor_id, other_id), desk().today())
    if len(pair) != len({contractor_id, other_id}) or contractor_id == other_id:
        raise NotFound("委託先 / contractor", other_id)
    return pair


def _command(pair: tuple[Registration, ...], form: MatchForm) -> MatchContractors:
    one, other = (each.about.id for each in pair)
    joined, stays = (other, one) if form.verdict.data == str(one) else (one, other)
    return MatchContractors(
        contractor_id=joined,
        other_id=stays,
        same=form.verdict.data != DIFFERENT,
        decided_on=form.decided_on.data,
        reason=form.reason.data,
    )


def _page(pair: tuple[Registration, ...], form: MatchForm, *, previewed: bool = False) -> ResponseReturnValue:
    stays = next((each for each in pair if str(each.about.id) == form.verdict.data), None)
    status = 422 if form.errors else 200
    return render(
        "officer/match_contractors.html", pair=pair, form=form, previewed=previewed, stays=stays, status=status
    )
