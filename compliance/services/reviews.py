"""Reviews (受理): the ward accepts what was handed in, or returns it and says why."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.errors import NotFound, Refused
from compliance.services.recording import UnderContract, enter
from compliance.services.refusals import missing, not_recorded
from compliance.store.changes import Actor, Change
from compliance.store.models.base import Belonging
from compliance.store.models.reviews import Review
from compliance.store.queries.authors import author_of
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


def own_submission() -> Refused:
    """Nobody reviews what they entered."""
    return not_recorded(
        ("ご自分が登録したものです。", "You recorded this yourself."),
        ("ほかの職員に確認を依頼してください。", "Ask a colleague to review it."),
        "submission",
    )


def _refuse_own(session: Session, command: ReviewSubmission, actor: Actor) -> None:
    if author_of(session, command.subject_kind, command.subject_id) == actor:
        raise own_submission()
