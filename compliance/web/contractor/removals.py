"""Telling that what was taken out of the designated places is back."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Form

from compliance.domain.editions import Act
from compliance.domain.errors import Refused
from compliance.domain.obligations import TO_DO
from compliance.services.removals import bring_back as tell_back
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.subjects import subjects_of
from compliance.web.contractor.blueprint import blueprint
from compliance.web.contractor.own_duties import own_duty
from compliance.web.fields.mistakes import mistakes_of
from compliance.web.fields.typed_fields import DayField
from compliance.web.gate import page
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk


class BackForm(Form):
    """When it was back."""

    returned_on = DayField(_("戻した日"))


@page(
    blueprint, "/own-obligations/<uuid:obligation_id>/bring-back", Permission.SUBMISSION_MAKE, methods=("GET", "POST")
)
def bring_back(obligation_id: UUID) -> ResponseReturnValue:
    """One day to say, and it is told."""
    with desk().reading() as session:
        row = own_duty(session, obligation_id)
        subjects = subjects_of(session, [row])
    removal = row.obligation.subject
    if removal is None or not _is_out(row):
        flash(gettext("この持出しは、もう戻ったと知らせてあります。"), "warn")
        return redirect(url_for("contractor.obligation", obligation_id=obligation_id))
    form = BackForm(request.form if request.method == "POST" else None, data={"returned_on": desk().today()})
    if request.method == "POST" and form.validate():
        try:
            tell_back(desk(), acting(), removal, form.returned_on.data, sent_form())
        except Refused as refused:
            beside(form, refused)
        else:
            flash(gettext("戻したことを知らせました。"), "good")
            return redirect(url_for("contractor.home"))
    status = 422 if mistakes_of(form) else 200
    return render("contractor/bring_back.html", row=row, subjects=subjects, form=form, status=status)


def _is_out(row: ObligationRow) -> bool:
    return desk().shelf.act(row.obligation.edition, row.obligation.rule) is Act.BRING_BACK and row.status in TO_DO
