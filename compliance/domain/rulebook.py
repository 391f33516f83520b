"""The rulebook of a contract: its edition, the ward's dated policy, the law's dated figures, and the calendar."""

from dataclasses import dataclass, field
from datetime import date

from compliance.domain.calendar import IsClosed
from compliance.domain.editions import Edition, Policy, Rule


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


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything `derive` may know beside the facts. `start_of_use`: what was due before it is 対象外."""

    edition: Edition
    law: Law = field(default_factory=Law)
    policy_changes: tuple[PolicyChange, ...] = ()
    is_closed: IsClosed = _never_closed
    start_of_use: date | None = None

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
        return (*self.edition.rules(), *self.law.rules)
