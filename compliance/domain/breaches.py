"""Proposals of a breach: what the record shows, put to an officer. A machine proposes, people decide.

Only from a day of the clauses, the measures, the contract or a request that passed, an answer 不適合, a removal or a
collection without consent, a copy or sub-contracting on record; never from a policy date, never against the ward, and
never from another proposal, because a proposal is not a fact.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from compliance.domain.calendar import days_after
from compliance.domain.cases import Case, case_of
from compliance.domain.edition_changes import rulebook_on
from compliance.domain.editions import Clause, Edition, Exemption
from compliance.domain.fact_sets import Facts
from compliance.domain.facts import (
    Answer,
    Assessed,
    BreachDecided,
    Collected,
    Copied,
    Designated,
    Employment,
    Held,
    Medium,
    Origin,
    Recognised,
    Removed,
    Subcontracted,
)
from compliance.domain.obligations import Basis, Obligation, Party
from compliance.domain.reasons import Reason, because
from compliance.domain.rulebook import Rulebook
from compliance.domain.turned_editions import CARRIED, REPLACED

_PROVING = frozenset({Basis.CLAUSE, Basis.MEASURE, Basis.CONTRACT, Basis.REQUEST})
OTHER_KIND = "4"
_OFFICER_ASKS = frozenset({Employment.FREELANCE, Employment.OTHER})


@dataclass(frozen=True, slots=True)
class BreachProposal:
    """One open proposal for one contract, clause (`item` of `edition`) and `cause`: a key or kind/id of a fact."""

    contract: UUID
    edition: str
    item: str
    cause: str
    on: date
    why: Reason


@dataclass(frozen=True, slots=True)
class Question:
    """Something an officer should ask about, and not more: no date, no proposal, no accusation."""

    contract: UUID
    item: str
    subject: UUID
    why: Reason


def proposals(
    rulebook: Rulebook, facts: Facts, obligations: Iterable[Obligation], as_of: date
) -> tuple[BreachProposal, ...]:
    """What is open for an officer's decision on `as_of`, by item and cause; `obligations` as `derive` gave them."""
    case = case_of(rulebook, facts.until(as_of), as_of)
    if case is None:
        return ()
    decided = {(decision.clause, decision.cause) for decision in case.all(BreachDecided)}
    proposed = [*_passed(case, obligations, as_of), *_failing(case), *_acts_on_record(case)]
    found = {(p.item, p.cause): p for p in proposed}
    return tuple(found[identity] for identity in sorted(found) if identity not in decided)


def questions(rulebook: Rulebook, facts: Facts, as_of: date) -> tuple[Question, ...]:
    """Handlers under 業務委託（個人） or other employment: dispatch is not re-outsourcing, these may be."""
    case = case_of(rulebook, facts.until(as_of), as_of)
    forbidding = _forbidding(rulebook_on(rulebook, facts, as_of).edition, "subcontracting")
    if case is None or forbidding is None:
        return ()
    asked = [person for person in case.all(Designated) if person.employment in _OFFICER_ASKS]
    return tuple(
        Question(case.contract, forbidding.item, p.id, because("employment_asked", person=p.person)) for p in asked
    )


def _passed(case: Case, obligations: Iterable[Obligation], as_of: date) -> Iterator[BreachProposal]:
    for o in obligations:
        day = _last_owed(o, as_of)
        due = o.due_as_of(day)
        if o.party is Party.WARD or due.basis not in _PROVING or due.on is None or not o.late(day):
            continue
        if o.raised_by.code == CARRIED and due.on < o.raised_on:
            continue
        since = max(days_after(due.on, 1), o.raised_on)
        why = because("day_passed", due_on=due.on, basis=due.basis.value)
        for item in _clauses_of(case, o.item, case.rulebook.under(o.edition).edition):
            yield BreachProposal(o.contract, o.edition, item, o.key, since, why)


def _last_owed(o: Obligation, as_of: date) -> date:
    """The last day it was owed under its edition: a day missed then is a breach of that edition's clause."""
    if o.lapsed_by is None or o.lapsed_by.code != REPLACED or o.lapsed_on is None:
        return as_of
    return min(as_of, days_after(o.lapsed_on, -1))


