"""A section's charge of an outsourcing, once recorded: its days corrected, its end said, or voided with a reason."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import Form

from compliance.services.charges import effect_of_voiding_charge
from compliance.services.outsourcings import PutInCharge
from compliance.services.recording import correct, void
from compliance.services.register_grounds import register_ground
from compliance.store.queries.outsourcings import may_see
from compliance.web.conflicts import sent_version
from compliance.web.fields.mistakes import mistakes_of
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.fact_forms.corrections import VoidForm
from compliance.web.officer.register_forms.forms import InChargeForm
from compliance.web.officer.register_forms.sheets import (
    Done,
    Page,
    as_it_stands,
    form_page,
    opened,
    saved,
    to_save,
    values,
)
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk, visitor


@page(
    blueprint,
    "/outsourcings/<uuid:outsourcing_id>/sections/<uuid:charge_id>",
    Permission.REGISTER_CHANGE,
    methods=("GET", "POST"),
)
def correct_charge(outsourcing_id: UUID, charge_id: UUID) -> ResponseReturnValue:
    """The form as it was filled in, with the day on which it ends; saved as the next version."""
    with desk().reading() as session:
        ground = register_ground(desk(), session, visitor().scope, outsourcing_id)
        stands = ground.charge(charge_id)
        form = opened(InChargeForm, ground, stands.fields)
        ready = to_save(form)
    when = _("担当が終わるときは、担当する最後の日を入れます。その翌日から、案件の契約は担当課に見えなくなります。")
    above = url_for("officer.outsourcing", outsourcing_id=outsourcing_id)
    shown = Page(_("担当課の訂正・終了"), when, above, _("委託案件"), stands.version)
    if not ready:
        return form_page(form, shown)

    def save() -> Done:
        command = PutInCharge(outsourcing_id=outsourcing_id, **values(form))
        correct(desk(), acting(), charge_id, sent_version(), command, sent_form())
        return Done(_("「%(title)s」を保存しました。", title=shown.title), shown.above)

    def standing() -> Form:
        return as_it_stands(InChargeForm, lambda ground: ground.charge(charge_id).fields, outsourcing_id)

    return saved(form, shown, save, standing)


@page(
    blueprint,
    "/outsourcings/<uuid:outsourcing_id>/sections/<uuid:charge_id>/void",
    Permission.FACT_VOID,
    methods=("GET", "POST"),
)
def void_charge(outsourcing_id: UUID, charge_id: UUID) -> ResponseReturnValue:
    """The charge, what voiding it would change, and the reason that is asked for."""
    form = VoidForm(request.form or None)
    with desk().reading() as session:
        ground = register_ground(desk(), session, visitor().scope, outsourcing_id)
        effect = effect_of_voiding_charge(ground, outsourcing_id, charge_id)
    if request.method == "GET" or not form.validate():
        status = 422 if mistakes_of(form) else 200
        return render(
            "officer/registers/void_charge.html", form=form, effect=effect, above=outsourcing_id, status=status
        )
    void(desk(), acting(), "section_in_charge", charge_id, str(form.reason.data), sent_form())
    flash(_("「%(section)s」の担当を取り消しました。", section=effect.charge.name), "good")
    return redirect(_still_seen(outsourcing_id))


def _still_seen(outsourcing_id: UUID) -> str:
    """The outsourcing's page; the list, where the visitor's own section has just ceased to see it."""
    with desk().reading() as session:
        if may_see(session, visitor().scope, outsourcing_id, desk().today()):
            return url_for("officer.outsourcing", outsourcing_id=outsourcing_id)
    return url_for("officer.outsourcings")
