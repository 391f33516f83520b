"""The rulebook of a contract: its edition, the ward's dated policy, the law's dated figures, and the calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from compliance.domain.calendar import IsClosed, fiscal_years_touched
from compliance.domain.dues import DueTable
from compliance.domain.editions import Act, DueRule, Edition, Policy, Rule
from compliance.domain.errors import NotFound
from compliance.domain.facts import Fact
from compliance.domain.memos import Memo
from compliance.domain.obligations import FIXED, Duty, Obligation, Party, Unsigned
from compliance.domain.years import Year, year_of

if TYPE_CHECKING:  # a rulebook keeps occasions and what gives them, which know cases, which know their rulebook
    from compliance.domain.occasions import Occasion
    from compliance.domain.rules.acts import Owed


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """From `from_on` on, what is raised takes this figure; what was raised before keeps the old one."""

    name: str
    from_on: date
    days: int | None = None
    month_day: str | None = None


@dataclass(frozen=True, slots=True)
class LawFigure:
    """A figure of the law in force from `from_on`, with where it stands; `ja` and `en` say what it is for."""

    name: str
    from_on: date
    value: int
    source: str
    ja: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    """The law as dated data: figures, and the rules that run on them (the leak reports of APPI 68)."""

    figures: tuple[LawFigure, ...] = ()
    rules: tuple[Rule, ...] = ()
    digest: str = ""

    def figure(self, name: str, on: date) -> LawFigure:
        """The figure in force on `on`; LookupError where the law had none then."""
        in_force = [f for f in self.figures if f.name == name and f.from_on <= on]
        if not in_force:
            raise LookupError(f"no figure {name!r} of the law is in force on {on.isoformat()}")
        return max(in_force, key=lambda f: f.from_on)


def _never_closed(_day: date) -> bool:
    return False


def _set_by_text_or_law(due: DueRule) -> bool:
    """Also where an earlier end of the contract comes first: beyond it the text's day still stands."""
    return any(term.basis in FIXED for term in (*due.later_of, *due.otherwise, *due.not_after))


Teaching = tuple[date, date, Duty]
"""What one person owes of being taught: the first and the last day on which a session counts, and the duty."""

Signed = tuple[date, date | None, bool]
"""The day of the conclusion, the end, and whether data is collected: what the standing duties of a contract rest on."""


@dataclass(frozen=True)
class Rulebook:
    """Everything `derive` may know beside the facts. `start_of_use`: what was due before it is 対象外.

    `others` are the rulebooks, by edition, that a contract may come to stand under later.
    It is never changed; what was once worked out from it is kept with it, for the thousands of contracts under it.
    """

    edition: Edition
    law: Law = field(default_factory=Law)
    policy_changes: tuple[PolicyChange, ...] = ()
    is_closed: IsClosed = _never_closed
    start_of_use: date | None = None
    others: Mapping[str, "Rulebook"] = field(default_factory=dict, repr=False, compare=False)
    standing: Memo[Signed, Sequence[Unsigned]] = field(default_factory=Memo, init=False, repr=False, compare=False)
    measured: Memo[tuple[date, date | None], Obligation] = field(
        default_factory=Memo, init=False, repr=False, compare=False
    )
    raised_by: Memo[frozenset[type[Fact]], "Sequence[tuple[Rule, Owed]]"] = field(
        default_factory=Memo, init=False, repr=False, compare=False
    )
    years_reached: Memo[tuple[date, date, date], "Sequence[tuple[Year, Occasion]]"] = field(
        default_factory=Memo, init=False, repr=False, compare=False
    )
    teaching: Memo[object, Sequence[Teaching]] = field(default_factory=Memo, init=False, repr=False, compare=False)
    _years: Memo[tuple[date, date], Sequence[Year]] = field(default_factory=Memo, init=False, repr=False, compare=False)

    def under(self, edition: str) -> "Rulebook":
        """The rulebook of this edition: itself or one of the others. Raises NotFound for an unknown one."""
        if edition == self.edition.id:
            return self
        if edition not in self.others:
            raise NotFound("特記事項の版 / edition", edition)
        return self.others[edition]

    def policy(self, name: str, on: date) -> Policy:
        """The policy figure that binds what is raised `on`: the last change in effect, else the edition's default."""
        default = self.edition.policies[name]
        changes = [c for c in self.policy_changes if c.name == name and c.from_on <= on]
        if not changes:
            return default
        last = max(changes, key=lambda c: c.from_on)
        return Policy(name, last.days, last.month_day, default.ja, default.en)

    def rules(self) -> tuple[Rule, ...]:
        """The edition's rules and the law's."""
        return self._rules

    @cached_property
    def observed(self) -> tuple[Rule, ...]:
        """The rules that stand from the conclusion on, by id."""
        return tuple(rule for rule in self._by_id if rule.act is Act.OBSERVE)

    @cached_property
    def occasional(self) -> tuple[Rule, ...]:
        """The rules that arise by what happens, by id: so what they give needs little sorting."""
        return tuple(rule for rule in self._by_id if rule.act is not Act.OBSERVE)

    @cached_property
    def fixed(self) -> frozenset[str]:
        """The ids of the rules whose day the text or the law sets, so that the ward cannot move it."""
        return frozenset(rule.id for rule in self._rules if _set_by_text_or_law(rule.due))

    @cached_property
    def breakable(self) -> Mapping[str, frozenset[str]]:
        """By item, the clauses that it refers to and the contractor can break."""
        clauses = self.edition.clauses
        bound = {clause.item for clause in clauses if clause.party is Party.CONTRACTOR}
        return {clause.item: frozenset(clause.refers_to) & bound for clause in clauses}

    def rule_for(self, act: Act) -> Rule | None:
        """The first rule that asks for this act."""
        return self._by_act.get(act)

    def rule_named(self, id: str) -> Rule | None:
        """The rule with this id, the first part of an obligation's key."""
        return next((rule for rule in self._rules if rule.id == id), None)

    def years(self, first: date, last: date) -> Sequence[Year]:
        """The fiscal years with at least one day in `first` to `last`, both included."""
        years = self._years.get((first, last))
        if years is None:
            years = self._years.keep((first, last), [year_of(n) for n in fiscal_years_touched(first, last)])
        return years

    @cached_property
    def dues(self) -> Mapping[str, DueTable]:
        """The due days of each rule, by its id."""
        return {rule.id: DueTable(self, rule.due) for rule in self._rules}

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        return (*self.edition.rules(), *self.law.rules)

    @cached_property
    def _by_id(self) -> Sequence[Rule]:
        return sorted(self._rules, key=lambda rule: rule.id)

    @cached_property
    def _by_act(self) -> Mapping[Act, Rule]:
        return {rule.act: rule for rule in reversed(self._rules)}


def rulebooks_of(
    editions: Mapping[str, Edition],
    law: Law,
    policy_changes: Mapping[str, tuple[PolicyChange, ...]],
    is_closed: IsClosed,
    start_of_use: date | None,
) -> Mapping[str, Rulebook]:
    """The rulebook of each edition by its id; each knows the others."""
    books: dict[str, Rulebook] = {}
    for name, edition in editions.items():
        books[name] = Rulebook(edition, law, policy_changes.get(name, ()), is_closed, start_of_use, books)
    return books
