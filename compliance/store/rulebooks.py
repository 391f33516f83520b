"""The ward's dated policy and its start of use, read from the database and laid to the shelf."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from compliance.domain.rulebook import PolicyChange
from compliance.store.fact_rows import Form
from compliance.store.gathered import Gathering
from compliance.store.models.policies import PolicyFigure, WardSettings
from compliance.store.shelves import Rulebooks, Shelf


def rulebooks(session: Session, shelf: Shelf, known: int | None = None) -> Rulebooks:
    """The rulebooks in one query: as they stand now, or as they were known when the trail had `known` entries."""
    form = Form(of_one=False, as_known=known is not None)
    found = _gathering(form).read(session.connection(), {"known": known})
    changes: dict[str, list[PolicyChange]] = defaultdict(list)
    for edition, *told in sorted(found.execute(_figures(form), {}), key=_by_name_and_day):
        changes[edition].append(PolicyChange(*told))
    start_of_use = next((day for (day,) in found.execute(_start_of_use(form), {})), None)
    return shelf.rulebooks({edition: tuple(held) for edition, held in changes.items()}, start_of_use)


def _by_name_and_day(row: Sequence[Any]) -> tuple[Any, Any]:
    return row[1], row[2]


@cache
def _gathering(form: Form) -> Gathering:
    return Gathering(_figures(form), _start_of_use(form))


@cache
def _figures(form: Form) -> Select[*tuple[Any, ...]]:
    f = PolicyFigure
    return select(f.edition_id, f.name, f.from_on, f.days, f.month_day).where(form.stands(f))


@cache
def _start_of_use(form: Form) -> Select[*tuple[Any, ...]]:
    return select(WardSettings.start_of_use_on).where(form.stands(WardSettings))
