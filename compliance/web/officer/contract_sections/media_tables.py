"""The tables of what is held under a contract, and of what was erased and certified."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.store.queries.erasure_lists import Certified, ErasureLine
from compliance.store.queries.holding_lists import HoldingLine
from compliance.store.queries.paging import Order
from compliance.web.fact_forms.words import choice_word
from compliance.web.officer.blueprint import blueprint
from compliance.web.tables.declarations import Column, Kind, Table


@blueprint.app_template_global("erasure_word")
def erased(line: ErasureLine) -> str:
    """What was erased, by its kind where nothing is written."""
    return line.data or choice_word(line.type)


@blueprint.app_template_global()
def certified_word(state: Certified) -> str:
    """How far an erasure is certified, in words."""
    return {
        Certified.MISSING: gettext("未提出"),
        Certified.FILED: gettext("提出"),
        Certified.ON_PAPER: gettext("書面確認"),
        Certified.ON_SITE: gettext("実地確認"),
        Certified.DENIED: gettext("消去未確認（再提出）"),
    }[state]


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
ERASURES: Table[ErasureLine] = Table(
    "erasures",
    _("消去と消去証明書"),
    (
        Column("on", _("消去した日"), lambda line: line.on, Kind.DAY, sorts=True),
        Column("data", _("消去したもの"), erased, heads=True),
        Column("type", _("消去の種類"), lambda line: choice_word(line.type)),
        Column("count", _("数量（点）"), lambda line: line.count, Kind.NUMBER, sorts=True),
        Column("operator", _("作業した人"), lambda line: line.operator, on_page=False),
        Column("method", _("方法"), lambda line: line.method, on_page=False),
        Column("certificate", _("証明書を受け取った日"), lambda line: line.certificate_on, Kind.DAY, sorts=True),
        Column("certified", _("証明書の状態"), lambda line: certified_word(line.certified)),
    ),
    Order("on", descending=True),
    prefix="erasures.",
)
