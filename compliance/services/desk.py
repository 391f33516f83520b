"""The desk every use case works at: the database, the clock and the rulebooks; made once by the factory, passed in."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from compliance.clock import Clock
from compliance.evidence.scanners import Scanner
from compliance.evidence.vaults import Vault
from compliance.services.freshness import CHUNK, BeingRefreshed, Waiting
from compliance.services.refusals import does_not_fit, stale, unknown, voided
from compliance.store import changes, idempotency, projection, projection_states
from compliance.store.changes import Actor, Change
from compliance.store.database import Database
from compliance.store.idempotency import Request
from compliance.store.shelves import Shelf
from compliance.store.versions import StaleVersion, UnknownEntity, VoidedVersion

Act = Callable[[Change], str]
"""The body of a use case: works inside the change, returns what a repeated form is answered with (mostly an id)."""

_READER = Actor.command("read")


@dataclass(frozen=True, slots=True)
class Desk:
    """What a service needs to do its work; `sends_mail` where the office has a mail server, else letters are printed.

    `patience` is how many stale contracts a reader waits for, None for all: a command waits, a page not for ever.
    `vault` keeps the files; a desk without one keeps none. `scanner` looks at them, where the office has one.
    """

    database: Database
    clock: Clock
    shelf: Shelf
    patience: int | None = None
    sends_mail: bool = False
    vault: Vault | None = None
    scanner: Scanner | None = None

    def today(self) -> date:
        """The day it is in Japan."""
        return self.clock.today()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A read-only session that sees one moment, at which nothing is stale: what was is refreshed first.

        BeingRefreshed where that is more than `patience`. `database.reading()` reads whatever there is.
        """
        refreshed = 0
        while True:
            with self.database.reading() as session:
                if not self.stale(session, 1):
                    yield session
                    return
            if self.patience is not None and refreshed >= self.patience:
                raise BeingRefreshed
            refreshed += self.refresh(_READER, self.stale)

    @contextmanager
    def change(self, actor: Actor) -> Iterator[Change]:
        """One transaction of `actor`: its facts, its trail entries, and the obligations of every contract it touches.

        Refused where the database says that rows do not belong together, Stale where somebody else changed what was
        edited, NotFound where there is no such thing.
        """
        refresh = partial(_refresh, shelf=self.shelf)
        opened = changes.change(self.database, actor, self.clock.now(), refresh)
        with _told_apart(), opened as change, _told_apart():
            yield change

    def stale(self, session: Session, limit: int | None = None) -> Sequence[UUID]:
        """The contracts, at most so many, of which nothing may be shown today before they are refreshed."""
        return projection_states.stale(session, self.shelf, self.today(), limit)

    def refresh(self, actor: Actor, waiting: Waiting) -> int:
        """Refresh the next of those that wait, in one transaction without an entry; how many they were."""
        with self.change(actor) as change:
            contracts = waiting(change.session, CHUNK)
            for contract in contracts:
                change.touch(contract)
        return len(contracts)

    def carry_out(self, actor: Actor, act: Act, request: Request | None = None) -> str:
        """Do `act` in one change; a `request` that was carried out before is answered as it was then, and does nothing.

        KeyReused where its key came with another body; otherwise as `change`.
        """
        with self.change(actor) as change:
            answered = None if request is None else idempotency.answer_to(change.session, request)
            if answered is not None:
                return answered
            result = act(change)
            if request is not None:
                idempotency.keep_answer(change, request, result)
            return result


class _RefreshFailed(Exception):
    """A fault of the program's own while it refreshed the projection: nobody's input can mend it."""


def _refresh(change: Change, contract_ids: Sequence[UUID], shelf: Shelf) -> None:
    try:
        projection.refresh(change, contract_ids, shelf)
    except IntegrityError as error:
        raise _RefreshFailed(str(error)) from error


@contextmanager
def _told_apart() -> Iterator[None]:
    """The store's refusals in words for people: once inside, while the rows can be read, and once around the commit."""
    try:
        yield
    except StaleVersion as error:
        raise stale(error) from error
    except VoidedVersion as error:
        raise voided(error) from error
    except UnknownEntity as error:
        raise unknown(error) from error
    except IntegrityError as error:
        raise does_not_fit() from error
