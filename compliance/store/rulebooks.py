"""The ward's dated policy and its start of use, read from the database and laid to the shelf."""

from collections import defaultdict

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from compliance.domain.rulebook import PolicyChange
from compliance.store.models.base import Version
from compliance.store.models.policies import PolicyFigure, WardSettings
from compliance.store.shelves import Rulebooks, Shelf


def rulebooks(session: Session, shelf: Shelf, known: int | None = None) -> Rulebooks:
    """The rulebooks in two queries: as they stand now, or as they were known when the trail had `known` entries."""
    changes: dict[str, list[PolicyChange]] = defaultdict(list)
    figures = select(PolicyFigure).where(_known(PolicyFigure, known))
    for figure in session.scalars(figures.order_by(PolicyFigure.name, PolicyFigure.from_on)):
        change = PolicyChange(figure.name, figure.from_on, figure.days, figure.month_day)
        changes[figure.edition_id].append(change)
    start_of_use = session.scalar(select(WardSettings.start_of_use_on).where(_known(WardSettings, known)))
    return Rulebooks(shelf, {edition: tuple(held) for edition, held in changes.items()}, start_of_use)


def _known(model: type[Version], known: int | None) -> ColumnElement[bool]:
    if known is None:
        return and_(model.superseded_seq.is_(None), model.void_reason.is_(None))
    standing = or_(model.superseded_seq.is_(None), model.superseded_seq > known)
    return and_(model.recorded_seq <= known, standing, model.void_reason.is_(None))
