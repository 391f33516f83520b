"""The people under a contract, by name, with their employer; and the lists that report them."""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.domain.facts import Employment, Role
from compliance.domain.search_keys import search_words
from compliance.store.queries.paging import Order
from compliance.store.queries.people_lists import PeopleFilter, PersonLine, Reported, people_listing
from compliance.web.days import AskedDay
from compliance.web.fact_forms.entries import Group
from compliance.web.gate import page
from compliance.web.names import fact_word
from compliance.web.officer.blueprint import blueprint
from compliance.web.officer.contract_sections.happenings import records_of
from compliance.web.officer.contract_sections.heads import Head, head_of
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, Offers, answer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Field, Narrowing, choice_field, member_options, search_field
from compliance.web.tables.queries import Query
from compliance.web.visitors import desk

EVERYBODY = "all"

PEOPLE: Table[PersonLine] = Table(
    "people",
    _("取扱責任者・取扱者の一覧"),
    (
        Column("name", _("氏名"), lambda line: line.name, sorts=True, heads=True),
        Column("kana", _("カナ"), lambda line: line.kana, on_page=False),
        Column("role", _("役割"), lambda line: fact_word(line.role), sorts=True),
        Column("employment", _("雇用の別"), lambda line: fact_word(line.employment), sorts=True),
        Column("employer", _("雇用主"), lambda line: line.employer, sorts=True),
        Column("post", _("職名"), lambda line: line.post),
        Column("place", _("取扱場所"), lambda line: line.place, on_page=False),
        Column("from", _("指定の日"), lambda line: line.from_on, Kind.DAY, sorts=True),
        Column("to", _("解除の日"), lambda line: line.to_on, Kind.DAY, sorts=True),
        Column("listed", _("名簿を受け取った日"), lambda line: line.listed_on, Kind.DAY),
        Column("reported", _("名簿の確認"), lambda line: _reported_word(line.reported)),
    ),
    Order("name"),
)


def _reported_word(reported: Reported) -> str:
    return {
        Reported.CONFIRMED: gettext("確認済み"),
        Reported.WAITING: gettext("確認待ち"),
        Reported.RETURNED: gettext("差戻し"),
    }[reported]


def people_filter(query: Query, day: AskedDay) -> PeopleFilter:
    """Whoever is designated on the day, unless the address asks for everybody."""
    return PeopleFilter(
        search_words(query.typed("q")),
        query.choice("role", Role),
        query.choice("employment", Employment),
        None if query.typed("who") == EVERYBODY else day.on,
    )


def people_narrowing(query: Query, head: Head) -> Narrowing:
    """The form above a list of people."""
    who = (("", gettext("指定中の人")), (EVERYBODY, gettext("指定を解かれた人も含む全員")))
    fields: tuple[Field, ...] = (
        search_field(query, gettext("氏名・カナ")),
        choice_field(query, "role", gettext("役割"), member_options((each, fact_word(each)) for each in Role)),
        choice_field(
            query, "employment", gettext("雇用の別"), member_options((each, fact_word(each)) for each in Employment)
        ),
        choice_field(query, "who", gettext("だれを表示するか"), who, everything=False),
    )
    shown = gettext("全員") if query.typed("who") == EVERYBODY else gettext("指定されている人")
    conditions = (*head.conditions(), shown)
    return Narrowing(fields, conditions, head.day.on, ("as_of",), query.ignored())


@page(blueprint, "/contracts/<uuid:contract_id>/people", Permission.PERSON_READ)
def contract_people(contract_id: UUID) -> ResponseReturnValue:
    """Who is designated, from when to when, by whom employed."""
    query = Query(request.args)
    with desk().reading() as session:
        head = head_of(session, contract_id)
        listing = people_listing(contract_id, people_filter(query, head.day))
        offers: Offers = {
            "people": Offer(PEOPLE, listing, people_narrowing(query, head)),
            "records": records_of(contract_id, {Group.PEOPLE}, head.day.on, but={"designation"}),
        }
        return answer(session, "officer/contract/people.html", offers, head=head)
