"""Extensions (期限延長): a due day moves with a reason, and the old one stays visible."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound
from compliance.domain.obligations import FIXED
from compliance.services.recording import Command, UnderContract
from compliance.services.refusals import missing, not_recorded
from compliance.store.models.extensions import DueExtension
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendDue(UnderContract):
    """Granted on `happened_on` for the obligation of this key (`old_due_on`: the day that stood).

    `submitted`: the contractor wishes for it, which moves nothing until the ward accepts it.
    """

    model: ClassVar = DueExtension
    obligation_key: str
    old_due_on: date | None
    new_due_on: date
    reason: str
    granted_by: str | None = None
    submitted: bool = False

    def columns(self) -> dict[str, Any]:
        """The reason without spaces around it."""
        return {**Command.columns(self), "reason": self.reason.strip()}

    def check(self, session: Session, shelf: Shelf) -> None:
        """The duty exists, its day is neither the text's nor the law's, still the one seen, and moves forward."""
        self._check_reason()
        owed = session.get(ProjectedObligation, uuid5(self.contract_id, self.obligation_key))
        if owed is None:
            raise NotFound("義務 / obligation", self.obligation_key)
        if owed.basis in FIXED:
            raise not_recorded(
                ("この期限は特記事項または法令が定めています。", "The text of the clause or the law sets this day."),
                ("区の判断では延長できません。", "The ward cannot extend it."),
                "new_due_on",
            )
        if owed.due_on != self.old_due_on:
            raise not_recorded(
                (f"現在の期限は{owed.due_on}です。", f"The day that stands now is {owed.due_on}."),
                ("画面を開き直して確かめてください。", "Open the page again and look."),
                "old_due_on",
            )
        self._check_later()

    def check_correction(self, session: Session, shelf: Shelf, subject: UUID) -> None:
        """The day that stands now is this extension's own: what it moved is the old one."""
        self._check_reason()
        self._check_later()

    def _check_reason(self) -> None:
        if not self.reason.strip():
            raise missing("reason", "延長の理由", "reason for the extension")

    def _check_later(self) -> None:
        if self.old_due_on is not None and self.new_due_on <= self.old_due_on:
            raise not_recorded(
                ("新しい期限が今の期限より後ではありません。", "The new day does not lie after the one that stands."),
                ("日付を確かめてください。", "Check the day."),
                "new_due_on",
            )
