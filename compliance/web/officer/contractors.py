"""The contractors: the list, and one with its contracts and what is known of its other registrations."""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.domain.search_keys import search_words
from compliance.store.queries.contract_lists import ContractFilter, contract_listing
from compliance.store.queries.contractor_lists import (
    ContractorLine,
    contractor_listing,
    probably_the_same,
)
from compliance.store.queries.contractor_lists import contractor as one_contractor
from compliance.store.queries.contractor_records import incidents_under, people_under
from compliance.store.queries.firms import matches
from compliance.store.queries.outstanding_counts import Standing
from compliance.store.queries.paging import Order
from compliance.web.gate import page
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_tables import OF_A_CONTRACTOR
from compliance.web.officer.standings import standing_columns
from compliance.web.permissions import Permission, may
from compliance.web.tables.answers import Offer, answer
from compliance.web.tables.conditions import searched
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing, search_field
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk, visitor


def _standing(line: ContractorLine) -> Standing:
    return line.standing


CONTRACTORS: Table[ContractorLine] = Table(
    "contractors",
    _("委託先の一覧"),
    (
        Column("name", _("委託先"), lambda line: line.name, sorts=True, heads=True),
        Column("kana", _("カナ"), lambda line: line.kana, on_page=False),
        Column("corporate_number", _("法人番号"), lambda line: line.corporate_number, sorts=True, whole=True),
        Column("address", _("所在地"), lambda line: line.address),
        Column("telephone", _("電話"), lambda line: line.telephone, on_page=False),
        Column("contracts", _("契約（件）"), lambda line: line.contracts, Kind.NUMBER, sorts=True),
        *standing_columns(_standing),
    ),
    Order("name"),
)


@page(blueprint, "/contractors", Permission.CONTRACTOR_READ)
def contractors() -> ResponseReturnValue:
    """Those with a contract that the visitor may see; the privacy office's also those without one."""
    query, today = Query(request.args), desk().today()
    told = Narrowing((search_field(query, gettext("名称・カナ・法人番号")),), searched(query), today)
    listing = contractor_listing(visitor().scope, search_words(query.typed("q")), today)
    with desk().reading() as session:
        return answer(session, "officer/contractors.html", {"shown": Offer(CONTRACTORS, listing, told)})


@page(blueprint, "/contractors/<uuid:contractor_id>", Permission.CONTRACTOR_READ)
def contractor(contractor_id: UUID) -> ResponseReturnValue:
    """One contractor, with what of it the visitor may see."""
    scope, today = visitor().scope, desk().today()
    listing = contract_listing(scope, ContractFilter(contractor=contractor_id), today)
    with desk().reading() as session:
        found = one_contractor(session, scope, contractor_id, today)
        told = Narrowing(conditions=(found.about.name,), as_of=today)
        matching = may(visitor().role, Permission.CONTRACTOR_MATCH)
        return answer(
            session,
            "officer/contractor.html",
            {"shown": Offer(OF_A_CONTRACTOR, listing, told)},
            found=found,
            people=people_under(session, scope, contractor_id, today),
            incidents=incidents_under(session, scope, contractor_id, today),
            same=probably_the_same(session, found.about) if matching else (),
            decided=matches(session, contractor_id) if matching else (),
        )
