"""The table of the matters behind one figure: a line for each obligation, numbered by its matter."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.documents.outstanding import OutstandingReport, Row
from compliance.domain.obligations import Party
from compliance.store.queries.paging import Order
from compliance.web.council.matters import OpenedMatter
from compliance.web.names import basis_word, party_word
from compliance.web.tables.answers import Offer
from compliance.web.tables.conditions import searched
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing, search_field
from compliance.web.tables.held_lists import HeldList, SortValue, lines_called
from compliance.web.tables.queries import Query

KEPT = ("as_of", "item", "party", "section", "contractor", "state")
"""Which figure was opened."""


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One obligation of a matter; `place` counts over the list, `number` is the matter's, with its part: `"3-2"`."""

    place: int
    number: str
    row: Row


MATTERS: Table[MatterLine] = Table(
    "matters",
    _("未履行事項の内訳"),
    (
        Column("number", _("番号"), lambda line: line.number, Kind.NUMBER, sorts=True),
        Column("contract", _("契約・委託先"), lambda line: line.row.contract_number, sorts=True),
        Column("work", _("委託案件"), lambda line: line.row.outsourcing, on_page=False),
        Column("contractor", _("委託先"), lambda line: line.row.contractor.name, on_page=False),
        Column("section", _("担当課"), lambda line: line.row.section.name, on_page=False),
        Column("party", _("だれの義務か"), lambda line: party_word(line.row.party), sorts=True),
        Column("owed", _("義務"), lambda line: line.row.owed, sorts=True, heads=True),
        Column("item", _("項・対策"), lambda line: line.row.item.name, on_page=False),
        Column("year", _("年度"), lambda line: line.row.fiscal_year, Kind.NUMBER, on_page=False),
        Column("reason", _("生じた理由"), lambda line: line.row.reason, on_page=False),
        Column("due", _("期限・根拠"), lambda line: line.row.due_on, Kind.DAY, sorts=True),
        Column(
            "basis",
            _("期限の根拠"),
            lambda line: basis_word(line.row.basis) if line.row.due_on else None,
            on_page=False,
        ),
        Column("status", _("状態"), lambda line: line.row.status_words, sorts=True),
        Column("late", _("超過日数"), lambda line: line.row.days_late or None, Kind.NUMBER, on_page=False),
    ),
    Order("number"),
    own=lambda line: line.row.party is Party.WARD,
)


def matters_offer(
    report: OutstandingReport, matters: Sequence[OpenedMatter], conditions: Sequence[str], given: Mapping[str, str]
) -> Offer[MatterLine]:
    """The rows of the matters that the address asks for, in the report's order; `conditions` say which figure it is."""
    query = Query(given)
    found = lines_called(_lines(matters), query.typed("q"), _told)
    fields = (search_field(query, gettext("契約番号・委託案件・委託先・担当課・義務")),)
    told = Narrowing(fields, (*conditions, *searched(query)), report.head.as_of, KEPT)
    return Offer(MATTERS, HeldList(found, lambda line: line.row.obligation, _ORDERS), told)


def _lines(matters: Sequence[OpenedMatter]) -> Sequence[MatterLine]:
    numbered = [
        (f"{matter.number}-{part}" if len(matter.rows) > 1 else str(matter.number), row)
        for matter in matters
        for part, row in enumerate(matter.rows, 1)
    ]
    return [MatterLine(place, number, row) for place, (number, row) in enumerate(numbered, 1)]


def _told(line: MatterLine) -> tuple[str, ...]:
    row = line.row
    return row.contract_number, row.outsourcing, row.contractor.name, row.section.name, row.owed, row.item.name


_ORDERS: Mapping[str, Callable[[MatterLine], SortValue]] = {
    "number": lambda line: line.place,
    "contract": lambda line: line.row.contract_number,
    "party": lambda line: line.row.party,
    "owed": lambda line: line.row.owed,
    "due": lambda line: line.row.due_on or date.max,
    "status": lambda line: line.row.status,
}
