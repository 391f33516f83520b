"""The inspections of a contract, and the findings with their corrections."""

from uuid import UUID

from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.store.queries.paging import Order
from compliance.store.queries.request_lists import FindingLine, finding_listing
from compliance.store.queries.self_checks import last_checked
from compliance.store.queries.visit_lists import VisitLine, visit_listing
from compliance.web.days import fiscal_year_tag
from compliance.web.fact_forms.entries import Group
from compliance.web.fact_forms.words import choice_word
from compliance.web.gate import page
from compliance.web.items import clause_number
from compliance.web.names import fact_word
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.happenings import records_of
from compliance.web.officer.contract_sections.heads import head_of
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, Offers, answer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.visitors import desk


@blueprint.app_template_global("finding_state")
def state(line: FindingLine) -> str:
    """How far the finding is corrected; a recheck that came before a reopening does not count."""
    checked = line.rechecked_on if line.rechecked_on and line.rechecked_on >= (line.reopened_on or line.on) else None
    if checked and line.confirmed:
        return gettext("是正を確認済み")
    if line.corrected_on and line.corrected_on >= max(checked or line.on, line.reopened_on or line.on):
        return gettext("是正の報告あり・確認待ち")
    return gettext("再び是正を求めている") if line.reopened_on or checked else gettext("是正を求めている")


@blueprint.app_template_global("visit_outcome")
def outcome(line: VisitLine) -> str:
    """How the visit came out."""
    if line.carried_out_on and line.method:
        return fact_word(line.method)
    return gettext("中止") if line.cancelled_on else gettext("これから")


VISITS: Table[VisitLine] = Table(
    "visits",
    _("立入り調査等"),
    (
        Column("year", _("年度"), lambda line: fiscal_year_tag(line.fiscal_year), sorts=True, heads=True),
        Column("visit", _("予定日"), lambda line: line.visit_on, Kind.DAY, sorts=True),
        Column("outcome", _("結果"), outcome),
        Column("ended", _("実施・中止の日"), lambda line: line.carried_out_on or line.cancelled_on, Kind.DAY),
    ),
    Order("visit", descending=True),
    prefix="visits.",
)
FINDINGS: Table[FindingLine] = Table(
    "findings",
    _("指摘事項と是正"),
    (
        Column("on", _("指摘した日"), lambda line: line.on, Kind.DAY, sorts=True),
        Column("item", _("項・対策"), lambda line: clause_number(line.item)),
        Column("text", _("指摘の内容"), lambda line: line.text, heads=True),
        Column("severity", _("程度"), lambda line: choice_word(line.severity), sorts=True),
        Column("due", _("是正の期限"), lambda line: line.due_on, Kind.DAY, sorts=True),
        Column("corrected", _("是正の報告"), lambda line: line.corrected_on, Kind.DAY),
        Column("rechecked", _("再確認"), lambda line: line.rechecked_on, Kind.DAY),
        Column("state", _("状態"), state),
    ),
    Order("due"),
    own=lambda line: line.ward,
)


@page(blueprint, "/contracts/<uuid:contract_id>/inspections", Permission.CONTRACT_READ)
def contract_inspections(contract_id: UUID) -> ResponseReturnValue:
    """The visits and what was found, up to the day asked for."""
    with desk().reading() as session:
        head = head_of(session, contract_id)
        told = head.narrowing()
        offers: Offers = {
            "visits": Offer(VISITS, visit_listing(contract_id, head.day.on), told),
            "findings": Offer(FINDINGS, finding_listing(contract_id, head.day.on), told),
            "records": records_of(contract_id, {Group.INSPECTIONS}, head.day.on, but={"finding"}),
        }
        checked = last_checked(session, contract_id, head.day.on)
        return answer(session, "officer/contract/inspections.html", offers, head=head, checked=checked)
