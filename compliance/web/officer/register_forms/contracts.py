"""Contracts: concluded under an outsourcing, and corrected as they were concluded."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import Form

from compliance.services.contracts import ConcludeContract
from compliance.services.recording import correct, record
from compliance.services.register_grounds import register_ground
from compliance.web.conflicts import sent_version
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.register_forms.forms import ContractForm
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


@page(
    blueprint,
    "/outsourcings/<uuid:outsourcing_id>/contracts/new",
    Permission.REGISTER_CHANGE,
    methods=("GET", "POST"),
)
def conclude_contract(outsourcing_id: UUID) -> ResponseReturnValue:
    """The form of a new contract; from its conclusion on its duties arise."""
    with desk().reading() as session:
        ground = register_ground(desk(), session, visitor().scope, outsourcing_id)
        form = opened(ContractForm, ground, {"edition_id": ground.edition})
        ready = to_save(form)
    if not ready:
        return form_page(form, _new(outsourcing_id))
    command = ConcludeContract(outsourcing_id=outsourcing_id, **values(form))

    def save() -> Done:
        contract = record(desk(), acting(), command, sent_form())
        words = _("契約 %(number)s を登録しました。", number=command.number)
        return Done(words, url_for("officer.contract", contract_id=contract))

    return saved(form, _new(outsourcing_id), save)


@page(blueprint, "/contracts/<uuid:contract_id>/correct", Permission.REGISTER_CHANGE, methods=("GET", "POST"))
def correct_contract(contract_id: UUID) -> ResponseReturnValue:
    """The form as it was filled in; a later change of the end is a record of its own."""
    with desk().reading() as session:
        ground = register_ground(desk(), session, visitor().scope)
        stands = ground.own_contract(contract_id)
        form = opened(ContractForm, ground, stands.fields)
        ready = to_save(form)
    shown = _correction(contract_id, stands.version)
    if not ready:
        return form_page(form, shown)
    command = ConcludeContract(outsourcing_id=stands.fields["outsourcing_id"], **values(form))

    def save() -> Done:
        correct(desk(), acting(), contract_id, sent_version(), command, sent_form())
        return Done(_("契約 %(number)s を訂正しました。", number=command.number), shown.above)

    def standing() -> Form:
        return as_it_stands(ContractForm, lambda ground: ground.own_contract(contract_id).fields)

    return saved(form, shown, save, standing)


def _new(outsourcing_id: UUID) -> Page:
    above = url_for("officer.outsourcing", outsourcing_id=outsourcing_id)
    when = _(
        "締結した契約を登録します。委託先が一覧にないときは、名称の全部か法人番号で探してください。"
        "それでも見つからないときは、先に委託先を登録します。"
    )
    return Page(_("契約の登録"), when, above, _("委託案件"))


def _correction(contract_id: UUID, version: int) -> Page:
    above = url_for("officer.contract", contract_id=contract_id)
    when = _("締結したときの内容の誤りを直します。あとから期間が変わったときは、「契約期間の変更」を記録します。")
    return Page(_("契約の訂正"), when, above, _("契約"), version)
