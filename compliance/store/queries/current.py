"""The condition that every reading of versions shares: the version that stands, unless it was voided."""

from sqlalchemy import ColumnElement, and_

from compliance.store.models.base import Version


def stands(model: type[Version]) -> ColumnElement[bool]:
    """Whether a row is the version that stands now and was not voided."""
    return and_(model.superseded_seq.is_(None), model.void_reason.is_(None))
