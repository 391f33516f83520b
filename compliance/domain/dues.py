"""Due days: the edition says from which day they are counted and whose they are; here they are counted."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from compliance.domain.calendar import days_after, fiscal_year_of, in_fiscal_year, next_open_day
from compliance.domain.editions import Anchor, DueRule, DueTerm
from compliance.domain.memos import Memo
from compliance.domain.obligations import Basis, Due
from compliance.domain.reasons import because

if TYPE_CHECKING:  # a rulebook keeps the tables that are made here
    from compliance.domain.rulebook import Rulebook

Anchors = Mapping[Anchor, date | None]
_RAISED = Anchor.RAISED


class DueTable:
    """The due days of one rule under one rulebook: counted once for the days they rest on, whoever owes by them."""

    def __init__(self, rulebook: "Rulebook", rule: DueRule) -> None:
        terms = (*rule.later_of, *rule.otherwise, *rule.not_after, *rule.not_before)
        changed = {change.name for change in rulebook.policy_changes}
        self._rulebook, self._rule = rulebook, rule
        self.anchors = tuple(dict.fromkeys(term.anchor for term in terms))
        """The anchors that it rests on."""
        self._dated = any(term.figure in changed for term in terms)
        self.by_raising = _RAISED in self.anchors
        """Whether it rests on the day of the asking."""
        self._on_one = len(self.anchors) == 1 and not self._dated
        self._counted: Memo[object, Due] = Memo()
        self.alone = self.anchors[0] if self._on_one else _RAISED
        """The one anchor that it rests on, if it does on one."""
        self.by_day: Memo[date | None, Due] = Memo()
        """What was counted from the day of that anchor: of a first episode it says all."""

    def due(self, own: Anchors, contract: Anchors, asked_on: date, raised_on: date, episode: int) -> Due:
        """What `due_of` says of the days of the occasion, of the contract and of the asking, the first that has one.

        It looks at the rule's anchors alone, most often at one day, and at the day raised only in two cases.
        """
        if self._on_one and episode == 1:
            day = own.get(self.alone) or contract.get(self.alone)
            if day is None and self.by_raising:
                day = asked_on
            return self.by_day.get(day) or self.by_day.keep(day, self._due_of(own, contract, asked_on, raised_on, 1))
        raised = raised_on if episode > 1 or self._dated else None
        asked = asked_on if self.by_raising else None
        rests_on = (raised, episode > 1, asked, *map(own.get, self.anchors), *map(contract.get, self.anchors))
        due = self._counted.get(rests_on)
        if due is None:
            due = self._counted.keep(rests_on, self._due_of(own, contract, asked_on, raised_on, episode))
        return due

    def _due_of(self, own: Anchors, contract: Anchors, asked_on: date, raised_on: date, episode: int) -> Due:
        return due_of(self._rulebook, self._rule, {_RAISED: asked_on, **contract, **own}, raised_on, episode)


def due_of(rulebook: "Rulebook", rule: DueRule, anchors: Anchors, raised_on: date, episode: int = 1) -> Due:
    """The due day of what is raised on `raised_on`.

    From the second episode on nobody can be asked for yesterday: a bound that had passed before the duty was raised
    again no longer binds, and a day that had passed becomes the day it is raised on.
    """
    if not (rule.later_of or rule.otherwise):
        return _without_day(rule)
    counted = _counted(rulebook, rule.later_of, anchors, raised_on)
    if not counted:
        counted = _counted(rulebook, rule.otherwise, anchors, raised_on)
    if not counted:
        return _without_day(rule)
    due = max(counted, key=_day)
    bounds = _counted(rulebook, rule.not_after, anchors, raised_on)
    if episode > 1:
        bounds = [bound for bound in bounds if _day(bound) >= raised_on]
    due = min([due, *bounds], key=_day)
    not_before = _counted(rulebook, rule.not_before, anchors, raised_on)
    if episode > 1:
        today = because("due.counted", anchor=Anchor.RAISED.value, base=raised_on, days=0)
        not_before.append(Due(raised_on, due.basis, today))
    return max([due, *not_before], key=_day)


def _without_day(rule: DueRule) -> Due:
    """Nothing sets a day; or the day it is counted from has not come yet, as before the first handover."""
    if rule.later_of and rule.later_of[0].anchor is Anchor.FIRST_HANDLING:
        return Due(None, rule.later_of[0].basis, because("due.awaited", anchor=Anchor.FIRST_HANDLING.value))
    return Due(None, rule.basis_if_none, because("due.none"))


def _day(due: Due) -> date:
    return due.on or date.max


def _counted(rulebook: "Rulebook", terms: Iterable[DueTerm], anchors: Anchors, raised_on: date) -> list[Due]:
    return [_count(rulebook, term, base, raised_on) for term in terms if (base := anchors.get(term.anchor))]


def _count(rulebook: "Rulebook", term: DueTerm, base: date, raised_on: date) -> Due:
    if term.basis is Basis.POLICY and term.figure:
        return _by_policy(rulebook, term, base, raised_on)
    days = rulebook.law.figure(term.figure, base).value if term.figure else term.days
    on = days_after(base, days - 1 if term.first_day_counts else days)
    if term.business_shift:
        on = next_open_day(on, rulebook.is_closed)
    code = "due.first_day" if term.first_day_counts else "due.counted"
    return Due(on, term.basis, because(code, anchor=term.anchor.value, base=base, days=days))


def _by_policy(rulebook: "Rulebook", term: DueTerm, base: date, raised_on: date) -> Due:
    policy = rulebook.policy(term.figure, raised_on)
    if policy.month_day is not None:
        month, day = (int(part) for part in policy.month_day.split("-"))
        on = in_fiscal_year(fiscal_year_of(base), month, day)
        return Due(on, Basis.POLICY, because("due.policy_day", policy=policy.name, base=base))
    days = policy.days or 0
    reason = because("due.policy", policy=policy.name, anchor=term.anchor.value, base=base, days=days)
    return Due(days_after(base, days), Basis.POLICY, reason)