def _proposable(edition: Edition) -> frozenset[str]:
    return frozenset(clause.item for clause in edition.clauses if clause.breach_proposable)


def _failing(case: Case) -> Iterator[BreachProposal]:
    for assessed in case.all(Assessed):
        if assessed.answer is Answer.FAILS:
            why = because("answered_failing", item=assessed.item, how=assessed.how, on=assessed.on)
            edition = _edition_on(case, assessed.on)
            for item in _clauses_of(case, assessed.item, edition):
                yield BreachProposal(case.contract, edition.id, item, f"assessment/{assessed.id}", assessed.on, why)


def _edition_on(case: Case, day: date) -> Edition:
    return rulebook_on(case.rulebook, case.facts, day).edition


def _clauses_of(case: Case, item: str, edition: Edition) -> frozenset[str]:
    """The clauses an item stands for: itself, or those that a measure of the contractor's says again."""
    reported = case.measures()
    measures = {} if reported is None else {f"measure:{m.key}": m for m in reported.measures if not m.ward}
    standing_for = measures[item].links if item in measures else (item,)
    return _proposable(edition) & set(standing_for)


@dataclass(frozen=True, slots=True)
class _Act:
    """An act on record that a clause forbids, and the consents it may rest on."""

    forbidden: str
    code: str
    id: UUID
    on: date
    consents: tuple[UUID | None, ...] = ()


def _acts_on_record(case: Case) -> Iterator[BreachProposal]:
    """What was done without the consent that the clause asks for, or against a clause that knows no consent."""
    for act in _acts(case):
        edition = _edition_on(case, act.on)
        clause = _forbidding(edition, act.forbidden)
        if clause is not None and not _consented(case, clause, act):
            why = because(act.code, act=act.id, on=act.on)
            yield BreachProposal(case.contract, edition.id, clause.item, f"{act.forbidden}/{act.id}", act.on, why)


def _consented(case: Case, clause: Clause, act: _Act) -> bool:
    """Under a flat ban there is nothing to consent to, whatever was asked for and granted."""
    if clause.exemption is not Exemption.CONSENT:
        return False
    return any(case.consented(consent, clause.item, act.on) for consent in act.consents)


def _acts(case: Case) -> Iterator[_Act]:
    for removed in case.all(Removed):
        yield _Act("removal", "removed_without_consent", removed.id, removed.on, (removed.consent,))
    for given in case.all(Subcontracted):
        yield _Act("subcontracting", "subcontracted", given.id, given.on, (given.consent,))
    for copied in case.all(Copied):
        yield _Act("copying", "copied", copied.id, copied.on, (copied.consent,))
    yield from _copies_held(case)
    for collected in case.all(Collected):
        yield from _collected(case, collected)


def _copies_held(case: Case) -> Iterator[_Act]:
    """Copies in the ledger, under a flat ban; where consent may be had, the act of copying is on record by itself."""
    for held in case.all(Held):
        if held.origin is Origin.COPIED and held.medium is not Medium.COMPUTER:
            clause = _forbidding(_edition_on(case, held.on), "copying")
            if clause is not None and clause.exemption is Exemption.NONE:
                yield _Act("copying", "copied", held.id, held.on)


def _collected(case: Case, collected: Collected) -> Iterator[_Act]:
    recognised = case.first(Recognised)
    recognised_from = date.max if recognised is None else recognised.on
    if not (collected.from_the_person and collected.purpose_stated):
        yield _Act("indirect_collection", "collected_indirectly", collected.id, collected.on, collected.consents)
    if any(kind != OTHER_KIND or recognised_from <= collected.on for kind in collected.sensitive):
        yield _Act("sensitive_collection", "collected_sensitive", collected.id, collected.on, collected.consents)


def _forbidding(edition: Edition, act: str) -> Clause | None:
    return next((clause for clause in edition.clauses if act in clause.forbids), None)
