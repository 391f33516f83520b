"""The files of the evidence from one place to another: each copied once and proved there; no row knows of places."""

from dataclasses import dataclass

from compliance.domain.errors import ComplianceError, Words
from compliance.evidence.copies import copy
from compliance.evidence.outages import VaultUnusable
from compliance.evidence.vaults import Sealed, Vault
from compliance.services.desk import Desk
from compliance.services.vault_checks import live
from compliance.store import sealed_files
from compliance.store.faults import Check, Fault
from compliance.store.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How many files were copied, how many stood there already, and each that does not hold."""

    copied: int
    standing: int
    faults: tuple[Fault, ...]


def move(desk: Desk, source: Vault, target: Vault, told: Progress) -> Moved:
    """Copy every file that was not erased, and prove each at its new place; `told` the bytes.

    The source keeps its files. Broken off, it goes on where it stopped. VaultUnusable where a place fails on the way.
    """
    with desk.database.reading() as session:
        total = sealed_files.live_bytes(session)
    done, copied, standing, faults = 0, 0, 0, list[Fault]()
    for sealed in live(desk):
        try:
            anew = copy(sealed, source, target)
        except VaultUnusable:
            raise
        except ComplianceError as error:
            faults.append(_fault(sealed, error))
        else:
            copied, standing = copied + anew, standing + (not anew)
        done += sealed.digest.size
        told(done, total)
    return Moved(copied=copied, standing=standing, faults=tuple(faults))


def _fault(sealed: Sealed, error: ComplianceError) -> Fault:
    words = Words(error.explanation.ja(), error.explanation.en())
    return Fault(Check.FILES, sealed_files.KIND, str(sealed.id), words)
