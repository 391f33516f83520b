"""Rows of what contractors' own headings mean: one for each contractor and heading, replaced by the last answer."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.models.list_headings import ListHeading


def remembered(session: Session, contractor: UUID) -> Mapping[str, str]:
    """The codes of the columns by heading."""
    found = select(ListHeading.heading, ListHeading.means).where(ListHeading.contractor_id == contractor)
    return dict(session.execute(found).all())


def remember(session: Session, contractor: UUID, headings: Mapping[str, str]) -> None:
    """Keep what these headings mean, in the place of what was said before."""
    for heading, means in headings.items():
        session.merge(ListHeading(contractor_id=contractor, heading=heading, means=means))
