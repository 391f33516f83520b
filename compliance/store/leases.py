"""Leases: who among many processes may do something, for a while, by compare-and-set on one row."""

from datetime import datetime

from sqlalchemy import delete, insert, or_, update
from sqlalchemy.exc import IntegrityError

from compliance.store.database import Database
from compliance.store.models.jobs import Lease


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
