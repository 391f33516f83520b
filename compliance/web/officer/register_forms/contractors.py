"""Contractors: registered after a look at those of the same number or name, and corrected."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.domain.corporate_numbers import BadCorporateNumber
from compliance.domain.errors import Refused
from compliance.services.contractors import RegisterContractor
from compliance.services.recording import correct, record
from compliance.services.register_grounds import register_ground
from compliance.store.queries.registers import ContractorName
from compliance.web.addresses import local
from compliance.web.conflicts import sent_version
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.register_forms.forms import ContractorForm
from compliance.web.officer.register_forms.sheets import Page, blame, form_page, opened, to_save, values
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.visitors import acting, desk, visitor


@page(blueprint, "/contractors/new", Permission.REGISTER_CHANGE, methods=("GET", "POST"))
def register_contractor() -> ResponseReturnValue:
    """The form; where the ward knows one like it, that is shown before anything is saved."""
    with desk().reading() as session:
        form = opened(ContractorForm, ground := register_ground(desk(), session, visitor().scope), request.args)
        ready = to_save(form)
        twins = ground.twins(form.name.data, form.corporate_number.data, None) if ready else ()
    if not ready or (twins and request.form.get("step") != "confirm"):
        return form_page(form, _page(), twins=twins)
    try:
        record(desk(), acting(), RegisterContractor(**values(form)), sent_form())
    except (Refused, BadCorporateNumber) as refused:
        blame(form, refused)
        return form_page(form, _page(), twins=twins)
    flash(_("「%(name)s」を委託先として登録しました。", name=form.name.data), "good")
    return redirect(local(request.args.get("back"), url_for("officer.contractors")))


@page(blueprint, "/contractors/<uuid:contractor_id>/correct", Permission.REGISTER_CHANGE, methods=("GET", "POST"))
def correct_contractor(contractor_id: UUID) -> ResponseReturnValue:
    """The form as it was filled in; saved as the next version."""
    twins: tuple[ContractorName, ...] = ()
    with desk().reading() as session:
        ground = register_ground(desk(), session, visitor().scope)
        stands = ground.contractor(contractor_id)
        form = opened(ContractorForm, ground, stands.fields)
        ready = to_save(form)
        twins = ground.twins(form.name.data, form.corporate_number.data, contractor_id) if ready else ()
    if not ready or (twins and request.form.get("step") != "confirm"):
        return form_page(form, _page(contractor_id, stands.version), twins=twins)
    command, actor = RegisterContractor(**values(form)), acting()
    try:
        correct(desk(), actor, contractor_id, sent_version(), command, sent_form())
    except (Refused, BadCorporateNumber) as refused:
        blame(form, refused)
        return form_page(form, _page(contractor_id, stands.version), twins=twins)
    flash(_("「%(name)s」を訂正しました。", name=form.name.data), "good")
    return redirect(url_for("officer.contractor", contractor_id=contractor_id))


def _page(contractor_id: UUID | None = None, version: int | None = None) -> Page:
    if contractor_id is None:
        when = _("新しい委託先を登録します。同じ法人番号や名称の委託先があれば、保存の前に示します。")
        return Page(_("委託先の登録"), when, url_for("officer.contractors"), _("委託先"))
    above = url_for("officer.contractor", contractor_id=contractor_id)
    return Page(_("委託先の訂正"), _("前の内容は、前の版として残ります。"), above, _("委託先"), version)
