"""What hinders the closing of a contract: its end, and duties of it that outlive the work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from compliance.domain.editions import Act, Edition
from compliance.domain.obligations import OUTSTANDING
from compliance.store.models.contracts import Contract, TermChange
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.queries.figures import item_order
from compliance.store.queries.obligation_statuses import has_status
from compliance.store.shelves import Shelf

OUTLIVING = frozenset(
    {
        Act.GIVE_BACK,
        Act.ERASE,
        Act.CERTIFY,
        Act.CHECK_ERASURE,
        Act.TAKE_INSPECTION,
        Act.CORRECT,
        Act.EDUCATE,
        Act.EDUCATE_YEARLY,
        Act.REPORT_EDUCATION,
        Act.NOTIFY_INCIDENT,
        Act.REPORT_INCIDENT,
        Act.FOLLOW_INSTRUCTION,
        Act.REPORT_LEAK,
        Act.REPORT_LEAK_FINALLY,
        Act.DECIDE_GUIDANCE,
        Act.DECIDE_PUBLICATION,
        Act.SETTLE_DAMAGE,
    }
)
"""What the paper's clauses 11, 12 and 17–21 owe, by act, so that it holds for every edition."""


@dataclass(frozen=True, slots=True)
class Hindrances:
    """`items` have open duties of the kind, `number` in all."""

    not_ended: bool
    items: tuple[str, ...]
    number: int


def hindrances(session: Session, shelf: Shelf, contract_id: UUID, as_of: date) -> Hindrances:
    """What stands against closing the contract on `as_of`."""
    outliving = [
        and_(ProjectedObligation.edition == edition.id, ProjectedObligation.rule.in_(_outliving(edition, shelf)))
        for edition in shelf.editions.values()
    ]
    owed = session.scalars(
        select(ProjectedObligation.item).where(
            ProjectedObligation.contract_id == contract_id,
            or_(*outliving),
            *has_status(OUTSTANDING, as_of),
        )
    ).all()
    end = end_of(session, contract_id)
    items = sorted(set(owed), key=lambda item: item_order((item, "")))
    return Hindrances(end is None or as_of <= end, tuple(items), len(owed))


def _outliving(edition: Edition, shelf: Shelf) -> Sequence[str]:
    return [rule.id for rule in (*edition.rules(), *shelf.law.rules) if rule.act in OUTLIVING]


def end_of(session: Session, contract_id: UUID) -> date | None:
    """The last day of the term as it stands now; None where it is not known."""
    changes = select(TermChange.end_on).where(
        TermChange.contract_id == contract_id, TermChange.superseded_seq.is_(None), TermChange.void_reason.is_(None)
    )
    last = session.execute(changes.order_by(TermChange.happened_on.desc(), TermChange.id.desc()).limit(1)).first()
    if last is not None:
        return last[0]
    return session.scalars(
        select(Contract.end_on).where(Contract.id == contract_id, Contract.superseded_seq.is_(None))
    ).one()
