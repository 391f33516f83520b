"""The tables of the ledger of media: the sums, each holding, what does not add up, and the computers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _

from compliance.domain.facts import Medium
from compliance.domain.media_ledgers import CAME, WENT, Account, Movement, Sums, Way
from compliance.store.queries.device_lists import DeviceLine
from compliance.store.queries.paging import Order
from compliance.web.fact_forms.words import choice_word
from compliance.web.tables.declarations import Column, Kind, Table

Line = TypeVar("Line")
WAY_WORDS: Mapping[Way, LazyString] = {
    Way.ISSUED: _("区から渡した"),
    Way.COLLECTED: _("集めた"),
    Way.CREATED: _("作った"),
    Way.COPIED: _("写した"),
    Way.TAKEN_OVER: _("前の契約から"),
    Way.RETURNED: _("返還"),
    Way.DELIVERED: _("引渡し"),
    Way.ERASED: _("消去・廃棄"),
    Way.HANDED_ON: _("次の契約へ"),
}


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One holding under one contract, by the contract's number."""

    account: Account
    contract_number: str

    @property
    def id(self) -> UUID:
        """A holding that was moved stands under each of its contracts."""
        return UUID(int=self.account.holding.int ^ self.account.contract.int)


@dataclass(frozen=True, slots=True)
class GapLine:
    """Something that does not add up: `on_record` pieces, `found` ones, and the records that this comes from."""

    id: UUID
    kind: str
    contract: UUID
    contract_number: str
    description: str
    on_record: int
    found: int
    why: str
    rows: str


def way_word(movement: Movement) -> str:
    """How pieces came or went."""
    return str(WAY_WORDS[movement.way])


def _of(way: Way) -> Callable[[AccountLine], int]:
    return lambda line: line.account.total(way)


def _summed(way: Way) -> Callable[[Sums], int]:
    return lambda line: line.ways[way]


def _sum_word(line: Sums) -> str:
    return gettext("合計") if line.medium is None else choice_word(line.medium)


def sum_id(line: Sums) -> UUID:
    """One for each medium, and one for all of them."""
    return UUID(int=len(Medium) if line.medium is None else list(Medium).index(line.medium))


SUM_ORDERS: Mapping[str, Callable[[Sums], str | int | date]] = {
    "medium": lambda line: sum_id(line).int,
}
SUMS: Table[Sums] = Table(
    "media-sums",
    _("収支（点）"),
    (
        Column("medium", _("媒体"), _sum_word, heads=True, sorts=True),
        *(Column(way.value, WAY_WORDS[way], _summed(way), Kind.NUMBER) for way in (*CAME, *WENT)),
        Column("came", _("入った数"), lambda line: sum(line.ways[way] for way in CAME), Kind.NUMBER, on_page=False),
        Column("went", _("出た数"), lambda line: sum(line.ways[way] for way in WENT), Kind.NUMBER, on_page=False),
        Column("held", _("持っている"), lambda line: line.held, Kind.NUMBER),
        Column("gap", _("合わない数"), lambda line: line.gap, Kind.NUMBER),
    ),
    Order("medium"),
    prefix="sums.",
)
DEVICES: Table[DeviceLine] = Table(
    "devices",
    _("業務に使う電子計算機"),
    (
        Column("asset", _("管理番号"), lambda line: line.asset_number, sorts=True, heads=True),
        Column("number", _("契約"), lambda line: line.contract_number, sorts=True),
        Column(
            "model", _("メーカー・型番"), lambda line: " ".join(filter(None, (line.maker, line.model_name))) or None
        ),
        Column("serial", _("製造番号"), lambda line: line.serial, on_page=False),
        Column("place", _("置き場所"), lambda line: line.place),
        Column("users", _("使用を認めた人"), lambda line: line.permitted_users),
        Column("access", _("利用の制限（ID・パスワードなど）"), lambda line: line.access_control),
        Column("logs", _("使用記録の確かめ方"), lambda line: line.log_evidence),
        Column("from", _("使い始めた日"), lambda line: line.from_on, Kind.DAY, on_page=False),
        Column("to", _("使い終えた日"), lambda line: line.to_on, Kind.DAY, on_page=False),
    ),
    Order("asset"),
    prefix="devices.",
)
_BRIEF = frozenset({"medium", "description", "contract", "came", "went", "held", "gap"})


def in_brief(table: Table[Line]) -> Table[Line]:
    """For a telephone: one number for what came and one for what went; the workbook has them all."""
    return replace(table, columns=tuple(replace(column, on_page=column.key in _BRIEF) for column in table.columns))


ACCOUNT_ORDERS: Mapping[str, Callable[[AccountLine], str | int | date]] = {
    "on": lambda line: line.account.on,
    "description": lambda line: line.account.description,
    "held": lambda line: line.account.held,
}
GAP_ORDERS: Mapping[str, Callable[[GapLine], str | int | date]] = {"description": lambda line: line.description}


def accounts_table(several: bool) -> Table[AccountLine]:
    """Each holding; with its contract's number where there are several."""
    return Table(
        "media-accounts",
        _("資料等ごとの収支"),
        (
            Column("description", _("資料等"), lambda line: line.account.description, sorts=True, heads=True),
            Column("contract", _("契約"), lambda line: line.contract_number, on_page=several),
            Column("medium", _("媒体"), lambda line: choice_word(line.account.medium)),
            Column("on", _("持ち始めた日"), lambda line: line.account.on, Kind.DAY, sorts=True),
            *(Column(way.value, WAY_WORDS[way], _of(way), Kind.NUMBER, on_page=False) for way in CAME),
            Column("came", _("入った数"), lambda line: line.account.total(*CAME), Kind.NUMBER),
            *(Column(way.value, WAY_WORDS[way], _of(way), Kind.NUMBER) for way in WENT),
            Column("went", _("出た数"), lambda line: line.account.total(*WENT), Kind.NUMBER, on_page=False),
            Column("held", _("持っている"), lambda line: line.account.held, Kind.NUMBER, sorts=True),
            Column("gap", _("合わない数"), lambda line: line.account.gap, Kind.NUMBER),
        ),
        Order("held", descending=True),
        prefix="accounts.",
    )


def gaps_table(several: bool) -> Table[GapLine]:
    """What does not add up."""
    return Table(
        "media-gaps",
        _("合わないもの"),
        (
            Column("description", _("資料等・受渡し"), lambda line: line.description, sorts=True, heads=True),
            Column("contract", _("契約"), lambda line: line.contract_number, on_page=several),
            Column("why", _("どう合わないか"), lambda line: line.why),
            Column("on_record", _("台帳の数"), lambda line: line.on_record, Kind.NUMBER),
            Column("found", _("実際・確認書の数"), lambda line: line.found, Kind.NUMBER),
            Column("gap", _("差"), lambda line: line.on_record - line.found, Kind.NUMBER),
            Column("rows", _("もとになった記録"), lambda line: line.rows),
        ),
        Order("description"),
        prefix="gaps.",
    )
