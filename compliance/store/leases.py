"""Leases: who among many processes may do something, for a while, by compare-and-set on one row."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from compliance.store.database import Database
from compliance.store.models.jobs import Lease


@dataclass(frozen=True, slots=True)
class Held:
    """A lease as it stands: its holder, and the instants of its taking and of its end unless it is renewed."""

    holder: str
    acquired_at: datetime
    expires_at: datetime


def take(database: Database, name: str, holder: str, now: datetime, until: datetime) -> bool:
    """Take a lease that nobody holds, whose time is over, or that is one's own; False where another has it."""
    free = or_(Lease.expires_at < now, Lease.holder == holder)
    told = {"holder": holder, "acquired_at": now, "expires_at": until}
    try:
        with database.writing() as session:
            taken = session.execute(
                update(Lease).where(Lease.name == name, free).values(told).returning(Lease.name)
            ).all()
            if not taken and session.get(Lease, name) is None:
                session.execute(insert(Lease).values(name=name, **told))
                return True
            return bool(taken)
    except IntegrityError:  # another process inserted the row between our two statements
        return False


def renew(database: Database, holder: str, until: datetime) -> frozenset[str]:
    """Push out the end of every lease that is still the holder's; returns their names."""
    with database.writing() as session:
        kept = update(Lease).where(Lease.holder == holder).values(expires_at=until).returning(Lease.name)
        return frozenset(session.scalars(kept))


def release(database: Database, holder: str, name: str | None = None) -> None:
    """Give one lease back, or all of the holder's: what another took over since stays that one's."""
    mine = [Lease.holder == holder] if name is None else [Lease.holder == holder, Lease.name == name]
    with database.writing() as session:
        session.execute(delete(Lease).where(*mine))


def held(session: Session, name: str) -> Held | None:
    """The lease as it stands, a run out one included; None where nobody holds it."""
    row = session.execute(select(Lease).where(Lease.name == name)).scalar_one_or_none()
    return None if row is None else Held(row.holder, row.acquired_at, row.expires_at)
