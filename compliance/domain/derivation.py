"""Derive every obligation of one contract from its rulebook and its facts: same input, same output, no clock."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from operator import attrgetter, itemgetter

from compliance.domain.cases import case_of
from compliance.domain.edition_changes import EditionTurn, edition_turns, in_force
from compliance.domain.editions import Rule
from compliance.domain.fact_sets import Facts
from compliance.domain.facts import Extension, Review
from compliance.domain.history import turning_points, woven
from compliance.domain.obligations import Due, EarlierDue, Obligation, place_of, rule_of
from compliance.domain.reasons import because
from compliance.domain.rulebook import Rulebook
from compliance.domain.rules import standing
from compliance.domain.rules.acts import OWED, Kinds, Owed
from compliance.domain.turned_editions import CARRIED
from compliance.domain.weaving import Stage, by_identity, identity_of, in_order

_RULE, _RAISED_ON, _DUE, _EARLIER_DUES = map(itemgetter, map(place_of, ("rule", "raised_on", "due", "earlier_dues")))
_SUBJECT, _ON = attrgetter("subject.int"), attrgetter("on")


def derive(rulebook: Rulebook, facts: Facts, through: date) -> tuple[Obligation, ...]:
    """Every obligation raised up to `through`, an inclusive day that bounds contracts without an end.

    `rulebook` is that of the edition the contract was concluded under. Raises NotFound where it came to stand under one
    that the rulebook does not know.
    No conclusion among the facts (委託先未定) means no contract and no duty: the answer is empty.
    """
    points = turning_points(facts)
    before = [facts.until(date.fromordinal(point.toordinal() - 1)) for point in points]
    stages = [_as_it_stood(rulebook, known, through) for known in (*before, facts)]
    turns = edition_turns(rulebook, facts)
    extended = _extended(rulebook, turns.values(), facts, woven(stages, points, turns))
    in_use = _since_start_of_use(rulebook, extended)
    return tuple(in_order(in_use) if points else sorted(in_use, key=_RULE))


def _as_it_stood(rulebook: Rulebook, facts: Facts, through: date) -> list[Obligation]:
    binding, told = in_force(rulebook, facts)
    case = case_of(binding, told, through)
    if case is None:
        return []
    owed = [*standing.observe(case), *standing.measures(case)]
    for rule, owed_by in _raised_by(binding, facts.by_kind.kinds):
        begin = len(owed)
        owed += owed_by(case, rule)
        if len(owed) - begin > 1 and owed[begin].subject is not None:
            owed[begin:] = sorted(owed[begin:], key=_SUBJECT)  # what one subject owes comes by period and episode
    if max(map(_RAISED_ON, owed), default=through) <= through:
        return owed
    return [o for o in owed if o.raised_on <= through]


def _raised_by(rulebook: Rulebook, kinds: Kinds) -> Sequence[tuple[Rule, Owed]]:
    """The rules of which a duty may be raised by facts of these kinds, each with what says when."""
    found = rulebook.raised_by.get(kinds)
    if found is None:
        raised = [(rule, OWED[rule.act]) for rule in rulebook.occasional]
        of_these = [(rule, act.owed) for rule, act in raised if not act.raised_by.isdisjoint(kinds)]
        found = rulebook.raised_by.keep(kinds, of_these)
    return found


def _extended(
    rulebook: Rulebook, turns: Iterable[EditionTurn], facts: Facts, derived: Sequence[Obligation]
) -> Sequence[Obligation]:
    """期限延長: each extension moves the day of its key; the ward cannot move what the text or the law sets."""
    granted = _granted(facts)
    if not granted:
        return derived
    fixed = {book.edition.id: book.fixed for book in (rulebook, *(turn.now for turn in turns))}
    found = by_identity(derived) if len(fixed) > 1 else {}
    rules = {rule_of(extension.obligation) for extension in granted}
    return [
        reduce(_extend, (e for e in granted if e.obligation in _keys(o, found)), o)
        if o.rule in rules and o.rule not in fixed[o.edition]
        else o
        for o in derived
    ]


def _granted(facts: Facts) -> Sequence[Extension]:
    """What the ward granted, in that order: of its own, and as the contractor wished on the day it was accepted."""
    asked = facts.all(Extension)
    if not any(extension.submitted for extension in asked):
        return asked
    return sorted((e for each in asked if (e := _as_granted(facts, each)) is not None), key=lambda e: e.on)


def _as_granted(facts: Facts, extension: Extension) -> Extension | None:
    if not extension.submitted:
        return extension
    first = next(iter(facts.about(Review, extension.id)), None)
    return replace(extension, on=max(first.on, extension.on)) if first is not None and first.accepted else None


def _keys(o: Obligation, found: Stage) -> Sequence[str]:
    """Its own, and those of the duty that a change of edition had it owed on from: an extension of that one stands."""
    keys = [o.key]
    while o.raised_by.code == CARRIED:
        rule, subject, period, episode = identity_of(o)
        o = found[rule, subject, period, episode - 1]
        keys.append(o.key)
    return keys


def _extend(o: Obligation, extension: Extension) -> Obligation:
    """From the day of the extension its day stands, whatever the rules would say; the days before it stay visible."""
    was = o.due_as_of(extension.on)
    reason = because("due.extended", extension=extension.id, on=extension.on, was=was.on)
    stood = tuple(earlier for earlier in o.earlier_dues if earlier.until < extension.on)
    stood += (EarlierDue(until=extension.on, due=was),) if o.raised_on < extension.on else ()
    return o._replace(due=Due(extension.new_due_on, was.basis, reason), earlier_dues=stood)


def _since_start_of_use(rulebook: Rulebook, derived: Sequence[Obligation]) -> Sequence[Obligation]:
    """What was due before the ward began to use the system is 対象外, unless it had been met by then."""
    start = rulebook.start_of_use
    if start is None:
        return derived
    if any(map(_EARLIER_DUES, derived)):
        days = [o.due_as_of(max(start, o.raised_on)).on for o in derived]
    else:
        days = [*map(_ON, map(_DUE, derived))]
    why, in_use = because("before_use", start=start), [*derived]
    for n in [n for n, on in enumerate(days) if on is not None and on < start]:
        o = derived[n]
        if o.accepted_on is None or o.accepted_on >= start:
            in_use[n] = o.unmet(o.raised_on, why)
    return in_use
