"""Proposals of a breach under one contract: asked for when they are shown, never stored (design, decision 8)."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from compliance.domain.breaches import BreachProposal, proposals
from compliance.domain.facts import Facts
from compliance.domain.obligations import Obligation, Party
from compliance.domain.rulebook import Rulebook
from compliance.store.fact_readings import READINGS
from compliance.store.fact_rows import Asked
from compliance.store.fact_unions import Union
from compliance.store.facts_of_contracts import concluded, measures_reported, moved_holdings
from compliance.store.models.obligations import ProjectedObligation
from compliance.store.obligation_rows import SELECTED, obligation_of

_KINDS = frozenset(
    {
        "assessment",
        "breach_decision",
        "collection",
        "consent_decision",
        "consent_request",
        "copy",
        "edition_change",
        "holding",
        "recognition",
        "removal",
        "subcontracting",
        "term_change",
    }
)
_ON_RECORD = Union(*(reading for reading in READINGS if reading.kind in _KINDS))


def breach_proposals(session: Session, rulebook: Rulebook, contract: UUID, as_of: date) -> tuple[BreachProposal, ...]:
    """What is open for an officer's decision on `as_of`; nothing where there is no such contract.

    `rulebook` is that of the edition it was signed with; of policy and law nothing is asked.
    From the projection and from the kinds of fact that a proposal may rest on, and no others: a page that also shows
    other things has few statements to spare.
    """
    return proposals(rulebook, _facts(session, contract), _late(session, contract, as_of), as_of)


def _facts(session: Session, contract: UUID) -> Facts:
    connection, asked = session.connection(), Asked([contract])
    terms = concluded(connection, asked)
    if not terms:
        return Facts(contract, ())
    beside = (*measures_reported(connection, asked), *moved_holdings(connection, asked))
    found = (*terms, *beside, *_ON_RECORD.read(connection, asked))
    return Facts(contract, tuple(fact for _of, fact in found))


def _late(session: Session, contract: UUID, as_of: date) -> Iterator[Obligation]:
    """The contractor's duties whose day may have passed unmet, a few on time among them: the domain judges."""
    o = ProjectedObligation
    unmet = or_(o.accepted_on.is_(None), o.accepted_on > as_of, o.met_on > o.due_on)
    passed = or_(o.moved, and_(o.due_on < as_of, unmet))
    of_contractor = o.contract_id == contract, o.party == Party.CONTRACTOR.value
    for row in session.execute(select(*SELECTED).where(*of_contractor, passed)):
        yield obligation_of(row)
