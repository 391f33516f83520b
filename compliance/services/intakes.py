"""What comes in: a sealed file is judged by its content, a photograph is drawn anew, and the result is kept."""

from pathlib import PurePath
from typing import BinaryIO, cast

from compliance.evidence.inspections import inspect
from compliance.evidence.kinds import MEDIA_TYPES, Objection, Objectionable
from compliance.evidence.names import kept_name
from compliance.evidence.vaults import Intake
from compliance.services.desk import Desk
from compliance.services.evidence import HandedIn, vault_of
from compliance.services.scans import scan_of
from compliance.store.models.evidence import ScanState


def take_in(desk: Desk, sent: Intake, name: str) -> HandedIn:
    """Judge a file, have it scanned and keep it; Objectionable where it is refused, and nothing of it is left then.

    Of a photograph what was sent is thrown away, once it is drawn anew. VaultUnusable where it could not be sealed.
    """
    sent.refuse_lost()
    sent.seek(0)
    with vault_of(desk).receive() as drawn:
        verdict = inspect(cast(BinaryIO, sent), sent.digest.size, PurePath(name).name, drawn.write)
        file = drawn if verdict.rewritten else sent
        scan = scan_of(desk.scanner, sent)
        if scan is ScanState.INFECTED:
            raise Objectionable(Objection.INFECTED)
        kept = file.keep()
    return HandedIn(
        sealed=kept,
        name=kept_name(name, verdict.kind),
        media_type=MEDIA_TYPES[verdict.kind],
        sent_sha256=sent.digest.sha256,
        scan=scan,
        scanned_at=desk.clock.now() if scan is ScanState.CLEAN else None,
    )
