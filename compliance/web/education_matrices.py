"""The table of handlers by fiscal years, with who may not handle yet, as officers and the contractor see it."""

from collections.abc import Callable
from datetime import date
from functools import cache
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from compliance.domain.calendar import fiscal_year_of
from compliance.domain.editions import Act
from compliance.domain.obligations import Status
from compliance.store.queries.education_matrices import MatrixLine, matrix_listing
from compliance.store.queries.paging import Order
from compliance.store.queries.people_lists import PeopleFilter
from compliance.web.days import fiscal_year_tag
from compliance.web.languages import chosen_language
from compliance.web.names import fact_word
from compliance.web.tables.answers import Offer
from compliance.web.tables.declarations import Column, Kind, Table
from compliance.web.tables.fields import Narrowing
from compliance.web.visitors import desk
from compliance.wording.languages import Language

MOST_YEARS = 5
"""Fiscal years that stand beside one another; the last ones of a longer term."""


def matrix_offer(
    contract_id: UUID, start_on: date, wanted: PeopleFilter, narrowing: Narrowing, as_of: date
) -> Offer[MatrixLine]:
    """The table of one contract that the visitor may open, for the fiscal years of its term up to the day."""
    last = fiscal_year_of(as_of)
    years = range(max(fiscal_year_of(start_on), last - MOST_YEARS + 1), last + 1)
    table = _matrix(tuple(years) or (last,), chosen_language())
    return Offer(table, matrix_listing(desk().shelf, contract_id, wanted, as_of), narrowing)


@cache
def _matrix(years: tuple[int, ...], _language: Language) -> Table[MatrixLine]:
    by_year = (Column(f"fy{year}", fiscal_year_tag(year), _taught(year)) for year in years)
    return Table(
        "education-matrix",
        _("年度ごとの受講と、まだ取り扱えない人"),
        (
            Column("name", _("氏名"), lambda line: line.person.name, sorts=True, heads=True),
            Column("kana", _("カナ"), lambda line: line.person.kana, on_page=False),
            Column("role", _("役割"), lambda line: fact_word(line.person.role), sorts=True),
            Column("from", _("指定の日"), lambda line: line.person.from_on, Kind.DAY, sorts=True),
            Column("may", _("取り扱えるか"), may_handle),
            *by_year,
        ),
        Order("name"),
        prefix="matrix.",
    )


def may_handle(line: MatrixLine) -> str:
    """Whether somebody may handle, or what is missing before."""
    if not line.missing:
        return gettext("取り扱える")
    return gettext("まだ取り扱えない：") + gettext("、").join(_missing(act, line.missing[act]) for act in line.missing)


def _missing(act: Act, status: Status) -> str:
    waits = status is Status.CLAIMED
    words = {
        Act.LIST_HANDLERS: gettext("名簿が確認待ち") if waits else gettext("名簿の提出がまだ"),
        Act.REPORT_CHANGE: gettext("変更の届出が確認待ち") if waits else gettext("変更の届出がまだ"),
        Act.PLEDGE: gettext("誓約書が確認待ち") if waits else gettext("誓約書がまだ"),
        Act.EDUCATE: gettext("取扱い前の教育が確認待ち") if waits else gettext("取扱い前の教育がまだ"),
    }
    return words[act]


def _taught(year: int) -> Callable[[MatrixLine], str]:
    def cell(line: MatrixLine) -> str:
        taught = line.years.get(year)
        if taught is None or taught.status is Status.LAPSED:
            return "–"
        heard = {
            Status.MET: gettext("受講 %(on)s", on=taught.on),
            Status.CLAIMED: gettext("確認待ち %(on)s", on=taught.on),
            Status.OVERDUE: gettext("未受講（期限超過）"),
        }
        return heard.get(taught.status, gettext("未受講"))

    return cell
