"""A sealed file in a second place: the same sealed bytes, copied once, opened there to the last of them."""

from compliance.evidence.sealing import CHUNK
from compliance.evidence.vaults import Sealed, Vault


def copy(sealed: Sealed, source: Vault, target: Vault) -> bool:
    """Copy a file that `target` lacks, and prove the one that stands there; whether there was anything to copy.

    Damaged, Missing or KeyMissing where it does not hold in one of them: what does not hold at its source is not
    copied, and what stands is never overwritten.
    """
    lacking = target.backend.size(sealed.id.hex) is None
    if lacking:
        source.checked(sealed).close()
        _copy_bytes(sealed.id.hex, source, target)
    target.checked(sealed).close()
    return lacking


def _copy_bytes(name: str, source: Vault, target: Vault) -> None:
    draft = target.backend.draft(name)
    try:
        with source.backend.open(name) as sealed:
            while piece := sealed.read(CHUNK):
                draft.write(piece)
        draft.finish()
    except BaseException:
        draft.abandon()
        raise
