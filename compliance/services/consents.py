"""Consent (承諾): offered only where the contract's edition makes that exception; requested is not granted."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.editions import Exemption
from compliance.services.checks import editions_of, follows, standing
from compliance.services.recording import UnderContract
from compliance.services.refusals import not_recorded
from compliance.store.models.consents import ConsentDecision, ConsentRequest
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestConsent(UnderContract):
    """The contractor asks for consent under `clause` (the item, like `"6"`)."""

    model: ClassVar = ConsentRequest
    clause: str
    what: str | None = None
    recipient: str | None = None
    place: str | None = None
    reason: str | None = None
    wanted_from_on: date | None = None
    wanted_to_on: date | None = None
    safeguards: str | None = None
    medium_label: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """The text of the clause makes an exception for consent; where it makes none, only the contract can change."""
        edition = editions_of(session, shelf, self.contract_id, self.happened_on)[0]
        exempt = {clause.item: clause.exemption for clause in edition.clauses}
        if exempt.get(self.clause) is not Exemption.CONSENT:
            raise not_recorded(
                (
                    f"特記事項{self.clause}には、承諾による例外がありません。",
                    f"Clause {self.clause} makes no exception for consent.",
                ),
                (
                    "認める場合は、承諾ではなく契約の変更によってください。",
                    "If it is to be allowed, the contract itself has to be changed.",
                ),
                "clause",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideConsent(UnderContract):
    """The ward grants or refuses a request; a grant runs to `until_on` (None: to the contract's end)."""

    model: ClassVar = ConsentDecision
    request_id: UUID
    granted: bool
    until_on: date | None = None
    back_by_on: date | None = None
    conditions: str | None = None
    decided_by: str | None = None
    letter_id: UUID | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """The decision follows the request; only a grant has days."""
        request = standing(session, ConsentRequest, self.request_id)
        follows(self.happened_on, request.happened_on, "happened_on", "決定日", "day of the decision")
        for name, day in (("until_on", self.until_on), ("back_by_on", self.back_by_on)):
            if day is not None and not self.granted:
                raise not_recorded(
                    ("承諾しない決定に、承諾の期日が入っています。", "A refusal has no days of a grant."),
                    ("期日を消すか、決定を選び直してください。", "Leave the day out, or choose the decision again."),
                    name,
                )
