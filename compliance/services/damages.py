"""Damage claims (損害賠償) from a breach of an earlier clause, and their settlement."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.editions import Act
from compliance.services.checks import editions_of, follows, standing
from compliance.services.recording import UnderContract
from compliance.services.refusals import not_recorded
from compliance.store.models.damages import DamageClaim, DamageSettlement
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDamage(UnderContract):
    """Damage from a breach of `clause` was claimed by the ward or a third party; `amount` in yen."""

    model: ClassVar = DamageClaim
    clause: str
    due_on: date | None = None
    third_party: bool = False
    claimant: str | None = None
    amount: int | None = None
    text: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """The clause is one that the clause on damages refers to (1–19 in the paper), of an edition it stood under."""
        covered = {
            item
            for edition in editions_of(session, shelf, self.contract_id, self.happened_on)
            for clause in edition.clauses
            if any(rule.act is Act.SETTLE_DAMAGE for rule in clause.rules)
            for item in clause.refers_to
        }
        if self.clause not in covered:
            raise not_recorded(
                (
                    f"特記事項{self.clause}の違反は、損害賠償の項の対象ではありません。",
                    f"The clause on damages does not cover clause {self.clause}.",
                ),
                ("対象の項を選び直してください。", "Choose a clause that it covers."),
                "clause",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDamage(UnderContract):
    """A claim was settled or withdrawn."""

    model: ClassVar = DamageSettlement
    claim_id: UUID
    withdrawn: bool = False
    amount: int | None = None
    text: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """Not before it was claimed."""
        claim = standing(session, DamageClaim, self.claim_id)
        follows(self.happened_on, claim.happened_on, "happened_on", "解決した日", "day of settlement")
