"""The nights' work as pages tell of it, in one query: last runs, the runner's lease, mails that did not go out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.orm import Session

from compliance.store.models.jobs import Lease, NightlyRun
from compliance.store.models.mails import Mail
from compliance.store.queries.mails import UNKNOWN_AFTER, MailState, state_between
from compliance.store.queries.shapes import shaped

_LOST = (MailState.FAILED.value, MailState.UNKNOWN.value)


@dataclass(frozen=True, slots=True)
class Nights:
    """The newest run of each job by its name, when the runner's lease runs out (None: none runs), the mails lost."""

    runs: Mapping[str, NightlyRun]
    leased_until: datetime | None
    lost: int


def nights(session: Session, runner: str, now: datetime) -> Nights:
    """How they stand; `runner` is the name of the runner's lease."""
    found = session.execute(*_beside(runner, now - UNKNOWN_AFTER, now)).all()
    return Nights({run.name: run for run, _until, _lost in found if run is not None}, found[0].until, found[0].lost)


@shaped
def _beside(runner: str, forgotten: datetime, now: datetime) -> Select[*tuple[Any, ...]]:
    newest = select(NightlyRun.name, func.max(NightlyRun.due_on)).group_by(NightlyRun.name)
    lease = select(Lease.expires_at).where(Lease.name == runner).scalar_subquery()
    unsent = Mail.sent_at.is_(None), Mail.withdrawn_at.is_(None), state_between(forgotten, now).in_(_LOST)
    lost = select(func.count()).select_from(Mail).where(*unsent).scalar_subquery()
    beside = select(lease.label("until"), lost.label("lost")).subquery()
    last = tuple_(NightlyRun.name, NightlyRun.due_on).in_(newest)
    return select(NightlyRun, beside.c.until, beside.c.lost).select_from(beside).outerjoin(NightlyRun, last)
