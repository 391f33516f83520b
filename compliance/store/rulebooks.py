"""The ward's dated policy and its start of use, read from the database and laid to the shelf."""

from collections import defaultdict
from functools import cache
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from compliance.domain.rulebook import PolicyChange
from compliance.store.fact_rows import Form
from compliance.store.models.policies import PolicyFigure, WardSettings
from compliance.store.shelves import Rulebooks, Shelf


def rulebooks(session: Session, shelf: Shelf, known: int | None = None) -> Rulebooks:
    """The rulebooks in two queries: as they stand now, or as they were known when the trail had `known` entries."""
    form, connection = Form(of_one=False, as_known=known is not None), session.connection()
    changes: dict[str, list[PolicyChange]] = defaultdict(list)
    for edition, *told in connection.execute(_figures(form), {"known": known}):
        changes[edition].append(PolicyChange(*told))
    start_of_use = connection.scalar(_start_of_use(form), {"known": known})
    return Rulebooks(shelf, {edition: tuple(held) for edition, held in changes.items()}, start_of_use)


@cache
def _figures(form: Form) -> Select[*tuple[Any, ...]]:
    f = PolicyFigure
    figures = select(f.edition_id, f.name, f.from_on, f.days, f.month_day).where(form.stands(f))
    return figures.order_by(f.name, f.from_on)


@cache
def _start_of_use(form: Form) -> Select[*tuple[Any, ...]]:
    return select(WardSettings.start_of_use_on).where(form.stands(WardSettings))
