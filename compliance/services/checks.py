"""What several commands ask of the rows they refer to."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.editions import Edition
from compliance.domain.errors import NotFound
from compliance.services.refusals import not_before
from compliance.store.models.base import Version
from compliance.store.models.contracts import Contract
from compliance.store.queries.editions import editions_until
from compliance.store.shelves import Shelf
from compliance.store.versions import current, kind_of

Row = TypeVar("Row", bound=Version)


def standing(session: Session, model: type[Row], subject: UUID) -> Row:
    """The version that stands now; NotFound where there is none or it was voided."""
    row = current(session, model, subject)
    if row is None:
        raise NotFound(kind_of(model), subject)
    return row


def editions_of(session: Session, shelf: Shelf, contract_id: UUID, on: date) -> Sequence[Edition]:
    """The editions a contract stood under up to a day, the one in force first; NotFound where there is no contract."""
    standing(session, Contract, contract_id)
    return editions_until(session, shelf, contract_id, on)


def follows(day: date, earlier: date, field: str, ja: str, en: str) -> None:
    """Refused where `day` lies before the day it has to follow; `ja` and `en` name it."""
    if day < earlier:
        raise not_before(field, ja, en)
