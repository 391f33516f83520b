"""Bulk acts on pages: rows chosen in a list, the preview of the effect, doing it, and taking it back for seconds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from compliance.clock import JST
from compliance.domain.errors import Refused
from compliance.services import bulk, undoing
from compliance.services.bulk import LARGEST, Plan
from compliance.store.queries.chosen_contracts import ChosenContract, chosen_contracts
from compliance.store.queries.contract_lists import contract_listing
from compliance.store.queries.mails import MailLine, mails_of
from compliance.store.queries.obligation_lists import obligation_listing
from compliance.store.queries.rows import ObligationRow
from compliance.store.queries.subjects import subjects_of
from compliance.web.addresses import came_from, local
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.bulk_forms import OF, bulk_form
from compliance.web.officer.bulk_order_forms import BulkForm
from compliance.web.officer.bulk_renewal_forms import number_field
from compliance.web.officer.bulk_words import act_word, bulk_acts, done_word, effect_word, number_word, why_word
from compliance.web.officer.contract_tables import asked_contracts
from compliance.web.officer.filters import asked
from compliance.web.officer.renewal_forms import held_words
from compliance.web.officer.review_tables import asked_reviews
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk, visitor
from compliance.wording.subjects import Subject

BODY_BYTES = 100_000
"""Five hundred ids and what is typed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was posted: which act, for the rows of which list, chosen one by one or by the list's own address."""

    of: str
    act: str
    ids: tuple[UUID, ...]
    query: str

    @property
    def back(self) -> str:
        """The list they were chosen in."""
        path = url_for(f"officer.{self.of}")
        return f"{path}?{self.query}" if self.query else path


@page(blueprint, "/bulk/preview", Permission.BULK_ACT, methods=("POST",), body_bytes=BODY_BYTES)
def preview_bulk() -> ResponseReturnValue:
    """Shows what the act would do, row by row; with other details again."""
    choice = _choice()
    form = bulk_form(choice.act)
    if not form.is_submitted() or "seen" not in request.form or form.validate():
        return _previewed(choice, form)
    return _page(choice, form, None, status=422)


@page(blueprint, "/bulk/do", Permission.BULK_ACT, methods=("POST",), body_bytes=BODY_BYTES)
def do_bulk() -> ResponseReturnValue:
    """Does what the preview showed; with other details than those it shows the preview again."""
    choice = _choice()
    form = bulk_form(choice.act)
    if not form.validate():
        return _page(choice, form, None, status=422)
    if request.form.get("seen") != form.told():
        flash(_("入力が変わったため、対象と結果を出し直しました。確かめてから実行してください。"), "warn")
        return _previewed(choice, form)
    who = visitor()
    act = bulk.carry_out(desk(), acting(), who.scope, form.order(), choice.ids, sent_form())
    return redirect(url_for("officer.bulk_act", act_id=act, back=choice.back))


@page(blueprint, "/bulk-acts/<uuid:act_id>", Permission.BULK_ACT)
def bulk_act(act_id: UUID) -> ResponseReturnValue:
    """One's own act: how much was recorded, and the button that takes it back while it can be."""
    done = undoing.done(desk(), visitor().id, act_id)
    return render(
        "officer/bulk_act.html",
        done=done,
        words=act_word(done.did),
        told=done_word(done.did, done.number),
        contracts=_concluded(done.contracts),
        letters=_written(done.letters),
        seconds=_seconds_left(done.undo_until, desk().clock.now()) if done.undone_at is None else 0,
        until=done.undo_until.astimezone(JST).strftime("%H:%M:%S"),
        back=came_from(url_for("officer.obligations")),
    )


@page(blueprint, "/bulk-acts/<uuid:act_id>/undo", Permission.BULK_ACT, methods=("POST",))
def undo_bulk(act_id: UUID) -> ResponseReturnValue:
    """Takes it back whole."""
    undoing.undo(desk(), visitor().id, visitor().scope, act_id, sent_form())
    flash(_("元に戻しました。この操作でしたことは、すべて取り消しました。"), "good")
    return redirect(url_for("officer.bulk_act", act_id=act_id, back=local(request.form.get("back"), "")))


def _choice() -> Choice:
    of, act = request.form.get("of", ""), request.form.get("act", "")
    if act not in OF.get(of, ()):
        abort(400)
    query = request.form.get("query", "")
    ids = _every(of, query) if request.form.get("all") else _chosen()
    return Choice(of, act, ids, query)


def _chosen() -> tuple[UUID, ...]:
    """The ids of the ticked rows, or those that the preview carries along in one field."""
    try:
        return tuple(dict.fromkeys(map(UUID, (*request.form.getlist("row"), *request.form.get("rows", "").split()))))
    except ValueError:
        abort(400)


def _every(of: str, query: str) -> tuple[UUID, ...]:
    """All that the list's own address finds, one more than may be at most."""
    given, today, scope = dict(parse_qsl(query)), desk().today(), visitor().scope
    with desk().reading() as session:
        if of == "contracts":
            wanted = asked_contracts(given, today)
            return contract_listing(scope, wanted.filter, wanted.as_of).ids(session, LARGEST + 1)
        if of == "reviews":
            return asked_reviews(given).listing.ids(session, LARGEST + 1)
        question = asked(given, today)
        return obligation_listing(scope, question.filter, question.as_of).ids(session, LARGEST + 1)


def _previewed(choice: Choice, form: BulkForm) -> ResponseReturnValue:
    try:
        plan = bulk.preview(desk(), visitor().scope, form.order(), choice.ids)
    except Refused as refused:
        if refused.field not in form:
            raise
        beside(form, refused)
        return _page(choice, form, None, status=422)
    return _page(choice, form, plan)


def _page(choice: Choice, form: BulkForm, plan: Plan[Any] | None, status: int = 200) -> ResponseReturnValue:
    return render(
        form.template,
        status=status,
        choice=choice,
        form=form,
        plan=plan,
        subjects=_subjects(plan),
        title=act_word(choice.act),
        effect=effect_word(choice.act),
        number=number_word(choice.act, plan) if plan else "",
        why_word=why_word,
        carry_words=dict(bulk_acts(choice.of))[choice.act],
        **(form.shown(plan) if plan else {}),
    )


def _subjects(plan: Plan[Any] | None) -> Mapping[UUID, Subject]:
    touched, left_out = ((), ()) if plan is None else (plan.touched, plan.left_out)
    every = [*(each.row for each in touched), *(each.row for each in left_out)]
    rows = [row for row in every if isinstance(row, ObligationRow)]
    if not rows:
        return {}
    with desk().reading() as session:
        return subjects_of(session, rows)


def _concluded(contracts: Sequence[UUID]) -> Sequence[ChosenContract]:
    """The contracts that the act concluded, as far as they stand."""
    if not contracts:
        return ()
    with desk().reading() as session:
        return chosen_contracts(session, visitor().scope, contracts)


def _written(letters: Sequence[UUID]) -> Sequence[MailLine]:
    """The letters and mails that the act wrote, with where each stands by now."""
    if not letters:
        return ()
    with desk().reading() as session:
        return mails_of(session, visitor().scope, letters, desk().clock.now())


def _seconds_left(until: datetime, now: datetime) -> int:
    return max(0, int((until - now) / timedelta(seconds=1)))


blueprint.add_app_template_global(bulk_acts)
blueprint.add_app_template_global(number_field)
blueprint.add_app_template_global(held_words)
