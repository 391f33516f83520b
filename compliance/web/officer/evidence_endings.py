"""The end of a piece of evidence: it never was one, or its file is erased for good; either with a reason."""

from collections.abc import Callable
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import Form

from compliance.domain.errors import Refused
from compliance.services.evidence import erase_evidence
from compliance.services.evidence import void_evidence as void_piece
from compliance.store.queries.evidence_lists import EvidenceLine, piece_of
from compliance.web.fields.typed_fields import LongField
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk, visitor

_AT = "/contracts/<uuid:contract_id>/evidence/<uuid:evidence_id>"


class ReasonForm(Form):
    """Why."""

    reason = LongField(lazy_gettext("理由"))


@page(blueprint, f"{_AT}/void", Permission.EVIDENCE_ERASE, methods=("GET", "POST"))
def void_evidence(contract_id: UUID, evidence_id: UUID) -> ResponseReturnValue:
    """The piece, and the reason why it never was one."""

    def void(piece: EvidenceLine, reason: str) -> None:
        void_piece(desk(), acting(), piece.id, reason, sent_form())
        flash(_("確認資料の登録を取り消しました。"), "good")

    return _end(contract_id, evidence_id, "officer/evidence/void.html", void)


@page(blueprint, f"{_AT}/erase", Permission.EVIDENCE_ERASE, methods=("GET", "POST"))
def erase_evidence_file(contract_id: UUID, evidence_id: UUID) -> ResponseReturnValue:
    """The piece, and the reason why nobody may open its file again."""

    def erase(piece: EvidenceLine, reason: str) -> None:
        erase_evidence(desk(), acting(), piece, reason, sent_form())
        flash(_("ファイルを消去しました。だれも開くことはできません。"), "good")

    return _end(contract_id, evidence_id, "officer/evidence/erase.html", erase)


def _end(
    contract_id: UUID, evidence_id: UUID, template: str, act: Callable[[EvidenceLine, str], None]
) -> ResponseReturnValue:
    form = ReasonForm(request.form or None)
    with desk().reading() as session:
        piece = piece_of(session, visitor().scope, contract_id, evidence_id)
    if request.method == "POST" and form.validate():
        try:
            act(piece, str(form.reason.data))
            return redirect(url_for("officer.contract_evidence", contract_id=contract_id))
        except Refused as refused:
            beside(form, refused)
    wrong = bool(form.form_errors or form.reason.errors)
    return render(template, piece=piece, contract_id=contract_id, form=form, status=422 if wrong else 200)
