"""The table of contracts, and the form above it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.domain.obligations import Status
from compliance.domain.search_keys import search_words
from compliance.store.queries.choices import Named
from compliance.store.queries.contract_lists import ContractFilter, ContractLine, Stage
from compliance.store.queries.outstanding_counts import Standing
from compliance.store.queries.paging import Order
from compliance.store.shelves import horizon
from compliance.web.days import AskedDay, asked_day
from compliance.web.names import stage_word, status_word
from compliance.web.officer.standings import standing_columns
from compliance.web.tables.conditions import days_words
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import (
    Field,
    Narrowing,
    as_of_field,
    choice_field,
    day_field,
    member_options,
    named_options,
    search_field,
)
from compliance.web.tables.queries import Query


class Owing(StrEnum):
    """Contracts with something of this state outstanding."""

    OVERDUE = "overdue"
    CLAIMED = "claimed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class AskedContracts:
    """What the address of the contracts asks for."""

    day: AskedDay
    filter: ContractFilter
    query: Query

    @property
    def as_of(self) -> date:
        """The day that the list is of."""
        return self.day.on


def asked_contracts(given: Mapping[str, str], today: date) -> AskedContracts:
    """The question of this address; what makes no sense in it does not narrow."""
    query = Query(given)
    owing = query.choice("owing", Owing)
    wanted = ContractFilter(
        words=search_words(query.typed("q")),
        section=query.id("section"),
        outsourcing=query.id("outsourcing"),
        contractor=query.id("contractor"),
        stage=query.choice("stage", Stage),
        owing=Status(owing.value) if owing else None,
        end_from=query.day("end_from"),
        end_until=query.day("end_until"),
    )
    return AskedContracts(asked_day(given, today, horizon(today)), wanted, query)


def _standing(line: ContractLine) -> Standing:
    return line.standing


CONTRACTS: Table[ContractLine] = Table(
    "contracts",
    _("契約の一覧"),
    (
        Column("number", _("契約番号"), lambda line: line.number, sorts=True, heads=True, whole=True),
        Column("work", _("委託案件"), lambda line: line.outsourcing_title, sorts=True),
        Column("contractor", _("委託先"), lambda line: line.contractor_name, sorts=True),
        Column("section", _("担当課"), lambda line: line.section_name, sorts=True, whole=True),
        Column("start", _("契約の開始日"), lambda line: line.start_on, Kind.DAY, sorts=True, on_page=False),
        Column("end", _("契約の終了日"), lambda line: line.end_on, Kind.DAY, sorts=True),
        Column("stage", _("段階"), lambda line: stage_word(line.stage), on_page=False),
        *standing_columns(_standing),
    ),
    Order("end", descending=True),
)


def contracts_but(*keys: str) -> Table[ContractLine]:
    """The same on a page that names these columns once."""
    return replace(CONTRACTS, columns=tuple(column for column in CONTRACTS.columns if column.key not in keys))


UNDER_A_WORK, OF_A_CONTRACTOR = contracts_but("work"), contracts_but("contractor")


def contracts_narrowing(asked: AskedContracts, sections: Sequence[Named]) -> Narrowing:
    """The form with what is asked, and all of it in words."""
    kept = ("outsourcing", "contractor")
    return Narrowing(_fields(asked, sections), _conditions(asked, sections), asked.as_of, kept, asked.query.ignored())


def _conditions(asked: AskedContracts, sections: Sequence[Named]) -> tuple[str, ...]:
    query, wanted = asked.query, asked.filter
    named = {section.id: section.name for section in sections}
    parts = (
        wanted.section and named.get(wanted.section),
        wanted.stage and stage_word(wanted.stage),
        wanted.owing and gettext("%(status)sがあるもの", status=status_word(wanted.owing)),
        days_words(gettext("契約の終了日"), wanted.end_from, wanted.end_until),
        wanted.outsourcing and gettext("1つの委託案件"),
        wanted.contractor and gettext("1つの委託先"),
        wanted.words and gettext("検索：%(text)s", text=query.typed("q")),
    )
    return tuple(part for part in parts if part)


def _fields(asked: AskedContracts, sections: Sequence[Named]) -> Sequence[Field]:
    query = asked.query
    return (
        search_field(query, gettext("契約番号・委託案件・委託先")),
        choice_field(query, "section", gettext("担当課"), named_options(sections)),
        choice_field(query, "stage", gettext("段階"), member_options((each, stage_word(each)) for each in Stage)),
        choice_field(
            query,
            "owing",
            gettext("未履行の状態"),
            member_options((each, status_word(Status(each.value))) for each in Owing),
        ),
        day_field(query, "end_from", gettext("契約の終了日（この日から）")),
        day_field(query, "end_until", gettext("契約の終了日（この日まで）")),
        as_of_field(asked.day),
    )
