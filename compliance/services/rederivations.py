"""Stored duties derived anew in memory: with other facts, or under another rulebook; nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from compliance.domain.derivation import derive
from compliance.domain.fact_sets import Facts
from compliance.domain.facts import Fact
from compliance.store.facts import facts_at_once
from compliance.store.queries.altered_duties import Duties
from compliance.store.queries.obligations import listed
from compliance.store.queries.rows import ObligationRow
from compliance.store.shelves import Rulebooks, horizon

Known = Mapping[UUID, Facts]
_NOTHING_MORE: Mapping[UUID, Sequence[Fact]] = {}


def known_facts(session: Session, altered: Sequence[Duties], without: UUID | None = None) -> Known:
    """The facts of these contracts, and of those they renew, by contract; `without` as if that thing were voided."""
    renewed = {duties.predecessor for duties in altered if duties.predecessor is not None}
    contracts = sorted({*renewed, *(duties.contract for duties in altered)})
    return {facts.contract: facts for facts in facts_at_once(session, contracts, without)} if altered else {}


def derived_anew(
    altered: Sequence[Duties],
    books: Rulebooks,
    known: Known,
    as_of: date,
    more: Mapping[UUID, Sequence[Fact]] = _NOTHING_MORE,
) -> Iterator[ObligationRow]:
    """What each contract owes by its known facts and `more` of its own, as it would be listed on `as_of`."""
    for duties in altered:
        facts = Facts(duties.contract, (*known[duties.contract].items, *more.get(duties.contract, ())))
        for each in derive(books.of(duties.edition), facts, horizon(as_of)):
            yield listed(each, duties.rows[0].under, as_of)
