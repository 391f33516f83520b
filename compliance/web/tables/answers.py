"""The answer of a page with tables: the page itself, or that table of it which the address asks for as a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from flask import request
from flask.typing import ResponseReturnValue

from compliance.store.queries.paging import Reading
from compliance.web.rendering import render
from compliance.web.tables.declarations import Listed, Table
from compliance.web.tables.fields import Narrowing
from compliance.web.tables.pages import page_of
from compliance.web.tables.workbooks import workbook

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Offer(Generic[Line]):
    """One table of a page with the rows it lists here, and what it is narrowed to."""

    table: Table[Line]
    listing: Listed[Line]
    narrowing: Narrowing = field(default_factory=Narrowing)


Offers: TypeAlias = Mapping[str, Offer[Any]]
"""The tables of a page by the names that its template knows them by."""


def answer(session: Reading, template: str, offers: Offers, **values: object) -> ResponseReturnValue:
    """The page, where each offer is a `Shown` under its name; or the workbook."""
    shown: dict[str, Any] = {}
    for name, offer in offers.items():
        asked = offer.table.asked(request.args)
        if asked.workbook:
            return workbook(session, offer.table, asked, offer.listing, offer.narrowing)
        shown[name] = page_of(session, offer.table, asked, offer.listing, offer.narrowing)
    return render(template, **(shown | values))
