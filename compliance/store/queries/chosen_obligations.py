"""Obligations that an officer chose: by their ids, or all that a filter of the list finds."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.store.models.obligations import ProjectedObligation
from compliance.store.queries.obligations import EVERY, asked_for, row_of
from compliance.store.queries.rows import ObligationFilter, ObligationRow
from compliance.store.queries.scopes import Scope

_O = ProjectedObligation


def chosen_obligations(session: Session, scope: Scope, ids: Collection[UUID], as_of: date) -> tuple[ObligationRow, ...]:
    """Those of these obligations that the asker may see, by due day: what does not exist, or is not theirs, is left."""
    found = asked_for(scope, ObligationFilter(EVERY), as_of).where(_O.id.in_(ids))
    return tuple(row_of(row, as_of) for row in session.execute(found.order_by(_O.sort_on, _O.id)))


def every_id(session: Session, scope: Scope, wanted: ObligationFilter, as_of: date, limit: int) -> tuple[UUID, ...]:
    """The ids of what a filter finds, by due day, `limit` at most."""
    found = asked_for(scope, wanted, as_of).with_only_columns(_O.id).order_by(_O.sort_on, _O.id)
    return tuple(session.scalars(found.limit(limit)))
