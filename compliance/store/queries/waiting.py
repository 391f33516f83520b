"""Submissions that wait for the ward's review, under the contracts of chosen obligations."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select, union_all
from sqlalchemy.orm import Session

from compliance.domain.editions import Act
from compliance.domain.obligations import OUTSTANDING
from compliance.store.models.base import Entity, Version
from compliance.store.models.certificates import Certificate, CertifiedErasure
from compliance.store.models.education import EducationReport
from compliance.store.models.erasures import ErasedHolding, Erasure
from compliance.store.models.findings import Correction
from compliance.store.models.holdings import GivenBack
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.models.status_requests import StatusReport
from compliance.store.models.trail import TrailEntry
from compliance.store.queries.current import stands
from compliance.store.queries.obligation_statuses import has_status
from compliance.store.shelves import Shelf

_O = ProjectedObligation
CORRECTION = Correction.__tablename__
"""What is handed in like the rest, and re-checked by a form of its own."""


_ANSWERING: Mapping[str, tuple[type[Version], Select[*tuple[Any, ...]]]] = {
    model.__tablename__: (model, of)
    for model, of in (
        (GivenBack, select(GivenBack.id, GivenBack.holding_id)),
        (
            Erasure,
            select(Erasure.id, ErasedHolding.holding_id).join(ErasedHolding, ErasedHolding.of_row == Erasure.row_id),
        ),
        (
            Certificate,
            select(Certificate.id, CertifiedErasure.erasure_id).join(
                CertifiedErasure, CertifiedErasure.of_row == Certificate.row_id
            ),
        ),
        (StatusReport, select(StatusReport.id, StatusReport.request_id)),
        (EducationReport, select(EducationReport.id, EducationReport.session_id)),
    )
}
"""What is handed in for particular things, and which: the acceptance of one return says nothing of another."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One submission under one contract: of which kind, under which item, and from which day the ward owes a review.

    `about`: the holdings, erasures, request or session that it answers for; empty where it answers for the contract.
    """

    contract: UUID
    subject: UUID
    kind: str
    item: str
    since: date
    about: frozenset[UUID] = frozenset()


def waiting_submissions(session: Session, shelf: Shelf, contracts: Collection[UUID], as_of: date) -> Sequence[Waiting]:
    """Everything under these contracts that the ward still has to look at on `as_of`, the oldest first."""
    rows = session.execute(
        select(_O.contract_id, Entity.id, Entity.kind, _O.item, _O.raised_on)
        .join(Entity, Entity.id == _O.subject)
        .where(_O.contract_id.in_(contracts), _O.rule.in_(reviewing(shelf)), *has_status(OUTSTANDING, as_of))
        .order_by(_O.raised_on, _O.id)
    )
    found = rows.all()
    about = _about(session, {row.id for row in found if row.kind in _ANSWERING})
    return [Waiting(*row, about.get(row.id, frozenset())) for row in found]


def _about(session: Session, submissions: Collection[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    named: dict[UUID, set[UUID]] = defaultdict(set)
    asked = [of.where(model.id.in_(submissions), stands(model)) for model, of in _ANSWERING.values()]
    for submission, thing in session.execute(union_all(*asked)) if submissions else ():
        named[submission].add(thing)
    return {submission: frozenset(things) for submission, things in named.items()}


def is_review(shelf: Shelf, edition: str, rule: str) -> bool:
    """Whether this rule is the ward's own duty to look at what was handed in."""
    return shelf.act(edition, rule) is Act.REVIEW


def recorded_by(session: Session, things: Collection[tuple[UUID, str]]) -> Mapping[UUID, str]:
    """Who entered each of these things (id, kind) first: the actor's id in the trail."""
    e = TrailEntry
    ids, kinds = {id for id, _ in things}, {kind for _, kind in things}
    meant = e.kind.in_(kinds), e.subject.in_(ids), e.action == e.kind + ".record"
    entries = session.execute(select(e.subject, e.actor).where(*meant).order_by(e.seq.desc()))
    return {row.subject: row.actor for row in entries} if things else {}


def reviewing(shelf: Shelf) -> list[str]:
    """The rules, of any edition, by which the ward owes such a look."""
    return shelf.rules_asking({Act.REVIEW})
