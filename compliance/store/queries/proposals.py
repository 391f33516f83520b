"""Proposals of a breach under one contract: asked for when they are shown, never stored (design, decision 8)."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from compliance.domain.breaches import BreachProposal, proposals
from compliance.domain.obligations import Obligation, Party
from compliance.domain.rulebook import Rulebook
from compliance.store.facts import facts_at_once
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.obligation_rows import SELECTED, obligation_of


def breach_proposals(session: Session, rulebook: Rulebook, contract: UUID, as_of: date) -> tuple[BreachProposal, ...]:
    """What is open for an officer's decision on `as_of`; nothing where there is no such contract.

    `rulebook` is that of the edition it was signed with; of policy and law nothing is asked.
    From the projection and from the facts, in few statements: a page that also shows other things has none to spare.
    """
    (facts,) = facts_at_once(session, [contract])
    return proposals(rulebook, facts, _late(session, contract, as_of), as_of)


def _late(session: Session, contract: UUID, as_of: date) -> Iterator[Obligation]:
    """The contractor's duties whose day may have passed unmet, a few on time among them: the domain judges."""
    o = ProjectedObligation
    unmet = or_(o.accepted_on.is_(None), o.accepted_on > as_of, o.met_on > o.due_on)
    passed = or_(o.moved, and_(o.due_on < as_of, unmet))
    of_contractor = o.contract_id == contract, o.party == Party.CONTRACTOR.value
    for row in session.execute(select(*SELECTED).where(*of_contractor, passed)):
        yield obligation_of(row)
