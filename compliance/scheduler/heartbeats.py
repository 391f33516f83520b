"""The runner's sign of life: a thread that renews its leases while long work goes on elsewhere."""

import logging
from datetime import timedelta
from threading import Event, Thread
from typing import Self

from compliance.services.desk import Desk
from compliance.services.nightly import LEASE
from compliance.store import leases
from compliance.store.outages import DatabaseUnusable

_log = logging.getLogger(__name__)

EVERY = timedelta(seconds=15)


class Heartbeat:
    """Renews every lease of `holder`, from entering to leaving; `holds` says which it had at the last beat."""

    def __init__(self, desk: Desk, holder: str, every: timedelta = EVERY) -> None:
        self._desk, self._holder, self._every = desk, holder, every
        self._over = Event()
        self._held: frozenset[str] | None = None
        self._thread = Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._over.set()
        self._thread.join()

    def holds(self, name: str) -> bool:
        """Whether the lease was still this holder's at the last beat; before the first one it is taken as held."""
        return self._held is None or name in self._held

    def _beat(self) -> None:
        while not self._over.wait(self._every.total_seconds()):
            try:
                self._held = leases.renew(self._desk.database, self._holder, self._desk.clock.now() + LEASE)
            except DatabaseUnusable:  # the lease stands until its end: the next beat may be in time
                _log.warning("the heartbeat could not be written", exc_info=True)
