"""Reviews (受理): the ward accepts what was handed in, or returns it and says why."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound, Refused
from compliance.services.erasures import RecordCheck
from compliance.services.recording import UnderContract, enter
from compliance.services.refusals import missing, not_recorded
from compliance.store.changes import Actor, Change
from compliance.store.models.base import Belonging
from compliance.store.models.reviews import Review
from compliance.store.queries.authors import wrote
from compliance.store.queries.precedents import last_review, told_of_erasure
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSubmission(UnderContract):
    """The submission `subject_id` of this kind (the name of its table) is accepted, or returned for `reason`."""

    model: ClassVar = Review
    subject_id: UUID
    subject_kind: str
    accepted: bool
    reason: str | None = None
    reviewed_by: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """What was looked at is not looked at again, but an acceptance may be taken back."""
        self.check_correction(session, shelf, self.subject_id)
        said = last_review(session, self.contract_id, self.subject_id)
        if said is not None and (self.accepted or not said):
            raise _decided(accepted=said)

    def check_correction(self, session: Session, shelf: Shelf, subject: UUID) -> None:
        """The submission serves this contract; a return says why."""
        link = session.get(Belonging, (self.subject_id, self.contract_id))
        if link is None or link.kind != self.subject_kind or link.superseded_seq is not None:
            raise NotFound(self.subject_kind, self.subject_id)
        if not self.accepted and not (self.reason or "").strip():
            raise missing("reason", "差戻しの理由", "reason for returning it")

    def check_corrector(self, session: Session, actor: Actor) -> None:
        """A colleague's review of one's own submission is not changed by oneself either."""
        _refuse_own(session, self, actor)


def enter_review(change: Change, shelf: Shelf, command: ReviewSubmission) -> UUID:
    """Record a review inside a larger change. Refused to whoever recorded the submission: nobody reviews their own."""
    _refuse_own(change.session, command, change.actor)
    return enter(change, shelf, command)


def enter_check(change: Change, shelf: Shelf, command: RecordCheck) -> UUID:
    """Record the ward's check of an erasure inside a larger change: it is the word on what was told of it as well.

    Refused to whoever entered the erasure, or a certificate of it, for the contractor.
    """
    refuse_own(change.session, change.actor, told_of_erasure(change.session, command.erasure_id))
    return enter(change, shelf, command)


def own_submission() -> Refused:
    """Nobody reviews what they entered."""
    return not_recorded(
        ("ご自分が登録したものです。", "You recorded this yourself."),
        ("ほかの職員に確認を依頼してください。", "Ask a colleague to review it."),
        "submission",
    )


def refuse_own(session: Session, actor: Actor, things: Collection[tuple[str, UUID]]) -> None:
    """Refused where the actor recorded or corrected one of these submissions (kind, id)."""
    if wrote(session, actor, things):
        raise own_submission()


def _refuse_own(session: Session, command: ReviewSubmission, actor: Actor) -> None:
    refuse_own(session, actor, [(command.subject_kind, command.subject_id)])


def _decided(*, accepted: bool) -> Refused:
    if accepted:
        return not_recorded(
            ("この提出は、すでに受理しています。", "It was accepted before."),
            ("受理を取り消すときは、差戻しを登録してください。", "To take that back, record that it is returned."),
            "submission",
        )
    return not_recorded(
        ("この提出は、すでに差し戻しています。", "It was returned before."),
        (
            "差戻しが誤りのときは、その登録を訂正するか取り消してください。",
            "Where that was a mistake, correct or void it.",
        ),
        "submission",
    )
