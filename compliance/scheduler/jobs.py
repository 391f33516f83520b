"""The table of the nights' work: each job, when it is due (JST), and the service that does it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from compliance.services import council_drafts, integrity, refreshes, reminders, scans, sweeping
from compliance.services.desk import Desk
from compliance.services.nightly import TIMES, Nightly, Outcome, Work
from compliance.store.actors import Actor
from compliance.store.progress import Progress

NIGHT = Actor.system("nightly")


@dataclass(frozen=True, slots=True)
class NightlyJob:
    """One row of the table."""

    name: Nightly
    at: time
    work: Work


def _extend_horizons(desk: Desk, told: Progress) -> Outcome:
    return {"contracts": refreshes.extend_horizons(desk, NIGHT, told)}


_WORK: Mapping[Nightly, Work] = {
    Nightly.HORIZONS: _extend_horizons,
    Nightly.VERIFY: integrity.verify_nightly,
    Nightly.SCAN: scans.scan_waiting,
    Nightly.SWEEP: sweeping.sweep,
    Nightly.COUNCIL_DRAFTS: council_drafts.make_due_drafts,
    Nightly.REMINDERS: reminders.send_digests,
}
JOBS: Mapping[Nightly, NightlyJob] = {name: NightlyJob(name, TIMES[name], _WORK[name]) for name in Nightly}
