"""Handing in evidence: the files are sealed while they come in, judged, and recorded with what they are used for."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import CombinedMultiDict, FileStorage, MultiDict

from compliance.domain.errors import NotFound, Refused
from compliance.evidence.kinds import ENDINGS, Objectionable
from compliance.evidence.vaults import Intake
from compliance.services.evidence import HandedIn, keep_evidence
from compliance.services.grounds import Ground, ground_of
from compliance.services.intakes import take_in
from compliance.services.records import Record, record_of
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.evidence_forms import EvidenceForm
from compliance.web.officer.evidence_words import BODY_BYTES, EVIDENCE, objection_message
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.uploads import UploadMistake, upload_message
from compliance.web.visitors import acting, desk, visitor

ACCEPTED = ",".join(ending for endings in ENDINGS.values() for ending in endings)
"""What a browser offers to choose; the content decides."""


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
    chosen = [file for file in request.files.getlist("files") if file.filename]
    mistake = UploadMistake.NONE_CHOSEN if not chosen else None
    mistake = UploadMistake.TOO_MANY if len(chosen) > EVIDENCE.most else mistake
    if mistake is not None:
        form.files.errors = [upload_message(mistake, EVIDENCE)]
        return ()
    try:
        return tuple(_judged(form, file) for file in chosen)
    except Objectionable:
        return ()


def _judged(form: EvidenceForm, file: FileStorage) -> HandedIn:
    name, stream = file.filename or "", file.stream
    if not isinstance(stream, Intake):
        raise TypeError("the gate lets the files of this page be sealed")
    try:
        return take_in(desk(), stream, name)
    except Objectionable as found:
        words = objection_message(found.objection)
        form.files.errors = [_("%(name)s：%(words)s", name=name, words=words)]
        raise
