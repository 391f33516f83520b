"""Rotation of the keys of the evidence: the files' own keys are wrapped anew; no file is read or written."""

from compliance.services.desk import Desk
from compliance.services.evidence import sealed_of, vault_of
from compliance.store import sealed_files
from compliance.store.actors import Actor
from compliance.store.progress import Progress

AT_ONCE = 500
"""Files of one transaction; whoever uploads waits for no more than these."""


def begin_rotation(desk: Desk) -> str:
    """The id of the key to rotate to: the current one where a rotation to it was broken off, else a new one."""
    ring = vault_of(desk).ring
    current = ring.current()
    with desk.database.reading() as session:
        broken_off = bool(sealed_files.under_other_keys(session, current, 1))
    return current if broken_off else ring.add()


def rotate(desk: Desk, actor: Actor, told: Progress) -> int:
    """Wrap every file's key under the current one, some at a time; how many. Broken off, it goes on where it stopped.

    Damaged or KeyMissing at a file whose key cannot be opened: those before it are done.
    """
    vault, done = vault_of(desk), 0
    while True:
        with desk.change(actor) as change:
            rows = sealed_files.under_other_keys(change.session, vault.ring.current(), AT_ONCE)
            if not rows:
                return done
            again = [vault.rewrap(sealed_of(row)) for row in rows]
            sealed_files.rewrap(change, [(file.id, file.key.id, file.key.wrapped) for file in again])
        done += len(rows)
        told(done, done)
