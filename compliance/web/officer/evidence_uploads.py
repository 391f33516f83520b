"""Handing in evidence: the files are sealed while they come in, judged, and recorded with what they are used for."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import CombinedMultiDict, MultiDict

from compliance.domain.errors import NotFound, Refused
from compliance.services.evidence import HandedIn, keep_evidence
from compliance.services.grounds import Ground, ground_of
from compliance.services.records import Record, record_of
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.evidence_forms import EvidenceForm
from compliance.web.officer.evidence_words import BODY_BYTES, EVIDENCE
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.sealed_uploads import ACCEPTED, NotTaken, chosen_files, take_all
from compliance.web.uploads import UploadMistake, upload_message
from compliance.web.visitors import acting, desk, visitor


@page(
    blueprint,
    "/contracts/<uuid:contract_id>/evidence/add",
    Permission.EVIDENCE_KEEP,
    methods=("GET", "POST"),
    body_bytes=BODY_BYTES,
    seals=True,
)
def add_evidence(contract_id: UUID) -> ResponseReturnValue:
    """The form, and what becomes of it; the address may name the record that the files are about."""
    with desk().reading() as session:
        ground = ground_of(desk(), session, visitor().scope, contract_id)
        record = _record(ground)
        form = EvidenceForm(_sent(), happened_on=ground.today)
        form.offer(ground)
        shown = {"line": ground.line, "record": record, "form": form, "accepted": ACCEPTED, "taken": EVIDENCE}
        files = _files(form) if request.method == "POST" and form.validate() else ()
    if not files:
        return render("officer/evidence/add.html", **shown, status=422 if form.errors else 200)
    try:
        number = keep_evidence(desk(), acting(), form.wanted(contract_id, files, record), sent_form())
    except Refused as refused:
        beside(form, refused)
        return render("officer/evidence/add.html", **shown, status=422)
    flash(_("確認資料を%(number)s件、暗号化して保管しました。", number=number), "good")
    return redirect(url_for("officer.contract_evidence", contract_id=contract_id))


def _sent() -> "CombinedMultiDict[str, Any] | None":
    """What was typed and what was chosen; None where the form is only opened."""
    if request.method != "POST":
        return None
    both: list[MultiDict[str, Any]] = [request.form, request.files]
    return CombinedMultiDict(both)


def _record(ground: Ground) -> Record | None:
    """The record that the address names; NotFound where it is none of this contract's."""
    kind, named = request.args.get("kind"), request.args.get("record")
    if kind is None or named is None:
        return None
    try:
        return record_of(ground, kind, UUID(named))
    except ValueError:
        raise NotFound(kind, named) from None


def _files(form: EvidenceForm) -> tuple[HandedIn, ...]:
    """The files, judged and kept, all of them or none; what is wrong stands beside the field."""
    chosen = chosen_files("files")
    try:
        if not chosen:
            raise NotTaken(upload_message(UploadMistake.NONE_CHOSEN, EVIDENCE))
        return take_all(chosen, EVIDENCE)
    except NotTaken as refused:
        form.files.errors = [refused.words]
        return ()
