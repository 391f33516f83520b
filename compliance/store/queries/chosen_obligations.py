"""Obligations that an officer chose, by their ids."""

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
    found = asked_for(scope, ObligationFilter(EVERY)).where(_O.id.in_(ids))
    return tuple(row_of(row, as_of) for row in session.execute(found.order_by(_O.sort_on, _O.id)))
