"""A change of a contract's edition (特記事項の版の変更) from a day on, by a change of the contract (変更契約)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.checks import follows, standing
from compliance.services.recording import UnderContract
from compliance.services.refusals import missing, not_recorded
from compliance.store.models.contracts import Contract, EditionChange
from compliance.store.queries.closings import end_of
from compliance.store.queries.editions import editions_from
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEdition(UnderContract):
    """From `happened_on` on the contract stands under another edition, by a paper signed on `signed_on`."""

    model: ClassVar = EditionChange
    edition_id: str
    signed_on: date
    paper: str
    reason: str

    def check(self, session: Session, shelf: Shelf) -> None:
        """Another edition on the shelf, a day within the contract's, a paper and a reason."""
        self._check(session, shelf, None)

    def check_correction(self, session: Session, shelf: Shelf, subject: UUID) -> None:
        """The same beside the other changes."""
        self._check(session, shelf, subject)

    def _check(self, session: Session, shelf: Shelf, corrected: UUID | None) -> None:
        shelf.edition(self.edition_id)
        self._check_words()
        self._check_day(session, standing(session, Contract, self.contract_id))
        signed, *changed = editions_from(session, self.contract_id)
        others = [each for each in changed if each.change != corrected and each.from_on < self.happened_on]
        before = [each.edition for each in (signed, *others)]
        if before[-1] == self.edition_id:
            raise not_recorded(
                ("その日の前の版と同じです。", "The contract stands under this edition already on the day before."),
                ("新しい版を選んでください。", "Choose the new edition."),
                "edition_id",
            )

    def _check_words(self) -> None:
        if not self.paper.strip():
            raise missing("paper", "変更契約の文書", "paper signed for it")
        if not self.reason.strip():
            raise missing("reason", "変更の理由", "reason")

    def _check_day(self, session: Session, contract: Contract) -> None:
        follows(self.happened_on, contract.concluded_on, "happened_on", "変更の日", "day of the change")
        end = end_of(session, self.contract_id)
        if end is not None and self.happened_on > end:
            raise not_recorded(
                ("契約期間が終わったあとの日です。", "The day lies after the end of the contract."),
                (
                    "契約期間中の日にしてください。延長した契約なら、先に期間の変更を記録してください。",
                    "Choose a day of the term; where it was extended, record that first.",
                ),
                "happened_on",
            )
