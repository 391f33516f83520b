"""The ward's policy figures: every change with who made it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.store.models.accounts import Account
from compliance.store.models.policies import PolicyFigure
from compliance.store.models.trail import TrailEntry
from compliance.store.queries.current import stands


@dataclass(frozen=True, slots=True)
class FigureChange:
    """From `from_on` the figure is so many days, or this month and day. `by`: who recorded it, or which command."""

    id: UUID
    edition: str
    name: str
    from_on: date
    days: int | None
    month_day: str | None
    reason: str | None
    by: str
    at: datetime


def figure_changes(session: Session) -> tuple[FigureChange, ...]:
    """Every change that stands, by edition, name and day, in two queries."""
    f, entry = PolicyFigure, TrailEntry
    rows = session.execute(
        select(f, entry.actor, entry.at)
        .join(entry, entry.seq == f.recorded_seq)
        .where(stands(f))
        .order_by(f.edition_id, f.name, f.from_on)
    ).all()
    names = _names(session, {actor for _, actor, _ in rows})
    return tuple(
        FigureChange(
            row.id, row.edition_id, row.name, row.from_on, row.days, row.month_day, row.reason, names[actor], at
        )
        for row, actor, at in rows
    )


def _names(session: Session, actors: Collection[str]) -> Mapping[str, str]:
    """The name shown for an account; a command, or a part of the system, as it is called."""
    ids = {actor: UUID(actor) for actor in actors if len(actor) == 36}
    known = select(Account.id, Account.display_name).where(Account.id.in_(ids.values()))
    found = {row.id: row.display_name for row in session.execute(known)}
    return {actor: found.get(ids[actor], actor) if actor in ids else f"compliance {actor}" for actor in actors}
