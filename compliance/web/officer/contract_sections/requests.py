"""What was asked for under a contract: consents, reports on how data is handled, instructions, later dates."""

from uuid import UUID

from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.store.queries.paging import Order
from compliance.store.queries.request_lists import ConsentLine, StatusLine, consent_listing, status_listing
from compliance.web.fact_forms.entries import Group
from compliance.web.gate import page
from compliance.web.items import clause_number
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.happenings import records_of
from compliance.web.officer.contract_sections.heads import head_of
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, Offers, answer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.visitors import desk


@blueprint.app_template_global("consent_decision")
def decision(line: ConsentLine) -> str:
    """How the request was answered; asking is not yet consent."""
    if line.granted is None:
        return gettext("未決定")
    return gettext("承諾") if line.granted else gettext("不承諾")


@blueprint.app_template_global("status_answered")
def answered(line: StatusLine) -> str:
    """How the request for a report stands."""
    if line.answered_on is None:
        return gettext("未提出")
    if line.accepted is None:
        return gettext("受領")
    return gettext("確認済み") if line.accepted else gettext("差戻し")


@blueprint.app_template_global("status_asked")
def asked_for(line: StatusLine) -> str:
    """What a request without words asks for."""
    return gettext("年に一度の自己点検") if line.self_check else gettext("取扱状況の報告")


CONSENTS: Table[ConsentLine] = Table(
    "consents",
    _("承諾の申請と決定"),
    (
        Column("on", _("申請の日"), lambda line: line.on, Kind.DAY, sorts=True),
        Column("clause", _("項"), lambda line: clause_number(line.clause)),
        Column("what", _("申請の内容"), lambda line: line.what, heads=True),
        Column("recipient", _("相手方"), lambda line: line.recipient, on_page=False),
        Column("reason", _("理由"), lambda line: line.reason, on_page=False),
        Column("decision", _("決定"), decision),
        Column("decided", _("決定の日"), lambda line: line.decided_on, Kind.DAY),
        Column("until", _("承諾の期限"), lambda line: line.until_on, Kind.DAY, sorts=True),
        Column("conditions", _("条件"), lambda line: line.conditions),
    ),
    Order("on", descending=True),
)
STATUS_REQUESTS: Table[StatusLine] = Table(
    "status_requests",
    _("取扱状況の報告の求め"),
    (
        Column("on", _("求めた日"), lambda line: line.on, Kind.DAY, sorts=True),
        Column("question", _("求めた内容"), lambda line: line.question or asked_for(line), heads=True),
        Column("due", _("提出の期日"), lambda line: line.due_on, Kind.DAY, sorts=True),
        Column("answered", _("提出の日"), lambda line: line.answered_on, Kind.DAY, sorts=True),
        Column("state", _("状態"), answered),
        Column("answer", _("報告の内容"), lambda line: line.answer),
    ),
    Order("on", descending=True),
    prefix="status.",
)


@page(blueprint, "/contracts/<uuid:contract_id>/requests", Permission.CONTRACT_READ)
def contract_requests(contract_id: UUID) -> ResponseReturnValue:
    """What was asked for up to the day, by whichever side."""
    with desk().reading() as session:
        head = head_of(session, contract_id)
        day, told = head.day.on, head.narrowing()
        shown = {"consent_request", "consent_decision", "status_request", "status_report"}
        groups = {Group.CONSENTS, Group.STATUS, Group.EXTENSIONS, Group.REVIEWS}
        offers: Offers = {
            "consents": Offer(CONSENTS, consent_listing(contract_id, day), told),
            "status_requests": Offer(STATUS_REQUESTS, status_listing(contract_id, day), told),
            "records": records_of(contract_id, groups, day, but=shown),
        }
        return answer(session, "officer/contract/requests.html", offers, head=head)
