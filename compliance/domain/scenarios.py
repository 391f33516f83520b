"""A worked case as a lawyer writes it down: a contract, what happened, and what is owed on which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from compliance.domain.breaches import BreachProposal, Question, proposals, questions
from compliance.domain.calendar import fiscal_year_end, fiscal_year_of
from compliance.domain.derivation import derive
from compliance.domain.fact_sets import Facts
from compliance.domain.facts import Fact
from compliance.domain.obligations import Obligation
from compliance.domain.rulebook import PolicyChange, Rulebook

CONTRACT = "contract"
"""The name of the contract itself in a file."""


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact and the day it was recorded: one recorded late changes only what is known now."""

    fact: Fact
    recorded_on: date


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must be read on `as_of` of the obligation with `key`; `fields` as they stand in the file, by name.

    `absent` where there must be none, or none yet. `known_on` asks as it was known then.
    """

    as_of: date
    key: str
    fields: tuple[tuple[str, object], ...]
    absent: bool = False
    known_on: date | None = None


@dataclass(frozen=True, slots=True)
class ExpectedProposal:
    """Whether the engine must propose a breach under `item` for `cause` on `as_of`, as known now or on `known_on`."""

    as_of: date
    item: str
    cause: str
    absent: bool = False
    known_on: date | None = None


@dataclass(frozen=True, slots=True)
class ExpectedQuestion:
    """Whether the engine must ask an officer to look at `subject` under `item` on `as_of`: a question and not more."""

    as_of: date
    item: str
    subject: str
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario file; `edition` is empty where the file leaves the choice to the program."""

    name: str
    clauses: tuple[str, ...]
    edition: str
    contract: UUID
    facts: tuple[KnownFact, ...]
    policy_changes: tuple[PolicyChange, ...]
    start_of_use: date | None
    through: date | None
    names: tuple[tuple[str, UUID], ...]
    expected: tuple[Expectation, ...]
    proposals: tuple[ExpectedProposal, ...]
    questions: tuple[ExpectedQuestion, ...]

    def known(self, on: date | None = None) -> Facts:
        """The facts as known now, or at the end of the day `on`."""
        facts = (known.fact for known in self.facts if on is None or known.recorded_on <= on)
        return Facts(self.contract, tuple(facts))

    def horizon(self, as_of: date) -> date:
        """The file's own, else the end of the fiscal year after `as_of`."""
        return self.through or fiscal_year_end(fiscal_year_of(as_of) + 1)

    def derive(self, rulebook: Rulebook, as_of: date, known_on: date | None = None) -> tuple[Obligation, ...]:
        """What `derive` says of these facts."""
        return derive(rulebook, self.known(known_on), self.horizon(as_of))

    def propose(self, rulebook: Rulebook, as_of: date, known_on: date | None = None) -> tuple[BreachProposal, ...]:
        """The open proposals on `as_of`."""
        return proposals(rulebook, self.known(known_on), self.derive(rulebook, as_of, known_on), as_of)

    def ask(self, rulebook: Rulebook, as_of: date, known_on: date | None = None) -> tuple[Question, ...]:
        """What an officer should ask about on `as_of`."""
        return questions(rulebook, self.known(known_on), as_of)

    def key(self, written: str) -> str:
        """A key as written with names (`education/tanaka`), with the ids that stand for them."""
        return key_with_ids(written, dict(self.names))

    def written(self, key: str) -> str:
        """A key with the file's names in place of ids."""
        for name, entity in self.names:
            key = key.replace(str(entity), name)
        return key


def key_with_ids(written: str, ids: Mapping[str, UUID]) -> str:
    """A key written with names, with ids in their place; its first part is the rule's or the cause's, never a name."""
    key, mark, episode = written.partition("#")
    first, *parts = key.split("/")
    return "/".join([first, *(str(ids.get(part, part)) for part in parts)]) + mark + episode
