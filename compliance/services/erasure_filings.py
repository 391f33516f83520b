"""A contractor files erasures and their certificate (消去証明書) as one act: what it did, and that it did so."""

from dataclasses import dataclass, replace
from uuid import UUID

from compliance.services.erasures import Certified, FileCertificate, RecordErasure
from compliance.services.recording import enter
from compliance.services.refusals import not_recorded
from compliance.store.changes import Change
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureFiling:
    """New `erasures`, those `recorded` before, and the certificate that serves them all, each under its contract."""

    certificate: FileCertificate
    erasures: tuple[RecordErasure, ...] = ()
    recorded: tuple[Certified, ...] = ()

    @property
    def contracts(self) -> tuple[UUID, ...]:
        """The contracts of what is certified, that which the certificate names first."""
        theirs = (*(each.contract_id for each in self.recorded), *(each.contract_id for each in self.erasures))
        return tuple(dict.fromkeys((*self.certificate.contracts, *theirs)))


def enter_filing(change: Change, shelf: Shelf, filing: ErasureFiling) -> UUID:
    """Record it inside a larger change and return the certificate's id.

    Refused where the certificate is dated before an erasure, or an erasure lies in the future.
    """
    _refuse_disorder(filing)
    made = tuple(
        Certified(erasure_id=enter(change, shelf, erasure), contract_id=erasure.contract_id)
        for erasure in filing.erasures
    )
    whole = replace(filing.certificate, contracts=filing.contracts, erasures=(*filing.recorded, *made))
    return enter(change, shelf, whole)


def _refuse_disorder(filing: ErasureFiling) -> None:
    received, dated = filing.certificate.happened_on, filing.certificate.dated_on
    last = max((erasure.happened_on for erasure in filing.erasures), default=None)
    if last is not None and last > received:
        raise not_recorded(
            ("消去した日が、まだ来ていない日です。", "The day of the erasure is still to come."),
            ("消去が終わってから提出してください。", "Hand it in once the erasure is done."),
            "happened_on",
        )
    if last is not None and dated is not None and dated < last:
        raise not_recorded(
            ("証明書の日付が、消去した日より前です。", "The certificate is dated before the erasure."),
            ("消去した日以後の日付にしてください。", "Give it a date on or after the day of the erasure."),
            "dated_on",
        )
