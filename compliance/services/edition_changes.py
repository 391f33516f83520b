"""A change of a contract's edition (特記事項の版の変更) from a day on: refused until the engine can follow it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Session

from compliance.domain.errors import Refused
from compliance.services.checks import follows, standing
from compliance.services.recording import UnderContract
from compliance.services.refusals import missing, not_recorded
from compliance.store.models.contracts import Contract, EditionChange
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
        """The edition is another one on the shelf, in the contract's days, with a paper and a reason."""
        contract = standing(session, Contract, self.contract_id)
        shelf.edition(self.edition_id)
        self._check_words()
        follows(self.happened_on, contract.start_on, "happened_on", "変更の日", "day of the change")
        if contract.edition_id == self.edition_id:
            raise not_recorded(
                ("いまの版と同じです。", "The contract stands under this edition already."),
                ("新しい版を選んでください。", "Choose the new edition."),
                "edition_id",
            )
        raise _not_followed()

    def _check_words(self) -> None:
        if not self.paper.strip():
            raise missing("paper", "変更契約の文書", "paper signed for it")
        if not self.reason.strip():
            raise missing("reason", "変更の理由", "reason")


def _not_followed() -> Refused:
    return not_recorded(
        (
            "契約の途中で特記事項の版が変わる場合の義務を、まだ計算できません。",
            "The duties of a contract whose edition changes during its term cannot be derived yet.",
        ),
        (
            "この契約を変更の日の前の日で終了とし、新しい版の契約を、更新として登録してください。",
            "End this contract the day before, and record the contract under the new edition as its renewal.",
        ),
        "edition_id",
    )
