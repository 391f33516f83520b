"""The ward's dated policy and its start of use, read from the database and laid to the shelf."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.domain.rulebook import PolicyChange
from compliance.store.models.policies import PolicyFigure, WardSettings
from compliance.store.shelves import Rulebooks, Shelf


def rulebooks(session: Session, shelf: Shelf) -> Rulebooks:
    """The rulebooks as they stand now, in two queries."""
    changes: dict[str, list[PolicyChange]] = defaultdict(list)
    figures = select(PolicyFigure).where(PolicyFigure.superseded_seq.is_(None), PolicyFigure.void_reason.is_(None))
    for figure in session.scalars(figures.order_by(PolicyFigure.name, PolicyFigure.from_on)):
        change = PolicyChange(figure.name, figure.from_on, figure.days, figure.month_day)
        changes[figure.edition_id].append(change)
    start_of_use = session.scalar(
        select(WardSettings.start_of_use_on).where(
            WardSettings.superseded_seq.is_(None), WardSettings.void_reason.is_(None)
        )
    )
    return Rulebooks(shelf, {edition: tuple(held) for edition, held in changes.items()}, start_of_use)
