"""The editions a contract stood under, each from its day on: signed with the first, changed to the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from compliance.domain.editions import Edition
from compliance.store.models.contracts import Contract, EditionChange
from compliance.store.queries.current import stands
from compliance.store.queries.shapes import shaped
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True)
class EditionFrom:
    """An edition and the first day it binds; `change` is what was recorded, None for the one it was signed with."""

    edition: str
    from_on: date
    paper: str | None = None
    change: UUID | None = None


def editions_from(session: Session, contract_id: UUID) -> Sequence[EditionFrom]:
    """In the order of their days, in two queries; none where there is no such contract."""
    read = session.connection().execute
    return [EditionFrom(*row) for found in (read(*_signed(contract_id)), read(*_changed(contract_id))) for row in found]


@shaped
def _signed(contract_id: UUID) -> Select[*tuple[Any, ...]]:
    c = Contract
    return select(c.edition_id, c.concluded_on).where(c.id == contract_id, stands(c))


@shaped
def _changed(contract_id: UUID) -> Select[*tuple[Any, ...]]:
    e = EditionChange
    changed = select(e.edition_id, e.happened_on, e.paper, e.id).where(e.contract_id == contract_id, stands(e))
    return changed.order_by(e.happened_on)


def editions_until(session: Session, shelf: Shelf, contract_id: UUID, on: date) -> Sequence[Edition]:
    """The editions that bound up to a day, each once, the one in force on it first; the signed one at the least."""
    signed, *changed = editions_from(session, contract_id)
    bound = [signed, *(each for each in changed if each.from_on <= on)]
    return [shelf.edition(name) for name in dict.fromkeys(each.edition for each in reversed(bound))]
