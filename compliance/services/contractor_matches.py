"""Two registrations of contractors that look alike: the same firm, or different ones."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.recording import Command
from compliance.services.refusals import missing, not_recorded
from compliance.store.models.contractor_matches import ContractorMatch
from compliance.store.queries.firms import matches
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchContractors(Command):
    """`contractor_id` is the same firm as `other_id`, which stays; without `same` they are different firms."""

    model: ClassVar = ContractorMatch
    contractor_id: UUID
    other_id: UUID
    same: bool
    decided_on: date
    reason: str

    def check(self, session: Session, shelf: Shelf) -> None:
        """A pair is decided once, and a firm has one registration that stays."""
        if not self.reason.strip():
            raise missing("reason", "判断の理由", "reason for the decision")
        pair = {self.contractor_id, self.other_id}
        about = (*matches(session, self.contractor_id), *matches(session, self.other_id))
        if any({match.contractor, match.other} == pair for match in about):
            raise not_recorded(
                ("この2件については、すでに判断が登録されています。", "These two have been decided about already."),
                ("変えるときは、前の判断を取り消してください。", "To change it, take the earlier decision back."),
                "reason",
            )
        if self.same and any(match.same and self._breaks(match.contractor, match.other) for match in about):
            raise not_recorded(
                (
                    "どちらかの登録が、すでにほかの登録にまとめられているか、まとめ先になっています。",
                    "One of the two is joined to another registration already, or has another joined to it.",
                ),
                (
                    "すでにまとめ先になっている登録を残す側に選び、残りをそれにまとめてください。",
                    "Keep the registration that others are joined to, and join the rest to it.",
                ),
                "stays",
            )

    def _breaks(self, joined: UUID, stays: UUID) -> bool:
        return joined in {self.contractor_id, self.other_id} or stays == self.contractor_id
