"""The editions a contract stood under, each from its day on: signed with the first, changed to the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session

from compliance.domain.editions import Edition
from compliance.store.gathered import Gathering
from compliance.store.models.contracts import Contract, EditionChange
from compliance.store.queries.current import stands
from compliance.store.shelves import Shelf

_THIS = bindparam("contract", type_=Uuid())
_SIGNED = select(Contract.edition_id, Contract.concluded_on).where(Contract.id == _THIS, stands(Contract))
_CHANGED = select(EditionChange.edition_id, EditionChange.happened_on, EditionChange.paper, EditionChange.id).where(
    EditionChange.contract_id == _THIS, stands(EditionChange)
)
_BOTH = Gathering(_SIGNED, _CHANGED)


@dataclass(frozen=True, slots=True)
class EditionFrom:
    """An edition and the first day it binds; `change` is what was recorded, None for the one it was signed with."""

    edition: str
    from_on: date
    paper: str | None = None
    change: UUID | None = None


def editions_from(session: Session, contract_id: UUID) -> Sequence[EditionFrom]:
    """In the order of their days, in one query; none where there is no such contract."""
    found = _BOTH.read(session.connection(), {"contract": contract_id})
    changed = sorted(found.execute(_CHANGED, {}), key=lambda row: row[1])
    return [EditionFrom(*row) for row in (*found.execute(_SIGNED, {}), *changed)]


def editions_until(session: Session, shelf: Shelf, contract_id: UUID, on: date) -> Sequence[Edition]:
    """The editions that bound up to a day, each once, the one in force on it first; the signed one at the least."""
    return bound_until(shelf, editions_from(session, contract_id), on)


def bound_until(shelf: Shelf, editions: Sequence[EditionFrom], on: date) -> Sequence[Edition]:
    """The same of editions that were read."""
    signed, *changed = editions
    bound = [signed, *(each for each in changed if each.from_on <= on)]
    return [shelf.edition(name) for name in dict.fromkeys(each.edition for each in reversed(bound))]
