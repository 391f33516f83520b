"""The yearly self-check: every item answered on one page, last time's answers beside, sent once as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Form

from compliance.domain.errors import Refused
from compliance.domain.facts import Answer
from compliance.services.grounds import ground_of
from compliance.services.hand_ins import Papers, hand_in
from compliance.services.self_checks import Asked, ItemAnswer, SelfCheck, enter_self_check, items_asked, lacks_ground
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.self_checks import LastAnswer, last_self_check
from compliance.web.contractor.blueprint import blueprint
from compliance.web.contractor.hand_ins.kinds import BODY_BYTES, papers
from compliance.web.contractor.hand_ins.papers import taken_in
from compliance.web.contractor.own_duties import own_duty
from compliance.web.contractor.status_reports import reports_status
from compliance.web.fields.chosen_fields import ChoiceField
from compliance.web.fields.mistakes import mistakes_of
from compliance.web.fields.typed_fields import LongField
from compliance.web.gate import page
from compliance.web.names import fact_word
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk, visitor


@dataclass(frozen=True, slots=True)
class Line:
    """An item as it is asked: its fields' names and what was answered last."""

    asked: Asked
    answer: str
    note: str
    last: LastAnswer | None


@page(
    blueprint,
    "/own-obligations/<uuid:obligation_id>/self-check",
    Permission.SUBMISSION_MAKE,
    methods=("GET", "POST"),
    body_bytes=BODY_BYTES,
    seals=True,
)
def self_check(obligation_id: UUID) -> ResponseReturnValue:
    """All items; what was typed is kept as a draft until it is sent."""
    with desk().reading() as session:
        row = own_duty(session, obligation_id)
        if not reports_status(row):
            flash(gettext("この報告は、もう提出されているか、取り消されています。"), "warn")
            return redirect(url_for("contractor.obligation", obligation_id=obligation_id))
        ground = ground_of(desk(), session, visitor().scope, row.under.contract)
        same_work = {line.id for line in ground.contracts if line.outsourcing == ground.line.outsourcing}
        lines = _lines(tuple(items_asked(ground)), last_self_check(session, same_work))
        form = _form(lines)
    files = taken_in(form["papers"]) if request.method == "POST" and _valid(form, lines) else None
    if files is not None:
        check = _check(row, form, lines)
        try:
            sent = hand_in(
                desk(),
                acting(),
                lambda change: enter_self_check(change, desk().shelf, check),
                Papers(files=files, kind="status_report"),
                sent_form(),
            )
        except Refused as refused:
            beside(form, refused)
        else:
            flash(gettext("自己点検を提出しました。区が確認するまで、確認待ちになります。"), "good")
            return redirect(url_for("contractor.submission", submission_id=sent))
    status = 422 if mistakes_of(form) else 200
    return render("contractor/self_check.html", row=row, form=form, lines=lines, status=status)


def _lines(asked: Sequence[Asked], last: Mapping[str, LastAnswer]) -> tuple[Line, ...]:
    return tuple(Line(each, f"answer-{n}", f"note-{n}", last.get(each.item)) for n, each in enumerate(asked, start=1))


def _form(lines: Sequence[Line]) -> Form:
    """A radio and a text for each item; where nothing gives occasion for one, that is said beforehand."""
    fields: dict[str, object] = {}
    told: dict[str, object] = {}
    for number, line in enumerate(lines, start=1):
        fields[line.answer] = ChoiceField(_("%(number)s番の答え", number=number), Answer, fact_word)
        fields[line.note] = LongField(_("%(number)s番で見たもの・確かめ方", number=number), required=False)
        if line.asked.spared:
            told |= {line.answer: Answer.NOT_APPLICABLE, line.note: gettext("この業務では、個人情報を集めていない。")}
    fields["papers"] = papers(_("確かめたことが分かる書類や写真（あれば）"))
    made: type[Form] = type("SelfCheckForm", (Form,), fields)
    return made(request.form if request.method == "POST" else None, data=told)


def _valid(form: Form, lines: Sequence[Line]) -> bool:
    """Every item is answered, and says how it was checked where it must."""
    right = form.validate()
    for line in lines:
        answer, note = form[line.answer].data, form[line.note]
        if answer is not None and lacks_ground(answer, note.data or ""):
            note.errors = [
                *note.errors,
                gettext("「なし」だけのときと、適合以外のときは、何を、どう確かめたかを書いてください。"),
            ]
            right = False
    return right


def _check(row: ObligationRow, form: Form, lines: Sequence[Line]) -> SelfCheck:
    answers = (ItemAnswer(line.asked.item, form[line.answer].data, form[line.note].data or "") for line in lines)
    return SelfCheck(
        contract_id=row.under.contract,
        request_id=row.obligation.subject or row.id,
        happened_on=desk().today(),
        answers=tuple(answers),
    )
