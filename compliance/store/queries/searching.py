"""What somebody typed, as conditions on the folded keys of names."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from compliance.store.models.contractors import Contractor
from compliance.store.models.contracts import Contract
from compliance.store.models.outsourcings import Outsourcing
from compliance.store.queries.current import stands

Key = InstrumentedAttribute[str]


def found_in(words: Sequence[str], *keys: Key) -> ColumnElement[bool]:
    """Whether every one of these words (`domain.search_keys.search_words`) stands in one of the keys."""
    return and_(True, *(or_(*(key.contains(word, autoescape=True) for key in keys)) for word in words))  # noqa: FBT003


def contracts_called(words: Sequence[str]) -> Select[UUID]:
    """The ids of contracts whose number, work or contractor holds every word."""
    return (
        select(Contract.id)
        .join(Outsourcing, and_(Outsourcing.id == Contract.outsourcing_id, Outsourcing.superseded_seq.is_(None)))
        .join(Contractor, and_(Contractor.id == Contract.contractor_id, Contractor.superseded_seq.is_(None)))
        .where(stands(Contract), found_in(words, Contract.search_key, Outsourcing.search_key, Contractor.search_key))
    )


def contractors_called(words: Sequence[str]) -> Select[UUID]:
    """The ids of contractors whose name, kana or corporate number holds every word."""
    return select(Contractor.id).where(stands(Contractor), found_in(words, Contractor.search_key))
