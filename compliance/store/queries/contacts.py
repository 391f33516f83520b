"""How the sections in charge are reached."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.models.sections import Section
from compliance.store.queries.current import stands


def telephones(session: Session, sections: Collection[UUID]) -> Mapping[UUID, str]:
    """The telephone numbers of those sections that have one, in one query."""
    rows = session.execute(
        select(Section.id, Section.telephone).where(
            Section.id.in_(sections), Section.telephone.is_not(None), stands(Section)
        )
    )
    return {row.id: row.telephone for row in rows if row.telephone}
