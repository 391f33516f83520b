"""Passwords made here: shown once to the administrator who asks, and changed at the first sign-in."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from compliance.passwords import Passwords
from compliance.services.desk import Desk
from compliance.store.actors import Actor
from compliance.store.changes import Change
from compliance.store.idempotency import Request

LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Thirty-two that are not taken for one another on paper."""
_GROUPS = 4
"""A password made here: four groups of five letters (100 bits)."""


MadeWith = Callable[[Change, str], UUID]
"""Does something to an account with the hash of a password; its id."""


@dataclass(frozen=True, slots=True)
class GivenPassword:
    """A password to be shown once and changed at the first sign-in; None where its form had been sent before."""

    account: UUID
    password: str | None


def give_password(desk: Desk, passwords: Passwords, actor: Actor, act: MadeWith, request: Request) -> GivenPassword:
    """`act` with the hash of a fresh password; hashed first, since that takes a third of a second."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(_GROUPS))
    password = "-".join(groups)
    password_hash, done = passwords.hash(password), False

    def once(change: Change) -> str:
        nonlocal done
        done = True
        return str(act(change, password_hash))

    account = UUID(desk.carry_out(actor, once, request))
    return GivenPassword(account, password if done else None)
