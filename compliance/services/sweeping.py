"""Sweeping: what was kept for a while and is over goes away, the same whoever sweeps and however often."""

from collections.abc import Mapping
from datetime import timedelta

from compliance.services.desk import Desk
from compliance.services.drafts import KEPT
from compliance.services.sign_ins import LONGEST
from compliance.services.vault_checks import sweep_strays
from compliance.store import drafts, idempotency, jobs, nightly, sign_ins
from compliance.store.progress import Progress

ANSWERS = timedelta(days=7)
"""A form opened longer ago than this must be opened again."""
ENDED_JOBS = timedelta(days=7)
RUNS = timedelta(days=400)


def sweep(desk: Desk, told: Progress) -> Mapping[str, object]:
    """Delete what is over: answers to forms, drafts, sessions, ended jobs and their files, runs, stray files."""
    now = desk.clock.now()
    with desk.database.writing() as session:
        drafts.drop_before(session, now - KEPT)
        swept: dict[str, object] = {
            "answers": idempotency.forget_answers(session, now - ANSWERS),
            "sessions": sign_ins.forget_sessions_before(session, now - LONGEST),
            "jobs": jobs.forget_ended(session, now - ENDED_JOBS),
            "runs": nightly.forget(session, (now - RUNS).date()),
        }
    told(1, 1)
    return {**swept, "files": sweep_strays(desk)}
