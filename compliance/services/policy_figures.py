"""The ward's policy figures as they stand: what each is for, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from compliance.domain.editions import DueTerm, Edition, Policy, Rule
from compliance.domain.errors import NotFound
from compliance.domain.obligations import Basis
from compliance.services.desk import Desk
from compliance.store.queries.policy_figures import FigureChange, figure_changes


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of an edition: its own value in `policy`, the ward's changes (the latest last), the rules it dates."""

    edition: Edition
    policy: Policy
    rules: tuple[Rule, ...]
    changes: tuple[FigureChange, ...]
    as_of: date

    @property
    def now(self) -> Policy | FigureChange:
        """What binds what is raised today: the last change in effect, else the edition's own."""
        return next((one for one in reversed(self.changes) if one.from_on <= self.as_of), self.policy)

    @property
    def coming(self) -> tuple[FigureChange, ...]:
        """The changes that take effect later."""
        return tuple(one for one in self.changes if one.from_on > self.as_of)


def figures(desk: Desk) -> tuple[Figure, ...]:
    """Every figure of every edition on the shelf, in the editions' order."""
    with desk.reading() as session:
        changes = figure_changes(session)
    return tuple(
        _figure(edition, policy, changes, desk.today())
        for edition in desk.shelf.editions.values()
        for policy in edition.policies.values()
    )


def figure(desk: Desk, edition: str, name: str) -> Figure:
    """One of them; NotFound where the edition has no such figure."""
    policy = desk.shelf.edition(edition).policies.get(name)
    if policy is None:
        raise NotFound("区の運用日数 / policy figure", name)
    with desk.reading() as session:
        changes = figure_changes(session)
    return _figure(desk.shelf.edition(edition), policy, changes, desk.today())


def rules_with(edition: Edition, name: str) -> tuple[Rule, ...]:
    """The rules whose day this figure sets."""
    return tuple(rule for rule in edition.rules() if any(_takes(term, name) for term in _terms(rule)))


def _figure(edition: Edition, policy: Policy, changes: Sequence[FigureChange], today: date) -> Figure:
    own = tuple(one for one in changes if (one.edition, one.name) == (edition.id, policy.name))
    return Figure(edition, policy, rules_with(edition, policy.name), own, today)


def _terms(rule: Rule) -> tuple[DueTerm, ...]:
    due = rule.due
    return (*due.later_of, *due.otherwise, *due.not_after, *due.not_before)


def _takes(term: DueTerm, name: str) -> bool:
    return term.basis is Basis.POLICY and term.figure == name
