"""Reading a council paper in: choose the file, look over what was read, save it as an outsourcing."""

from collections.abc import Iterable

from flask import abort, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.documents.council_paper import NotACouncilPaper, read_paper_file
from compliance.documents.papers_in.linking import LinkProposal, propose_links
from compliance.documents.papers_in.matching import ClauseMatch, match_clauses
from compliance.documents.papers_in.readings import PaperMeasure, PaperReading
from compliance.documents.papers_in.refusals import OtherText
from compliance.services.paper_imports import Links, import_outsourcing
from compliance.services.refusals import not_recorded
from compliance.web import drafts
from compliance.web.gate import page
from compliance.web.messages import said
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.paper_forms import PAPERS, PaperForm
from compliance.web.officer.paper_values import reviewed_fields
from compliance.web.officer.sealed_papers import BrokenSeal, seal, unseal
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.rendering import render
from compliance.web.uploads import not_our_form
from compliance.web.visitors import acting, desk, visitor

PAPER_BYTES = 4_000_000
"""A paper has 2 MiB at most; sealed inside the review page it grows by a third and more."""


@page(blueprint, "/import-paper", Permission.PAPER_IMPORT, methods=("GET", "POST"), body_bytes=PAPER_BYTES)
def choose_paper() -> ResponseReturnValue:
    """Takes the file and shows what was read; a file that is no such paper is told so beside the field."""
    form, kept = PaperForm(), _kept_review()
    if kept is not None:
        return kept
    if not form.validate_on_submit():
        return render("officer/choose_paper.html", form=form, status=422 if form.errors else 200)
    name, data = form.file.data.filename or "", form.file.data.read()
    try:
        return _review(read_paper_file(data, name), name, data)
    except NotACouncilPaper as refused:
        told = said(refused.explanation)
        form.file.errors = [not_our_form(told, PAPERS) if isinstance(refused, OtherText) else told.whole]
        return render("officer/choose_paper.html", form=form, status=422)


@page(blueprint, "/import-paper/save", Permission.PAPER_IMPORT, methods=("POST",), body_bytes=PAPER_BYTES)
def save_paper() -> ResponseReturnValue:
    """Records what was reviewed, once: a paper that was recorded before leads to its outsourcing."""
    try:
        name, data = unseal(_key(), visitor().id, request.form.get("paper", ""))
    except BrokenSeal:
        abort(400)
    reading, who = read_paper_file(data, name), visitor()
    links = _kept_links(reading, request.form.getlist("link"))
    imported = import_outsourcing(desk(), acting(), reading, links, sent_form(), who.scope)
    flash(_("この資料はすでに登録されています。") if imported.already else _("委託案件として登録しました。"), "good")
    return redirect(url_for("officer.outsourcing", outsourcing_id=imported.outsourcing))


def _kept_review() -> ResponseReturnValue | None:
    """The review that a lost session broke off, read anew from the paper it carried; its ticks are filled in after."""
    kept = drafts.opened()
    sealed = None if kept is None else dict(kept.fields).get("paper")
    if sealed is None:
        return None
    try:
        name, data = unseal(_key(), visitor().id, sealed)
        return _review(read_paper_file(data, name), name, data)
    except (BrokenSeal, NotACouncilPaper):
        return None


def _review(reading: PaperReading, name: str, data: bytes) -> ResponseReturnValue:
    match = _match(reading)
    return render(
        "officer/review_paper.html",
        reading=reading,
        fields=reviewed_fields(reading),
        match=match,
        links=_proposed_links(reading, match),
        sealed=seal(_key(), visitor().id, name, data),
    )


def _match(reading: PaperReading) -> ClauseMatch:
    return match_clauses(reading.clauses.value, desk().shelf.editions)


def _measures(reading: PaperReading) -> tuple[PaperMeasure, ...]:
    return (*reading.ward_measures.value, *reading.contractor_measures.value)


def _proposed_links(reading: PaperReading, match: ClauseMatch) -> tuple[LinkProposal, ...]:
    return () if match.edition is None else propose_links(_measures(reading), match.edition)


def _kept_links(reading: PaperReading, kept: Iterable[str]) -> Links:
    """The links left ticked, `measure=item` each; Refused for what the review cannot have shown."""
    edition = _match(reading).edition
    items = {clause.item for clause in edition.clauses} if edition else set()
    measures = {measure.key for measure in _measures(reading)}
    links: dict[str, list[str]] = {}
    for measure, _equals, item in (text.partition("=") for text in dict.fromkeys(kept)):
        if measure not in measures or item not in items:
            raise not_recorded(
                (
                    f"「{measure}」と「{item}」の対応は、この資料の対策と特記事項の項にありません。",
                    f'"{measure}" and "{item}" are no measure of this paper and item of its clauses.',
                ),
                (
                    "資料を選び直し、確認画面から登録してください。",
                    "Choose the paper again and save it from its review.",
                ),
            )
        links.setdefault(measure, []).append(item)
    return links


def _key() -> bytes:
    key: bytes = current_app.config["SECRET_KEY"]
    return key
