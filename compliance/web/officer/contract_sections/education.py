"""The education under a contract: who was taught in the fiscal year and who missed it, and the sessions held."""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.domain.calendar import fiscal_year_of
from compliance.store.queries.education_lists import session_listing
from compliance.store.queries.education_plans import plan_listing
from compliance.store.queries.paging import Order
from compliance.store.queries.people_lists import TaughtLine, taught_listing
from compliance.web.days import fiscal_year_tag
from compliance.web.education_matrices import matrix_offer, may_handle
from compliance.web.education_sessions import PLANS, SESSIONS, plan_state, topics
from compliance.web.fact_forms.entries import Group
from compliance.web.gate import page
from compliance.web.names import fact_word
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.happenings import records_of
from compliance.web.officer.contract_sections.heads import head_of
from compliance.web.officer.contract_sections.people import people_filter, people_narrowing
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, Offers, answer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk


@blueprint.app_template_global("education_outcome")
def outcome(line: TaughtLine) -> str:
    """How the year's education stands for one person."""
    if line.made_up is None:
        return gettext("受講") if line.attended else gettext("記録なし")
    return gettext("欠席・別の回を受講") if line.made_up else gettext("欠席・未受講")


TAUGHT: Table[TaughtLine] = Table(
    "taught",
    _("教育の受講の状況"),
    (
        Column("name", _("氏名"), lambda line: line.name, sorts=True, heads=True),
        Column("kana", _("カナ"), lambda line: line.kana, on_page=False),
        Column("role", _("役割"), lambda line: fact_word(line.role), sorts=True),
        Column("from", _("指定の日"), lambda line: line.from_on, Kind.DAY, sorts=True),
        Column("outcome", _("この年度の教育"), outcome),
        Column("taught", _("最後に受講した日"), lambda line: line.taught_on, Kind.DAY, sorts=True),
        Column("attended", _("受講した回"), lambda line: line.attended, Kind.NUMBER, on_page=False),
        Column("missed", _("欠席した回"), lambda line: line.missed, Kind.NUMBER, sorts=True),
    ),
    Order("taught"),
)


blueprint.add_app_template_global(topics, "session_topics")
blueprint.add_app_template_global(plan_state, "plan_state")


@page(blueprint, "/contracts/<uuid:contract_id>/education", Permission.PERSON_READ)
def contract_education(contract_id: UUID) -> ResponseReturnValue:
    """The fiscal year of the day asked for, after the end the last one of the term; and every session up to the day."""
    query = Query(request.args)
    with desk().reading() as session:
        head = head_of(session, contract_id)
        day, told = head.day.on, head.narrowing()
        year = fiscal_year_of(min(day, head.contract.line.end_on or day))
        taught = taught_listing(contract_id, people_filter(query, head.day), year, day)
        offers: Offers = {
            "taught": Offer(TAUGHT, taught, people_narrowing(query, head)),
            "matrix": matrix_offer(
                contract_id,
                head.contract.line.start_on,
                people_filter(query, head.day),
                told,
                day,
            ),
            "plans": Offer(PLANS, plan_listing(contract_id, day), told),
            "sessions": Offer(SESSIONS, session_listing(contract_id, day), told),
            "records": records_of(contract_id, {Group.EDUCATION}, day, but={"education_session", "education_plan"}),
        }
        words = {"year": fiscal_year_tag(year), "may_handle": may_handle}
        return answer(session, "officer/contract/education.html", offers, head=head, **words)
