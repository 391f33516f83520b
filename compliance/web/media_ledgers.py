"""The ledger of media (媒体台帳) as both sides see it: what does not add up, the sums, and each holding."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from flask import Flask
from flask_babel import gettext

from compliance.domain.media_ledgers import Account, Movement, sums
from compliance.store.queries.device_lists import device_listing
from compliance.store.queries.media_ledgers import MediaLedger, Unentered, media_ledger
from compliance.store.queries.paging import Reading
from compliance.web.days import day_in_words
from compliance.web.media_ledger_tables import (
    ACCOUNT_ORDERS,
    DEVICES,
    GAP_ORDERS,
    SUM_ORDERS,
    SUMS,
    AccountLine,
    GapLine,
    accounts_table,
    gaps_table,
    in_brief,
    sum_id,
    way_word,
)
from compliance.web.tables.answers import Offer, Offers
from compliance.web.tables.fields import Narrowing
from compliance.web.tables.held_lists import HeldList


def offers_of(
    session: Reading, contracts: Mapping[UUID, str], day: date, told: Narrowing, *, brief: bool = False
) -> Offers:
    """The ledger's three tables and the computers, of contracts (numbers by id) that the visitor may open.

    `brief`: for a telephone, with one number for what came and one for what went; the workbook has them all.
    """
    ledger = media_ledger(session, list(contracts), day)
    lines = [AccountLine(each, contracts[each.contract]) for each in ledger.accounts]
    several = len(contracts) > 1
    table, accounts = accounts_table(several), HeldList(lines, lambda line: line.id, ACCOUNT_ORDERS)
    return {
        "sums": Offer(in_brief(SUMS) if brief else SUMS, HeldList(sums(ledger.accounts), sum_id, SUM_ORDERS), told),
        "accounts": Offer(in_brief(table) if brief else table, accounts, told),
        "gaps": Offer(gaps_table(several), HeldList(gaps_of(ledger, contracts), lambda g: g.id, GAP_ORDERS), told),
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


def init_app(app: Flask) -> None:
    """Gives the templates the word for a movement."""
    app.jinja_env.globals["media_way_word"] = way_word
