"""The answers of one self-check (自己点検): item by item, the one before beside, with what shows each."""

from collections.abc import Callable, Mapping
from uuid import UUID

from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.domain.editions import Edition
from compliance.store.queries.contracts import contract_line
from compliance.store.queries.paging import Order
from compliance.store.queries.self_checks import GivenAnswer, answers_to
from compliance.web.gate import page
from compliance.web.items import item_name
from compliance.web.names import fact_word
from compliance.web.officer.blueprint import blueprint
from compliance.web.permissions import Permission
from compliance.web.tables.answers import Offer, answer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing
from compliance.web.tables.held_lists import HeldList, SortValue
from compliance.web.visitors import desk, visitor

_ORDERS: Mapping[str, Callable[[GivenAnswer], SortValue]] = {
    "place": lambda line: line.place,
    "answer": lambda line: fact_word(line.answer),
}


def self_check_table(edition: Edition) -> Table[GivenAnswer]:
    """The answers, their items named as this edition names them."""
    return Table(
        "self_check",
        _("自己点検の答え"),
        (
            Column("place", _("番号"), lambda line: line.place, Kind.NUMBER, sorts=True),
            Column("item", _("項・対策"), lambda line: item_name(edition, line.item), heads=True),
            Column("answer", _("答え"), lambda line: fact_word(line.answer), sorts=True),
            Column("seen", _("見たもの・確かめ方"), lambda line: line.seen),
            Column("last", _("前回の答え"), lambda line: fact_word(line.last.answer) if line.last else None),
            Column("last_seen", _("前回の説明"), lambda line: line.last.seen if line.last else None, on_page=False),
            Column("last_on", _("前回の日"), lambda line: line.last.on if line.last else None, Kind.DAY, on_page=False),
            Column("files", _("書類や写真"), lambda line: "\n".join(piece.name for piece in line.pieces) or None),
        ),
        Order("place"),
    )


@page(blueprint, "/contracts/<uuid:contract_id>/self-checks/<uuid:request_id>", Permission.CONTRACT_READ)
def self_check(contract_id: UUID, request_id: UUID) -> ResponseReturnValue:
    """What was answered to one request, to read before a visit, or to take along as Excel."""
    with desk().reading() as session:
        line = contract_line(session, visitor().scope, contract_id)
        given = answers_to(session, contract_id, request_id)
        listing = HeldList(given, lambda each: each.id, _ORDERS)
        told = Narrowing(conditions=(gettext("契約 %(number)s", number=line.number), line.contractor_name))
        offers = {"shown": Offer(self_check_table(desk().shelf.edition(line.edition)), listing, told)}
        return answer(session, "officer/self_check.html", offers, line=line, on=given[0].on if given else None)
