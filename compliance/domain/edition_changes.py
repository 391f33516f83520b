"""Contracts that come to stand under another edition: whose rules bind when, and what facts mean under later ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from compliance.domain.editions import Clause, Edition
from compliance.domain.fact_sets import Facts
from compliance.domain.facts import (
    BreachDecided,
    ConsentRequested,
    DamageClaimed,
    EditionChanged,
    Fact,
    Found,
    Instructed,
)
from compliance.domain.rulebook import Rulebook


class EditionTurn(NamedTuple):
    """On `on` the contract came to stand under the rulebook `now` instead of `was`."""

    on: date
    was: Rulebook
    now: Rulebook

    def repeats(self, item: str) -> bool:
        """Whether the new edition has this item word for word, its rules too; and what is no edition's stays."""
        return _clauses(self.was.edition).get(item) == _clauses(self.now.edition).get(item)


def edition_turns(rulebook: Rulebook, facts: Facts) -> Mapping[date, EditionTurn]:
    """Each change of edition by its day; `rulebook` is that of the edition the contract was concluded under."""
    turns: dict[date, EditionTurn] = {}
    now = rulebook
    for changed in facts.all(EditionChanged):
        was, now = now, rulebook.under(changed.edition)
        turns[changed.on] = EditionTurn(changed.on, turns[changed.on].was if changed.on in turns else was, now)
    return turns


def rulebook_on(rulebook: Rulebook, facts: Facts, day: date) -> Rulebook:
    """The rulebook in force on `day`."""
    changed = [change.edition for change in facts.all(EditionChanged) if change.on <= day]
    return rulebook.under(changed[-1]) if changed else rulebook


def in_force(rulebook: Rulebook, facts: Facts) -> tuple[Rulebook, Facts]:
    """The rulebook last in force, and the facts in its terms: the clauses they name are its own, where it has them."""
    turns = list(edition_turns(rulebook, facts).values())
    if not turns:
        return rulebook, facts
    now = turns[-1].now
    return now, Facts(facts.contract, tuple(_in_terms_of(now.edition, turns, facts.items)))


def _in_terms_of(edition: Edition, turns: Sequence[EditionTurn], facts: Iterable[Fact]) -> Iterable[Fact]:
    for fact in facts:
        match fact:
            case BreachDecided() | ConsentRequested() | DamageClaimed() | Instructed():
                yield replace(fact, clause=_called(fact.clause, fact.on, edition, turns))
            case Found():
                yield replace(fact, item=_called(fact.item, fact.on, edition, turns))
            case _:
                yield fact


def _called(item: str, on: date, edition: Edition, turns: Sequence[EditionTurn]) -> str:
    """What `edition` calls the clause that was named on a day: by the words of that day, or of an earlier edition."""
    stood = [turns[0].was, *(turn.now for turn in turns if turn.on <= on)]
    known = next((book.edition for book in reversed(stood) if item in _clauses(book.edition)), None)
    return item if known is None or known is edition else counterpart(known.clause(item), edition)


def counterpart(clause: Clause, edition: Edition) -> str:
    """The item of `edition` that most rules of this clause stand in, or that forbids the same; else its own item."""
    best = max(edition.clauses, key=lambda other: _shared(clause, other))
    return best.item if any(_shared(clause, best)) else clause.item


def _shared(one: Clause, other: Clause) -> tuple[int, int]:
    rules = {rule.id for rule in one.rules} & {rule.id for rule in other.rules}
    return len(rules), len(set(one.forbids) & set(other.forbids))


def _clauses(edition: Edition) -> Mapping[str, Clause]:
    return {clause.item: clause for clause in edition.clauses}
