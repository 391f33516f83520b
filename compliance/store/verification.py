"""The proof that nothing was changed behind the system's back: trail, facts, projection and tally, in that order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from compliance.domain.errors import Words
from compliance.store import salts, trail, trail_checks
from compliance.store.belonging_checks import first_bad_link
from compliance.store.fact_checks import first_bad_version
from compliance.store.faults import UNREADABLE, Check, Fault, readable, unreadable
from compliance.store.models.council_reports import CouncilReport
from compliance.store.progress import Progress
from compliance.store.projection_checks import ProjectionCheck, check_projection
from compliance.store.reference_checks import first_lost_reference
from compliance.store.rulebooks import rulebooks
from compliance.store.session_checks import first_bad_session
from compliance.store.shelves import Shelf
from compliance.store.tally_checks import TallyCheck
from compliance.store.tellings import TELLINGS
from compliance.store.told_rows import first_untold
from compliance.store.totals import Totals
from compliance.store.trail_checks import Checkpoint


@dataclass(frozen=True, slots=True)
class Verification:
    """What was read, what cannot be proved of it, and the first bad row of each check that failed.

    `stale` contracts await their refresh: until then nothing proves their obligations. Of `forgotten` trail entries
    the salt was erased as the trail itself says. Size 0 and the empty root where the head of the trail is gone.
    """

    trail_size: int
    trail_root: bytes
    contracts: int
    obligations: int
    stale: int
    forgotten: int
    faults: tuple[Fault, ...]

    @property
    def proven(self) -> bool:
        """Nothing differs, and nothing waits to be compared."""
        return not self.faults and not self.stale


def verify(
    session: Session, shelf: Shelf, on: date, progress: Progress, checkpoints: Sequence[Checkpoint] = ()
) -> Verification:
    """Check everything as of `on`, within one reading transaction; memory does not grow with the contracts.

    `checkpoints` are sizes and roots printed outside the database; those of stored papers are always checked.
    """
    projection, tally = _derived(session, shelf, on, progress)
    found = (
        readable(Check.TRAIL, "trail_entry", lambda: _trail_fault(session, [*checkpoints, *_of_papers(session)])),
        salts.first_lost_salt(session),
        first_bad_version(session),
        readable(Check.FACTS, "belonging", lambda: first_bad_link(session)),
        *(first_untold(session, telling) for telling in TELLINGS),
        readable(Check.FACTS, "login_session", lambda: first_bad_session(session)),
        first_lost_reference(session),
        projection.fault,
        tally,
    )
    return Verification(
        *trail.size_and_root(session),
        projection.contracts,
        projection.obligations,
        projection.stale,
        salts.forgotten(session),
        tuple(fault for fault in found if fault is not None),
    )


def _derived(session: Session, shelf: Shelf, on: date, progress: Progress) -> tuple[ProjectionCheck, Fault | None]:
    """The check of the projection and of its tally; where a row cannot be read, that is the fault and the end of it."""
    tally = TallyCheck(session)
    totals = Totals(tally.take)
    try:
        projection = check_projection(session, rulebooks(session, shelf), on, totals, progress)
        totals.finish()
        return projection, tally.finish()
    except UNREADABLE as error:
        return ProjectionCheck(0, 0, 0, unreadable(Check.PROJECTION, "projection_state", error)), None


def _of_papers(session: Session) -> Iterator[Checkpoint]:
    for size, root in session.execute(select(CouncilReport.trail_size, CouncilReport.trail_root)):
        yield Checkpoint(size, bytes.fromhex(root))


def _trail_fault(session: Session, checkpoints: Sequence[Checkpoint]) -> Fault | None:
    bad = trail_checks.verify(session, checkpoints)
    if bad is None:
        return None
    words = Words(f"操作記録が書かれたときと違います（{bad.flaw}）。", f"It is not as it was written ({bad.flaw}).")
    return Fault(Check.TRAIL, "trail_entry", str(bad.seq), words)
