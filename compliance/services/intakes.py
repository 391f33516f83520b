"""What comes in: a sealed file is judged by its content, a photograph is drawn anew, and the result is kept."""

from pathlib import PurePath
from typing import BinaryIO, cast

from compliance.evidence.inspections import inspect
from compliance.evidence.kinds import MEDIA_TYPES
from compliance.evidence.names import kept_name
from compliance.evidence.vaults import Intake, Vault
from compliance.services.evidence import HandedIn
from compliance.store.models.evidence import ScanState


def take_in(vault: Vault, sent: Intake, name: str) -> HandedIn:
    """Judge a file and keep it; Objectionable where it is refused, and nothing of it is left then.

    Of a photograph what was sent is thrown away, once it is drawn anew.
    """
    sent.seek(0)
    with vault.receive() as drawn:
        verdict = inspect(cast(BinaryIO, sent), sent.digest.size, PurePath(name).name, drawn.write)
        kept = (drawn if verdict.rewritten else sent).keep()
    return HandedIn(
        sealed=kept,
        name=kept_name(name, verdict.kind),
        media_type=MEDIA_TYPES[verdict.kind],
        sent_sha256=sent.digest.sha256,
        scan=ScanState.UNSCANNED,
    )
