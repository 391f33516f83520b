"""Passwords: hashed with argon2, never more than two at once, and checked as slowly without an account."""

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from compliance.config import PasswordCost

AT_ONCE = 2
LEAST_LENGTH = 15

PRACTICE_PASSWORD = "renshu-yo-kojin-joho"  # noqa: S105 - published on purpose: it opens the practice ward and nothing else
PUBLISHED = frozenset({PRACTICE_PASSWORD})
"""Passwords that anybody can read in this program: no account outside the practice ward may have one."""

_HASHERS = {
    PasswordCost.STANDARD: PasswordHasher,
    PasswordCost.CHEAP: lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1),
}


class Passwords:
    """Hashes and checks passwords at one cost; one instance per process, so that its limit holds."""

    def __init__(self, cost: PasswordCost = PasswordCost.STANDARD) -> None:
        self._hasher = _HASHERS[cost]()
        self._turns = BoundedSemaphore(AT_ONCE)
        self._nobody = self.hash("no account has this password")

    def hash(self, password: str) -> str:
        """The hash to keep, with its salt and cost in it."""
        with self._turns:
            return self._hasher.hash(password)

    def matches(self, kept: str | None, password: str) -> bool:
        """Whether `password` is the one that `kept` was made of; None (no such account) takes as long and is False."""
        with self._turns:
            try:
                self._hasher.verify(kept or self._nobody, password)
            except (VerificationError, InvalidHashError):
                return False
        return kept is not None
