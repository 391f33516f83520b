"""What the scanner says of files: as they come in, and at night of those that waited for it."""

from collections.abc import Mapping

from compliance.evidence.scanners import Scanner, Unreachable
from compliance.evidence.sealing import CHUNK
from compliance.evidence.vaults import Intake, Sealed
from compliance.services.desk import Desk
from compliance.services.evidence import sealed_of, vault_of
from compliance.store import sealed_files
from compliance.store.actors import Actor
from compliance.store.models.evidence import ScanState
from compliance.store.progress import Progress

AT_ONCE = 100
_NIGHT = Actor.system("nightly")


def scan_of(scanner: Scanner | None, file: Intake) -> ScanState:
    """What is known of a file that comes in: without a scanner nothing, and it waits where that does not answer."""
    if scanner is None:
        return ScanState.UNSCANNED
    file.seek(0)
    try:
        found = scanner.finds_virus(iter(lambda: file.read(CHUNK), b""))
    except Unreachable:
        return ScanState.WAITING
    return ScanState.INFECTED if found else ScanState.CLEAN


def scan_waiting(desk: Desk, told: Progress) -> Mapping[str, object]:
    """Have every file scanned that no scanner has looked at; nothing without a scanner, no more where none answers.

    A file that is found infected stays sealed and is never served.
    """
    counted = {"scanned": 0, "infected": 0}
    while desk.scanner is not None:
        with desk.database.reading() as session:
            rows = [sealed_of(row) for row in sealed_files.unscanned_files(session, AT_ONCE)]
        if not rows:
            break
        for sealed in rows:
            state = _scanned(desk, desk.scanner, sealed)
            if state is None:
                return counted
            counted["scanned"] += 1
            counted["infected"] += state is ScanState.INFECTED
            told(counted["scanned"], counted["scanned"])
    return counted


def _scanned(desk: Desk, scanner: Scanner, sealed: Sealed) -> ScanState | None:
    try:
        found = scanner.finds_virus(vault_of(desk).verified(sealed))
    except Unreachable:
        return None
    state = ScanState.INFECTED if found else ScanState.CLEAN
    with desk.change(_NIGHT) as change:
        sealed_files.scanned(change, sealed.id, state)
    return state
