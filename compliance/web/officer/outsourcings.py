"""The outsourcings as a list, and one with everything its council paper says and the contracts under it."""

from itertools import groupby
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.domain.obligations import Party
from compliance.domain.search_keys import search_words
from compliance.store.queries.choices import sections_to_choose
from compliance.store.queries.contract_lists import ContractFilter, contract_listing
from compliance.store.queries.outsourcings import OutsourcingFilter, OutsourcingLine, outsourcing_listing
from compliance.store.queries.outsourcings import outsourcing as one_outsourcing
from compliance.store.queries.paging import Order
from compliance.store.shelves import horizon
from compliance.web.days import asked_day
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_tables import UNDER_A_WORK
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, answer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing, choice_field, named_options, search_field
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk, visitor

UNDECIDED = "undecided"

OUTSOURCINGS: Table[OutsourcingLine] = Table(
    "outsourcings",
    _("委託案件の一覧"),
    (
        Column("title", _("件名"), lambda line: line.title, sorts=True, heads=True),
        Column("registered", _("登録業務の名称"), lambda line: line.registered_name, on_page=False),
        Column("sections", _("担当課"), lambda line: "、".join(line.sections)),
        Column("start", _("委託の開始日"), lambda line: line.start_on, Kind.DAY, sorts=True, on_page=False),
        Column("end", _("委託の期間"), lambda line: line.end_on, Kind.DAY, sorts=True),
        Column("contracts", _("契約（件）"), lambda line: line.contracts, Kind.NUMBER),
    ),
    Order("title"),
)


@page(blueprint, "/outsourcings", Permission.OUTSOURCING_READ)
def outsourcings() -> ResponseReturnValue:
    """What the address asks for of the outsourcings that the visitor may see."""
    query, scope, today = Query(request.args), visitor().scope, desk().today()
    undecided = query.typed("contracts") == UNDECIDED
    wanted = OutsourcingFilter(search_words(query.typed("q")), query.id("section"), undecided)
    with desk().reading() as session:
        sections = sections_to_choose(session, scope)
        named = {section.id: section.name for section in sections}
        conditions = (
            named.get(wanted.section, "") if wanted.section else "",
            gettext("委託先未定") if undecided else "",
            gettext("検索：%(text)s", text=query.typed("q")) if wanted.words else "",
        )
        fields = (
            search_field(query, gettext("件名・登録業務の名称")),
            choice_field(query, "section", gettext("担当課"), named_options(sections)),
            choice_field(query, "contracts", gettext("契約"), ((UNDECIDED, gettext("委託先未定")),)),
        )
        told = Narrowing(fields, tuple(filter(None, conditions)), today, ignored=query.ignored())
        offers = {"shown": Offer(OUTSOURCINGS, outsourcing_listing(scope, wanted, today), told)}
        return answer(session, "officer/outsourcings.html", offers)


@page(blueprint, "/outsourcings/<uuid:outsourcing_id>", Permission.OUTSOURCING_READ)
def outsourcing(outsourcing_id: UUID) -> ResponseReturnValue:
    """One outsourcing on a day."""
    today, scope = desk().today(), visitor().scope
    day = asked_day(request.args, today, horizon(today))
    listing = contract_listing(scope, ContractFilter(outsourcing=outsourcing_id), day.on)
    with desk().reading() as session:
        shown = one_outsourcing(session, scope, outsourcing_id, day.on, today)
        about = shown.about
        told = Narrowing(conditions=(about.title,), as_of=day.on)
        return answer(
            session,
            "officer/outsourcing.html",
            {"contracts": Offer(UNDER_A_WORK, listing, told)},
            shown=shown,
            about=about,
            day=day,
            as_of_query=request.args.get("as_of"),
            data_items=[
                (kind, list(items)) for kind, items in groupby(about.data_items, lambda item: item.person_kind)
            ],
            measures=[(party, [m for m in shown.measures.values() if m.party is party]) for party in Party],
        )
