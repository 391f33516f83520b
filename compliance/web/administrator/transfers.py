"""Transfers of many people on one day (4月1日の異動): a table of officers, shown beforehand, done at once."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm

from compliance.domain.calendar import fiscal_year_begin, fiscal_year_of
from compliance.domain.errors import Refused
from compliance.services.postings import Post, transfer
from compliance.store.models.accounts import AccountRole
from compliance.store.queries.accounts import AccountLine, accounts
from compliance.web.administrator.blueprint import blueprint
from compliance.web.administrator.users import section_options
from compliance.web.fields.typed_fields import DayField
from compliance.web.gate import page
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import acting, desk


class DayForm(FlaskForm):
    """The day of the transfers."""

    from_on = DayField(_("異動の日"))


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody and the section chosen for them."""

    line: AccountLine
    section: UUID
    name: str


@page(blueprint, "/users/transfer", Permission.ACCOUNT_CHANGE, methods=("GET", "POST"))
def transfer_users() -> ResponseReturnValue:
    """Asks for each officer's new section, shows who moves where, and then moves them all, or nobody."""
    form, moves = DayForm(), _moves()
    if not form.is_submitted():
        form.from_on.data = fiscal_year_begin(fiscal_year_of(desk().today()) + 1)
    if not form.validate_on_submit() or not moves or request.form.get("step") != "save":
        return _form(form, moves, previewed=form.is_submitted() and not form.errors)
    try:
        transfer(desk(), acting(), [_post(move, form.from_on.data) for move in moves], sent_form())
    except Refused as refused:
        beside(form, refused)
        return _form(form, moves)
    flash(gettext("%(number)s人の異動を登録しました。", number=len(moves)), "good")
    return redirect(url_for("administrator.users"))


def _moves() -> tuple[Move, ...]:
    names = dict(section_options())
    chosen = {line: request.form.get(f"to_{line.id}", "") for line in _officers()}
    return tuple(Move(line, UUID(to), names[to]) for line, to in chosen.items() if to in names)


def _officers() -> list[AccountLine]:
    """Those who can sign in and are posted to a section, by section and name."""
    with desk().reading() as session:
        everybody = accounts(session, desk().today())
    officers = (line for line in everybody if line.disabled_at is None and any(one.section for one in line.postings))
    return sorted(officers, key=lambda line: (line.postings[0].of, line.name))


def _post(move: Move, from_on: date) -> Post:
    inspector = any(one.inspector for one in move.line.now)
    role = AccountRole.SECTION_OFFICER
    return Post(account_id=move.line.id, role=role, section_id=move.section, inspector=inspector, from_on=from_on)


def _form(form: DayForm, moves: tuple[Move, ...], *, previewed: bool = False) -> ResponseReturnValue:
    return render(
        "administrator/transfer_users.html",
        form=form,
        officers=_officers(),
        sections=section_options(),
        moves=moves,
        chosen={move.line.id: str(move.section) for move in moves},
        previewed=previewed,
        status=422 if form.errors else 200,
    )
