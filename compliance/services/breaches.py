"""After a breach: the decision, the contractor's explanation (意見), guidance (指導) and publication (公表)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.services.checks import follows, standing
from compliance.services.recording import UnderContract
from compliance.services.refusals import missing, not_recorded
from compliance.store.models.breaches import BreachDecision, Explanation
from compliance.store.models.guidance import GuidanceDecision
from compliance.store.models.publications import PublicationDecision, PublicNotice
from compliance.store.queries import precedents
from compliance.store.shelves import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideBreach(UnderContract):
    """A breach or neglect of `clause` is established or dismissed, with its ground; `cause` is the proposal's key."""

    model: ClassVar = BreachDecision
    clause: str
    cause: str
    established: bool
    ground: str
    told_on: date | None = None
    reported_id: UUID | None = None
    decided_by: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """The decision has a ground; the contractor is told on its day or later."""
        if not self.ground.strip():
            raise missing("ground", "判断の根拠", "ground of the decision")
        if self.told_on is not None and not self.established:
            raise not_recorded(
                ("認定しない決定に、事業者へ伝えた日が入っています。", "What is dismissed is told to nobody."),
                ("日付を消すか、決定を選び直してください。", "Leave the day out, or choose the decision again."),
                "told_on",
            )
        if self.told_on is not None:
            follows(self.told_on, self.happened_on, "told_on", "事業者に伝えた日", "day the contractor was told")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explain(UnderContract):
    """意見: what the contractor said, or that it had nothing to say."""

    model: ClassVar = Explanation
    breach_id: UUID
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideGuidance(UnderContract):
    """The ward decides to guide, or not (clause 20), with the ground."""

    model: ClassVar = GuidanceDecision
    breach_id: UUID
    guide: bool
    ground: str | None = None
    decided_by: str | None = None
    letter_id: UUID | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """Only after an established breach, and after the contractor was heard."""
        _established_and_heard(session, self.breach_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidePublication(UnderContract):
    """The ward decides to publish, or not (clause 20), with the ground; two people stand for it."""

    model: ClassVar = PublicationDecision
    breach_id: UUID
    publish: bool
    ground: str | None = None
    decided_by: str | None = None
    confirmed_by: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """Only after an established breach, and after the contractor was heard; by two people."""
        _established_and_heard(session, self.breach_id)
        if self.decided_by is not None and self.decided_by == self.confirmed_by:
            raise not_recorded(
                ("決定した人と確認した人が同じです。", "One person decided and confirmed."),
                ("公表は二人で決めます。別の人を入力してください。", "Two people stand for it: name another one."),
                "confirmed_by",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish(UnderContract):
    """The notice was published."""

    model: ClassVar = PublicNotice
    publication_id: UUID
    text: str
    where_published: str | None = None

    def check(self, session: Session, shelf: Shelf) -> None:
        """The decision was to publish."""
        if not standing(session, PublicationDecision, self.publication_id).publish:
            raise not_recorded(
                ("公表しないと決定されています。", "The decision was not to publish."),
                ("決定を確かめてください。", "Look at the decision."),
            )


def _established_and_heard(session: Session, breach_id: UUID) -> None:
    if not standing(session, BreachDecision, breach_id).established:
        raise not_recorded(
            ("違反は認定されていません。", "No breach was established."),
            ("認定したものを選んでください。", "Choose a breach that was established."),
            "breach_id",
        )
    if not precedents.heard(session, breach_id):
        raise not_recorded(
            ("事業者の意見をまだ聴いていません。", "The contractor has not been heard yet."),
            (
                "意見（ない場合はその旨）を記録してから決定してください。",
                "Record its explanation, or that it had none, and decide then.",
            ),
            "breach_id",
        )
