"""How much a database holds."""

from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from compliance.store import trail
from compliance.store.models.accounts import Account
from compliance.store.models.contracts import Contract
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.models.people import Designation
from compliance.store.queries.current import stands


@dataclass(frozen=True, slots=True)
class Sizes:
    """Trail entries, contracts, designations of people under them, obligations."""

    entries: int
    contracts: int
    designations: int
    obligations: int


def sizes(session: Session) -> Sizes:
    """Counted anew: for a command, not for a page."""
    return Sizes(
        trail.size(session),
        session.scalar(select(func.count()).select_from(Contract).where(stands(Contract))) or 0,
        session.scalar(select(func.count()).select_from(Designation).where(stands(Designation))) or 0,
        session.scalar(select(func.count()).select_from(ProjectedObligation)) or 0,
    )


def database_bytes(session: Session) -> int:
    """How much the database takes on its disk."""
    if session.get_bind().dialect.name == "postgresql":
        return int(session.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    pages, each = (session.execute(text(f"PRAGMA page_{what}")).scalar_one() for what in ("count", "size"))
    return int(pages * each)


def has_entries(session: Session) -> bool:
    """Whether anything was ever recorded here."""
    return trail.size(session) > 0


def has_accounts(session: Session) -> bool:
    """Whether anybody can have signed in here."""
    return session.scalar(select(Account.id).limit(1)) is not None
