"""The tables of handovers and of those expected, as the officer and the contractor see them."""

from dataclasses import replace

from flask_babel import lazy_gettext as _

from compliance.store.queries.handover_lists import ExpectedLine, HandoverLine
from compliance.store.queries.paging import Order
from compliance.web.fact_forms.words import choice_word
from compliance.web.handover_words import confirmation, encryption, expectation, wait_word, way
from compliance.web.tables.declarations import Column, Kind, Table

HANDOVERS: Table[HandoverLine] = Table(
    "handovers",
    _("受渡し"),
    (
        Column("on", _("受け渡した日"), lambda line: line.on, Kind.DAY, sorts=True),
        Column("description", _("受け渡したもの"), lambda line: line.description, sorts=True, heads=True),
        Column("way", _("向き"), way),
        Column("medium", _("媒体"), lambda line: choice_word(line.medium)),
        Column("label", _("媒体の番号・名称"), lambda line: line.medium_label, on_page=False),
        Column("count", _("数量（点）"), lambda line: line.count, Kind.NUMBER, sorts=True),
        Column("persons", _("含まれる人数"), lambda line: line.persons, Kind.NUMBER, on_page=False),
        Column("encrypted", _("暗号化"), lambda line: encryption(line.encrypted)),
        Column("giver", _("渡した人"), lambda line: line.giver, on_page=False),
        Column("receiver", _("受け取った人"), lambda line: line.receiver, on_page=False),
        Column("due_back", _("返却の予定日"), lambda line: line.due_back_on, Kind.DAY),
        Column("confirmed", _("確認書"), confirmation),
        Column("number", _("確認書の番号"), lambda line: line.number, on_page=False),
        Column("ward_confirmed", _("区の確認の日"), lambda line: line.ward_confirmed_on, Kind.DAY, on_page=False),
        Column(
            "contractor_confirmed",
            _("受託者の確認の日"),
            lambda line: line.contractor_confirmed_on,
            Kind.DAY,
            on_page=False,
        ),
        Column("counted", _("受け取った側が数えた数"), lambda line: line.counted, Kind.NUMBER, on_page=False),
        Column("difference", _("違いの内容"), lambda line: line.difference, on_page=False),
        Column("waits", _("待っている理由"), wait_word, on_page=False),
    ),
    Order("on", descending=True),
    prefix="handovers.",
)
EXPECTED: Table[ExpectedLine] = Table(
    "expected",
    _("受渡しの予定"),
    (
        Column("due", _("期日"), lambda line: line.due_on, Kind.DAY, sorts=True),
        Column("description", _("受け渡すもの"), lambda line: line.description, sorts=True, heads=True),
        Column("way", _("向き"), way),
        Column("state", _("状態"), expectation),
        Column("handed", _("受け渡した日"), lambda line: line.handed_on, Kind.DAY),
    ),
    Order("due", descending=True),
    prefix="expected.",
)

_OF_CONTRACT: Column[HandoverLine] = Column("contract", _("契約"), lambda line: line.contract_number)
_UNDER_CONTRACT: Column[ExpectedLine] = Column("contract", _("契約"), lambda line: line.contract_number)
_ON_A_TELEPHONE = frozenset({"on", "description", "way", "count", "confirmed", "contract"})

OWN_HANDOVERS: Table[HandoverLine] = replace(
    HANDOVERS,
    columns=tuple(replace(c, on_page=c.key in _ON_A_TELEPHONE) for c in (*HANDOVERS.columns, _OF_CONTRACT)),
)
OWN_EXPECTED: Table[ExpectedLine] = replace(EXPECTED, columns=(*EXPECTED.columns, _UNDER_CONTRACT))
"""The same over all contracts of a contractor, each with its number."""
