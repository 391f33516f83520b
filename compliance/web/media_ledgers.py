"""The ledger of media (媒体台帳) as both sides see it: what does not add up, the sums, and each holding."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from flask import Flask
from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _

from compliance.domain.facts import Medium
from compliance.domain.media_ledgers import CAME, WENT, Account, Movement, Sums, Way, sums
from compliance.store.queries.device_lists import DeviceLine, device_listing
from compliance.store.queries.media_ledgers import MediaLedger, Unentered, media_ledger
from compliance.store.queries.paging import Order, Reading
from compliance.web.days import day_in_words
from compliance.web.fact_forms.words import choice_word
from compliance.web.tables.answers import Offer, Offers
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing
from compliance.web.tables.held_lists import HeldList

Line = TypeVar("Line")
_WORDS: Mapping[Way, LazyString] = {
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


def offers_of(
    session: Reading, contracts: Mapping[UUID, str], day: date, told: Narrowing, *, brief: bool = False
) -> Offers:
    """The ledger's three tables and the computers, of contracts (numbers by id) that the visitor may open.

    `brief`: for a telephone, with one number for what came and one for what went; the workbook has them all.
    """
    ledger = media_ledger(session, list(contracts), day)
    lines = [AccountLine(each, contracts[each.contract]) for each in ledger.accounts]
    several = len(contracts) > 1
    table = accounts_table(several)
    return {
        "sums": Offer(_brief(SUMS) if brief else SUMS, HeldList(sums(ledger.accounts), _sum_id, _SUM_ORDERS), told),
        "accounts": Offer(_brief(table) if brief else table, HeldList(lines, lambda line: line.id, _ORDERS), told),
        "gaps": Offer(gaps_table(several), HeldList(gaps_of(ledger, contracts), lambda g: g.id, _GAP_ORDERS), told),
        "devices": Offer(DEVICES, device_listing(list(contracts), day), told),
    }


def gaps_of(ledger: MediaLedger, numbers: Mapping[UUID, str]) -> Sequence[GapLine]:
    """What does not add up: holdings whose pieces are not there, handovers that the holdings do not show."""
    short = [_gap(account, numbers) for account in ledger.accounts if account.gap]
    return [*short, *(_unentered(each, numbers) for each in ledger.unentered)]


def _gap(account: Account, numbers: Mapping[UUID, str]) -> GapLine:
    why = gettext("渡した数・作った数より、多く返還・消去されている")
    if account.counted is not None:
        why = gettext("%(day)sに数えた数と合わない", day=day_in_words(account.counted.on))
    return GapLine(
        id=account.holding,
        kind="holding",
        contract=account.contract,
        contract_number=numbers[account.contract],
        description=account.description,
        on_record=account.balance,
        found=account.held,
        why=why,
        rows=gettext("、").join(map(_moved, account.movements)),
    )


def way_word(movement: Movement) -> str:
    """How pieces came or went."""
    return str(_WORDS[movement.way])


def _moved(movement: Movement) -> str:
    return f"{movement.on.isoformat()} {way_word(movement)} {movement.count}"


def _unentered(given: Unentered, numbers: Mapping[UUID, str]) -> GapLine:
    return GapLine(
        id=given.id,
        kind="handover",
        contract=given.contract,
        contract_number=numbers[given.contract],
        description=given.description,
        on_record=given.entered,
        found=given.count,
        why=gettext("受渡しの確認書の数と、保有資料の数が合わない"),
        rows=f"{given.on.isoformat()} {gettext('受渡し')} {given.count}",
    )


def _of(way: Way) -> Callable[[AccountLine], int]:
    return lambda line: line.account.total(way)


def _summed(way: Way) -> Callable[[Sums], int]:
    return lambda line: line.ways[way]


def _sum_word(line: Sums) -> str:
    return gettext("合計") if line.medium is None else choice_word(line.medium)


def _sum_id(line: Sums) -> UUID:
    return UUID(int=len(Medium) if line.medium is None else list(Medium).index(line.medium))


_SUM_ORDERS: Mapping[str, Callable[[Sums], str | int | date]] = {
    "medium": lambda line: _sum_id(line).int,
}
SUMS: Table[Sums] = Table(
    "media-sums",
    _("収支（点）"),
    (
        Column("medium", _("媒体"), _sum_word, heads=True, sorts=True),
        *(Column(way.value, _WORDS[way], _summed(way), Kind.NUMBER) for way in (*CAME, *WENT)),
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


def _brief(table: Table[Line]) -> Table[Line]:
    return replace(table, columns=tuple(replace(column, on_page=column.key in _BRIEF) for column in table.columns))


_ORDERS: Mapping[str, Callable[[AccountLine], str | int | date]] = {
    "on": lambda line: line.account.on,
    "description": lambda line: line.account.description,
    "held": lambda line: line.account.held,
}
_GAP_ORDERS: Mapping[str, Callable[[GapLine], str | int | date]] = {"description": lambda line: line.description}


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
            *(Column(way.value, _WORDS[way], _of(way), Kind.NUMBER, on_page=False) for way in CAME),
            Column("came", _("入った数"), lambda line: line.account.total(*CAME), Kind.NUMBER),
            *(Column(way.value, _WORDS[way], _of(way), Kind.NUMBER) for way in WENT),
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


def init_app(app: Flask) -> None:
    """Gives the templates the word for a movement."""
    app.jinja_env.globals["media_way_word"] = way_word
