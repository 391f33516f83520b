"""The proof of the whole database, and the rebuild of what is derived from it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from compliance.services.alarms import tell_of_faults
from compliance.services.desk import Desk
from compliance.services.vault_checks import first_bad_file
from compliance.store import changes, rebuilding, verification
from compliance.store.changes import Actor
from compliance.store.progress import Progress
from compliance.store.trail_checks import Checkpoint
from compliance.store.verification import Verification

PROJECTION = UUID(int=0)
"""The subject of the trail entry that a rebuild leaves: there is one projection."""


def verify(
    desk: Desk, progress: Progress, checkpoints: Sequence[Checkpoint] = (), *, whole_files: bool = False
) -> Verification:
    """Check trail, facts, projection and tally at one moment; changes nothing and blocks no writer.

    Only `checkpoints`, sizes and roots as printed on papers, show a trail whose end was cut off with its head.
    Of the sealed files the sizes and keys are checked, with `whole_files` every byte.
    """
    with desk.database.reading() as session:  # what is stale is told, not mended
        found = verification.verify(session, desk.shelf, desk.today(), progress, checkpoints)
    bad = first_bad_file(desk, whole=whole_files)
    return found if bad is None else replace(found, faults=(*found.faults, bad))


def verify_nightly(desk: Desk, progress: Progress) -> Mapping[str, object]:
    """The proof as the night keeps it: its figures, and in words what was found; then the privacy office is told."""
    found = verify(desk, progress)
    tell_of_faults(desk, len(found.faults))
    return {
        "entries": found.trail_size,
        "root": found.trail_root.hex(),
        "contracts": found.contracts,
        "stale": found.stale,
        "faults": [f"{fault.table} {fault.row}: {fault.wrong.ja} {fault.wrong.en}" for fault in found.faults],
    }


def rebuild(desk: Desk, actor: Actor, progress: Progress) -> int:
    """Write projection and tally anew in one transaction; returns the number of contracts."""
    with changes.change(desk.database, actor, desk.clock.now()) as change:
        change.record("projection.rebuild", "projection", PROJECTION)
        number = rebuilding.rebuild(change, desk.shelf, progress)
    desk.database.gather_statistics()
    return number
