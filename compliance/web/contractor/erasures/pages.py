"""The pages of the guide: what was erased so far, the steps, the answers checked and handed in, and the certificate."""

from uuid import UUID

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import Form

from compliance.domain.errors import Refused
from compliance.services.certificate_papers import paper_to_file
from compliance.services.drafts import drop_draft, keep_draft, kept_draft
from compliance.services.erasure_filings import ErasureFiling, enter_filing
from compliance.services.evidence import HandedIn
from compliance.services.grounds import ground_of
from compliance.services.hand_ins import Papers, hand_in
from compliance.store.queries.erasure_lists import erasure_listing
from compliance.store.queries.paging import Reading
from compliance.web.contractor.blueprint import blueprint
from compliance.web.contractor.erasures.forms import FilingForm
from compliance.web.contractor.erasures.guides import Guide, Step, Typed
from compliance.web.contractor.erasures.kinds import Kind
from compliance.web.contractor.hand_ins.kinds import BODY_BYTES
from compliance.web.contractor.hand_ins.papers import taken_in
from compliance.web.drafts import typed
from compliance.web.erasures import ERASURES, certificate, certificate_file
from compliance.web.fact_forms.answers import picks
from compliance.web.fact_forms.sheets import SAVE
from compliance.web.fields.mistakes import mistakes_of
from compliance.web.gate import page
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.tables.answers import Offer, Offers, answer
from compliance.web.tables.fields import Narrowing
from compliance.web.visitors import acting, desk, visitor

_ELSEWHERE = {Kind.RETURNED: "given_back", Kind.NO_COMPUTER: "no_computer_used"}
"""What is handed in on a form of its own, and asks for no certificate."""

_UNDER = "/own-contracts/<uuid:contract_id>"


@page(blueprint, f"{_UNDER}/erasures", Permission.OWN_DUTIES_READ)
def erasures(contract_id: UUID) -> ResponseReturnValue:
    """What was erased, how far it is certified, and the way into the guide."""
    with desk().reading() as session:
        guide = _guide(session, contract_id)
        today = desk().today()
        offers: Offers = {"shown": Offer(ERASURES, erasure_listing(contract_id, today), Narrowing(as_of=today))}
        return answer(
            session, "contractor/erasures/list.html", offers, contract=guide.ground.line, begun=bool(guide.typed)
        )


@page(blueprint, f"{_UNDER}/erasures/new/<step>", Permission.SUBMISSION_MAKE, methods=("GET", "POST"))
def erasure_step(contract_id: UUID, step: str) -> ResponseReturnValue:
    """One step; what is answered is kept as a draft, and the next open step follows."""
    asked = Step(step) if step in set(Step) else abort(404)
    with desk().reading() as session:
        guide = _guide(session, contract_id)
        form = guide.form(asked, request.form if request.method == "POST" else None)
        if not _answered(form):
            status = 422 if mistakes_of(form) else 200
            return render("contractor/erasures/step.html", guide=guide, step=asked, form=form, status=status)
    said = [(name, value) for name, value in guide.typed.items(multi=True) if not name.startswith(f"{asked}-")]
    told = [(name, value) for name, value in typed(request.form.items(multi=True)) if name.startswith(f"{asked}-")]
    keep_draft(desk(), visitor().id, _draft_of(contract_id), [*said, *told])
    return redirect(_onwards(contract_id, asked))


@page(
    blueprint,
    f"{_UNDER}/erasures/check",
    Permission.SUBMISSION_MAKE,
    methods=("GET", "POST"),
    body_bytes=BODY_BYTES,
    seals=True,
)
def file_erasure(contract_id: UUID) -> ResponseReturnValue:
    """All answers to be checked, the paper to print, and the hand-in with the sealed paper's copy."""
    form = FilingForm(request.form if request.method == "POST" else None)
    with desk().reading() as session:
        guide = _guide(session, contract_id)
        if guide.next_open() is not None:
            return redirect(_onwards(contract_id, None))
        filing, warnings = guide.filing(), guide.warnings()
        if not warnings:
            del form["sure"]
        files = taken_in(form["papers"]) if request.method == "POST" and form.validate() else None
        shown = {"guide": guide, "form": form, "warnings": warnings}
        if files is None:
            return render("contractor/erasures/check.html", **shown, status=422 if mistakes_of(form) else 200)
        try:
            return _received(contract_id, filing, files)
        except Refused as refused:
            beside(form, refused)
            return render("contractor/erasures/check.html", **shown, status=422)


@page(blueprint, f"{_UNDER}/erasures/draft.pdf", Permission.SUBMISSION_MAKE)
def certificate_to_seal(contract_id: UUID) -> ResponseReturnValue:
    """The paper of what is about to be handed in."""
    with desk().reading() as session:
        guide = _guide(session, contract_id)
        if guide.next_open() is not None:
            return redirect(_onwards(contract_id, None))
        paper = paper_to_file(guide.ground, guide.filing())
    return certificate_file(paper)


@page(blueprint, f"{_UNDER}/certificates/<uuid:certificate_id>.pdf", Permission.OWN_DUTIES_READ)
def certificate_paper(contract_id: UUID, certificate_id: UUID) -> ResponseReturnValue:
    """The paper of what was handed in."""
    return certificate(contract_id, certificate_id)


def _guide(session: Reading, contract_id: UUID) -> Guide:
    kept = kept_draft(desk(), visitor().id, _draft_of(contract_id))
    fields: Typed = MultiDict(kept.fields if kept else ())
    return Guide(ground_of(desk(), session, visitor().scope, contract_id), fields)


def _draft_of(contract_id: UUID) -> str:
    """The name under which the answers of all steps are kept: no page has that address."""
    return f"/own-contracts/{contract_id}/erasures/new"


def _answered(form: Form) -> bool:
    """Whether the form was sent to be kept, and can be; a search in a list, or all of it, shows the page anew."""
    if request.method != "POST":
        return False
    step = request.form.get("step", SAVE)
    for field in picks(form) if step.startswith("all:") else ():
        field.pick_all()
    return step == SAVE and form.validate()


def _onwards(contract_id: UUID, done: Step | None) -> str:
    """The next open step, with what is kept by now; the last page where there is none."""
    with desk().reading() as session:
        guide = _guide(session, contract_id)
        kind, step = guide.kind, guide.next_open()
    if done is Step.KIND and kind in _ELSEWHERE:
        if kind is Kind.RETURNED:
            flash(_("返しただけのときは、消去の証明書はいりません。返したことを知らせてください。"), "good")
        return url_for("contractor.hand_in", contract_id=contract_id, kind=_ELSEWHERE[kind])
    if step is None:
        return url_for("contractor.file_erasure", contract_id=contract_id)
    return url_for("contractor.erasure_step", contract_id=contract_id, step=step.value)


def _received(contract_id: UUID, filing: ErasureFiling, files: tuple[HandedIn, ...]) -> ResponseReturnValue:
    received = hand_in(
        desk(),
        acting(),
        lambda change: enter_filing(change, desk().shelf, filing),
        Papers(files=files, kind="certificate"),
        sent_form(),
    )
    drop_draft(desk(), visitor().id, _draft_of(contract_id))
    flash(
        _(
            "消去と証明書を提出しました。区が確かめるまで「提出」です。証明書は「消去と消去証明書」の一覧から印刷できます。"
        ),
        "good",
    )
    return redirect(url_for("contractor.submission", submission_id=received))
