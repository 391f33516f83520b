"""The table of obligations: what is owed, by whom, until when and by whose date; and the form above it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.domain.obligations import Party
from compliance.store.queries.choices import Named
from compliance.store.queries.obligation_lines import ListedObligation, line_from
from compliance.store.queries.obligation_lists import BY_DUE_DAY, URGENT_FIRST
from compliance.store.queries.rows import ObligationRow
from compliance.web.duties import due_basis_word, item_under, reason_word, rule_word, subject_word
from compliance.web.items import known_item, known_items
from compliance.web.names import party_word, status_word
from compliance.web.officer.filters import Asked, Wanted, conditions, wanted_word
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
    text_field,
)
from compliance.web.tables.held_lists import HeldList
from compliance.web.visitors import desk
from compliance.wording.subjects import Subject

_Line = ListedObligation
KEPT = ("lead", "outsourcing", "contract", "contractor", "number", "fiscal_year")
"""What links ask for and no field shows."""


OBLIGATIONS: Table[ListedObligation] = Table(
    "obligations",
    _("義務の一覧"),
    (
        Column("due", _("期限"), lambda at: at.due_on, Kind.DAY, sorts=True),
        Column("basis", _("期限の根拠"), due_basis_word, on_page=False),
        Column("over", _("超過日数"), lambda at: at.days_over or None, Kind.NUMBER, on_page=False),
        Column("status", _("状態"), lambda at: status_word(at.status), sorts=True),
        Column("item", _("義務"), lambda at: item_under(at.edition, at.item), sorts=True, heads=True),
        Column("duty", _("行うこと"), lambda at: rule_word(at.edition, at.rule), on_page=False),
        Column("subject", _("だれ・何について"), lambda at: subject_word(at.subject) or None, on_page=False),
        Column("party", _("だれの義務か"), lambda at: party_word(at.party), sorts=True),
        Column("number", _("契約番号"), lambda at: at.number, sorts=True, whole=True),
        Column("work", _("委託案件"), lambda at: at.outsourcing_title, on_page=False),
        Column("contractor", _("委託先"), lambda at: at.contractor_name, sorts=True),
        Column("section", _("担当課"), lambda at: at.section_name, sorts=True, whole=True),
        Column("raised", _("生じた日"), lambda at: at.raised_on, Kind.DAY, on_page=False),
        Column("why", _("生じた理由"), lambda at: reason_word(at.row.obligation.raised_by, at.row), on_page=False),
    ),
    BY_DUE_DAY,
    own=lambda line: line.party is Party.WARD,
)


_OF_THE_CONTRACT = frozenset({"number", "work", "contractor", "section"})
UNDER_A_CONTRACT = replace(
    OBLIGATIONS,
    words=_("未履行の義務"),
    columns=tuple(column for column in OBLIGATIONS.columns if column.key not in _OF_THE_CONTRACT),
)
"""The same on the page of one contract, which names it once."""


def derived_obligations(rows: Iterable[ObligationRow], subjects: Mapping[UUID, Subject]) -> HeldList[ListedObligation]:
    """What was derived for a day that no list of the ward reaches, sorted as there."""
    lines = [line_from(row, subjects.get(row.obligation.subject or row.id)) for row in rows]
    return HeldList(
        lines,
        lambda line: line.id,
        {
            "due": lambda line: line.due_on or date.max,
            "status": lambda line: URGENT_FIRST.index(line.status),
            "item": lambda line: line.item.zfill(3),
            "party": lambda line: line.party.value,
        },
    )


def narrowing(
    asked: Asked, sections: Sequence[Named], contractors: Sequence[Named], contractor: str | None
) -> Narrowing:
    """The form with what is asked, and all of it in words; `contractor` is the name of the one a link asked for."""
    return Narrowing(
        tuple(_fields(asked, sections, [named.name for named in contractors])),
        conditions(asked, sections, contractor),
        asked.as_of,
        KEPT,
        asked.query.ignored(),
    )


def _fields(asked: Asked, sections: Sequence[Named], contractors: Sequence[str]) -> Sequence[Field]:
    query = asked.query
    statuses = tuple((value.value, wanted_word(value)) for value in Wanted)
    parties = member_options((party, party_word(party)) for party in Party)
    return (
        search_field(query, gettext("契約番号・委託案件・委託先")),
        choice_field(query, "status", gettext("状態"), statuses, asked.wanted.value, everything=False),
        choice_field(query, "party", gettext("だれの義務か"), parties),
        choice_field(query, "item", gettext("項・対策"), _items(asked), asked.filter.item or ""),
        choice_field(query, "section", gettext("担当課"), named_options(sections)),
        text_field(query, "contractor_name", gettext("委託先"), gettext("名称・カナ・法人番号の一部"), contractors),
        day_field(query, "due_from", gettext("期限（この日から）")),
        day_field(query, "due_until", gettext("期限（この日まで）")),
        as_of_field(asked.day),
    )


def _items(asked: Asked) -> Sequence[tuple[str, str]]:
    """The clauses of every edition, and the measure that a link asked for."""
    known, item = known_items(desk().shelf), asked.filter.item
    if item is None or item in dict(known):
        return known
    return (*known, (item, known_item(desk().shelf, item)))
