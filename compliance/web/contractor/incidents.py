"""Incidents as their contractor tells of them: the first notice in two minutes, and what was told so far."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Form

from compliance.clock import JST
from compliance.domain.errors import Refused
from compliance.domain.facts import IncidentKind
from compliance.services.first_notices import FirstNotice, give_first_notice
from compliance.store.queries.choices import sections_to_choose
from compliance.store.queries.contacts import Reached, reached_sections
from compliance.store.queries.contract_lists import ContractFilter, ContractLine, Stage, contract_listing
from compliance.store.queries.contractor_records import incidents_under
from compliance.store.queries.paging import Order, Reading
from compliance.web.contractor.blueprint import blueprint
from compliance.web.days import clock_time
from compliance.web.fields.chosen_fields import ChoiceField, Option, PickField
from compliance.web.fields.mistakes import mistakes_of
from compliance.web.fields.typed_fields import InstantField, LineField, LongField
from compliance.web.gate import page
from compliance.web.once import sent_form
from compliance.web.permissions import Permission
from compliance.web.refusals import beside
from compliance.web.rendering import render
from compliance.web.visitors import desk, visitor

_TOLD = (IncidentKind.ACCIDENT, IncidentKind.RISK)
"""What a contractor tells of by itself; whether it was a breach the ward decides."""


def _kind_word(kind: Any) -> str:
    return {
        IncidentKind.ACCIDENT: gettext("起きた（紛失・漏えい・盗難・誤送付など）"),
        IncidentKind.RISK: gettext("起きたおそれがある（まだはっきりしない）"),
    }[kind]


class NoticeForm(Form):
    """What is known by now."""

    contracts = PickField(_("関係する契約"), "contracts", multiple=True, listed=True)
    kind = ChoiceField(_("何かが起きたか"), _TOLD, _kind_word)  # type: ignore[arg-type]  # two of an enum's members
    discovered_at = InstantField(_("気づいた日時"))
    outline = LongField(
        _("何が起きたか"),
        description=_(
            "分かっていることだけで構いません。なくした物、だれの何の情報か、何件くらいか。本人の氏名は書かないでください。"
        ),
    )
    contact = LineField(_("折り返しの電話番号"), description=_("今すぐ話せる人の番号"))


@page(blueprint, "/own-incidents", Permission.OWN_DUTIES_READ)
def incidents() -> ResponseReturnValue:
    """What was told so far, whom to call, and the way to the first notice."""
    scope = visitor().scope
    contractor = scope.contractor or abort(404)
    with desk().reading() as session:
        told = incidents_under(session, scope, contractor, desk().today())
        return render("contractor/incidents.html", told=told, sections=_sections(session))


@page(blueprint, "/own-incidents/notify", Permission.INCIDENT_NOTIFY, methods=("GET", "POST"))
def notify_incident() -> ResponseReturnValue:
    """Four things to say, and it is told."""
    now = desk().clock.now().astimezone(JST)
    with desk().reading() as session:
        sections = _sections(session)
        lines = list(
            contract_listing(visitor().scope, ContractFilter(), desk().today()).stream(session, Order("number"))
        )
    form = _form(lines, now)
    if request.method == "POST" and form.validate():
        try:
            sent = give_first_notice(desk(), visitor().id, visitor().name, visitor().scope, _notice(form), sent_form())
        except Refused as refused:
            beside(form, refused)
        else:
            flash(_received(now), "good")
            return redirect(url_for("contractor.submission", submission_id=sent))
    wrong = bool(mistakes_of(form))
    return render("contractor/notify_incident.html", form=form, sections=sections, status=422 if wrong else 200)


def _form(lines: Sequence[ContractLine], now: datetime) -> NoticeForm:
    """With the contracts to choose from, the last to begin first, the only one that runs chosen, and the hour it is."""
    running = [line.id for line in lines if line.stage is Stage.RUNNING]
    only = tuple(running) if len(running) == 1 else ()
    sent = request.form if request.method == "POST" else None
    form = NoticeForm(sent, data={"contracts": only, "discovered_at": now, "kind": IncidentKind.ACCIDENT})
    latest = sorted(lines, key=lambda line: line.start_on, reverse=True)
    form.contracts.options = [Option(line.id, line.number, line.outsourcing_title) for line in latest]
    return form


def _notice(form: NoticeForm) -> FirstNotice:
    return FirstNotice(
        contracts=form.contracts.data,
        kind=form.kind.data,
        discovered_at=form.discovered_at.data,
        outline=form.outline.data,
        contact=form.contact.data,
    )


def _received(now: datetime) -> str:
    return gettext(
        "%(time)sに第一報を受け付けました。担当課に電話でも知らせてください。詳しいことが分かったら、書面で報告します。",
        time=clock_time(now),
    )


def _sections(session: Reading) -> Sequence[Reached]:
    """Whom to call."""
    found = {section.id for section in sections_to_choose(session, visitor().scope)}
    return sorted(reached_sections(session, found).values(), key=lambda section: section.name)
