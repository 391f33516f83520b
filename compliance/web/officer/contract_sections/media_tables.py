"""The table of what is held under a contract."""

from flask_babel import lazy_gettext as _

from compliance.store.queries.holding_lists import HoldingLine
from compliance.store.queries.paging import Order
from compliance.web.fact_forms.words import choice_word
from compliance.web.tables.declarations import Column, Kind, Table

HOLDINGS: Table[HoldingLine] = Table(
    "holdings",
    _("受託者が持っている資料等"),
    (
        Column("description", _("資料等"), lambda line: line.description, sorts=True, heads=True),
        Column("medium", _("媒体"), lambda line: choice_word(line.medium)),
        Column("origin", _("どこから"), lambda line: choice_word(line.origin)),
        Column("on", _("持ち始めた日"), lambda line: line.on, Kind.DAY, sorts=True),
        Column("place", _("場所"), lambda line: line.place, on_page=False),
        Column("count", _("数量（点）"), lambda line: line.count, Kind.NUMBER, sorts=True),
        Column("given", _("返還・引渡し"), lambda line: line.given, Kind.NUMBER),
        Column("erased", _("消去・廃棄"), lambda line: line.erased, Kind.NUMBER),
        Column("left", _("残り（点）"), lambda line: line.left, Kind.NUMBER, sorts=True),
        Column("needed", _("不要になった日"), lambda line: line.no_longer_needed_on, Kind.DAY),
    ),
    Order("left", descending=True),
)
