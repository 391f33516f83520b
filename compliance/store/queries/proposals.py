"""Proposals of a breach under one contract: derived when they are asked for, never stored (design, decision 8)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.breaches import BreachProposal, proposals
from compliance.store.facts import facts_of
from compliance.store.places import place_of
from compliance.store.projection import derived
from compliance.store.rulebooks import rulebooks
from compliance.store.shelves import Shelf, horizon


def breach_proposals(session: Session, shelf: Shelf, contract: UUID, as_of: date) -> tuple[BreachProposal, ...]:
    """What is open for an officer's decision on `as_of`; nothing where there is no such contract."""
    place = place_of(session, contract, as_of)
    if place is None:
        return ()
    books, facts = rulebooks(session, shelf), facts_of(session, contract)
    return proposals(books.of(place.edition), facts, derived(facts, place, books, horizon(as_of)), as_of)
