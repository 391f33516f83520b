"""Where an account is signed in, and signing out everywhere else."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from compliance.services.desk import Desk
from compliance.services.sign_ins import IDLE, LONGEST
from compliance.store import open_sessions as rows
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request
from compliance.store.sign_ins import hashed


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One sign-in that still holds; `here` for the one that asks."""

    since: datetime
    seen_at: datetime
    here: bool


def open_sessions(desk: Desk, account: UUID, token: str) -> tuple[OpenSession, ...]:
    """The account's sessions, the newest first."""
    now, own = desk.clock.now(), hashed(token)
    with desk.reading() as session:
        found = rows.open_sessions(session, account, now - LONGEST, now - IDLE)
        return tuple(OpenSession(one.created_at, one.last_seen_at, one.token_hash == own) for one in found)


def sign_out_elsewhere(desk: Desk, account: UUID, token: str, request: Request) -> int:
    """End every session of the account but this one; how many they were."""

    def act(change: Change) -> str:
        ended = rows.end_others(change.session, account, token, change.at, change.at - LONGEST, change.at - IDLE)
        change.record("account.sign_out_elsewhere", "account", account, after={"kept": hashed(token)})
        return str(ended)

    return int(desk.carry_out(Actor.account(account), act, request))
