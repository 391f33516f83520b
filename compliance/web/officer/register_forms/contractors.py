"""Contractors: registered after a look at those of the same number or name, and corrected."""

from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import Form

from compliance.services.contractors import RegisterContractor
from compliance.services.recording import correct, record
from compliance.services.register_grounds import register_ground
from compliance.web.addresses import came_from
from compliance.web.conflicts import sent_version
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.register_forms.forms import ContractorForm
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

    def save() -> Done:
        record(desk(), acting(), RegisterContractor(**values(form)), sent_form())
        words = _("「%(name)s」を委託先として登録しました。", name=form.name.data)
        return Done(words, came_from(url_for("officer.contractors")))

    return saved(form, _page(), save, twins=twins)


@page(blueprint, "/contractors/<uuid:contractor_id>/correct", Permission.REGISTER_CHANGE, methods=("GET", "POST"))
def correct_contractor(contractor_id: UUID) -> ResponseReturnValue:
    """The form as it was filled in; saved as the next version."""
    with desk().reading() as session:
        ground = register_ground(desk(), session, visitor().scope)
        stands = ground.contractor(contractor_id)
        form = opened(ContractorForm, ground, stands.fields)
        ready = to_save(form)
        twins = ground.twins(form.name.data, form.corporate_number.data, contractor_id) if ready else ()
    shown = _page(contractor_id, stands.version)
    if not ready or (twins and request.form.get("step") != "confirm"):
        return form_page(form, shown, twins=twins)

    def save() -> Done:
        correct(desk(), acting(), contractor_id, sent_version(), RegisterContractor(**values(form)), sent_form())
        return Done(_("「%(name)s」を訂正しました。", name=form.name.data), shown.above)

    def standing() -> Form:
        return as_it_stands(ContractorForm, lambda ground: ground.contractor(contractor_id).fields)

    return saved(form, shown, save, standing, twins=twins)


def _page(contractor_id: UUID | None = None, version: int | None = None) -> Page:
    if contractor_id is None:
        when = _("新しい委託先を登録します。同じ法人番号や名称の委託先があれば、保存の前に示します。")
        return Page(_("委託先の登録"), when, url_for("officer.contractors"), _("委託先の一覧"))
    above = url_for("officer.contractor", contractor_id=contractor_id)
    return Page(_("委託先の訂正"), _("前の内容は、前の版として残ります。"), above, _("委託先"), version)
